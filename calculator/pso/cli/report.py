"""A result as plain text, for a terminal."""

from collections.abc import Iterator

from pso.assessment import Assessment, Refusal
from pso.overlay import editions
from pso.view import Page
from pso.words import words


def report_lines(result: Assessment, language: str) -> Iterator[str]:
    """Write the level, the figures, the norms, the read-outs and the basis."""
    page = Page(language=language)
    said = page.words.say
    level = said(f"level.{result.quantitative_level}")
    yield said("result.level", level=level)
    first, last = page.words.day(result.peiljaar.first), page.words.day(result.peiljaar.last)
    yield f"{said('result.edition', edition=result.edition.name)}. {said('result.peiljaar', first=first, last=last)}."
    yield ""
    yield from _figures(result, page)
    yield ""
    yield from _norms(result, page)
    if result.attainable.open:
        yield ""
        names = [page.name(path, result) for path in result.attainable.open]
        yield f"{said('result.open')}: {page.words.listed(names)}"
    yield ""
    yield from _basis(result, page)
    yield ""
    yield said("result.only_audit")


def _figures(result: Assessment, page: Page) -> Iterator[str]:
    said = page.words.say
    jobs = page.words.number(result.banenafspraak.jobs, 1)
    rows = (
        (said("result.direct"), page.percent(result.direct.percent)),
        (said("result.counted_indirect"), page.percent(result.indirect.counted_percent)),
        (said("result.total"), page.total(result)),
        (said("result.thirty_plus"), page.thirty_plus(result)),
        (said("result.banenafspraak"), said("result.banenafspraak_jobs", jobs=jobs)),
    )
    return (f"{name:<34}{value:>12}" for name, value in rows)


def _norms(result: Assessment, page: Page) -> Iterator[str]:
    said = page.words.say
    for norm in reversed(result.norms):
        name = said("basis.norm", level=said(f"level.{norm.level}"))
        reached = said(
            "result.reached" if result.total_percent > norm.percent else "result.not_reached"
        )
        status = "" if norm.status == "stated" else f" ({said(f'status.{norm.status}')})"
        yield f"{name:<34}{page.words.number(norm.percent, 1) + ' %':>12}  {reached}{status}"


def _basis(result: Assessment, page: Page) -> Iterator[str]:
    yield f"{page.words.say('result.basis')}:"
    for item in page.basis(result):
        note = f" {item.note}" if item.note else ""
        yield f"- {item.name}: {page.words.say(f'status.{item.status}')}.{note}"


def problem_lines(refusal: Refusal, language: str) -> Iterator[str]:
    """Write every problem as a sentence."""
    said = words(language)
    return (f"- {problem.sentence(said, refusal.edition)}" for problem in refusal.problems)


def edition_lines(language: str) -> Iterator[str]:
    """Write each edition with the day from which it is in force."""
    said = words(language)
    for edition in editions():
        line = f"{edition.name}  {said.say('result.valid_from', day=said.day(edition.valid_from))}"
        yield f"{line} ({editions().sources[edition.source].publisher}, {editions().sources[edition.source].title})"
