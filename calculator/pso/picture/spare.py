"""What each row of the target group carries, held against what the total may lose.

A bar is what the total loses without the row. Where it reaches the line the level is gone: that row carries it.
"""

from dataclasses import dataclass
from fractions import Fraction

from pso.assessment import Assessment
from pso.insight.margin import Margin, RowMargin
from pso.picture.scale import Anchor, Scale, above, em, wide

MOST_ROWS = 8
HEAD, ROW, BAR, NOTE = Fraction(22, 10), Fraction(45, 10), Fraction(14, 10), Fraction(345, 100)
"""Heights in em: of the line's label, of one row, and from its top to the bar and to the words below it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """A row and what the total loses without it, in percentage points."""

    row: RowMargin
    people: int
    points: Fraction
    width: str
    y: str
    label_y: str
    note_y: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Spare:
    """The whole picture, the row that weighs most first; `bars` has all rows, of which `shown` are drawn."""

    bars: tuple[Bar, ...]
    shown: tuple[Bar, ...]
    line_x: str
    line_side: Anchor
    more_y: str
    height: str


def spare_of(margin: Margin, result: Assessment) -> Spare:
    """Lay out the rows of a margin."""
    losses = [(result.total_percent - row.without_row.total_percent, row) for row in margin.rows]
    losses.sort(key=lambda item: (-item[0], item[1].index))
    scale = Scale(high=max([margin.to_lose, *(loss for loss, _ in losses)]))
    bars = tuple(_bar(place, loss, scale, result) for place, loss in enumerate(losses))
    shown = bars[:MOST_ROWS]
    at = scale.at(margin.to_lose)
    foot = HEAD + ROW * len(shown)
    return Spare(
        bars=bars,
        shown=shown,
        line_x=wide(at),
        line_side=above(at),
        more_y=em(foot + 1),
        height=em(foot + (2 if len(bars) > len(shown) else 0)),
    )


def _bar(place: int, loss: tuple[Fraction, RowMargin], scale: Scale, result: Assessment) -> Bar:
    points, row = loss
    top = HEAD + ROW * place
    return Bar(
        row=row,
        people=result.direct.contributions[row.index].placement.people,
        points=points,
        width=wide(scale.at(points)),
        y=em(top + BAR),
        label_y=em(top + 1),
        note_y=em(top + NOTE),
    )
