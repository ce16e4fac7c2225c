"""A plan as plain text for a terminal."""

from collections.abc import Iterator
from fractions import Fraction

from pso.assessment import Assessment
from pso.insight.plan import Plan
from pso.insight.plan.change import Bought, Change, Hired, LongerHours, OtherContract, Replaced
from pso.insight.plan.sums import MOST_PEOPLE
from pso.insight.plan.way import Way
from pso.opgave import Placement
from pso.view import Page


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
