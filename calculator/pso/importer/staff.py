"""The hours of everybody in a list, in the target group or not: what a total may be made of."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from pso.exact import sum_of
from pso.importer.looked_up import LookedUp
from pso.importer.unclear import Bad
from pso.importer.work import Work
from pso.peiljaar import Peiljaar


def total_hours(works: LookedUp) -> Fraction:
    """Add up the hours a week of every row that says them."""
    counts = Counter(works.keys)
    said = ((work, counts[key]) for key, work in works.table.items() if isinstance(work, Work))
    return sum_of(work.total * count for work, count in said)


def measured_hours(
    works: Sequence[Any], starts: Sequence[Any], ends: Sequence[Any], peiljaar: Peiljaar
) -> Fraction:
    """Add up hours a week, each by the share of the peiljaar between its first and its last day at work."""
    hours: dict[tuple[object, object], Fraction] = {}
    for work, start, end in zip(works, starts, ends, strict=True):
        if isinstance(work, Work) and not isinstance(start, Bad) and not isinstance(end, Bad):
            hours[start, end] = hours.get((start, end), Fraction(0)) + work.total
    return sum_of(total * _share(start, end, peiljaar) for (start, end), total in hours.items())


def _share(start: object, end: object, peiljaar: Peiljaar) -> Fraction:
    """Give the part of the peiljaar between two days, both as ISO text or None."""
    first, last = peiljaar.first, peiljaar.last
    if isinstance(start, str):
        first = max(first, date.fromisoformat(start))
    if isinstance(end, str):
        last = min(last, date.fromisoformat(end))
    return Fraction(max(0, (last - first).days + 1), peiljaar.days)
