"""The peiljaar and anniversaries: which days are measured."""

from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


def anniversary(day: date, years: int) -> date:
    """Same day `years` later (or earlier, when negative); 29 February has its anniversary on 28 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


@dataclass(frozen=True, kw_only=True, slots=True)
class Peiljaar:
    """Twelve months, first and last day included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """Number of days: 365 or 366."""
        return (self.last - self.first).days + 1


def peiljaar_from(first: date) -> Peiljaar:
    """Take the twelve months from a first day: up to the day before its anniversary."""
    return Peiljaar(first=first, last=anniversary(first, 1) - ONE_DAY)


def default_peiljaar(reference: date) -> Peiljaar:
    """Take the twelve months before the reference date (rule `peiljaar_default`)."""
    return peiljaar_from(anniversary(reference, -1))
