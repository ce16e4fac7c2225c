"""The sheet with the norms: those of the size at hand, and the table that they are looked up in."""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from pso.assessment import Assessment
from pso.document.workbook.names import Names
from pso.document.workbook.paper import WHOLE, Look, compute, head, printed, put, title, widths

SAID = "document.workbook"
HEAD, AT_SIZE, OWN, TABLE = 4, 5, 6, 9
ONE = "0.0"
TENTHS = "ROUND(10*INDEX({norms},{norm_row}{next}),0)"
LINE = (
    "IF({size}>=MAX({sizes}),INDEX({norms},ROWS({sizes})),"
    f"ROUND(({TENTHS.replace('{next}', '')}*(INDEX({{sizes}},{{norm_row}}+1)-{{size}})"
    f"+{TENTHS.replace('{next}', '+1')}*({{size}}-INDEX({{sizes}},{{norm_row}})))"
    "/(INDEX({sizes},{norm_row}+1)-INDEX({sizes},{norm_row})),0)/10)"
)
"""The row of the size, or the straight line between two rows; in whole tenths, so that a half is exactly a half."""


def write(result: Assessment, names: Names) -> None:
    """Write the sheet; column A holds sizes, and each level has a column."""
    said = names.page.words.say
    sheet = names.book.create_sheet(said(f"{SAID}.norms"))
    title(sheet, said(f"{SAID}.norms"), said(f"{SAID}.norms_about"))
    levels = [said(f"level.{level}") for level in result.edition.rungs]
    head(sheet, HEAD, [said("document.level"), *levels], numbers=range(2, 6))
    put(sheet, f"A{AT_SIZE}", said(f"{SAID}.norm_at_size"), Look(bold=True))
    put(sheet, f"A{OWN}", said(f"{SAID}.own_norm"), Look(bold=True))
    _table(sheet, result, names)
    for place, level in enumerate(result.edition.rungs, 2):
        _norm(sheet, get_column_letter(place), level, result, names)
    widths(sheet, [28, *[14] * len(levels)])
    printed(sheet, HEAD)


def _table(sheet: Worksheet, result: Assessment, names: Names) -> None:
    said = names.page.words.say
    rungs = result.edition.rungs
    names_of = [said(f"level.{level}") for level in rungs]
    head(sheet, TABLE - 1, [said(f"{SAID}.size_column"), *names_of], numbers=range(1, 6))
    tables = [result.edition.value(f"norm.{level}").rows for level in rungs]
    for row, size in enumerate(tables[0], TABLE):
        put(sheet, f"A{row}", size, Look(form=WHOLE))
        for place, table in enumerate(tables, 2):
            put(sheet, f"{get_column_letter(place)}{row}", table[size], Look(form=ONE))
    last = TABLE + len(tables[0]) - 1
    names.give("sizes", sheet, f"$A${TABLE}:$A${last}")
    for place, level in enumerate(rungs, 2):
        letter = get_column_letter(place)
        names.give(f"norms_{level}", sheet, f"${letter}${TABLE}:${letter}${last}")
    put(sheet, f"A{last + 2}", said(f"{SAID}.norm_row"), Look())
    compute(sheet, f"B{last + 2}", "MATCH({size},{sizes},1)".format(**names.said), Look())
    names.give("norm_row", sheet, f"$B${last + 2}")


def _norm(sheet: Worksheet, letter: str, level: str, result: Assessment, names: Names) -> None:
    own = result.opgave.own_values.get(f"norm.{level}")
    put(sheet, f"{letter}{OWN}", own, Look(form=ONE, entry=True))
    line = LINE.format(norms=names.said[f"norms_{level}"], **names.said)
    formula = f'IF({letter}{OWN}<>"",{letter}{OWN},{line})'
    compute(sheet, f"{letter}{AT_SIZE}", formula, Look(form=ONE, bold=True))
    names.give(f"norm_{level}", sheet, f"${letter}${AT_SIZE}")
