"""Where everything stands in the picture of the ladder: rungs at their norms on one true scale.

Percentages become heights here and nowhere else; how it looks is `view/ladder.svg.j2` and styles.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from pso.exact import decimal_text
from pso.indirect import Indirect
from pso.picture.scale import spread
from pso.weight import Norm

TOP, BOTTOM = 30, 336
GAP = Fraction(21)
"""The least room between two labels, so that none covers another."""
CEILING = Fraction(TOP) - GAP // 2
"""No label stands above this height."""
HEADROOM = Fraction(115, 100)
TALLEST = 2
"""A score above this many times the highest norm leaves the picture: else the rungs would melt."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rung:
    """A norm: the height of its rung, and of its label when there is a crowd."""

    norm: Norm
    y: str
    label_y: str
    reached: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A piece of the own total, from bottom to top: `direct`, `indirect` or `lost` to the cap."""

    name: str
    percent: Fraction
    y: str
    height: str
    label_y: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Ladder:
    """The whole picture. `total_y` is the own height; `cut` says that it lies above the picture.

    `next` is the lowest rung that is not reached, `missing` what the total lacks to stand at its height.
    """

    rungs: tuple[Rung, ...]
    parts: tuple[Part, ...]
    total: Fraction
    total_y: str
    total_label_y: str
    cut: bool
    next: Rung | None
    missing: Fraction
    missing_label_y: str


def ladder_of(norms: Sequence[Norm], direct: Fraction, indirect: Indirect) -> Ladder:
    """Lay out the ladder of a score."""
    lost = indirect.percent - indirect.counted_percent
    pieces = [("direct", direct), ("indirect", indirect.counted_percent), ("lost", lost)]
    total = direct + indirect.counted_percent
    scale = scale_of(norms, total + lost)
    rungs = rungs_of(norms, total, scale)
    following = next((rung for rung in rungs if not rung.reached), None)
    missing = following.norm.percent - total if following else Fraction(0)
    labels = _left_labels(pieces, total, missing, scale)
    return Ladder(
        rungs=rungs,
        parts=_parts(pieces, labels, scale),
        total=total,
        total_y=px(scale.y(total)),
        total_label_y=px(labels["total"]),
        cut=total > scale.top,
        next=following,
        missing=missing,
        missing_label_y=px(labels["missing"]) if missing else "",
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class Heights:
    """From percentages to heights; the foot of the ladder is 0, its end `top`."""

    top: Fraction

    def y(self, percent: Fraction) -> Fraction:
        """Height of a percentage, kept inside the picture."""
        return BOTTOM - min(percent, self.top) / self.top * (BOTTOM - TOP)

    def middle(self, low: Fraction, high: Fraction) -> Fraction:
        """Height halfway between two percentages."""
        return (self.y(low) + self.y(high)) / 2


def scale_of(norms: Sequence[Norm], score: Fraction) -> Heights:
    """Choose the scale on which all norms and the score can be told apart."""
    highest = max(norm.percent for norm in norms)
    top = max(highest * HEADROOM, min(score * Fraction(105, 100), highest * TALLEST))
    return Heights(top=top)


def rungs_of(norms: Sequence[Norm], total: Fraction, scale: Heights) -> tuple[Rung, ...]:
    """Place a rung at each norm."""
    heights = [scale.y(norm.percent) for norm in norms]
    return tuple(
        Rung(norm=norm, y=px(y), label_y=px(label), reached=total > norm.percent)
        for norm, y, label in zip(norms, heights, spread(heights, GAP, CEILING), strict=True)
    )


def _left_labels(
    pieces: Sequence[tuple[str, Fraction]], total: Fraction, missing: Fraction, scale: Heights
) -> dict[str, Fraction]:
    """Place the labels of the own side: each at the middle of its piece, the total at its height."""
    wanted, foot = {"total": scale.y(total)}, Fraction(0)
    for name, percent in pieces:
        wanted |= {name: scale.middle(foot, foot + percent)} if percent else {}
        foot += percent
    wanted |= {"missing": scale.middle(total, total + missing)} if missing else {}
    names = sorted(wanted, key=lambda name: -wanted[name])
    placed = spread([wanted[name] for name in names], GAP, CEILING)
    return dict(zip(names, placed, strict=True))


def _parts(
    pieces: Sequence[tuple[str, Fraction]], labels: dict[str, Fraction], scale: Heights
) -> tuple[Part, ...]:
    parts, foot = [], Fraction(0)
    for name, percent in pieces:
        low, high = scale.y(foot), scale.y(foot + percent)
        foot += percent
        label = px(labels.get(name, high))
        parts.append(
            Part(name=name, percent=percent, y=px(high), height=px(low - high), label_y=label)
        )
    return tuple(parts)


def px(height: Fraction) -> str:
    """Write a height."""
    return decimal_text(height, 1)
