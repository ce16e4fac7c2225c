"""Results side by side: scenarios, or one opgave under several editions; differences from the first in words."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from pso.assessment import Assessment
from pso.insight.scenario import held_against
from pso.value import LEVELS, RUNGS, Level
from pso.view import Page
from pso.view.said_compare import said_differences
from pso.weight import Norm

Direction = Literal["up", "down", "same", "other"]
Named = Sequence[tuple[str, Assessment]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """A figure of one result, and how it differs from that of the first; the first says nothing."""

    figure: str
    difference: str = ""
    direction: Direction = "same"


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A figure of all results; `main` is one that counts most."""

    name: str
    cells: tuple[Cell, ...]
    main: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Causes:
    """Why one result differs from the first."""

    title: str
    sentences: tuple[str, ...]


def compared(page: Page, named: Named) -> str:
    """Render two or three results side by side, by their names."""
    first, *others = named
    causes = [
        Causes(
            title=page.words.say("shown.compare.causes", before=first[0], after=name),
            sentences=said_differences(held_against(first[1], after), page),
        )
        for name, after in others
    ]
    names = [name for name, _ in named]
    results = [result for _, result in named]
    return page.render("compare", names=names, lines=list(_lines(results, page)), causes=causes)


def _lines(results: Sequence[Assessment], page: Page) -> Iterator[Line]:
    said, number = page.words.say, page.words.number
    yield _levels("level", [result.quantitative_level for result in results], page)
    yield _levels("attainable", [result.attainable.level for result in results], page)
    percents = {
        "total": [result.total_percent for result in results],
        "direct": [result.direct.percent for result in results],
        "indirect": [result.indirect.counted_percent for result in results],
    }
    for key, figures in percents.items():
        shown = [page.total(result) for result in results] if key == "total" else None
        yield _percents(said(f"shown.compare.{key}"), figures, page, shown)
    sizes = [Fraction(result.size) for result in results]
    yield _amounts(
        "size", sizes, lambda size: said("shown.compare.fte", number=number(size, 0)), page
    )
    for level in RUNGS:
        norms = [_norm(result, level) for result in results]
        if any(norms):
            yield _norms(level, norms, results, page)
    thirty = [result.thirty_plus.percent for result in results]
    shown_thirty = [
        _reached(page.thirty_plus(r), page, reached=r.thirty_plus.reached) for r in results
    ]
    yield _percents(said("shown.compare.thirty_plus"), thirty, page, shown_thirty)
    jobs = [result.banenafspraak.jobs for result in results]
    yield _amounts(
        "jobs", jobs, lambda n: said("result.banenafspraak_jobs", jobs=number(n, 1)), page
    )


def _levels(key: str, levels: Sequence[Level | None], page: Page) -> Line:
    said = page.words.say
    shown = [said(f"level.{it}") if it else said("shown.compare.attainable_open") for it in levels]
    cells = [Cell(figure=shown[0])]
    for level, figure in zip(levels[1:], shown[1:], strict=True):
        direction = _step(levels[0], level)
        words = {"up": "level_higher", "down": "level_lower", "same": "same", "other": "other"}
        said_so = said(f"shown.compare.{words[direction]}")
        cells.append(Cell(figure=figure, difference=said_so, direction=direction))
    return Line(name=said(f"shown.compare.{key}"), cells=tuple(cells), main=key == "level")


def _step(before: Level | None, after: Level | None) -> Direction:
    if before == after:
        return "same"
    if before is None or after is None:
        return "other"
    return "up" if LEVELS.index(after) > LEVELS.index(before) else "down"


def _percents(
    name: str, figures: Sequence[Fraction], page: Page, shown: Sequence[str] | None = None
) -> Line:
    texts = shown or [page.percent(figure, *figures) for figure in figures]
    cells = [Cell(figure=texts[0])]
    cells += [
        _differing(text, figure - figures[0], ("points_higher", "points_lower"), page.points, page)
        for text, figure in zip(texts[1:], figures[1:], strict=True)
    ]
    return Line(name=name, cells=tuple(cells))


def _amounts(
    key: str, figures: Sequence[Fraction], write: Callable[[Fraction], str], page: Page
) -> Line:
    cells = [Cell(figure=write(figures[0]))]
    cells += [
        _differing(write(figure), figure - figures[0], ("more", "fewer"), _plainly(page), page)
        for figure in figures[1:]
    ]
    return Line(name=page.words.say(f"shown.compare.{key}"), cells=tuple(cells))


def _plainly(page: Page) -> Callable[[Fraction], str]:
    """Write a difference of whole or broken amounts: `2`, `0,8`; a small one does not become nothing."""
    return lambda number: (
        page.words.short(number) if number.denominator == 1 else page.points(number)
    )


def _differing(
    text: str,
    difference: Fraction,
    keys: tuple[str, str],
    write: Callable[[Fraction], str],
    page: Page,
) -> Cell:
    if not difference:
        return Cell(figure=text, difference=page.words.say("shown.compare.same"))
    up = difference > 0
    said = page.words.say(f"shown.compare.{keys[0 if up else 1]}", number=write(abs(difference)))
    return Cell(figure=text, difference=said, direction="up" if up else "down")


def _norm(result: Assessment, level: Level) -> Norm | None:
    return next((norm for norm in result.norms if norm.level == level), None)


def _norms(
    level: Level, norms: Sequence[Norm | None], results: Sequence[Assessment], page: Page
) -> Line:
    name = page.words.say("result.norm_of", level=page.words.say(f"level.{level}"))
    texts = [_norm_text(norm, result, page) for norm, result in zip(norms, results, strict=True)]
    cells = [Cell(figure=texts[0])]
    for norm, text in zip(norms[1:], texts[1:], strict=True):
        if norm is None or norms[0] is None:
            cells.append(Cell(figure=text))
            continue
        difference, keys = norm.percent - norms[0].percent, ("points_higher", "points_lower")
        cells.append(_differing(text, difference, keys, page.points, page))
    return Line(name=name[:1].upper() + name[1:], cells=tuple(cells))


def _norm_text(norm: Norm | None, result: Assessment, page: Page) -> str:
    if norm is None:
        return page.words.say("shown.compare.absent")
    mark = "≈ " if norm.status == "estimated" else ""
    reached = result.total_percent > norm.percent
    return _reached(f"{mark}{page.percent(norm.percent)}", page, reached=reached)


def _reached(percent: str, page: Page, *, reached: bool) -> str:
    key = "reached" if reached else "not_reached"
    return page.words.say(f"shown.compare.{key}", percent=percent)
