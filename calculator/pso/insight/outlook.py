"""Houdbaarheid: who stops counting and when, and the level if one measured again each month.

Looking ahead changes one thing only: the day. The handleiding, the total fte and the purchases stay as they are, and
who stops counting is assumed to be replaced by someone outside the target group.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from pso.assessment import Assessment, assess_opgave
from pso.counting import last_day, limits_of
from pso.opgave import Placement
from pso.peiljaar import ONE_DAY, anniversary
from pso.value import Level, is_lower

MONTHS_AHEAD = 36
MONTHS_IN_YEAR = 12
END = "end"


@dataclass(frozen=True, kw_only=True, slots=True)
class Month:
    """What one would score with the peiljaar moved on; `reference` is the day of application."""

    reference: date
    direct_percent: Fraction
    total_percent: Fraction
    level: Level


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
    months = tuple(_month(ahead, result) for ahead in range(MONTHS_AHEAD + 1))
    lasting = int(result.edition.value("certificate.years").number)
    until = anniversary(result.opgave.reference_date, lasting) - ONE_DAY
    return Outlook(
        months=months,
        stops=_stops(result, months[-1].reference),
        drop=next((month for month in months if is_lower(month.level, months[0].level)), None),
        certificate_until=until,
        level_then=months[MONTHS_IN_YEAR * lasting].level,
    )


def months_later(day: date, months: int) -> date:
    """Same day some months later; the last day of the month where there is none."""
    count = day.year * MONTHS_IN_YEAR + day.month - 1 + months
    first = date(count // MONTHS_IN_YEAR, count % MONTHS_IN_YEAR + 1, 1)
    following = (first + timedelta(days=31)).replace(day=1)
    return min(first + timedelta(days=day.day - 1), following - ONE_DAY)


def _month(ahead: int, result: Assessment) -> Month:
    opgave = result.opgave
    start = opgave.peiljaar_start
    moved = replace(
        opgave,
        reference_date=months_later(opgave.reference_date, ahead),
        peiljaar_start=months_later(start, ahead) if start else None,
    )
    then = assess_opgave(moved, result.edition)
    return Month(
        reference=moved.reference_date,
        direct_percent=then.direct.percent,
        total_percent=then.total_percent,
        level=then.quantitative_level,
    )


def _stops(result: Assessment, until: date) -> tuple[Stop, ...]:
    """List the rows that stop counting from the peiljaar on, the first to stop first."""
    found = [
        stop
        for index, row in enumerate(result.opgave.placements)
        if (stop := _stop(index, row, result)) is not None
        and result.peiljaar.first <= stop.last < until
    ]
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
