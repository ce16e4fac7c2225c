"""What pictures share: a straight scale, places as text, and labels that do not cover each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from pso.exact import decimal_text

Anchor = Literal["start", "middle", "end"]
HALF = Fraction(1, 2)
THIRD = Fraction(1, 3)


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    """A straight scale from 0 to `high`; what lies above it is kept at its end."""

    high: Fraction

    def at(self, figure: Fraction) -> Fraction:
        """Give the place of a figure as a share of the whole scale."""
        return min(figure, self.high) / self.high if self.high else Fraction(0)


def wide(share: Fraction) -> str:
    """Write a share of the width of a picture."""
    return f"{decimal_text(100 * share, 2)}%"


def em(height: Fraction) -> str:
    """Write a height, in the size of the letters."""
    return f"{decimal_text(height, 2)}em"


def side(share: Fraction) -> Anchor:
    """Say which end of a label stands at a place: it runs towards the side with most room."""
    return "start" if share < HALF else "end"


def above(share: Fraction) -> Anchor:
    """Say which part of a long label stands above a place: in the middle third the label has room on neither side."""
    if share < THIRD:
        return "start"
    return "middle" if share <= 2 * THIRD else "end"


def spread(heights: Sequence[Fraction], gap: Fraction, ceiling: Fraction) -> list[Fraction]:
    """Move labels, given from low to high, apart until none covers another and none stands above the ceiling."""
    placed: list[Fraction] = []
    for height in heights:
        placed.append(min(height, placed[-1] - gap) if placed else height)
    for index in range(len(placed) - 1, -1, -1):
        placed[index] = max(placed[index], ceiling)
        ceiling = placed[index] + gap
    return placed
