"""Which days of a placement count: at work here, in the peiljaar, before its position or contract stops counting."""

from dataclasses import dataclass
from datetime import date

from pso.edition import Edition
from pso.opgave import Placement
from pso.peiljaar import ONE_DAY, Peiljaar, anniversary
from pso.value import Limit, Value


@dataclass(frozen=True, kw_only=True, slots=True)
class CountedDays:
    """The days that count of one placement.

    `limit` is the value that ended the counting, with `last` the last day that counts under it; `unchecked` are
    the limits whose day is missing.
    """

    days: int
    first: date
    last: date
    limit: Value | None = None
    unchecked: tuple[Value, ...] = ()


def counted_days(placement: Placement, peiljaar: Peiljaar, edition: Edition) -> CountedDays:
    """Count the days of a placement; where two limits meet, the earlier one ends the counting."""
    first = max(peiljaar.first, placement.start or peiljaar.first)
    last = min(peiljaar.last, placement.end or peiljaar.last)
    ending: Value | None = None
    unchecked = []
    for value, limit in limits_of(placement, edition):
        limit_day = last_day(placement, limit)
        if limit_day is None:
            unchecked.append(value)
        elif limit_day < last:
            last, ending = limit_day, value
    days = max(0, (last - first).days + 1)
    return CountedDays(days=days, first=first, last=last, limit=ending, unchecked=tuple(unchecked))


def limits_of(placement: Placement, edition: Edition) -> list[tuple[Value, Limit]]:
    """List the limits that the position and the contract set."""
    keys = (f"position.{placement.position}.limit", f"contract.{placement.contract}.limit")
    values = (edition.find(key) for key in keys)
    return [
        (value, value.content) for value in values if value and isinstance(value.content, Limit)
    ]


def last_day(placement: Placement, limit: Limit) -> date | None:
    """Last day that counts under a limit; None when its day is not given."""
    day = placement.day_of(limit.event)
    if day is None or limit.years is None:
        return day
    return anniversary(day, limit.years) - ONE_DAY
