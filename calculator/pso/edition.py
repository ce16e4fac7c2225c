"""Editions of the handleiding: which figure is in force on which day."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from pso.norm import NormTable
from pso.value import RULE_UNIT, RUNGS, Content, Level, Limit, Source, Value, status_at


@dataclass(frozen=True, kw_only=True, eq=False)
class Edition:
    """Everything that one handleiding says, what it took over from earlier ones included."""

    name: str
    valid_from: date
    source: str
    values: Mapping[str, Value]
    unknown_successor: date | None = None
    newer_expected_from: date | None = None

    def value(self, key: str) -> Value:
        """Look a value up, `KeyError` with the nearest keys when this edition has none by that name."""
        try:
            return self.values[key]
        except KeyError:
            family = key.partition(".")[0] + "."
            known = ", ".join(k for k in self.values if k.startswith(family))
            raise KeyError(
                f"edition {self.name} has no value {key!r}; it has: {known or 'no such family'}"
            ) from None

    def find(self, key: str) -> Value | None:
        """Look up a value that an edition need not have."""
        return self.values.get(key)

    @cached_property
    def positions(self) -> tuple[str, ...]:
        """Codes of the positions at entry that this edition knows."""
        return self._codes_of("position", "weight")

    @cached_property
    def contracts(self) -> tuple[str, ...]:
        """Codes of the types of contract."""
        return self._codes_of("contract", "weight")

    @cached_property
    def rungs(self) -> tuple[Level, ...]:
        """The levels with a norm that this edition has, from low to high."""
        return tuple(level for level in RUNGS if f"level.{level}.top" in self.values)

    def norm(self, level: str, size: int) -> Value:
        """The norm in percent for a size in whole fte; between two rows of the table it is `inferred` at best."""
        value = self.value(f"norm.{level}")
        row = value.table.at(size)
        status = status_at(row.found, value.status)
        return replace(value, key=f"norm.{level}.{size}", content=row.percent, status=status)

    @cached_property
    def rule_sources(self) -> Mapping[str, str]:
        """Rule of calculation → the source that states it."""
        rules = (value for value in self.values.values() if value.unit == RULE_UNIT)
        return {rule.key.partition(".")[2]: rule.source for rule in rules}

    @cached_property
    def smallest_size(self) -> int:
        """The smallest size, in fte, for which there is a norm."""
        return min(self.value(f"norm.{level}").table.smallest for level in self.rungs)

    @cached_property
    def largest_size(self) -> int:
        """The largest size, in fte, that has a row of its own in any norm table."""
        return max(self.value(f"norm.{level}").table.largest for level in self.rungs)

    def _codes_of(self, family: str, leaf: str) -> tuple[str, ...]:
        parts = (key.split(".") for key in self.values)
        return tuple(p[1] for p in parts if p[0] == family and p[-1] == leaf)

    @cached_property
    def sha256(self) -> str:
        """Fingerprint of every value in force: the same figures give the same text everywhere."""
        lines = (
            f"{v.key}|{_plain(v.content)}|{v.unit}|{v.status}|{v.source}|{v.edition}"
            for v in self.values.values()
        )
        return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def _plain(content: Content) -> str:
    if isinstance(content, NormTable):
        return ",".join(f"{size}:{number}" for size, number in content.rows.items())
    if isinstance(content, Limit):
        return f"{content.event}+{content.years}"
    return str(content)


@dataclass(frozen=True, kw_only=True)
class Editions:
    """All editions, oldest first."""

    items: tuple[Edition, ...]
    sources: Mapping[str, Source]

    def __iter__(self) -> Iterator[Edition]:
        return iter(self.items)

    @property
    def oldest(self) -> Edition:
        """The first edition; before its first day nothing can be said."""
        return self.items[0]

    @property
    def newest(self) -> Edition:
        """The last edition that is known."""
        return self.items[-1]

    def on(self, day: date) -> Edition | None:
        """The edition that serves for a day, None before the first one."""
        in_force = [edition for edition in self.items if edition.valid_from <= day]
        return in_force[-1] if in_force else None

    def named(self, name: str) -> Edition | None:
        """The edition by its number, such as `"2.1"`."""
        return next((edition for edition in self.items if edition.name == name), None)

    @cached_property
    def positions(self) -> tuple[str, ...]:
        """Every position that any edition knows, in order of appearance."""
        return tuple(dict.fromkeys(code for edition in self.items for code in edition.positions))

    @cached_property
    def contracts(self) -> tuple[str, ...]:
        """Every contract that any edition knows."""
        return tuple(dict.fromkeys(code for edition in self.items for code in edition.contracts))
