"""What a level hangs on and how long it lasts, in words: for a page and for a terminal."""

from pso.assessment import Assessment
from pso.insight.margin import Margin, RowMargin
from pso.insight.outlook import END, MONTHS_AHEAD, Outlook, Stop
from pso.naming import value_name
from pso.view import Page


def said_margin(margin: Margin, result: Assessment, page: Page) -> tuple[str, ...]:
    """Say what may be lost, and what we assume; on no level there is nothing to lose."""
    said = page.words.say
    if margin.norm_percent is None:
        return (said("margin.nothing"),)
    norm, level = page.percent(margin.norm_percent), said(f"level.{margin.level}")
    return (
        said("margin.level", level=level, norm=norm, total=page.total(result)),
        said("margin.to_lose", points=page.points(margin.to_lose)),
        said("margin.assumption"),
    )


def said_row_margin(row: RowMargin, result: Assessment, page: Page) -> str:
    """Say what one row means for the level."""
    level = page.words.say(f"level.{row.without_row.level}")
    name = page.row(row.index, result)
    if not row.carries:
        return page.words.say("margin.row_spare", row=name, level=level)
    people = str(row.people_to_spare)
    return page.words.say("margin.row_carries", row=name, level=level, people=people)


def said_outlook(outlook: Outlook, result: Assessment, page: Page) -> tuple[str, ...]:
    """Say when the level drops, what a certificate covers, and what we assume."""
    said = page.words.say
    assumption = said("outlook.assumption", months=str(MONTHS_AHEAD))
    if outlook.months[0].level == "none":
        return said("shown.timeline.no_level"), assumption
    level = said(f"level.{outlook.level_then}")
    first = page.words.day(result.opgave.reference_date)
    last = page.words.day(outlook.certificate_until)
    return (
        _drop(outlook, page),
        said("outlook.certificate", level=level, first=first, last=last),
        assumption,
    )


def _drop(outlook: Outlook, page: Page) -> str:
    said, drop = page.words.say, outlook.drop
    now = said(f"level.{outlook.months[0].level}")
    if drop is None:
        return said("outlook.lasts", level=now, months=str(MONTHS_AHEAD))
    level, total = said(f"level.{drop.level}"), page.percent(drop.score.total_percent)
    day = page.words.day(drop.reference)
    return said("outlook.drops", day=day, before=now, level=level, total=total)


def said_stop(stop: Stop, result: Assessment, page: Page) -> str:
    """Say who stops counting, when and why."""
    name, day = page.row(stop.index, result), page.words.day(stop.last)
    if stop.reason == END:
        return page.words.say("outlook.stop_end", row=name, day=day)
    reason = value_name(stop.reason, page.words, result.edition)
    return page.words.say("outlook.stop_limit", row=name, day=day, reason=reason)
