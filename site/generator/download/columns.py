"""How wide the columns of a table are: each gets its longest word, the rest goes where most is written."""

from collections.abc import Sequence
from typing import Final

from markdown_it.tree import SyntaxTreeNode

from generator.calls.fill_in import FillIn
from generator.download.paper import figure_of, plain

UPRIGHT: Final = 9412
LYING: Final = 14344
"""What the text of a sheet of A4 is wide, upright and lying, in twentieths of a point."""
LETTER: Final = 100
"""A letter of a cell, on average; and what a cell keeps free at its sides."""
SIDES: Final = 190
# In letters: a field takes what people write in it, and beyond ENOUGH a cell may just as well wrap.
FIELD_LEAST: Final = 10
FIELD_WANTED: Final = 14
ENOUGH: Final = 44
NAMES: Final = (36, 64)
"""Names and values: the share of each, in hundredths."""


def widths_of(cells: Sequence[Sequence[SyntaxTreeNode]], width: int) -> list[int]:
    """Divide a width over the columns of a table of the text."""
    if len(cells[0]) == len(NAMES) and cells[0][0].attrs.get("scope") == "row":
        return _whole([width * share // sum(NAMES) for share in NAMES], width)
    columns = [list(column) for column in zip(*cells, strict=True)]
    least = [max(map(_least, column)) for column in columns]
    wanted = [max(map(_wanted, column)) for column in columns]
    return divided(least, wanted, width)


def divided(least: Sequence[int], wanted: Sequence[int], width: int) -> list[int]:
    """Divide a width: first what columns need at least, then by what they want more; both are in letters."""
    needed = [low * LETTER + SIDES for low in least]
    left = width - sum(needed)
    if left <= 0:
        return _whole([width * share // sum(needed) for share in needed], width)
    more = [max(want - low, 0) + 1 for low, want in zip(least, wanted, strict=True)]
    found = [low + left * share // sum(more) for low, share in zip(needed, more, strict=True)]
    return _whole(found, width)


def _whole(found: Sequence[int], width: int) -> list[int]:
    """Let the last column take what rounding left."""
    return [*found[:-1], width - sum(found[:-1])]


def _least(cell: SyntaxTreeNode) -> int:
    return max(longest(plain(cell)), FIELD_LEAST if _has_field(cell) else 1)


def _wanted(cell: SyntaxTreeNode) -> int:
    return min(ENOUGH, max(len(plain(cell)), FIELD_WANTED if _has_field(cell) else 1))


def _has_field(cell: SyntaxTreeNode) -> bool:
    return any(isinstance(figure_of(node), FillIn) for node in cell.walk())


def longest(text: str) -> int:
    """Return the length of the longest word."""
    return max(map(len, text.split()), default=1)
