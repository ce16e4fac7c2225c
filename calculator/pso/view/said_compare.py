"""The differences between results in words: for a page and for a terminal."""

from pso.insight.compare import Cause, Comparison, Firmness
from pso.naming import value_name
from pso.overlay import editions
from pso.view import Page


def said_differences(found: Comparison, page: Page) -> tuple[str, ...]:
    """Say every cause, and every value that became more or less firm."""
    causes = tuple(_cause(cause, page) for cause in found.causes)
    return (*causes, *(_firmness(item, page) for item in found.firmness))


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
    if page.words.has(f"figure.{key}"):
        return page.words.say(f"figure.{key}")
    name = value_name(key, page.words, editions().newest)
    return page.words.say("compare.days", name=name) if key.endswith(".limit") else name
