"""Houdbaarheid: who stops counting and when, and the level if one measured again each month.

Looking ahead changes one thing only: the day. The handleiding, the total fte and the purchases stay as they are, and
who stops counting is assumed to be replaced by someone outside the target group.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from pso.assessment import Assessment
from pso.counting import last_day, limits_of
from pso.exact import sum_of
from pso.insight.rescored import Rescored, rescored
from pso.opgave import Placement
from pso.peiljaar import ONE_DAY, Peiljaar, anniversary, default_peiljaar, peiljaar_from
from pso.value import Level, is_lower

MONTHS_AHEAD = 36
MONTHS_IN_YEAR = 12
END = "end"
Span = tuple[date, date]
"""First and last day on which people count."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Month:
    """What one would score with the peiljaar moved on; `reference` is the day of application."""

    reference: date
    score: Rescored

    @property
    def level(self) -> Level:
        """The level that month."""
        return self.score.level


@dataclass(frozen=True, kw_only=True, slots=True)
class Stop:
    """A row that stops counting: its index, the last day that counts, and why.

    `reason` is the key of the limit in the edition, or `end` when the work itself ends.
    """

    index: int
    last: date
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlook:
    """The months ahead, the one at hand first, and what happens in them.

    `drop` is the first month whose level is lower than it is now; `certificate_until` the last day of a certificate
    that would be granted on the reference date, and `level_then` the level when it has to be asked for again.
    """

    months: tuple[Month, ...]
    stops: tuple[Stop, ...]
    drop: Month | None
    certificate_until: date
    level_then: Level


def outlook_of(result: Assessment) -> Outlook:
    """Measure again in each of the coming 36 months, and list who stops counting until then."""
    stops = [_stop(index, row, result) for index, row in enumerate(result.opgave.placements)]
    spans = _spans(result, stops)
    months = tuple(_month(ahead, spans, result) for ahead in range(MONTHS_AHEAD + 1))
    lasting = int(result.edition.value("certificate.years").number)
    return Outlook(
        months=months,
        stops=_coming(stops, result.peiljaar.first, months[-1].reference),
        drop=next((month for month in months if is_lower(month.level, months[0].level)), None),
        certificate_until=anniversary(result.opgave.reference_date, lasting) - ONE_DAY,
        level_then=months[MONTHS_IN_YEAR * lasting].level,
    )


def months_later(day: date, months: int) -> date:
    """Same day some months later; the last day of the month where there is none."""
    count = day.year * MONTHS_IN_YEAR + day.month - 1 + months
    first = date(count // MONTHS_IN_YEAR, count % MONTHS_IN_YEAR + 1, 1)
    following = (first + timedelta(days=31)).replace(day=1)
    return min(first + timedelta(days=day.day - 1), following - ONE_DAY)


def _spans(result: Assessment, stops: list[Stop | None]) -> dict[Span, Fraction]:
    """Add up what people weigh over a whole peiljaar, in fte, by the days on which they start and stop to count."""
    spans: dict[Span, list[Fraction]] = {}
    for row, stop in zip(result.direct.contributions, stops, strict=True):
        placement = row.placement
        weight = row.position_weight.number * row.contract_weight.number
        fte = placement.hours * placement.people * weight / result.fulltime_hours
        first = placement.start or date.min
        spans.setdefault((first, stop.last if stop else date.max), []).append(fte)
    return {span: sum_of(fte) for span, fte in spans.items()}


def _month(ahead: int, spans: Mapping[Span, Fraction], result: Assessment) -> Month:
    reference = months_later(result.opgave.reference_date, ahead)
    start = result.opgave.peiljaar_start
    peiljaar = peiljaar_from(months_later(start, ahead)) if start else default_peiljaar(reference)
    weighted = sum_of(fte * _days(span, peiljaar) for span, fte in spans.items())
    return Month(reference=reference, score=rescored(weighted / peiljaar.days, result))


def _days(span: Span, peiljaar: Peiljaar) -> int:
    first, last = max(span[0], peiljaar.first), min(span[1], peiljaar.last)
    return max(0, (last - first).days + 1)


def _coming(stops: list[Stop | None], first: date, until: date) -> tuple[Stop, ...]:
    """List those who stop counting from the peiljaar on, the first to stop first."""
    found = [stop for stop in stops if stop is not None and first <= stop.last < until]
    return tuple(sorted(found, key=lambda stop: (stop.last, stop.index)))


def _stop(index: int, placement: Placement, result: Assessment) -> Stop | None:
    """Find what ends the counting of a row; where two limits meet, the earlier one does."""
    ends = [(placement.end, END)] if placement.end else []
    ends += [
        (day, value.key)
        for value, limit in limits_of(result.edition, placement.position, placement.contract)
        if (day := last_day(placement, limit)) is not None
    ]
    if not ends:
        return None
    last, reason = min(ends, key=lambda item: item[0])
    return Stop(index=index, last=last, reason=reason)
