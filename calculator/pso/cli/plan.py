"""`pso plan`: for each higher level the smallest steps up, as text or as data."""

import argparse

from pso.assessment import Assessment
from pso.cli import call as shared
from pso.insight.data import plain
from pso.insight.plan import USUAL_KIND, Wishes, plan_of
from pso.insight.plan.people import Kind
from pso.insight.plan.tried import refusal_of
from pso.overlay import editions


def add(commands: "shared.Commands") -> None:
    """Add the command."""
    command = commands.add_parser("plan", help="show the smallest steps to each higher level")
    shared.add_opgave(command)
    _add_wishes(command)
    shared.add_edition(command)
    shared.add_language(command)
    command.add_argument("--json", action="store_true", help="write data instead of text")
    command.set_defaults(run=_plan)


def _add_wishes(command: argparse.ArgumentParser) -> None:
    position, contract = USUAL_KIND.position, USUAL_KIND.contract
    command.add_argument(
        "--position",
        choices=editions().positions,
        default=position,
        metavar="CODE",
        help=f"position of new people (default: {position})",
    )
    command.add_argument(
        "--contract",
        choices=editions().contracts,
        default=contract,
        metavar="CODE",
        help=f"their contract (default: {contract})",
    )
    command.add_argument(
        "--hours", type=shared.above_zero, help="their hours a week (default: the full-time week)"
    )
    command.add_argument(
        "--factor", type=shared.above_zero, help="target-group fte per million euro of a supplier"
    )


def _plan(call: argparse.Namespace) -> int:
    result = shared.scored(call)
    if not isinstance(result, Assessment):
        shared.write_refusal(result, call)
        return shared.PROBLEMS_FOUND
    kind = Kind(position=call.position, contract=call.contract, hours=call.hours)
    if refused := refusal_of(result, kind.placement(result.fulltime_hours)):
        shared.write_refusal(refused, call)
        return shared.PROBLEMS_FOUND
    plan = plan_of(result, Wishes(person=kind, fte_per_million=call.factor))
    if call.json:
        shared.write_json(plain(plan))
    else:
        from pso.view.said_plan import plan_lines  # noqa: PLC0415  templates take long to load

        print("\n".join(plan_lines(plan, result, call.lang)))
    return shared.SCORED
