"""Weights and norms as they are used: the user's own value where there is one, else the edition's."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from pso.edition import Edition
from pso.norm import Found
from pso.value import Level, Status, Value, status_at


@dataclass(frozen=True, kw_only=True, slots=True)
class Norm:
    """The norm in percent of one level for the size at hand; `between` holds the rows used, as (size, percent)."""

    level: Level
    percent: Fraction
    value: Value
    rule: Found
    between: tuple[tuple[int, Fraction], ...]

    @property
    def status(self) -> Status:
        """How firm it is at this size: between two rows `inferred` at best."""
        return status_at(self.rule, self.value.status)


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The figures of one assessment: an edition, with the user's own values over it."""

    edition: Edition
    own_values: Mapping[str, Fraction]

    def weight(self, family: str, code: str) -> Value:
        """Weight of a position or contract."""
        value = self.edition.value(f"{family}.{code}.weight")
        return self._own(value, f"weight.{family}.{code}")

    def norm(self, level: Level, size: int) -> Norm:
        """Norm of a level for a size."""
        own = self.own_values.get(f"norm.{level}")
        if own is None:
            # Above the table every size has the norm of its last row: one place in the cache will do.
            return _published(self.edition, level, min(size, self.edition.largest_size + 1))
        value = self._own(self.edition.value(f"norm.{level}"), f"norm.{level}")
        return Norm(level=level, percent=own, value=value, rule="own", between=())

    def _own(self, value: Value, key: str) -> Value:
        own = self.own_values.get(key)
        if own is None:
            return value
        return replace(value, content=own, status="own", edition=self.edition.name, reason=None)


# Many organisations have one of few sizes, and a norm is the same for all of them.
@lru_cache(maxsize=4096)
def _published(edition: Edition, level: Level, size: int) -> Norm:
    value = edition.value(f"norm.{level}")
    row = value.table.at(size)
    return Norm(level=level, percent=row.percent, value=value, rule=row.found, between=row.between)
