"""The sheet with the outcome: every figure computed here, beside what the package computed."""

from dataclasses import replace
from fractions import Fraction

from openpyxl.worksheet.worksheet import Worksheet

from pso.assessment import Assessment
from pso.document.workbook.names import Names
from pso.document.workbook.paper import (
    FTE,
    PERCENT,
    WHOLE,
    Look,
    compute,
    head,
    printed,
    put,
    title,
    widths,
)

SAID = "document.workbook"
HEAD, FIRST = 4, 5
EQUAL = "0.000000"
FORMULAS = {
    "total": ("{total}", FTE),
    "size": ("{size}", WHOLE),
    "direct_fte": ("SUM({target_fte})", FTE),
    "direct_weighted": ("SUM({target_weighted})", FTE),
    "direct": ("100*{direct_weighted_here}/{total_here}", PERCENT),
    "indirect_fte": ("SUM({suppliers_fte})", FTE),
    "indirect": ("100*{indirect_fte_here}/({total_here}+{indirect_fte_here})", PERCENT),
    "largest_indirect": ("{direct_here}*{share}/(100-{share})", PERCENT),
    "counted_indirect": ("MIN({indirect_here},{largest_indirect_here})", PERCENT),
    "total_percent": ("{direct_here}+{counted_indirect_here}", PERCENT),
}
"""Figure → formula and format; `…_here` is the cell of a figure above it."""
NAMED = {"total": "total_fte", "total_percent": "total"}
"""Figures that the calculator knows by another name."""
PLACES = 10
"""A binary fraction is off in its last digits: rounded so, equal is equal again, and no real difference is lost."""


def write(result: Assessment, names: Names) -> None:
    """Write the sheet."""
    said = names.page.words.say
    sheet = names.book.create_sheet(said(f"{SAID}.outcome"))
    title(sheet, said(f"{SAID}.outcome"), said("result.only_audit"))
    columns = ("figure", "calculated", "by_package", "difference")
    head(sheet, HEAD, [said(f"{SAID}.{name}") for name in columns], numbers=(2, 3, 4))
    here = {f"{key}_here": f"$B${row}" for row, key in enumerate(FORMULAS, FIRST)}
    by_package = figures_of(result)
    for row, key in enumerate(FORMULAS, FIRST):
        formula = FORMULAS[key][0].format(**here, **names.said)
        put(sheet, f"A{row}", said(f"figure.{NAMED.get(key, key)}"), Look(bold=True))
        _figure(sheet, row, formula, by_package[key], Look(form=FORMULAS[key][1]))
    _levels(sheet, FIRST + len(FORMULAS) + 1, result, names)
    widths(sheet, [48, 18, 18, 14])
    printed(sheet, HEAD)


def figures_of(result: Assessment) -> dict[str, Fraction]:
    """Give the figures of a result by the names of this sheet."""
    direct, indirect = result.direct, result.indirect
    return {
        "total": result.total_fte,
        "size": Fraction(result.size),
        "direct_fte": direct.fte,
        "direct_weighted": direct.weighted,
        "direct": direct.percent,
        "indirect_fte": indirect.fte,
        "indirect": indirect.percent,
        "largest_indirect": indirect.largest,
        "counted_indirect": indirect.counted_percent,
        "total_percent": result.total_percent,
    }


def _figure(sheet: Worksheet, row: int, formula: str, by_package: Fraction, look: Look) -> None:
    compute(sheet, f"B{row}", formula, replace(look, bold=True))
    put(sheet, f"C{row}", by_package, look)
    compute(sheet, f"D{row}", f"ROUND(B{row}-C{row},6)", Look(form=EQUAL))


def _levels(sheet: Worksheet, top: int, result: Assessment, names: Names) -> None:
    """Write each norm, whether the total is above it, and the highest level with a norm below the total."""
    said = names.page.words.say
    columns = ("document.level", "document.norm", f"{SAID}.by_package", f"{SAID}.reached")
    head(sheet, top, [said(name) for name in columns], numbers=(2, 3))
    level, total = f'"{said("level.none")}"', f"$B${top - 2}"
    for row, norm in enumerate(result.norms, top + 1):
        name, here = said(f"level.{norm.level}"), names.said[f"norm_{norm.level}"]
        above = f"ROUND({total},{PLACES})>ROUND({here},{PLACES})"
        put(sheet, f"A{row}", name, Look(bold=True))
        compute(sheet, f"B{row}", here, Look(form=PERCENT))
        put(sheet, f"C{row}", norm.percent, Look(form=PERCENT))
        answers = said("result.reached"), said("result.not_reached")
        compute(sheet, f"D{row}", 'IF({},"{}","{}")'.format(above, *answers), Look())
        level = f'IF({above},"{name}",{level})'
    last = top + len(result.norms) + 2
    put(sheet, f"A{last}", said("figure.quantitative_level"), Look(bold=True))
    compute(sheet, f"B{last}", level, Look(bold=True))
    put(sheet, f"C{last}", said(f"level.{result.quantitative_level}"), Look())
