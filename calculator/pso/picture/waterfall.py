"""From rows to total: what each row of the target group adds, then purchases, and what the cap takes from them."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from pso.assessment import Assessment
from pso.exact import sum_of
from pso.picture.scale import Anchor, Scale, above, em, wide
from pso.weight import Norm

Kind = Literal["row", "rest", "indirect", "lost", "total"]
MOST_ROWS = 9
"""With more rows than this and one, the smallest stand together."""
HEAD, ROW, BAR = Fraction(22, 10), Fraction(29, 10), Fraction(14, 10)
"""Heights in em: of the norm's label, of one bar with its label, and of the label alone."""
ROOM = Fraction(102, 100)


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """What one bar stands for, in percent of the total fte: the `rows` (indexes) behind it, or purchases."""

    kind: Kind
    percent: Fraction
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Bar:
    """A part from where the parts before it end; `end` is where the next begins."""

    part: Part
    x: str
    width: str
    end: str
    y: str
    label_y: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Waterfall:
    """The whole picture; `norm` is the lowest that is not reached, or else the highest."""

    bars: tuple[Bar, ...]
    norm: Norm
    norm_x: str
    norm_side: Anchor
    height: str


def waterfall_of(result: Assessment) -> Waterfall:
    """Lay out the parts of a total, one below the other."""
    parts = (*_rows(result), *_purchases(result))
    norm = next((it for it in result.norms if it.percent >= result.total_percent), result.norms[-1])
    whole = sum_of(part.percent for part in parts)
    scale = Scale(high=ROOM * max(whole, norm.percent))
    bars = _bars((*parts, Part(kind="total", percent=result.total_percent)), scale)
    at = scale.at(norm.percent)
    return Waterfall(
        bars=bars,
        norm=norm,
        norm_x=wide(at),
        norm_side=above(at),
        height=em(HEAD + ROW * len(bars)),
    )


def row_percents(result: Assessment) -> list[tuple[int, Fraction]]:
    """Give what each row adds to the direct part, in percent, the most first."""
    contributions = result.direct.contributions
    found = [(i, 100 * row.weighted / result.total_fte) for i, row in enumerate(contributions)]
    return sorted(found, key=lambda item: (-item[1], item[0]))


def _rows(result: Assessment) -> tuple[Part, ...]:
    ordered = row_percents(result)
    shown = MOST_ROWS if len(ordered) > MOST_ROWS + 1 else len(ordered)
    parts = [Part(kind="row", percent=percent, rows=(index,)) for index, percent in ordered[:shown]]
    rest = ordered[shown:]
    if rest:
        percent = sum_of(percent for _, percent in rest)
        parts.append(Part(kind="rest", percent=percent, rows=tuple(index for index, _ in rest)))
    return tuple(parts)


def _purchases(result: Assessment) -> tuple[Part, ...]:
    counted = result.indirect.counted_percent
    lost = result.indirect.percent - counted
    parts = (Part(kind="indirect", percent=counted), Part(kind="lost", percent=lost))
    return tuple(part for part in parts if part.percent)


def _bars(parts: Sequence[Part], scale: Scale) -> tuple[Bar, ...]:
    bars, foot = [], Fraction(0)
    for place, part in enumerate(parts):
        start = Fraction(0) if part.kind == "total" else foot
        foot = start + part.percent
        top = HEAD + ROW * place
        bars.append(
            Bar(
                part=part,
                x=wide(scale.at(start)),
                width=wide(scale.at(foot) - scale.at(start)),
                end=wide(scale.at(foot)),
                y=em(top + BAR),
                label_y=em(top + 1),
            )
        )
    return tuple(bars)
