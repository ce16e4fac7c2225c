"""What the import understood, dropped and did not understand: as sentences, and as plain data."""

from collections.abc import Iterator
from typing import Any, Final

from pso.exact import shortest_text
from pso.importer.columns import Column
from pso.importer.imported import Imported, NotImported
from pso.importer.mapping import mapping_data
from pso.importer.opgave import staff_fte
from pso.importer.rows import ValueRead
from pso.importer.unclear import SHOWN_ROWS, Unclear, said_of
from pso.importer.vocabulary import NOBODY
from pso.overlay import editions
from pso.words import Words, words

MOST_VALUES: Final = 200
"""Different texts that are listed with their codes; a column with more holds something else."""


def report_lines(result: Imported | NotImported, language: str) -> Iterator[str]:
    """Write the report: what was read, dropped and not used, then what is unclear and what to do."""
    said = words(language)
    if isinstance(result, NotImported):
        yield result.problem.sentence(said)
        return
    yield from _counts(result, said)
    yield from _columns(result, said)
    yield from _values(result, said)
    if result.unclear:
        yield ""
        yield said.say(
            "import.unclear", count=str(len({it.row for it in result.unclear if it.row}))
        )
        yield from (f"- {line}" for line in unclear_lines(result.unclear, said))


def _counts(result: Imported, said: Words) -> Iterator[str]:
    sheet = said.say("import.sheet", sheet=result.sheet) if result.sheet else ""
    people = sum(placement.get("people", 1) for placement in result.placements)
    yield said.say("import.names", row=str(result.header_row)) + (f" {sheet}" if sheet else "")
    yield said.say("import.placements", count=str(len(result.placements)), people=str(people))
    if result.outside:
        yield said.say("import.outside", count=str(result.outside))
    for kind in ("empty", "totals", "repeated"):
        rows = getattr(result.skipped, kind)
        if rows:
            yield said.say(f"import.{kind}", count=str(len(rows)), rows=_listed(rows, said))
    if result.staff_hours:
        hours, fte = said.short(result.staff_hours), said.number(staff_fte(result), 1)
        yield said.say("import.staff", hours=hours, week=said.short(result.week), fte=fte)
    if result.without_hours:
        yield said.say("import.without_hours", count=str(result.without_hours))


def _listed(rows: tuple[int, ...], said: Words) -> str:
    named = said.listed([str(row) for row in rows[:SHOWN_ROWS]])
    return named + (
        said.say("import.more_rows", count=str(len(rows) - SHOWN_ROWS))
        if len(rows) > SHOWN_ROWS
        else ""
    )


def _columns(result: Imported, said: Words) -> Iterator[str]:
    used = [f"{it.name} → {field_label(it.field, said)}" for it in result.columns_as("field")]
    yield ""
    yield said.say("import.used", columns=said.listed(used))
    for role in ("personal", "unused"):
        names = [it.name or it.letter for it in result.columns_as(role)]
        if names:
            yield said.say(f"import.{role}", columns=said.listed(names))


def field_label(field: str, said: Words) -> str:
    """Name what a column is used for."""
    keys = (f"import_field.{field}", f"field.placements.{field}.label")
    return next(said.say(key, editions().newest) for key in keys if said.has(key))


def _values(result: Imported, said: Words) -> Iterator[str]:
    known = [it for it in result.values if it.code]
    if known:
        yield ""
        yield said.say("import.values")
    for value in known[:MOST_VALUES]:
        yield f"- “{value.text}” → {_code_label(value, said)} ({value.count}×)"


def _code_label(value: ValueRead, said: Words) -> str:
    key = "import.nobody" if value.code == NOBODY else f"{value.field}.{value.code}"
    return said.say(key, editions().newest)


def unclear_lines(unclear: tuple[Unclear, ...], said: Words) -> Iterator[str]:
    """Say everything that is unclear, the same in many rows only once."""
    rows: dict[tuple[str, str, str, str], list[Unclear]] = {}
    for it in unclear:
        key = (it.code, it.column, it.text, repr(it.values))
        rows.setdefault(key, []).append(it)
    for same in rows.values():
        yield said_of(same[0], tuple(it.row for it in same), said)


def as_data(result: Imported | NotImported, language: str = "nl") -> dict[str, Any]:
    """Give the whole result as plain data, ready for JSON."""
    said = words(language)
    if isinstance(result, NotImported):
        return {"state": "refused", "name": result.name, "problem": _unclear(result.problem, said)}
    return {
        "state": "unclear" if result.unclear else "imported",
        "name": result.name,
        "sheet": result.sheet,
        "header_row": result.header_row,
        "placements": list(result.placements),
        "rows": list(result.numbers),
        "columns": [_column(column) for column in result.columns],
        "values": [_value(value) for value in result.values[:MOST_VALUES]],
        "unclear": [_unclear(it, said) for it in result.unclear],
        "skipped": {
            kind: list(getattr(result.skipped, kind)) for kind in ("empty", "totals", "repeated")
        },
        "outside": result.outside,
        "staff_hours": shortest_text(result.staff_hours),
        "staff_fte": shortest_text(staff_fte(result)),
        "without_hours": result.without_hours,
        "fulltime_hours": shortest_text(result.week),
        "mapping": mapping_data(result.mapping),
        "preview": {
            "columns": [column.name for column in result.previewed],
            "rows": [list(row) for row in result.preview],
        },
    }


def _column(column: Column) -> dict[str, str]:
    return {
        "name": column.name,
        "letter": column.letter,
        "role": column.role,
        "field": column.field,
    }


def _value(value: ValueRead) -> dict[str, Any]:
    return {
        "field": value.field,
        "text": value.text,
        "code": value.code or None,
        "count": value.count,
        "unclear": value.unclear,
        "options": list(value.options),
    }


def _unclear(unclear: Unclear, said: Words) -> dict[str, Any]:
    return {
        "row": unclear.row or None,
        "column": unclear.column,
        "value": unclear.text,
        "code": unclear.code,
        "sentence": unclear.sentence(said),
    }
