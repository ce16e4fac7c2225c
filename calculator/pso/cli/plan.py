"""`pso plan`: for each higher level the smallest steps up, as text or as data."""

import argparse
from collections.abc import Iterator
from fractions import Fraction

from pso.assessment import Assessment
from pso.cli import call as shared
from pso.exact import read_number
from pso.insight.data import plain
from pso.insight.plan import USUAL_KIND, Plan, Wishes, plan_of
from pso.insight.plan.change import (
    Bought,
    Change,
    Hired,
    LongerHours,
    OtherContract,
    Replaced,
)
from pso.insight.plan.people import Kind
from pso.insight.plan.sums import MOST_PEOPLE
from pso.insight.plan.way import Way
from pso.opgave import Placement
from pso.overlay import editions
from pso.view import Page


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
        "--hours", type=_above_zero, help="their hours a week (default: the full-time week)"
    )
    command.add_argument(
        "--factor", type=_above_zero, help="target-group fte per million euro of a supplier"
    )


def _above_zero(text: str) -> Fraction:
    number = read_number(text)
    if number is None or number <= 0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number above 0")
    return number


def _plan(call: argparse.Namespace) -> int:
    result = shared.scored(call)
    if not isinstance(result, Assessment):
        shared.write_refusal(result, call)
        return shared.PROBLEMS_FOUND
    kind = Kind(position=call.position, contract=call.contract, hours=call.hours)
    if refused := shared.refusal_of(result, kind.placement(result.fulltime_hours)):
        shared.write_refusal(refused, call)
        return shared.PROBLEMS_FOUND
    plan = plan_of(result, Wishes(person=kind, fte_per_million=call.factor))
    if call.json:
        shared.write_json(plain(plan))
    else:
        print("\n".join(plan_lines(plan, result, call.lang)))
    return shared.SCORED


def plan_lines(plan: Plan, result: Assessment, language: str) -> Iterator[str]:
    """Write every level above the one at hand with its ways."""
    page = Page(language=language)
    said = page.words.say
    yield said("result.level", level=said(f"level.{plan.level}"))
    if not plan.levels:
        yield said("plan.highest")
        return
    yield said("plan.assumption")
    for target in plan.levels:
        norm = page.percent(target.norm_percent)
        yield ""
        yield said("plan.level", level=said(f"level.{target.level}"), norm=norm)
        yield from (f"- {_way(way, result, page)}" for way in target.ways)


def _way(way: Way, result: Assessment, page: Page) -> str:
    name = page.words.say(f"plan.way.{way.currency}")
    if way.total_percent is None or way.norm_percent is None:
        fte = page.words.number(way.supplier_fte or Fraction(0), 2)
        values = {"fte": fte, "most": page.words.short(Fraction(MOST_PEOPLE))}
        return f"{name}: {page.words.say(f'plan.reason.{way.reason}', result.edition, **values)}"
    changes = " ".join(_change(change, result, page) for change in way.changes)
    total = page.percent(way.total_percent, way.norm_percent)
    score = page.words.say("plan.score", total=total, norm=page.percent(way.norm_percent))
    return f"{name}: {changes} {score}"


def _change(change: Change, result: Assessment, page: Page) -> str:
    said, short = page.words.say, page.words.short
    match change:
        case Hired(placement=new):
            return said(
                "plan.hired", people=_people(new.people, page), kind=_kind(new, result, page)
            )
        case Replaced(placement=new):
            return said(
                "plan.replaced", people=_people(new.people, page), kind=_kind(new, result, page)
            )
        case LongerHours(index=index, hours=hours):
            return said("plan.longer", row=page.row(index, result), hours=short(hours))
        case OtherContract(index=index, people=people, contract=contract):
            values = {
                "people": _people(people, page),
                "contract": said(f"contract.{contract}", result.edition),
            }
            return said("plan.contract_of", row=page.row(index, result), **values)
        case Bought(invoice=invoice, fte_per_million=factor):
            euro = short(Fraction(invoice))
            return said("plan.bought", invoice=euro, factor=short(factor))


def _people(number: int, page: Page) -> str:
    key = "plan.one" if number == 1 else "plan.people"
    return page.words.say(key, number=page.words.short(Fraction(number)))


def _kind(placement: Placement, result: Assessment, page: Page) -> str:
    return page.words.say(
        "plan.kind",
        position=page.words.say(f"position.{placement.position}", result.edition),
        contract=page.words.say(f"contract.{placement.contract}", result.edition),
        hours=page.words.short(placement.hours),
    )
