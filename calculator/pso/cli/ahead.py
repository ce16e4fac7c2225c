"""What a level hangs on and how long it lasts, as plain text for a terminal."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from pso.assessment import Assessment
from pso.insight.margin import margin_of
from pso.insight.outlook import Month, outlook_of
from pso.view import Page
from pso.view.said_ahead import said_margin, said_outlook, said_row_margin, said_stop


def margin_lines(result: Assessment, language: str) -> Iterator[str]:
    """Write what may be lost, and what each row means for the level; the rows that carry it come first."""
    page, margin = Page(language=language), margin_of(result)
    yield from said_margin(margin, result, page)
    if margin.norm_percent is None:
        return
    yield ""
    for row in sorted(margin.rows, key=lambda row: (not row.carries, row.index)):
        yield f"- {said_row_margin(row, result, page)}"
    if not margin.rows:
        yield page.words.say("margin.no_rows")


def outlook_lines(result: Assessment, language: str) -> Iterator[str]:
    """Write when the level drops, what a certificate covers, who stops counting, and every month."""
    page, outlook = Page(language=language), outlook_of(result)
    said = page.words.say
    yield from said_outlook(outlook, result, page)
    yield ""
    yield f"{said('outlook.stops')}:"
    yield from (f"- {said_stop(stop, result, page)}" for stop in outlook.stops)
    if not outlook.stops:
        yield said("outlook.nobody_stops")
    yield ""
    yield f"{said('outlook.months')}:"
    yield from (_month(month, page) for month in outlook.months)


def _month(month: Month, page: Page) -> str:
    level = page.words.say(f"level.{month.level}")
    return f"{page.words.day(month.reference):<22}{page.percent(month.score.total_percent):>10}  {level}"


SAID: Final[Mapping[str, Callable[[Assessment, str], Iterator[str]]]] = {
    "margin": margin_lines,
    "outlook": outlook_lines,
}
"""Who puts the answer into words, by the name of the command."""
