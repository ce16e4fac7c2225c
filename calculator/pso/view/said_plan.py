"""A plan in words: for a page and for a terminal."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from pso.assessment import Assessment
from pso.insight.plan import LevelPlan, Plan
from pso.insight.plan.apply import Applied
from pso.insight.plan.change import Bought, Change, Hired, LongerHours, OtherContract, Replaced
from pso.insight.plan.sums import MOST_PEOPLE
from pso.insight.plan.way import Way
from pso.opgave import Placement
from pso.value import Level
from pso.view import Page


@dataclass(frozen=True, kw_only=True, slots=True)
class SaidWay:
    """A way in words: its steps with the score they give, or the reason why it does not lead there."""

    key: str
    name: str
    steps: tuple[str, ...]
    score: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SaidLevel:
    """The ways to a level in words."""

    level: Level
    name: str
    norm: str
    ways: tuple[SaidWay, ...]

    @property
    def open(self) -> tuple[SaidWay, ...]:
        """The ways that lead there."""
        return tuple(way for way in self.ways if way.steps)

    @property
    def closed(self) -> tuple[SaidWay, ...]:
        """The ways that do not."""
        return tuple(way for way in self.ways if not way.steps)


def said_plan(plan: Plan, result: Assessment, page: Page) -> tuple[SaidLevel, ...]:
    """Put every level of a plan into words."""
    return tuple(_level(target, result, page) for target in plan.levels)


def plan_lines(plan: Plan, result: Assessment, language: str) -> Iterator[str]:
    """Write a plan as plain text, line by line."""
    page = Page(language=language)
    said = page.words.say
    yield said("result.level", level=said(f"level.{plan.level}"))
    if not plan.levels:
        yield said("plan.highest")
        return
    yield said("plan.assumption")
    for target in said_plan(plan, result, page):
        yield ""
        yield target.norm
        yield from (f"- {_line(way)}" for way in target.ways)


def _line(way: SaidWay) -> str:
    return f"{way.name}: {' '.join((*way.steps, way.score)) if way.steps else way.reason}"


def _level(target: LevelPlan, result: Assessment, page: Page) -> SaidLevel:
    name = page.words.say(f"level.{target.level}")
    norm = page.percent(target.norm_percent)
    return SaidLevel(
        level=target.level,
        name=name,
        norm=page.words.say("plan.level", level=name, norm=norm),
        ways=tuple(
            _way(way, f"{target.level}.{way.currency}", result, page) for way in target.ways
        ),
    )


def _way(way: Way, key: str, result: Assessment, page: Page) -> SaidWay:
    score = reason = ""
    if way.total_percent is None or way.norm_percent is None:
        reason = _reason(way, result, page)
    else:
        total = page.percent(way.total_percent, way.norm_percent)
        score = page.words.say("plan.score", total=total, norm=page.percent(way.norm_percent))
    return SaidWay(
        key=key,
        name=page.words.say(f"plan.way.{way.currency}"),
        steps=tuple(_change(change, result, page) for change in way.changes),
        score=score,
        reason=reason,
    )


def said_applied(done: Applied, result: Assessment, page: Page) -> Iterator[str]:
    """Say what was changed, step by step, and where the total went."""
    yield from (_change(change, result, page) for change in done.way.changes)
    if done.opgave.total != result.total_fte:
        before, after = (page.words.number(it, 2) for it in (result.total_fte, done.opgave.total))
        yield page.words.say("plan.total_then", before=before, after=after)


def _reason(way: Way, result: Assessment, page: Page) -> str:
    fte = page.words.number(way.supplier_fte or Fraction(0), 2)
    most = page.words.short(Fraction(MOST_PEOPLE))
    return page.words.say(f"plan.reason.{way.reason}", result.edition, fte=fte, most=most)


def _change(change: Change, result: Assessment, page: Page) -> str:
    said, short = page.words.say, page.words.short
    match change:
        case Hired(placement=new):
            people = _people(new.people, page)
            return said("plan.hired", people=people, kind=_kind(new, result, page))
        case Replaced(placement=new):
            people = _people(new.people, page)
            return said("plan.replaced", people=people, kind=_kind(new, result, page))
        case LongerHours(index=index, hours=hours):
            return said("plan.longer", row=page.row(index, result), hours=short(hours))
        case OtherContract(index=index, people=number, contract=contract):
            people, name = _people(number, page), said(f"contract.{contract}", result.edition)
            row = page.row(index, result)
            return said("plan.contract_of", row=row, people=people, contract=name)
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
