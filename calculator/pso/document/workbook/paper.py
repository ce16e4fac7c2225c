"""How a sheet of the werkboek looks: cells to fill in, cells that compute, heads, widths and print."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pso.document.docx import clean

PETROL, OCHRE, LINE, SOFT = "FF0A5261", "FFFBECCA", "FFDDD4C3", "FF4B5359"
FTE, PERCENT, WHOLE, DAY, PLAIN = "0.00", '0.00" %"', "0", "yyyy-mm-dd", "General"
LINE_HEIGHT, HEAD_LINES = 14, 2
MOST: Final = 32767
"""More characters do not go in a cell."""
ARIAL, INK = "Arial", "FF1A2024"
THIN: Final = Border(bottom=Side(style="thin", color=LINE))
BESIDE: Final = Alignment(vertical="top", horizontal="left", indent=1, wrap_text=True)
"""A text keeps some room from the figure before it."""
Shown = str | int | Fraction | date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """How a cell is shown: number format, bold, and whether it is to be filled in."""

    form: str = PLAIN
    bold: bool = False
    entry: bool = False
    colour: str = INK


def put(sheet: Worksheet, place: str, shown: Shown, look: Look) -> Cell:
    """Write a text or a number; what a user typed is never taken for a formula."""
    cell = _cell(sheet, place)
    if isinstance(shown, str):
        cell.value = clean(shown)[:MOST]
        cell.data_type = "s"
    else:
        cell.value = float(shown) if isinstance(shown, Fraction) else shown
    return _styled(cell, look)


def compute(sheet: Worksheet, place: str, formula: str, look: Look) -> Cell:
    """Write a formula, with functions by their English names as the format asks."""
    cell = _cell(sheet, place)
    cell.value = f"={formula}"
    return _styled(cell, look)


def _cell(sheet: Worksheet, place: str) -> Cell:
    cell = sheet[place]
    if isinstance(cell, MergedCell) or not isinstance(cell, Cell):
        raise TypeError(f"{place} is no cell")
    return cell


def _styled(cell: Cell, look: Look) -> Cell:
    cell.font = Font(name=ARIAL, size=10, bold=look.bold, color=look.colour)
    cell.number_format = look.form
    cell.border = THIN
    cell.alignment = BESIDE if cell.data_type == "s" else Alignment(vertical="top")
    if look.entry:
        cell.fill = PatternFill("solid", start_color=OCHRE)
    return cell


def title(sheet: Worksheet, text: str, about: str = "") -> None:
    """Write the title of a sheet, and a line that says what is on it."""
    sheet["A1"] = text
    sheet["A1"].font = Font(name=ARIAL, size=16, bold=True, color=PETROL)
    sheet.row_dimensions[1].height = 24
    if about:
        sheet["A2"] = about
        sheet["A2"].font = Font(name=ARIAL, size=10, color=SOFT)


def head(sheet: Worksheet, row: int, names: Sequence[str], *, numbers: Sequence[int] = ()) -> None:
    """Write the names of columns; those of `numbers` stand to the right, above their figures."""
    sheet.row_dimensions[row].height = LINE_HEIGHT * HEAD_LINES
    for place, name in enumerate(names, 1):
        cell = sheet.cell(row=row, column=place, value=name)
        cell.font = Font(name=ARIAL, size=10, bold=True, color="FFFFFFFF")
        cell.fill = PatternFill("solid", start_color=PETROL)
        is_number = place in numbers
        cell.alignment = Alignment(
            vertical="center",
            wrap_text=True,
            horizontal="right" if is_number else "left",
            indent=0 if is_number else 1,
        )


def widths(sheet: Worksheet, sizes: Sequence[int]) -> None:
    """Set how wide the columns are, in characters."""
    for place, size in enumerate(sizes, 1):
        sheet.column_dimensions[get_column_letter(place)].width = size


def printed(sheet: Worksheet, head_row: int) -> None:
    """Freeze the head, and print it on every page: A4, as wide as the page, with page numbers."""
    sheet.freeze_panes = f"A{head_row + 1}"
    sheet.print_title_rows = f"{head_row}:{head_row}"
    sheet.page_setup.paperSize = "9"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    footer = sheet.oddFooter
    if footer is not None:
        footer.left.text, footer.right.text = "&A", "&P / &N"
    sheet.sheet_view.showGridLines = False
