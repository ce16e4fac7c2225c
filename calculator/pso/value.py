"""Values: one figure of the norm, with its unit, how firm it is and where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from pso.norm import Found, NormTable

Status = Literal["stated", "carried", "inferred", "estimated", "unpublished", "own", "unchecked"]
"""How firm a value is. `carried` is computed; `own` is the user's; `unchecked` is a limit without its date."""

Level = Literal["none", "aspirant", "basistrede", "trede_1", "trede_2", "trede_3"]
LEVELS: tuple[Level, ...] = ("none", "aspirant", "basistrede", "trede_1", "trede_2", "trede_3")
"""From low to high."""
RUNGS: tuple[Level, ...] = ("basistrede", "trede_1", "trede_2", "trede_3")
"""The levels that have a norm, from low to high."""


def is_lower(level: Level, than: Level) -> bool:
    """Say whether a level stands below another."""
    return LEVELS.index(level) < LEVELS.index(than)


def status_at(found: Found, status: Status) -> Status:
    """Say how firm a norm is at a size, from how it was found and how firm its table is."""
    return "inferred" if found == "interpolation" and status in {"stated", "carried"} else status


RULE_UNIT = "rule"
"""Unit of a value that is a way of computing: it has a status and a source, and no figure."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Limit:
    """How long a position or contract counts: `years` after a day, or up to and including a day."""

    event: str
    years: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Bands:
    """A figure by size in fte: each row (from, figure) holds from that many fte up to the next."""

    rows: tuple[tuple[int, Fraction], ...]

    def at(self, fte: Fraction) -> Fraction | None:
        """Find the figure for a size; None below the first row."""
        return next((figure for start, figure in reversed(self.rows) if fte >= start), None)


Rows = Mapping[int, Fraction]
Content = Fraction | Limit | tuple[str, ...] | NormTable | Bands | None


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
        if type(self.content) is not Fraction:
            raise TypeError(f"{self.key} is not a number")
        return self.content

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes listed; only for values that are a list."""
        if not isinstance(self.content, tuple):
            raise TypeError(f"{self.key} is not a list of codes")
        return self.content

    @property
    def bands(self) -> Bands:
        """The figures by size; only for a value that has bands."""
        if not isinstance(self.content, Bands):
            raise TypeError(f"{self.key} has no bands")
        return self.content

    @property
    def rows(self) -> Rows:
        """Size in fte → norm in percent; only for a norm table."""
        return self.table.rows

    @property
    def table(self) -> NormTable:
        """The norm table; only for the norm of a level."""
        if not isinstance(self.content, NormTable):
            raise TypeError(f"{self.key} is not a table")
        return self.content


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """A public page or document that states a value."""

    key: str
    title: str
    publisher: str
