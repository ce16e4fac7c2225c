"""Weights and norms as they are used: the user's own value where there is one, else the edition's."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from pso.edition import Edition
from pso.norm import Found
from pso.value import Level, Value


@dataclass(frozen=True, kw_only=True, slots=True)
class Norm:
    """The norm in percent of one level for the size at hand; `between` holds the rows used, as (size, percent)."""

    level: Level
    percent: Fraction
    value: Value
    rule: Found
    between: tuple[tuple[int, Fraction], ...]


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
        value = self.edition.value(f"norm.{level}")
        own = self.own_values.get(f"norm.{level}")
        if own is None:
            row = value.table.at(size)
            return Norm(
                level=level, percent=row.percent, value=value, rule=row.found, between=row.between
            )
        value = self._own(value, f"norm.{level}")
        return Norm(level=level, percent=own, value=value, rule="own", between=())

    def _own(self, value: Value, key: str) -> Value:
        own = self.own_values.get(key)
        if own is None:
            return value
        return replace(value, content=own, status="own", edition=self.edition.name, reason=None)
