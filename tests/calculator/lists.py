"""Staff lists to import: the layouts of `imports/`, and workbooks made of readable rows."""

import csv
import io
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from pso.importer import Imported, ImportMap, import_table, mapping_of

HERE = Path(__file__).parent / "imports"
LAYOUTS = sorted(path.stem for path in HERE.glob("*.csv"))
TEXT_LAYOUTS = ("adp", "afas", "exact", "loket", "raet")
MARKER = "GEHEIM"


def rows_of(layout: str) -> list[list[str]]:
    """Read the rows of a layout."""
    text = (HERE / f"{layout}.csv").read_text("utf-8")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def expected_of(layout: str) -> dict[str, Any]:
    """Give what must come out of a layout."""
    return tomllib.loads((HERE / f"{layout}.toml").read_text("utf-8"))


def file_of(layout: str) -> bytes:
    """Make the file as the system would give it."""
    wanted = expected_of(layout)
    if wanted["as"] == "xlsx":
        return workbook({wanted["sheet"]: rows_of(layout)})
    return delimited(rows_of(layout), wanted["separator"]).encode(wanted["encoding"])


def map_of(layout: str) -> ImportMap:
    """Give the mapping that a layout is read with."""
    return mapping_of(expected_of(layout).get("mapping", {}))


def delimited(rows: Sequence[Sequence[object]], separator: str = ";") -> str:
    """Write rows as CSV."""
    target = io.StringIO()
    csv.writer(target, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return target.getvalue()


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """Write sheets as XLSX; whole numbers and ISO days become those, as a program would write them."""
    from openpyxl import Workbook  # noqa: PLC0415  not everywhere where tests run

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([_cell(cell) for cell in row])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _cell(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
    if cell.isdecimal() and len(cell) < 10:
        return int(cell)
    return {"true": True, "false": False, "": None}.get(cell, cell)


def imported(data: bytes | str, mapping: ImportMap | None = None) -> Imported:
    """Import a list that is not refused."""
    raw = data.encode() if isinstance(data, str) else data
    result = import_table(raw, "lijst", mapping)
    assert isinstance(result, Imported), result
    return result


def one_row(**cells: str) -> Imported:
    """Import a list of one row, by field; what is not given is as usual."""
    row = {"position": "Wajong", "contract": "vast", "hours": "24"} | cells
    return imported(delimited([list(row), list(row.values())]))
