"""How a sheet of the werkboek looks: cells to fill in, cells that compute, heads, widths and print."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil
from typing import Final

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pso.document.docx import clean

PETROL, OCHRE, LINE, SOFT = "FF0A5261", "FFFBECCA", "FFDDD4C3", "FF4B5359"
FTE, PERCENT, WHOLE, DAY, PLAIN = "0.00", '0.00" %"', "0", "yyyy-mm-dd", "General"
LINE_HEIGHT, HEAD_LINES, MOST_LINES, ROOM = 14, 2, 12, 2
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
    """Give a cell a named style: making the parts of a style anew for every cell takes most of the time."""
    is_text = cell.data_type == "s"
    book, name = (
        cell.parent.parent,
        f"PSO {look.form} {look.colour} {look.bold:d}{look.entry:d}{is_text:d}",
    )
    book = cell.parent.parent
    if book is not None and name not in book.named_styles:
        book.add_named_style(_style(name, look, BESIDE if is_text else Alignment(vertical="top")))
    cell.style = name
    return cell


def _style(name: str, look: Look, alignment: Alignment) -> NamedStyle:
    font = Font(name=ARIAL, size=10, bold=look.bold, color=look.colour)
    fill = PatternFill("solid", start_color=OCHRE) if look.entry else PatternFill()
    made = NamedStyle(name=name, font=font, fill=fill, border=THIN, alignment=alignment)
    made.number_format = look.form
    return made


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


def fit(sheet: Worksheet, row: int) -> None:
    """Make a row as high as its longest text, which not every program does by itself."""
    lines = 1
    for cell in sheet[row]:
        if isinstance(cell, Cell) and cell.data_type == "s":
            wide = sheet.column_dimensions[cell.column_letter].width - ROOM
            lines = max(lines, ceil(len(str(cell.value)) / wide))
    sheet.row_dimensions[row].height = LINE_HEIGHT * min(lines, MOST_LINES)


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
