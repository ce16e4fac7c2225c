"""The sheet with purchases: what was bought from each supplier, and the target-group fte that comes of it."""

from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from pso.assessment import Assessment
from pso.document.page import DocumentPage
from pso.document.workbook.names import Names
from pso.document.workbook.paper import (
    FTE,
    PLAIN,
    WHOLE,
    Look,
    Shown,
    compute,
    fit,
    head,
    printed,
    put,
    title,
    widths,
)
from pso.indirect import MILLION, SupplierFte

SAID = "document.workbook"
HEAD, FIRST, SPARE = 4, 5, 5
COLUMNS = {
    "row": 6,
    "label": 18,
    "kind": 24,
    "invoice": 16,
    "turnover": 18,
    "supplier_fte": 12,
    "direct_percent": 16,
    "fte_per_million": 14,
    "also_direct": 12,
    "purchase_fte": 14,
    "counted_fte": 14,
}
"""Columns with their width; A to K."""
MONEY = "#,##0.00"
ENTRIES = {"B": "@", "C": "@", "D": MONEY, "E": MONEY, "F": PLAIN, "G": PLAIN, "H": PLAIN, "I": "@"}
FROM_FACTOR = "D{row}*H{row}/{million}"
FROM_THREE = "D{row}/E{row}*F{row}*G{row}/100"
FORMULAS = {
    "J": f'IF(D{{row}}="","",IF(H{{row}}<>"",{FROM_FACTOR},{FROM_THREE}))',
    "K": 'IF(D{row}="","",IF(I{row}="{yes}",0,J{row}))',
}


def write(result: Assessment, names: Names) -> None:
    """Write the sheet, with some empty rows to try things out in."""
    said = names.page.words.say
    sheet = names.book.create_sheet(said(f"{SAID}.purchases"))
    widths(sheet, tuple(COLUMNS.values()))
    title(sheet, said(f"{SAID}.purchases"), said("result.edition", edition=result.edition.name))
    columns = ("document.row" if name == "row" else f"{SAID}.{name}" for name in COLUMNS)
    head(sheet, HEAD, [said(name) for name in columns], numbers=(4, 5, 6, 7, 8, 10, 11))
    shown = [_shown(supplier, names.page) for supplier in result.indirect.suppliers]
    last = FIRST + len(shown) + SPARE - 1
    for row in range(FIRST, last + 1):
        _row(sheet, row, shown[row - FIRST] if row - FIRST < len(shown) else (), names)
    names.give("suppliers_fte", sheet, f"$K${FIRST}:$K${last}")
    answers = f'"{said("answer.yes")},{said("answer.no")}"'
    rule = DataValidation(type="list", formula1=answers, allow_blank=True)
    rule.add(f"I{FIRST}:I{last}")
    sheet.add_data_validation(rule)
    printed(sheet, HEAD)


def _shown(supplier: SupplierFte, page: DocumentPage) -> tuple[Shown, ...]:
    bought, said = supplier.purchase, page.words.say
    return (
        bought.label or None,
        said(f"kind.{bought.kind}"),
        bought.invoice,
        bought.turnover,
        bought.supplier_fte,
        bought.direct_percent,
        bought.fte_per_million,
        said("answer.yes") if supplier.left_out else None,
    )


def _row(sheet: Worksheet, row: int, shown: tuple[Shown, ...], names: Names) -> None:
    put(sheet, f"A{row}", row - FIRST + 1, Look(form=WHOLE))
    for place, (letter, form) in enumerate(ENTRIES.items()):
        put(sheet, f"{letter}{row}", shown[place] if shown else None, Look(form=form, entry=True))
    fit(sheet, row)
    yes = names.page.words.say("answer.yes")
    for letter, formula in FORMULAS.items():
        filled = formula.format(row=row, yes=yes, million=MILLION)
        compute(sheet, f"{letter}{row}", filled, Look(form=FTE, bold=letter == "K"))
