"""Corrections: what somebody says in place of a cell that is not understood. They belong to one file."""

from collections.abc import Mapping

from pso.importer.columns import FIELDS, Column
from pso.importer.gathering import Table
from pso.importer.limits import MAX_ROWS, MAX_VALUE
from pso.importer.mapping import Corrections


def corrections_of(raw: object) -> Corrections:
    """Read corrections as a page holds them: a list of `row`, `field` and `text`; what is none is passed over."""
    found = raw[:MAX_ROWS] if isinstance(raw, list) else []
    return {(it["row"], it["field"]): it["text"][:MAX_VALUE] for it in found if _is_one(it)}


def _is_one(raw: object) -> bool:
    if not isinstance(raw, dict):
        return False
    row, field, text = raw.get("row"), raw.get("field"), raw.get("text")
    return type(row) is int and field in FIELDS and isinstance(text, str)


def correct(table: Table, used: Mapping[str, Column], corrections: Corrections) -> None:
    """Put corrections in the place of the cells that they are about."""
    for (row, field), text in corrections.items():
        place = row - table.first_row
        if field in used and 0 <= place < table.count:
            table.cells[used[field].place][place] = text
