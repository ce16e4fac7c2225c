"""A comparison of two editions as plain text for a terminal."""

from collections.abc import Iterator

from pso.assessment import Assessment, Refusal
from pso.cli.report import problem_lines
from pso.insight.compare import Cause, Comparison, Firmness
from pso.naming import value_name
from pso.overlay import editions
from pso.view import Page

Side = Assessment | Refusal


def comparison_lines(
    sides: tuple[tuple[str, Side], ...], found: Comparison | None, language: str
) -> Iterator[str]:
    """Write the result under each edition, by its name, and what differs."""
    page = Page(language=language)
    for name, side in sides:
        yield from _side(name, side, page)
    if found is not None:
        yield from _differences(found, page)


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


def _differences(found: Comparison, page: Page) -> Iterator[str]:
    yield ""
    if not found.causes:
        yield page.words.say("compare.same")
    yield from (f"- {_cause(cause, page)}" for cause in found.causes)
    yield from (f"- {_firmness(item, page)}" for item in found.firmness)


def _cause(cause: Cause, page: Page) -> str:
    said, short = page.words.say, page.words.short
    absent = said("compare.absent")
    before, after = (
        absent if number is None else short(number) for number in (cause.before, cause.after)
    )
    name = _name(cause.key, page)
    line = said("compare.cause", name=name, before=before, after=after)
    if not cause.points:
        return line
    higher = "compare.higher" if cause.points > 0 else "compare.lower"
    return f"{line} {said(higher, points=page.points(abs(cause.points)))}"


def _firmness(item: Firmness, page: Page) -> str:
    said = page.words.say
    before, after = said(f"status.{item.before}"), said(f"status.{item.after}")
    return said("compare.firmness", name=_name(item.key, page), before=before, after=after)


def _name(key: str, page: Page) -> str:
    if key == "thirty_plus":
        return page.words.say("result.thirty_plus")
    if key == "edition":
        return page.words.say("compare.edition")
    name = value_name(key, page.words, editions().newest)
    return page.words.say("compare.days", name=name) if key.endswith(".limit") else name
