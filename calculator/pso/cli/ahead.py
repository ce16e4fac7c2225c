"""What a level hangs on and how long it lasts, as plain text for a terminal."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from pso.assessment import Assessment
from pso.insight.margin import RowMargin, margin_of
from pso.insight.outlook import END, MONTHS_AHEAD, Month, Outlook, Stop, outlook_of
from pso.naming import value_name
from pso.view import Page


def margin_lines(result: Assessment, language: str) -> Iterator[str]:
    """Write what may be lost, and what each row means for the level; the rows that carry it come first."""
    page, margin = Page(language=language), margin_of(result)
    said = page.words.say
    if margin.norm_percent is None:
        yield said("margin.nothing")
        return
    norm, level = page.percent(margin.norm_percent), said(f"level.{margin.level}")
    yield said("margin.level", level=level, norm=norm, total=page.total(result))
    yield said("margin.to_lose", points=page.points(margin.to_lose))
    yield said("margin.assumption")
    yield ""
    for row in sorted(margin.rows, key=lambda row: (not row.carries, row.index)):
        yield f"- {_row_margin(row, result, page)}"
    if not margin.rows:
        yield said("margin.no_rows")


def _row_margin(row: RowMargin, result: Assessment, page: Page) -> str:
    level = page.words.say(f"level.{row.without_row.level}")
    name = page.row(row.index, result)
    if not row.carries:
        return page.words.say("margin.row_spare", row=name, level=level)
    people = str(row.people_to_spare)
    return page.words.say("margin.row_carries", row=name, level=level, people=people)


def outlook_lines(result: Assessment, language: str) -> Iterator[str]:
    """Write when the level drops, what a certificate covers, who stops counting, and every month."""
    page, outlook = Page(language=language), outlook_of(result)
    said = page.words.say
    yield _drop(outlook, page)
    first, last = result.opgave.reference_date, outlook.certificate_until
    level = said(f"level.{outlook.level_then}")
    days = {"first": page.words.day(first), "last": page.words.day(last)}
    yield said("outlook.certificate", level=level, **days)
    yield said("outlook.assumption", months=str(MONTHS_AHEAD))
    yield ""
    yield f"{said('outlook.stops')}:"
    yield from (f"- {_stop(stop, result, page)}" for stop in outlook.stops)
    if not outlook.stops:
        yield said("outlook.nobody_stops")
    yield ""
    yield f"{said('outlook.months')}:"
    yield from (_month(month, page) for month in outlook.months)


def _drop(outlook: Outlook, page: Page) -> str:
    said, drop = page.words.say, outlook.drop
    now = said(f"level.{outlook.months[0].level}")
    if drop is None:
        return said("outlook.lasts", level=now, months=str(MONTHS_AHEAD))
    level, total = said(f"level.{drop.level}"), page.percent(drop.score.total_percent)
    day = page.words.day(drop.reference)
    return said("outlook.drops", day=day, before=now, level=level, total=total)


def _stop(stop: Stop, result: Assessment, page: Page) -> str:
    name, day = page.row(stop.index, result), page.words.day(stop.last)
    if stop.reason == END:
        return page.words.say("outlook.stop_end", row=name, day=day)
    reason = value_name(stop.reason, page.words, result.edition)
    return page.words.say("outlook.stop_limit", row=name, day=day, reason=reason)


def _month(month: Month, page: Page) -> str:
    level = page.words.say(f"level.{month.level}")
    return f"{page.words.day(month.reference):<22}{page.percent(month.score.total_percent):>10}  {level}"


SAID: Final[Mapping[str, Callable[[Assessment, str], Iterator[str]]]] = {
    "margin": margin_lines,
    "outlook": outlook_lines,
}
"""Who puts the answer into words, by the name of the command."""
