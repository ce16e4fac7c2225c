"""From the bytes of a file to a table: the row with names found, personal columns gone, every cell as text."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from pso.importer import delimited, workbook
from pso.importer.columns import columns_of, recognised
from pso.importer.gathering import Cells, Gathering, Table, ToTexts
from pso.importer.kind import kind_of
from pso.importer.limits import HEAD_ROWS, MAX_COLUMNS
from pso.importer.refused import RefusedError

CHUNK: Final = 1000
"""Rows that are turned into columns at once; no more than these are held with everything in them."""
FEWEST_KNOWN: Final = 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Names:
    """The row with the names of the columns: its place (from 0), and how much of it is known."""

    place: int
    score: int
    texts: Sequence[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """Rows to read, from the first row of a sheet on, and where the names stand."""

    sheet: str
    names: Names
    rows: Iterator[Cells]
    to_texts: ToTexts


def read_table(data: bytes, sheet: str, asked: Mapping[str, str]) -> Table:
    """Read a file; `asked` maps names of columns to fields. Raises `RefusedError`."""
    with ExitStack() as stack:
        if kind_of(data) == "workbook":
            source = _from_workbook(stack.enter_context(workbook.opened(data)), sheet, asked)
        else:
            stack.enter_context(delimited.limited_cells())
            source = _from_text(data, asked)
        return _table(source, asked)


def _from_text(data: bytes, asked: Mapping[str, str]) -> Source:
    heads = {
        separator: delimited.head_of(data, separator) for separator in delimited.separators_of(data)
    }
    found = {separator: _best_row(head, asked) for separator, head in heads.items()}
    best = max(found, key=lambda separator: found[separator].score)
    rows = delimited.rows_of(data, best)
    return Source(sheet="", names=found[best], rows=rows, to_texts=_as_they_are)


def _as_they_are(cells: Cells) -> Sequence[str]:
    return cells  # type: ignore[return-value]  # the cells of a CSV file are text already


def _from_workbook(book: Any, name: str, asked: Mapping[str, str]) -> Source:  # noqa: ANN401  openpyxl is an extra
    sheets = workbook.guarded(lambda: workbook.sheets_of(book))
    if name:
        sheets = [sheet for sheet in sheets if sheet.title.casefold() == name.casefold()]
    if not sheets:
        raise RefusedError("no_sheet" if name else "empty_file")
    heads = [
        [workbook.texts_of(row) for row in workbook.head_of(sheet, HEAD_ROWS)] for sheet in sheets
    ]
    found = [_best_row(head, asked) for head in heads]
    best = max(range(len(sheets)), key=lambda place: found[place].score)
    rows = workbook.rows_of(sheets[best])
    return Source(
        sheet=sheets[best].title, names=found[best], rows=rows, to_texts=workbook.texts_of
    )


def _best_row(head: Sequence[Sequence[str]], asked: Mapping[str, str]) -> Names:
    """Find the row that most looks like names of columns; the first of equals."""
    known: dict[str, str] = {}
    scores = [recognised(row[:MAX_COLUMNS], asked, known) for row in head]
    best = max(scores, default=0)
    place = scores.index(best) if best else 0
    return Names(place=place, score=best, texts=_trimmed(head[place]) if best else ())


def _table(source: Source, asked: Mapping[str, str]) -> Table:
    names = source.names
    if names.score < FEWEST_KNOWN:
        raise RefusedError("no_names")
    if len(names.texts) > MAX_COLUMNS:
        raise RefusedError("too_many_columns", maximum=str(MAX_COLUMNS))
    gathering = Gathering(
        columns=columns_of(names.texts, asked),
        header=names.texts,
        first=names.place + 2,
        to_texts=source.to_texts,
    )
    for chunk in _chunks(_after(source.rows, names.place + 1)):
        gathering.add(chunk)
    return gathering.table(source.sheet, names.place + 1)


def _after(rows: Iterator[Cells], count: int) -> Iterator[Cells]:
    for _ in islice(rows, count):
        pass
    return rows


def _trimmed(row: Sequence[str]) -> Sequence[str]:
    """Leave out the empty cells at the end of a row."""
    last = max((place for place, text in enumerate(row) if text.strip()), default=-1)
    return row[: last + 1]


def _chunks(rows: Iterator[Cells]) -> Iterator[list[Cells]]:
    while chunk := list(islice(rows, CHUNK)):
        yield chunk
