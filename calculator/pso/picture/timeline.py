"""How long a level lasts: the level in each month ahead as a staircase, and who stops counting on which day."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from pso.insight.outlook import Month, Outlook, Stop
from pso.picture.scale import Anchor, em, wide
from pso.value import LEVELS, Level

HEAD = Fraction(3)
"""Room above the staircase for what the line of the certificate says, in em; none without a certificate."""
STEP, BAND, YEARS, ROW = Fraction(27, 10), Fraction(14, 10), Fraction(22, 10), Fraction(24, 10)
"""Heights: of a level, of the band below its label, of the years, and of someone who stops."""
YEAR_LABEL = Fraction(135, 100)
MOST_STOPS = 8
LATE = Fraction(4, 5)
"""A label that ends here or later fits, whatever the width."""
EARLY_ON_A_PHONE, EARLY = Fraction(1, 5), Fraction(3, 5)
"""A label that begins here or earlier fits, in a narrow picture and in a wide one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """Where the words of a band stand."""

    x: str
    anchor: Anchor


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """Months in a row with one level; `first` is the one at hand, `named` the first with that level.

    `narrow` and `wide` say where its words stand in a picture of that kind.
    """

    level: Level
    since: date
    first: bool
    x: str
    width: str
    y: str
    label_y: str
    narrow: Words
    wide: Words
    named: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Riser:
    """Where the staircase goes up or down."""

    x: str
    top: str
    bottom: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Lifeline:
    """A row until it stops counting."""

    stop: Stop
    x: str
    y: str
    label_y: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Year:
    """The first day of a year."""

    year: int
    x: str
    anchor: Anchor


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeline:
    """The whole picture; `more` rows stop later than the ones that are shown. Without a level no certificate."""

    bands: tuple[Band, ...]
    risers: tuple[Riser, ...]
    years: tuple[Year, ...]
    years_y: str
    lifelines: tuple[Lifeline, ...]
    more: int
    more_y: str
    certificate_x: str | None
    foot: str
    height: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Span:
    """The days that the picture is wide: from the day at hand to the end of the last month."""

    first: date
    days: int

    def at(self, day: date) -> Fraction:
        return min(max(Fraction((day - self.first).days, self.days), Fraction(0)), Fraction(1))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Stairs:
    """The levels that occur, the highest first, below what stands above them."""

    levels: list[Level]
    head: Fraction

    @property
    def foot(self) -> Fraction:
        return self.head + STEP * len(self.levels)

    def top(self, level: Level) -> Fraction:
        return self.head + STEP * self.levels.index(level)


def timeline_of(outlook: Outlook) -> Timeline:
    """Lay out what lies ahead."""
    span = _span(outlook.months)
    levels = _levels(outlook.months)
    runs = _runs(outlook.months)
    certificate = _certificate(outlook, span)
    stairs = _Stairs(levels=levels, head=HEAD if certificate else Fraction(0))
    shown = outlook.stops[:MOST_STOPS]
    more = len(outlook.stops) - len(shown)
    lines = stairs.foot + YEARS
    return Timeline(
        bands=_bands(runs, stairs, span),
        risers=_risers(runs, stairs, span),
        years=_years(span),
        years_y=em(stairs.foot + YEAR_LABEL),
        lifelines=tuple(_lifeline(stop, lines + ROW * i, span) for i, stop in enumerate(shown)),
        more=more,
        more_y=em(lines + ROW * len(shown) + 1),
        certificate_x=certificate,
        foot=em(stairs.foot),
        height=em(lines + ROW * (len(shown) + bool(more))),
    )


def _span(months: tuple[Month, ...]) -> _Span:
    first, last = months[0].reference, months[-1].reference
    return _Span(first=first, days=(last - first).days + (last - months[-2].reference).days)


def _levels(months: tuple[Month, ...]) -> list[Level]:
    """List the levels that occur, the highest first."""
    found = {month.level for month in months}
    return [level for level in reversed(LEVELS) if level in found]


Run = tuple[Level, date, date | None]
"""A level, the day from which it holds, and the day from which another does."""


def _runs(months: tuple[Month, ...]) -> list[Run]:
    changes = [months[0]]
    changes += [month for before, month in pairwise(months) if month.level != before.level]
    ends: list[date | None] = [month.reference for month in changes[1:]]
    return [
        (month.level, month.reference, end)
        for month, end in zip(changes, [*ends, None], strict=True)
    ]


def _bands(runs: list[Run], stairs: _Stairs, span: _Span) -> tuple[Band, ...]:
    named: set[Level] = set()
    bands = []
    for index, run in enumerate(runs):
        bands.append(_band(run, stairs, span, first=not index, named=run[0] not in named))
        named.add(run[0])
    return tuple(bands)


def _band(run: Run, stairs: _Stairs, span: _Span, *, first: bool, named: bool) -> Band:
    level, since, until = run
    start, end = span.at(since), span.at(until) if until else Fraction(1)
    top = stairs.top(level)
    return Band(
        level=level,
        since=since,
        first=first,
        x=wide(start),
        width=wide(end - start),
        y=em(top + BAND),
        label_y=em(top + 1),
        narrow=_words(start, end, EARLY_ON_A_PHONE),
        wide=_words(start, end, EARLY),
        named=named,
    )


def _words(start: Fraction, end: Fraction, early: Fraction) -> Words:
    if start <= early:
        return Words(x=wide(start), anchor="start")
    return Words(x=wide(max(end, LATE)), anchor="end")


def _risers(runs: list[Run], stairs: _Stairs, span: _Span) -> tuple[Riser, ...]:
    found = []
    for (before, _, _), (after, since, _) in pairwise(runs):
        top, bottom = sorted(BAND + stairs.top(level) for level in (before, after))
        found.append(Riser(x=wide(span.at(since)), top=em(top), bottom=em(bottom)))
    return tuple(found)


def _years(span: _Span) -> tuple[Year, ...]:
    years = range(span.first.year + 1, span.first.year + 5)
    places = ((year, span.at(date(year, 1, 1))) for year in years)
    return tuple(
        Year(year=year, x=wide(place), anchor="start" if place < LATE else "end")
        for year, place in places
        if place < 1
    )


def _lifeline(stop: Stop, top: Fraction, span: _Span) -> Lifeline:
    x = wide(span.at(stop.last))
    return Lifeline(stop=stop, x=x, y=em(top + BAND), label_y=em(top + 1))


def _certificate(outlook: Outlook, span: _Span) -> str | None:
    if outlook.months[0].level == "none":
        return None
    return wide(span.at(outlook.certificate_until))
