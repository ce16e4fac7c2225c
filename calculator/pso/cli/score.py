"""`pso score`: one organisation from a file, or many from a stream."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, TextIO

from pso import collector
from pso.assessment import Assessment, assess
from pso.cli import call as shared
from pso.uitkomst import uitkomst_json, uitkomst_line


def add(commands: "shared.Commands") -> None:
    """Add the command."""
    score = commands.add_parser("score", help="score one opgave, or many with --lines")
    shared.add_opgave(score)
    score.add_argument(
        "--lines", action="store_true", help="one opgave a line in, one uitkomst a line out"
    )
    shared.add_edition(score)
    shared.add_language(score)
    score.add_argument("--json", action="store_true", help="write pso-uitkomst/1 instead of text")
    score.set_defaults(run=_score)


def _score(call: argparse.Namespace) -> int:
    if call.lines:
        return _score_lines(call)
    result = shared.scored(call)
    if call.json:
        sys.stdout.write(uitkomst_json(result, call.lang))
    elif isinstance(result, Assessment):
        from pso.cli.report import report_lines  # noqa: PLC0415  templates take long to load

        print("\n".join(report_lines(result, call.lang)))
    else:
        shared.write_refusal(result, call)
    return shared.status(result)


def _score_lines(call: argparse.Namespace) -> int:
    """Score line by line, holding one line at a time; 1 when any line had problems."""
    if call.opgave == shared.STANDARD_INPUT:
        return _score_each(call, sys.stdin.buffer)
    path = Path(call.opgave)
    with path.open("rb") as lines:
        return _score_each(call, _with_progress(lines, path.stat().st_size, sys.stderr))


@collector.at_rest()
def _score_each(call: argparse.Namespace, lines: Iterable[bytes]) -> int:
    status = shared.SCORED
    for line in lines:
        result = assess(line, edition=call.edition)
        status = max(status, shared.status(result))
        sys.stdout.write(uitkomst_line(result, call.lang))
    return status


def _with_progress(source: BinaryIO, size: int, terminal: TextIO) -> Iterator[bytes]:
    """Pass lines on and show on a terminal how far we are; nothing in a pipe."""
    done, shown, watched = 0, -1, terminal.isatty()
    for line in source:
        yield line
        done += len(line)
        percent = 100 * done // size if size else 0
        if watched and percent != shown:
            shown = percent
            print(f"\r{'█' * (percent // 4):<25} {percent} %", end="", file=terminal, flush=True)
    if shown >= 0:
        print(file=terminal)
