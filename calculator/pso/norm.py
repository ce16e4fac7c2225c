"""The norm of a size: the published row, the straight line between two rows, or the last row."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from pso.edition import Edition, Value
from pso.exact import round_half_up


def size_of(total_fte: Fraction) -> int:
    """Size for the norm: total fte rounded half up to a whole number (rule `size`)."""
    return int(round_half_up(total_fte, 0))


@dataclass(frozen=True, kw_only=True, slots=True)
class Norm:
    """The norm in percent of one level for one size.

    `rule` says how it was found: `table` (the row itself), `interpolation`, `above_table` or `own`.
    `between` holds the rows used, as (size, percent).
    """

    level: str
    percent: Fraction
    value: Value
    rule: str
    between: tuple[tuple[int, Fraction], ...]


def norm_of(edition: Edition, level: str, size: int) -> Norm:
    """Find the norm of a level for a size in whole fte; the size must be in or above the table."""
    value = edition.value(f"norm.{level}")
    rows = value.rows
    if size in rows:
        return Norm(level=level, percent=rows[size], value=value, rule="table", between=((size, rows[size]),))
    last = max(rows)
    if size > last:
        return Norm(level=level, percent=rows[last], value=value, rule="above_table", between=((last, rows[last]),))
    low, high = _neighbours(tuple(rows), size)
    line = rows[low] + (rows[high] - rows[low]) * Fraction(size - low, high - low)
    between = ((low, rows[low]), (high, rows[high]))
    return Norm(level=level, percent=round_half_up(line, 1), value=value, rule="interpolation", between=between)


def _neighbours(sizes: tuple[int, ...], size: int) -> tuple[int, int]:
    for low, high in pairwise(sizes):
        if low < size < high:
            return low, high
    raise ValueError(f"no norm for a size of {size} fte: the table starts at {sizes[0]}")


def smallest_size(edition: Edition) -> int:
    """The smallest size, in fte, for which the edition has a norm."""
    return min(min(edition.value(f"norm.{level}").rows) for level in edition.rungs)


def norm_value(edition: Edition, level: str, size: int) -> Value:
    """The norm as a `Value`, for texts: its status is the table's, or `inferred` between two rows."""
    norm = norm_of(edition, level, size)
    value = norm.value
    status = "inferred" if norm.rule == "interpolation" and value.status in {"stated", "carried"} else value.status
    return Value(
        key=f"norm.{level}.{size}",
        content=norm.percent,
        unit=value.unit,
        status=status,
        source=value.source,
        edition=value.edition,
        reason=value.reason,
    )
