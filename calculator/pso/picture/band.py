"""Where everything stands in the ladder of an estimate: a band between the lowest and the highest total.

It stands on the same true scale as the ladder of a result. Without ends only the norms are drawn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from pso.picture.ladder import CEILING, GAP, Heights, Rung, px, rungs_of, scale_of
from pso.picture.scale import spread
from pso.weight import Norm

Name = Literal["total", "lowest", "highest"]


@dataclass(frozen=True, kw_only=True, slots=True)
class End:
    """An end of the band, or the total itself where the band is closed."""

    name: Name
    percent: Fraction
    y: str
    label_y: str
    cut: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Piece:
    """A piece of the ladder that is filled: from which height, and how high."""

    y: str
    height: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """The whole picture: what is sure, and above it what may be; `ends` from low to high."""

    rungs: tuple[Rung, ...]
    sure: Piece
    open: Piece
    ends: tuple[End, ...]

    @property
    def cut(self) -> bool:
        """Whether the highest total lies above the picture."""
        return any(end.cut for end in self.ends)


def band_of(norms: Sequence[Norm], *totals: Fraction) -> Band:
    """Lay out the ladder of an estimate, its lowest total first."""
    ends = tuple(dict.fromkeys(totals))
    lowest, highest = (ends[0], ends[-1]) if ends else (Fraction(0), Fraction(0))
    scale = scale_of(norms, highest)
    return Band(
        rungs=rungs_of(norms, lowest, scale),
        sure=_piece(Fraction(0), lowest, scale),
        open=_piece(lowest, highest, scale),
        ends=_ends(ends, scale),
    )


def _piece(low: Fraction, high: Fraction, scale: Heights) -> Piece:
    return Piece(y=px(scale.y(high)), height=px(scale.y(low) - scale.y(high)))


def _ends(totals: Sequence[Fraction], scale: Heights) -> tuple[End, ...]:
    names: tuple[Name, ...] = ("lowest", "highest") if len(totals) > 1 else ("total",)
    heights = [scale.y(total) for total in totals]
    labels = spread(heights, GAP, CEILING)
    return tuple(
        End(name=name, percent=total, y=px(y), label_y=px(label), cut=total > scale.top)
        for name, total, y, label in zip(names, totals, heights, labels, strict=False)
    )
