"""The sheet with the target group: a row of the opgave is a row here, with its fte and its weight."""

from collections.abc import Iterator

from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from pso.assessment import Assessment
from pso.direct import Contribution
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
from pso.left_out import without_days
from pso.naming import value_name
from pso.problem import label_of
from pso.value import Limit

SAID = "document.workbook"
HEAD, FIRST, SPARE = 4, 5, 10
COLUMNS = {
    "row": 6,
    "label": 16,
    "position": 30,
    "contract": 22,
    "hours": 9,
    "people": 10,
    "days": 10,
    "share": 11,
    "fte": 9,
    "position_weight": 10,
    "contract_weight": 10,
    "weighted": 11,
    "why_days": 40,
}
"""Columns with their width; A to M."""
ENTRIES = {"B": "@", "C": "@", "D": "@", "E": PLAIN, "F": WHOLE, "G": WHOLE}
SHARE = "0.0000"
NOTE_SIZE = 90, 320
FORMULAS = {
    "H": ('IF(G{row}="","",G{row}/{days})', SHARE),
    "I": ('IF(E{row}="","",F{row}*E{row}/{week}*H{row})', FTE),
    "J": ('IF(C{row}="","",VLOOKUP(C{row},{positions},2,FALSE))', FTE),
    "K": ('IF(D{row}="","",VLOOKUP(D{row},{contracts},2,FALSE))', FTE),
    "L": ('IF(E{row}="","",I{row}*J{row}*K{row})', FTE),
}
SUMS = {"target_fte": "I", "target_weighted": "L"}


def write(result: Assessment, names: Names) -> None:
    """Write the sheet, with some empty rows to try things out in."""
    said = names.page.words.say
    sheet = names.book.create_sheet(said(f"{SAID}.target"))
    widths(sheet, tuple(COLUMNS.values()))
    title(sheet, said(f"{SAID}.target"), said(f"{SAID}.about_days"))
    head(sheet, HEAD, [said(_column_name(column)) for column in COLUMNS], numbers=range(5, 13))
    _explain_days(sheet, names.page)
    rows = result.direct.contributions
    for row, contribution in enumerate(rows, FIRST):
        _entries(sheet, row, _shown(contribution, result, names.page))
        fit(sheet, row)
    for row in range(FIRST + len(rows), FIRST + len(rows) + SPARE):
        _entries(sheet, row, ("", "", "", None, None, None, ""))
    last = FIRST + len(rows) + SPARE - 1
    for row in range(FIRST, last + 1):
        _formulas(sheet, row, names)
    for key, letter in SUMS.items():
        names.give(key, sheet, f"${letter}${FIRST}:${letter}${last}")
    _choices(sheet, last, names)
    printed(sheet, HEAD)


def _column_name(column: str) -> str:
    return "document.row" if column == "row" else f"{SAID}.{column}"


def _explain_days(sheet: Worksheet, page: DocumentPage) -> None:
    note = Comment(page.words.say(f"{SAID}.days_note"), "pso")
    note.height, note.width = NOTE_SIZE
    sheet[f"G{HEAD}"].comment = note


def _shown(row: Contribution, result: Assessment, page: DocumentPage) -> tuple[Shown, ...]:
    placement, said = row.placement, page.words.say
    return (
        placement.label,
        said(f"position.{placement.position}", result.edition),
        said(f"contract.{placement.contract}", result.edition),
        placement.hours,
        placement.people,
        row.counted.days,
        " ".join(_why(row, result, page)),
    )


def _entries(sheet: Worksheet, row: int, shown: tuple[Shown, ...]) -> None:
    put(sheet, f"A{row}", row - FIRST + 1, Look(form=WHOLE))
    for (letter, form), value in zip(ENTRIES.items(), shown, strict=False):
        put(sheet, f"{letter}{row}", value or None, Look(form=form, entry=True))
    put(sheet, f"M{row}", shown[-1] or None, Look())
    if shown[-2] == 0:
        put(sheet, f"G{row}", 0, Look(form=WHOLE, entry=True))


def _formulas(sheet: Worksheet, row: int, names: Names) -> None:
    for letter, (formula, form) in FORMULAS.items():
        filled = formula.format(row=row, **names.said)
        compute(sheet, f"{letter}{row}", filled, Look(form=form, bold=letter == "L"))


def _choices(sheet: Worksheet, last: int, names: Names) -> None:
    for letter, family in (("C", "position"), ("D", "contract")):
        source = f"={names.said[f'{family}_names']}"
        rule = DataValidation(type="list", formula1=source, allow_blank=True)
        rule.add(f"{letter}{FIRST}:{letter}{last}")
        sheet.add_data_validation(rule)


def _why(row: Contribution, result: Assessment, page: DocumentPage) -> Iterator[str]:
    """Say which days count: the first and last, what ended the counting, and what was not checked."""
    said, counted = page.words.say, row.counted
    if not counted.days:
        yield without_days(row, result, page.words)
    else:
        first, last = page.words.day(counted.first), page.words.day(counted.last)
        yield said(f"{SAID}.days_counted", first=first, last=last)
    if counted.days and counted.limit:
        reason = value_name(counted.limit.key, page.words, result.edition)
        yield said(f"{SAID}.days_limit", reason=reason)
    limits = [value.content for value in counted.unchecked]
    events = [limit.event for limit in limits if isinstance(limit, Limit)]
    if events:
        fields = [label_of(f"placements.{it}", page.words, result.edition) for it in events]
        yield said(f"{SAID}.days_unchecked", fields=page.words.listed(fields))
