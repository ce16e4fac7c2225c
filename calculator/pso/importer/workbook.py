"""XLSX: its sheets and their rows, through openpyxl. Rows come one by one; nothing of a sheet is held."""

import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pso.exact import decimal_text
from pso.importer.archive import check_archive
from pso.importer.limits import MAX_CELL, MAX_COLUMNS, MAX_SCANNED, MAX_SHEETS
from pso.importer.refused import RefusedError

if TYPE_CHECKING:
    from openpyxl import Workbook

Cells = Sequence[object]
Result = TypeVar("Result")
SECONDS_IN_HOUR: Final = 3600
PLACES: Final = 6
BATCH: Final = 1000
NOT_THERE: Final = ()


@contextmanager
def opened(data: bytes) -> "Iterator[Workbook]":
    """Open a workbook for reading; raise `RefusedError` when it is none, or openpyxl is not there."""
    check_archive(data)
    with _quietly():
        book = _load(data)
        try:
            yield book
        finally:
            book.close()


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep openpyxl's remarks about styles and extensions to itself: they say nothing about the cells."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _load(data: bytes) -> "Workbook":
    try:
        from openpyxl import load_workbook  # noqa: PLC0415  an extra, and it takes long to load
    except ImportError as error:
        raise RefusedError("no_openpyxl") from error
    return guarded(
        lambda: load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    )


def guarded(work: Callable[[], Result]) -> Result:
    """Do some work of openpyxl; a broken part may fail there in any way at all."""
    try:
        return work()
    except RefusedError:
        raise
    except Exception as error:
        raise RefusedError("broken_workbook") from error


def sheets_of(book: "Workbook") -> list[Any]:
    """Give the sheets that can be seen and have rows; all of them when none can be seen."""
    sheets = [sheet for sheet in book.worksheets if hasattr(sheet, "iter_rows")][:MAX_SHEETS]
    return [sheet for sheet in sheets if sheet.sheet_state == "visible"] or sheets


def rows_of(sheet: Any) -> Iterator[Cells]:  # noqa: ANN401  openpyxl's types do not know a sheet that is only read
    """Give every row of a sheet from the first on; a cell is text, a number, a day or None."""
    # What a sheet says of its own size is wrong in the files of some programs.
    sheet.reset_dimensions()
    rows = iter(sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS + 1))
    for _ in range(0, MAX_SCANNED, BATCH):
        batch = guarded(lambda: list(islice(rows, BATCH)))
        if not batch:
            return
        # Rows that are not there are all the same tuple, as wide as can be; there may be a million.
        pairs = pairwise(chain((None,), batch))
        yield from (NOT_THERE if row is before else row for before, row in pairs)
    raise RefusedError("too_many_rows", maximum=str(MAX_SCANNED))


def head_of(sheet: Any, count: int) -> list[Cells]:  # noqa: ANN401  as above
    """Give the first rows of a sheet."""
    return list(islice(rows_of(sheet), count))


def texts_of(cells: Cells) -> list[str]:
    """Write cells as the text that one would type: a decimal comma, a day as ISO text."""
    return [
        cell if type(cell) is str and len(cell) <= MAX_CELL else text_of(cell) for cell in cells
    ]


def text_of(cell: object) -> str:
    """Write one cell as text."""
    write = WRITERS.get(type(cell))
    return write(cell) if write else str(cell)[:MAX_CELL]


LARGEST: Final = 10**15
TOO_LARGE: Final = "#NUM!"


def _plain_float(number: float) -> str:
    """Write a binary float as the shortest decimal that is that float again, as the spreadsheet shows it."""
    if not abs(number) < LARGEST:
        return TOO_LARGE
    return f"{Decimal(repr(number)):f}".removesuffix(".0").replace(".", ",")


def _plain_whole(number: int) -> str:
    return str(number) if abs(number) < LARGEST else TOO_LARGE


def _hours(span: timedelta) -> str:
    """Write a span of time, as a cell with the format [h]:mm holds it, as hours."""
    hours = Fraction(span // timedelta(seconds=1), SECONDS_IN_HOUR)
    return decimal_text(hours, PLACES).replace(".", ",")


WRITERS: Final[Mapping[type, Callable[[Any], str]]] = {
    type(None): lambda _: "",
    str: lambda text: text[:MAX_CELL],
    bool: lambda truth: "ja" if truth else "nee",
    int: _plain_whole,
    float: _plain_float,
    datetime: lambda moment: moment.date().isoformat(),
    date: date.isoformat,
    timedelta: _hours,
    time: time.isoformat,
}
