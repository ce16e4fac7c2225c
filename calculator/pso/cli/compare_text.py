"""A comparison of two editions as plain text for a terminal."""

from collections.abc import Iterator

from pso.assessment import Assessment, Refusal
from pso.cli.report import problem_lines
from pso.insight.compare import Comparison
from pso.view import Page
from pso.view.said_compare import said_differences

Side = Assessment | Refusal


def comparison_lines(
    sides: tuple[tuple[str, Side], ...], found: Comparison | None, language: str
) -> Iterator[str]:
    """Write the result under each edition, by its name, and what differs."""
    page = Page(language=language)
    for name, side in sides:
        yield from _side(name, side, page)
    if found is not None:
        yield ""
        if not found.causes:
            yield page.words.say("compare.same")
        yield from (f"- {line}" for line in said_differences(found, page))


def _side(name: str, side: Side, page: Page) -> Iterator[str]:
    heading = page.words.say("basis.handleiding", edition=name)
    if isinstance(side, Refusal):
        yield f"{heading}:"
        yield from problem_lines(side, page.language)
        return
    level = page.words.say(f"level.{side.quantitative_level}")
    direct, total = page.percent(side.direct.percent), page.total(side)
    yield page.words.say(
        "compare.side", handleiding=heading, level=level, direct=direct, total=total
    )
