"""The editions along the years: since when each one holds, and where an edition is not public."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from pso.edition import Edition
from pso.picture.scale import em, wide

from generator.calls.picture import picture
from generator.calls.tables import Tables
from generator.figures import Figure

ROW = Fraction(26, 10)
"""Height of an edition, in em: its words, and the bar below them."""
BAR = Fraction(13, 10)
HEAD = Fraction(18, 10)
"""Room for the years."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """An edition: the years it holds, and the years in which it serves for one that is not public."""

    edition: Edition
    x: str
    width: str
    rest_x: str | None
    rest_width: str
    label_y: str
    y: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Year:
    """The first of January of a year."""

    year: int
    x: str
    odd: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class _Span:
    """The days that the picture is wide. Its end follows from the editions: the picture knows no clock."""

    first: date
    last: date

    def at(self, day: date) -> Fraction:
        return Fraction((day - self.first).days, (self.last - self.first).days)


def edition_timeline(tables: Tables) -> Figure:
    """Return the picture, and the same as a table."""
    figures = tables.figures
    items = figures.editions.items
    span = _Span(first=items[0].valid_from, last=_end(items[-1]))
    ends = [after.valid_from for _, after in pairwise(items)] + [span.last]
    bars = [
        _bar(i, edition, end, span)
        for i, (edition, end) in enumerate(zip(items, ends, strict=True))
    ]
    title = tables.own("figure.edition_timeline")
    html = picture(
        "edition_timeline",
        figures,
        own=tables.own,
        title=title,
        bars=bars,
        years=list(_years(span)),
        foot=em(HEAD + ROW * len(bars)),
        height=em(HEAD + ROW * len(bars) + Fraction(1, 2)),
        head=em(HEAD),
        gaps=list(_gaps(items)),
    )
    return Figure(plain=title, html=html, block=True)


def _end(newest: Edition) -> date:
    """End a year after the last day of which something is known."""
    last = newest.newer_expected_from or newest.valid_from
    return date(last.year + 1, last.month, 1)


def _bar(index: int, edition: Edition, end: date, span: _Span) -> Bar:
    gap = unknown_from(edition)
    start, stop = span.at(edition.valid_from), span.at(end)
    known = span.at(gap) if gap else stop
    return Bar(
        edition=edition,
        x=wide(start),
        width=wide(known - start),
        rest_x=wide(known) if gap else None,
        rest_width=wide(stop - known),
        label_y=em(HEAD + ROW * index + 1),
        y=em(HEAD + ROW * index + BAR),
    )


def unknown_from(edition: Edition) -> date | None:
    """Return the day from which an edition serves in place of one that is not public."""
    return edition.unknown_successor or edition.newer_expected_from


def _gaps(items: Sequence[Edition]) -> Iterator[tuple[Edition, date]]:
    for edition in items:
        day = unknown_from(edition)
        if day:
            yield edition, day


def _years(span: _Span) -> Iterator[Year]:
    for year in range(span.first.year + 1, span.last.year + 1):
        yield Year(
            year=year, x=wide(span.at(date(year, 1, 1))), odd=bool((year - span.first.year) % 2)
        )
