"""The norm of a size: the published row, the straight line between two rows, or the last row."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise
from typing import Literal

from pso.exact import round_half_up

NORM_PLACES = 1
"""Decimals of a norm, in the tables and between their rows."""

Found = Literal["table", "interpolation", "above_table", "own"]
"""How a norm was found: the row itself, between two rows, above the last row, or the user's own."""


def size_of(total_fte: Fraction) -> int:
    """Size for the norm: total fte rounded half up to a whole number (rule `size`)."""
    return int(round_half_up(total_fte, 0))


@dataclass(frozen=True, kw_only=True, eq=False)
class NormTable:
    """Norms in percent by size in fte, sizes rising."""

    rows: Mapping[int, Fraction]

    @property
    def smallest(self) -> int:
        """The smallest size that has a norm."""
        return min(self.rows)

    @property
    def largest(self) -> int:
        """The largest size with a row of its own; above it that row holds."""
        return max(self.rows)

    def at(self, size: int) -> "RowNorm":
        """Find the norm of a size in whole fte; `ValueError` below the table."""
        return _at(self, size)


@dataclass(frozen=True, kw_only=True, slots=True)
class RowNorm:
    """A norm in percent, how it was found, and the rows used as (size, percent)."""

    percent: Fraction
    found: Found
    between: tuple[tuple[int, Fraction], ...]


# Many organisations have one of few sizes; the line between two rows need not be drawn each time.
@lru_cache(maxsize=2048)
def _at(table: NormTable, size: int) -> RowNorm:
    rows = table.rows
    if size in rows:
        return RowNorm(percent=rows[size], found="table", between=((size, rows[size]),))
    last = table.largest
    if size > last:
        return RowNorm(percent=rows[last], found="above_table", between=((last, rows[last]),))
    low, high = _neighbours(tuple(rows), size)
    line = rows[low] + (rows[high] - rows[low]) * Fraction(size - low, high - low)
    between = ((low, rows[low]), (high, rows[high]))
    return RowNorm(percent=round_half_up(line, NORM_PLACES), found="interpolation", between=between)


def _neighbours(sizes: tuple[int, ...], size: int) -> tuple[int, int]:
    for low, high in pairwise(sizes):
        if low < size < high:
            return low, high
    raise ValueError(f"no norm for a size of {size} fte: the table starts at {sizes[0]}")
