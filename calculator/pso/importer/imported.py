"""Import a table: the one door of the importer, for the command line and for a page."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from pso.importer.columns import Column
from pso.importer.corrections import correct
from pso.importer.gathering import Skipped, Table
from pso.importer.limits import PREVIEW_ROWS, SAMPLE_ROWS
from pso.importer.mapping import ImportMap
from pso.importer.placements import Placement
from pso.importer.refused import RefusedError
from pso.importer.rows import Labels, Reader, Rows, ValueRead
from pso.importer.table import read_table
from pso.importer.unclear import Unclear, is_personal, safe
from pso.importer.work import MEASURES
from pso.overlay import editions
from pso.peiljaar import Peiljaar
from pso.words import words

FEW_DIGITS: Final = 3
DIFFERENT: Final = 2
"""One in so many values that differ makes a column that nobody knows too much like a list of names to show."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Imported:
    """What came out of a file. `numbers` holds the spreadsheet's row number of each placement.

    `staff_hours` are the hours a week of everybody in the file, in the target group or not; `without_hours` counts the
    rows that say nothing of hours, so that the sum is too low.
    """

    name: str
    sheet: str
    header_row: int
    placements: tuple[Placement, ...]
    numbers: tuple[int, ...]
    columns: tuple[Column, ...]
    values: tuple[ValueRead, ...]
    unclear: tuple[Unclear, ...]
    skipped: Skipped
    outside: int
    unsure: int
    """Placements of whose position somebody is not sure."""
    staff_hours: Fraction
    without_hours: int
    measured_hours: Fraction | None
    """Like `staff_hours`, each by the share of the peiljaar at work; None when no peiljaar was given."""
    week: Fraction
    mapping: ImportMap
    preview: tuple[tuple[str, ...], ...]
    """The first rows, a text for each of the columns in `previewed`."""
    previewed: tuple[Column, ...]

    def columns_as(self, role: str) -> tuple[Column, ...]:
        """Give the columns with a role: `field`, `personal` or `unused`."""
        return tuple(column for column in self.columns if column.role == role)


@dataclass(frozen=True, kw_only=True, slots=True)
class NotImported:
    """Why nothing of a file could be imported."""

    name: str
    problem: Unclear


def import_table(
    data: bytes,
    name: str,
    mapping: ImportMap | None = None,
    language: str = "nl",
    peiljaar: Peiljaar | None = None,
) -> Imported | NotImported:
    """Import a staff list, CSV or XLSX, from its bytes; never raises for what is in them.

    With a peiljaar the hours of all staff are also counted by the days at work in it (`measured_hours`).
    """
    mapping = mapping or ImportMap()
    try:
        table = read_table(data, mapping.sheet, mapping.columns)
    except RefusedError as refused:
        return NotImported(name=name, problem=Unclear(code=refused.code, values=refused.values))
    return _read(name, table, mapping, _labels(language), peiljaar)


def _read(
    name: str, table: Table, mapping: ImportMap, labels: Labels, peiljaar: Peiljaar | None
) -> Imported:
    used, doubles = _used(table)
    correct(table, used, mapping.corrections)
    week = mapping.fulltime_hours or editions().newest.value("fulltime.hours").number
    rows = Reader(table, used, mapping, week).read(labels, peiljaar)
    columns = tuple(_as_used(column, used) for column in table.columns)
    previewed, preview = _preview(table, columns)
    return Imported(
        name=name,
        sheet=table.sheet,
        header_row=table.header_row,
        placements=tuple(rows.placements),
        numbers=tuple(rows.numbers),
        columns=columns,
        values=tuple(rows.values),
        unclear=(*doubles, *_lacking(used, table), *rows.unclear),
        skipped=replace(table.skipped, empty=rows.empty),
        outside=rows.outside,
        unsure=rows.unsure,
        staff_hours=rows.staff_hours,
        without_hours=rows.without_hours,
        measured_hours=rows.measured_hours,
        week=week,
        mapping=_mapping_used(mapping, table, used, rows),
        previewed=previewed,
        preview=preview,
    )


def _labels(language: str) -> Labels:
    said = words(language).sentences
    return Labels(row=said["import.row_label"], unsure=said["import.row_unsure"])


def _used(table: Table) -> tuple[dict[str, Column], list[Unclear]]:
    """Choose a column for each field; where two serve as well, say so and use neither."""
    used: dict[str, Column] = {}
    doubles: list[Unclear] = []
    candidates = [column for column in table.columns if column.role == "field"]
    for field in dict.fromkeys(column.field for column in candidates):
        best = _best([column for column in candidates if column.field == field], table)
        if len(best) == 1:
            used[field] = best[0]
        else:
            names = tuple(column.name for column in best)
            doubles.append(Unclear(code="two_columns", values={"columns": names}, field=field))
    return used, doubles


def _best(columns: list[Column], table: Table) -> list[Column]:
    rank = min(column.rank for column in columns)
    best = [column for column in columns if column.rank == rank]
    filled = [column for column in best if any(table.cells[column.place])]
    return filled if len(best) > 1 and filled else best[:1] if not filled else best


def _as_used(column: Column, used: Mapping[str, Column]) -> Column:
    if column.role != "field" or used.get(column.field) == column:
        return column
    return Column(place=column.place, name=column.name, role="unused")


def _lacking(used: Mapping[str, Column], table: Table) -> list[Unclear]:
    """Say which columns a file cannot do without; two for the same are another problem."""
    missing = []
    known = {*used, *(column.field for column in table.columns if column.role == "field")}
    if "position" not in known:
        missing.append(Unclear(code="no_position_column"))
    if not any(field in known for field in MEASURES):
        missing.append(Unclear(code="no_hours_column"))
    return missing


def _mapping_used(
    mapping: ImportMap, table: Table, used: Mapping[str, Column], rows: Rows
) -> ImportMap:
    """Give the whole mapping as it was used: what was asked, and what the vocabulary added."""
    read = {
        family: {it.text: it.code for it in rows.values if it.field == family and _can_be_told(it)}
        for family in ("position", "contract")
    }
    return replace(
        mapping,
        sheet=table.sheet,
        columns={column.name: field for field, column in used.items()},
        position={
            text: code
            for text, code in {**mapping.position, **read["position"]}.items()
            if text not in mapping.unsure
        },
        contract={**mapping.contract, **read["contract"]},
    )


def _can_be_told(value: ValueRead) -> bool:
    """Leave out a text that another column decides about, and one that may not be shown."""
    return "…" not in value.text and bool(value.code or value.unclear)


def _preview(
    table: Table, columns: tuple[Column, ...]
) -> tuple[tuple[Column, ...], tuple[tuple[str, ...], ...]]:
    shown = tuple(it for it in columns if it.role == "field" or _may_be_shown(it, table))
    cells = [table.cells[column.place][:PREVIEW_ROWS] for column in shown]
    return shown, tuple(tuple(map(safe, row)) for row in zip(*cells, strict=True))


def _may_be_shown(column: Column, table: Table) -> bool:
    """Keep back a column that nobody knows, when nearly every text in it is different: those may be names."""
    if column.role != "unused":
        return False
    sample = [text for text in table.cells[column.place][:SAMPLE_ROWS] if text.strip()]
    if any(map(is_personal, sample)):
        return False
    return all(_is_figure(text) for text in sample) or len(set(sample)) * DIFFERENT <= len(sample)


def _is_figure(text: str) -> bool:
    """Say whether a text is a small figure, and no number by which somebody is known."""
    whole, _, rest = text.replace(".", ",").partition(",")
    return whole.isdecimal() and len(whole) <= FEW_DIGITS and (not rest or rest.isdecimal())
