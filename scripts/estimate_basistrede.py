"""Estimate the norm of the Basistrede from the three published norms of each size.

The norms are points of one distribution per size: an organisation in the top 35 % lies above its
65 % point, and so on. Per size we fit ln(norm) = a + b·z by least squares, z being the standard
normal quantile of each point. The Basistrede is the top 50 %, where z = 0, so its estimate is
exp(a), rounded half up to one decimal.

Run `python scripts/estimate_basistrede.py [EDITION]` (default 1.5, which holds the published
table) and paste the line that it prints under `[norm.basistrede]` in that edition's file.
"""

import sys
import tomllib
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from statistics import NormalDist, mean
from typing import Any

EDITIONS = Path(__file__).parents[1] / "calculator/pso/editions"
EDITION_WITH_TABLE = "1.5"
PUBLISHED = ("trede_1", "trede_2", "trede_3")
ONE_DECIMAL = Decimal("0.1")


def estimated_rows(edition: dict[str, Any]) -> dict[int, Decimal]:
    """Estimate the norm of the Basistrede for every size in the tables of an edition file."""
    points = [quantile(edition["level"][level]["top"]["value"]) for level in PUBLISHED]
    tables = [edition["norm"][level]["rows"] for level in PUBLISHED]
    return {
        int(size): estimate(points, [Decimal(table[size]) for table in tables])
        for size in tables[0]
    }


def quantile(top: str | int) -> Decimal:
    """Give z of the point above which the top so many percent lie."""
    return Decimal(NormalDist().inv_cdf(float(1 - Decimal(top) / 100)))


def estimate(points: Sequence[Decimal], norms: Sequence[Decimal]) -> Decimal:
    """Fit ln(norm) = a + b·z and give exp(a), the norm at z = 0."""
    return (
        intercept(points, [norm.ln() for norm in norms]).exp().quantize(ONE_DECIMAL, ROUND_HALF_UP)
    )


def intercept(xs: Sequence[Decimal], ys: Sequence[Decimal]) -> Decimal:
    """Give a of the line y = a + b·x that fits best by least squares."""
    x_mean, y_mean = mean(xs), mean(ys)
    products = mean([(x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True)])
    squares = mean([(x - x_mean) ** 2 for x in xs])
    return y_mean - products / squares * x_mean


def as_toml(rows: dict[int, Decimal]) -> str:
    """Write the rows as an edition file has them."""
    written = ", ".join(f'{size} = "{norm}"' for size, norm in rows.items())
    return f"rows = {{ {written} }}"


def main(name: str = EDITION_WITH_TABLE) -> None:
    """Print the rows for an edition, by its name."""
    edition = tomllib.loads((EDITIONS / f"{name}.toml").read_text("utf-8"))
    print(as_toml(estimated_rows(edition)))


if __name__ == "__main__":
    main(*sys.argv[1:2])
