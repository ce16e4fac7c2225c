"""What the commands share: reading an opgave, the usual options, exit statuses, and how problems are said."""

import argparse
import json
import sys
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from pso.assessment import Assessment, Refusal, assess
from pso.exact import read_number
from pso.overlay import editions
from pso.uitkomst import uitkomst_json
from pso.words import LANGUAGES

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001  it has no public name

SCORED, PROBLEMS_FOUND, WRONG_CALL = 0, 1, 2
STANDARD_INPUT = "-"


def add_opgave(command: argparse.ArgumentParser) -> None:
    """Add the argument that names the opgave."""
    help_text = 'a pso-opgave/1 file; "-" reads standard input'
    command.add_argument("opgave", metavar="OPGAVE", help=help_text)


def add_edition(command: argparse.ArgumentParser) -> None:
    """Add the option that names a handleiding."""
    names = [edition.name for edition in editions()]
    command.add_argument("--edition", choices=names, help="handleiding to score under")


def add_language(command: argparse.ArgumentParser) -> None:
    """Add the option that names a language."""
    help_text = "language of texts (default: nl)"
    command.add_argument("--lang", choices=LANGUAGES, default="nl", help=help_text)


def above_zero(text: str) -> Fraction:
    """Read an option that is a number above 0, with a decimal comma or point."""
    number = read_number(text)
    if number is None or number <= 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0")
    return number


def read(name: str) -> bytes:
    """Read a file, or standard input for `-`."""
    return sys.stdin.buffer.read() if name == STANDARD_INPUT else Path(name).read_bytes()


def scored(call: argparse.Namespace) -> Assessment | Refusal:
    """Score the opgave that a call names."""
    return assess(read(call.opgave), edition=call.edition)


def status(result: Assessment | Refusal) -> int:
    """Give the exit status of a result."""
    return SCORED if isinstance(result, Assessment) else PROBLEMS_FOUND


def write_json(tree: object) -> None:
    """Write data as JSON, the same bytes everywhere."""
    sys.stdout.write(json.dumps(tree, ensure_ascii=False, indent=2) + "\n")


def write_refusal(result: Refusal, call: argparse.Namespace) -> None:
    """Say every problem: as data where JSON was asked for, else as text on standard error."""
    if call.json:
        sys.stdout.write(uitkomst_json(result, call.lang))
        return
    from pso.cli.report import problem_lines  # noqa: PLC0415  templates take long to load

    print("\n".join(problem_lines(result, call.lang)), file=sys.stderr)
