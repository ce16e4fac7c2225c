"""Editions of the handleiding: which figure is in force on which day, and how sure we are of it."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache, cached_property
from importlib.resources import files
from typing import Literal

Status = Literal["stated", "carried", "inferred", "estimated", "unpublished", "own", "unchecked"]
"""How firm a value is. `carried` is computed; `own` is the user's; `unchecked` is a limit without its date."""

Level = Literal["none", "aspirant", "basistrede", "trede_1", "trede_2", "trede_3"]
LEVELS: tuple[Level, ...] = ("none", "aspirant", "basistrede", "trede_1", "trede_2", "trede_3")
"""From low to high."""
RUNGS: tuple[Level, ...] = ("basistrede", "trede_1", "trede_2", "trede_3")
"""The levels that have a norm, from low to high."""


RULE_UNIT = "rule"
"""Unit of a value that is a way of computing: it has a status and a source, and no figure."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Limit:
    """How long a position or contract counts: `years` after a day, or up to and including a day."""

    event: str
    years: int | None = None


Rows = Mapping[int, Fraction]
Content = Fraction | Limit | tuple[str, ...] | Rows | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Value:
    """One figure of the norm as it holds in an edition.

    `edition` is the handleiding that gave it; `content` is None when it was never published and
    nothing may stand in for it, or (for a limit) when no end is known.
    """

    key: str
    content: Content
    unit: str
    status: Status
    source: str
    edition: str
    reason: str | None = None

    @property
    def number(self) -> Fraction:
        """The figure itself; only for values that are a number."""
        if not isinstance(self.content, Fraction):
            raise TypeError(f"{self.key} is not a number")
        return self.content

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes listed; only for values that are a list."""
        if not isinstance(self.content, tuple):
            raise TypeError(f"{self.key} is not a list of codes")
        return self.content

    @property
    def rows(self) -> Rows:
        """Size in fte → norm in percent; only for a norm table."""
        if not isinstance(self.content, Mapping):
            raise TypeError(f"{self.key} is not a table")
        return self.content


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A public page or document that states a value."""

    key: str
    title: str
    publisher: str


@dataclass(frozen=True, kw_only=True)
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
            raise KeyError(f"edition {self.name} has no value {key!r}; it has: {known or 'no such family'}") from None

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
        """The norm in percent for a size in whole fte (see `pso.norm`)."""
        from pso.norm import norm_value

        return norm_value(self, level, size)

    def _codes_of(self, family: str, leaf: str) -> tuple[str, ...]:
        parts = (key.split(".") for key in self.values)
        return tuple(p[1] for p in parts if p[0] == family and p[-1] == leaf)

    @cached_property
    def sha256(self) -> str:
        """Fingerprint of every value in force: the same figures give the same text everywhere."""
        lines = (f"{v.key}|{_plain(v.content)}|{v.unit}|{v.status}|{v.source}|{v.edition}" for v in self.values.values())
        return hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()


def _plain(content: Content) -> str:
    if isinstance(content, Mapping):
        return ",".join(f"{size}:{number}" for size, number in content.items())
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


@cache
def editions() -> Editions:
    """The editions shipped with this package, read and checked once."""
    from pso.edition_file import read_editions

    folder = files("pso") / "editions"
    return read_editions({item.name: item.read_text("utf-8") for item in folder.iterdir() if item.name.endswith(".toml")})
