"""The norm of each level over size, and the own size and total among them.

Along the axis every published size stands one step further, so the published sizes of small organisations are not
squeezed together; between two of them the norm is a straight line, here as in the rule. The last step is "more".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from pso.assessment import Assessment
from pso.exact import decimal_text
from pso.norm import NormTable
from pso.picture.scale import Anchor, Scale, em, side, spread, wide
from pso.value import Level, Status

HEIGHT = Fraction(15)
"""Of the field in which the lines run, in em."""
LABEL_GAP = Fraction(145, 100)
HALF_LETTER = Fraction(1, 2)
BOX = 1000
"""Both sides of the field in which the lines are drawn; it is stretched to the size of the picture."""
ROOM = Fraction(115, 100)
WIDEST, TALLEST = 2, 3
"""How many times the highest norm at the own size fits: for the lines, and at most for the own total."""
SIZES_NAMED = (2, 10, 25, 50)
STEPS = tuple(Fraction(step) for step in ("0.5", "1", "2", "5", "10", "20"))
MOST_STEPS = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """The norms of one level: the line, its height where it ends, and its label there."""

    level: Level
    status: Status
    reached: bool
    path: str
    end_y: str
    label_y: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Tick:
    """A figure along an axis and its place."""

    figure: Fraction
    at: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Curve:
    """The whole picture. `marks` are the norms at the own size; `cut` says that the own total lies above it."""

    lines: tuple[Line, ...]
    sizes: tuple[Tick, ...]
    percents: tuple[Tick, ...]
    marks: tuple[str, ...]
    own_x: str
    own_y: str
    own_side: Anchor
    own_label_y: str
    cut: bool


Tables = Mapping[Level, NormTable]


def curve_of(result: Assessment) -> Curve:
    """Lay out the norms of a result's edition, with the result among them."""
    tables = {norm.level: result.edition.value(f"norm.{norm.level}").table for norm in result.norms}
    scale = Scale(high=_top(result, tables))
    sizes = tuple(tables[result.norms[0].level].rows)
    own_x, own_y = along(result.size, sizes), height_of(result.total_percent, scale)
    return Curve(
        lines=_lines(result, tables, scale),
        sizes=tuple(_tick(size, sizes) for size in sizes if size in (*SIZES_NAMED, sizes[-1])),
        percents=percent_ticks(scale),
        marks=tuple(em(height_of(norm.percent, scale)) for norm in result.norms),
        own_x=wide(own_x),
        own_y=em(own_y),
        own_side=side(own_x),
        own_label_y=em(own_y - 1 if own_y > LABEL_GAP else own_y + 1 + HALF_LETTER),
        cut=result.total_percent > scale.high,
    )


def along(size: int, sizes: tuple[int, ...]) -> Fraction:
    """Give the place of a size along the axis: one step for every published size, and one for all above."""
    if size > sizes[-1]:
        return Fraction(1)
    after = next(index for index, published in enumerate(sizes) if size <= published)
    if sizes[after] == size:
        return Fraction(after, len(sizes))
    low, high = sizes[after - 1], sizes[after]
    return (after - 1 + Fraction(size - low, high - low)) / len(sizes)


def _tick(size: int, sizes: tuple[int, ...]) -> Tick:
    return Tick(figure=Fraction(size), at=wide(along(size, sizes)))


def _top(result: Assessment, tables: Tables) -> Fraction:
    """Choose what fits: the norms around the own size, and the own total when it is not many times higher."""
    highest = max(norm.percent for norm in result.norms)
    published = max(max(table.rows.values()) for table in tables.values())
    around = min(WIDEST * highest, published * ROOM)
    return max(around, highest * ROOM, min(result.total_percent * ROOM, TALLEST * highest))


def height_of(percent: Fraction, scale: Scale) -> Fraction:
    """Give the height of a percentage, in em from the top."""
    return HEIGHT * (1 - scale.at(percent))


def _lines(result: Assessment, tables: Tables, scale: Scale) -> tuple[Line, ...]:
    ends = [height_of(table.rows[table.largest], scale) for table in tables.values()]
    return tuple(
        Line(
            level=norm.level,
            status=result.edition.value(f"norm.{norm.level}").status,
            reached=result.total_percent > norm.percent,
            path=line_path(tables[norm.level], scale),
            end_y=em(end),
            label_y=em(label),
        )
        for norm, end, label in zip(
            result.norms, ends, spread(ends, LABEL_GAP, LABEL_GAP / 2), strict=True
        )
    )


def line_path(table: NormTable, scale: Scale) -> str:
    """Draw from row to row, and level from the last; what is too high runs out of the field."""
    sizes = tuple(table.rows)
    points = [
        (BOX * along(size, sizes), BOX * (1 - percent / scale.high))
        for size, percent in table.rows.items()
    ]
    points.append((Fraction(BOX), points[-1][1]))
    return "M" + "L".join(f"{decimal_text(x, 1)} {decimal_text(y, 1)}" for x, y in points)


def percent_ticks(scale: Scale) -> tuple[Tick, ...]:
    """Give the figures along the upright axis."""
    step = next((step for step in STEPS if scale.high / step <= MOST_STEPS), scale.high / 2)
    figures = [step * times for times in range(int(scale.high / step) + 1)]
    return tuple(Tick(figure=figure, at=em(height_of(figure, scale))) for figure in figures)
