"""Which days of a placement count: at work here, in the peiljaar, before its position or contract stops counting."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from pso.edition import Edition
from pso.opgave import Placement
from pso.peiljaar import ONE_DAY, Peiljaar, anniversary
from pso.value import Limit, Value


class CountedDays(NamedTuple):
    """The days that count of one placement.

    `limit` is the value that ended the counting, with `last` the last day that counts under it; `unchecked` are
    the limits whose day is missing. A named tuple: every row has one, and a frozen dataclass takes longer to make.
    """

    days: int
    first: date
    last: date
    limit: Value | None
    unchecked: tuple[Value, ...]


def counted_days(placement: Placement, peiljaar: Peiljaar, edition: Edition) -> CountedDays:
    """Count the days of a placement; where two limits meet, the earlier one ends the counting."""
    first = max(peiljaar.first, placement.start or peiljaar.first)
    last = min(peiljaar.last, placement.end or peiljaar.last)
    ending: Value | None = None
    unchecked = []
    for value, limit in limits_of(edition, placement.position, placement.contract):
        limit_day = last_day(placement, limit)
        if limit_day is None:
            unchecked.append(value)
        elif limit_day < last:
            last, ending = limit_day, value
    days = max(0, (last - first).days + 1)
    return CountedDays(days, first, last, ending, tuple(unchecked))


# Rows are many, their codes few.
@lru_cache(maxsize=1024)
def limits_of(edition: Edition, position: str, contract: str) -> tuple[tuple[Value, Limit], ...]:
    """List the limits that a position and a contract set."""
    values = (
        edition.find(f"position.{position}.limit"),
        edition.find(f"contract.{contract}.limit"),
    )
    return tuple(
        (value, value.content) for value in values if value and isinstance(value.content, Limit)
    )


def last_day(placement: Placement, limit: Limit) -> date | None:
    """Last day that counts under a limit; None when its day is not given."""
    day = placement.day_of(limit.event)
    if day is None or limit.years is None:
        return day
    return anniversary(day, limit.years) - ONE_DAY
