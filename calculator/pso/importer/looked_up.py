"""Columns read at once: every different text a single time, for staff lists are long and say the same things."""

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any, Final

from pso.importer.unclear import Bad

FEW: Final = 2
"""So few are picked one by one: picking many at once is another call."""


class LookedUp:
    """The texts of a column (or of several, side by side), and what each different one is read as."""

    def __init__(self, keys: Sequence[Any], read: Callable[[Any], Any]) -> None:
        self.keys = keys
        self.table = {key: read(key) for key in dict.fromkeys(keys)}

    @property
    def values(self) -> list[Any]:
        """What every row is read as."""
        return list(map(self.table.__getitem__, self.keys))

    @property
    def holds_bad(self) -> bool:
        """Whether anything is not understood."""
        return any(type(it) is Bad for it in self.table.values())


def side_by_side(columns: Sequence[list[str]]) -> Sequence[Any]:
    """Give the keys of several columns: tuples, or the texts themselves of a single one."""
    return columns[0] if len(columns) == 1 else list(zip(*columns, strict=True))


def parts_of(key: str | tuple[str, ...]) -> tuple[str, ...]:
    """Give the texts of a key."""
    return (key,) if isinstance(key, str) else key


def picked(values: Sequence[Any], places: Sequence[int]) -> Sequence[Any]:
    """Pick the values at some places, which rise."""
    if len(places) == len(values):
        return values
    return itemgetter(*places)(values) if len(places) >= FEW else [values[at] for at in places]
