"""`pso estimate`: a band of levels from three figures, before anyone knows the rest."""

import argparse
from datetime import date
from fractions import Fraction
from typing import Any

from pso.assessment import Refusal
from pso.cli import call as shared
from pso.exact import shortest_text
from pso.insight.data import plain
from pso.insight.estimate import Estimate, estimate_of
from pso.overlay import editions


def add(commands: "shared.Commands") -> None:
    """Add the command."""
    command = commands.add_parser("estimate", help="estimate a band of levels from three figures")
    figures = {
        "--total-fte": "total of everyone at work, in fte",
        "--people": "people of the target group",
        "--hours": "their paid hours a week, per person",
    }
    for name, meaning in figures.items():
        command.add_argument(name, type=shared.above_zero, required=True, help=meaning)
    command.add_argument("--fulltime", type=shared.above_zero, help="hours of a full-time week")
    command.add_argument(
        "--position", choices=editions().positions, metavar="CODE", help="if known"
    )
    command.add_argument(
        "--contract", choices=editions().contracts, metavar="CODE", help="if known"
    )
    shared.add_edition(command)
    shared.add_language(command)
    command.add_argument("--json", action="store_true", help="write data instead of text")
    command.set_defaults(run=_estimate)


def _estimate(call: argparse.Namespace) -> int:
    edition = editions().named(call.edition) if call.edition else editions().newest
    found = estimate_of(
        _opgave(call, (edition or editions().newest).valid_from), edition=call.edition
    )
    if isinstance(found, Refusal):
        shared.write_refusal(found, call)
        return shared.PROBLEMS_FOUND
    if call.json:
        shared.write_json(_plain(found))
    else:
        from pso.cli.estimate_text import estimate_lines  # noqa: PLC0415  templates take long to load

        print("\n".join(estimate_lines(found, call.lang)))
    return shared.SCORED


def _opgave(call: argparse.Namespace, day: date) -> dict[str, Any]:
    """Make an opgave of what is known, on the first day of the edition: the same call gives the same answer."""
    row = {"people": _text(call.people), "hours": _text(call.hours)}
    row |= {"position": call.position, "contract": call.contract}
    frame = {"reference_date": day.isoformat(), "total_fte": _text(call.total_fte)}
    return frame | {"fulltime_hours": _text(call.fulltime), "placements": [row]}


def _text(number: Fraction | None) -> str | None:
    return None if number is None else shortest_text(number)


def _plain(found: Estimate) -> object:
    ends = {"lowest": found.lowest, "highest": found.highest}
    return {
        "edition": found.lowest.edition.name,
        **{
            name: {"level": end.quantitative_level, "total_percent": plain(end.total_percent)}
            for name, end in ends.items()
        },
        "questions": plain(found.questions),
    }
