"""`pso compare`: the same figures under two editions, as text or as data."""

import argparse
import json

from pso.assessment import Assessment, assess
from pso.cli import call as shared
from pso.insight.compare import compare
from pso.insight.data import plain
from pso.overlay import editions
from pso.uitkomst import uitkomst_json


def add(commands: "shared.Commands") -> None:
    """Add the command."""
    command = commands.add_parser("compare", help="score the same figures under two editions")
    shared.add_opgave(command)
    command.add_argument(
        "--editions", required=True, type=_two, metavar="1.9,2.1", help="the two handleidingen"
    )
    shared.add_language(command)
    command.add_argument("--json", action="store_true", help="write data instead of text")
    command.set_defaults(run=_compare)


def _two(text: str) -> tuple[str, str]:
    known = tuple(edition.name for edition in editions())
    before, _, after = (part.strip() for part in text.partition(","))
    if not {before, after} <= set(known):
        raise argparse.ArgumentTypeError(
            f"give two of {', '.join(known)}, with a comma between them"
        )
    return before, after


def _compare(call: argparse.Namespace) -> int:
    data = shared.read(call.opgave)
    before, after = (assess(data, edition=name) for name in call.editions)
    found = None
    if isinstance(before, Assessment) and isinstance(after, Assessment):
        found = compare(before, after)
    if call.json:
        sides = [json.loads(uitkomst_json(side, call.lang)) for side in (before, after)]
        shared.write_json({"results": sides, "differences": plain(found)})
    else:
        from pso.cli.compare_text import comparison_lines  # noqa: PLC0415  templates take long to load

        sides_by_name = tuple(zip(call.editions, (before, after), strict=True))
        print("\n".join(comparison_lines(sides_by_name, found, call.lang)))
    return max(shared.status(before), shared.status(after))
