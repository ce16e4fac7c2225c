"""The norms over size as a picture: the one that a result shows, without anybody's own point in it."""

from fractions import Fraction

from pso.edition import Edition
from pso.picture.curve import (
    LABEL_GAP,
    ROOM,
    SIZES_NAMED,
    Line,
    Tick,
    along,
    height_of,
    line_path,
    percent_ticks,
)
from pso.picture.curve import (
    Tables as Norms,
)
from pso.picture.scale import Scale, em, spread, wide

from generator.calls.picture import picture
from generator.calls.tables import Tables
from generator.figures import Figure


def norm_curve(tables: Tables, edition: str = "") -> Figure:
    """Return the picture of the norms of an edition, with its table."""
    figures = tables.figures
    chosen = figures.edition(edition)
    norms: Norms = {level: chosen.value(f"norm.{level}").table for level in chosen.rungs}
    scale = Scale(high=ROOM * max(max(table.rows.values()) for table in norms.values()))
    sizes = tuple(norms[chosen.rungs[0]].rows)
    title = tables.own("figure.norm_curve", edition=chosen.name)
    html = picture(
        "norm_curve",
        figures,
        name=f"norm-curve-{chosen.name.replace('.', '-')}",
        title=title,
        lines=_lines(chosen, norms, scale),
        ticks=[_tick(size, sizes) for size in sizes if size in (*SIZES_NAMED, sizes[-1])],
        percents=percent_ticks(scale),
        sizes=sizes,
        tables=tuple(norms.values()),
        number=lambda percent: figures.percentage(percent, "percent"),
    )
    keys = tuple(f"norm.{level}" for level in chosen.rungs)
    return Figure(plain=title, html=html, block=True, keys=keys)


def _tick(size: int, sizes: tuple[int, ...]) -> Tick:
    return Tick(figure=Fraction(size), at=wide(along(size, sizes)))


def _lines(edition: Edition, norms: Norms, scale: Scale) -> list[Line]:
    ends = [height_of(table.rows[table.largest], scale) for table in norms.values()]
    labels = spread(ends, LABEL_GAP, LABEL_GAP / 2)
    return [
        Line(
            level=level,
            status=edition.value(f"norm.{level}").status,
            reached=False,
            path=line_path(table, scale),
            end_y=em(end),
            label_y=em(label),
        )
        for (level, table), end, label in zip(norms.items(), ends, labels, strict=True)
    ]
