"""Every worked example under two editions: what differs, and why."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pso.assessment import Assessment, assess_opgave
from pso.check import check_opgave
from pso.edition import Edition, Editions
from pso.insight.compare import compare
from pso.opgave_file import Draft, build_opgave, read_opgave
from pso.view import Page
from pso.view.said_compare import said_differences

from generator.example import KIND
from generator.page import Library
from generator.source import Source


@dataclass(frozen=True, kw_only=True, slots=True)
class Tried:
    """An example under both editions: level and total, why they differ, or why one cannot be computed.

    `moves` says that its own day falls under the later edition: then its expected result has to be worked out again.
    """

    source: Source
    was: str
    becomes: str
    causes: tuple[str, ...]
    moves: bool


def try_examples(
    library: Library, known: Editions, before: Edition, after: Edition
) -> tuple[Tried, ...]:
    """Score every example twice."""
    examples = (s for s in library.sources.values() if s.kind.name == KIND and not s.is_list)
    return tuple(_tried(source, known, before, after) for source in examples)


def _tried(source: Source, known: Editions, before: Edition, after: Edition) -> Tried:
    page = Page(language="nl")
    found = read_opgave(json.dumps(source.head.values["opgave"]), "nl")
    sides = [_scored(found.draft, edition) for edition in (before, after)]
    moves = _edition_of(source, known) is after
    causes: tuple[str, ...] = ()
    first, then = sides
    if isinstance(first, Assessment) and isinstance(then, Assessment):
        compared = compare(first, then)
        causes = said_differences(compared, page) if compared.causes else ()
    was, becomes = (_said(side, page) for side in sides)
    return Tried(source=source, was=was, becomes=becomes, causes=causes, moves=moves)


def _edition_of(source: Source, known: Editions) -> Edition | None:
    """Return the edition in force on the example's own day."""
    try:
        return known.on(date.fromisoformat(str(source.head.values["opgave"]["reference_date"])))
    except (KeyError, ValueError):
        return None


def _scored(draft: Draft | None, edition: Edition) -> Assessment | str:
    """Return the result, or a sentence on what stands in its way."""
    if draft is None:
        return "niet te lezen"
    problems = check_opgave(draft, edition)
    if problems:
        names = ", ".join(_paths([problem.path for problem in problems]))
        return f"niet te berekenen ({names})"
    return assess_opgave(build_opgave(draft), edition)


def _paths(paths: list[str]) -> Iterator[str]:
    yield from dict.fromkeys(path or "opgave" for path in paths)


def _said(side: Assessment | str, page: Page) -> str:
    if isinstance(side, str):
        return side
    return f"{page.words.say(f'level.{side.quantitative_level}')}, {page.total(side)}"
