"""Lists as HR systems and people make them: what comes out, and that nothing personal does."""

import json

import pso
import pytest
from pso.exact import shortest_text
from pso.importer import Imported, as_data, mapping_toml, opgave_of, read_mapping, report_lines
from pso.importer.opgave import problems_of

from tests.calculator.lists import (
    LAYOUTS,
    MARKER,
    TEXT_LAYOUTS,
    expected_of,
    file_of,
    imported,
    map_of,
)

EACH = [
    layout if layout in TEXT_LAYOUTS else pytest.param(layout, marks=pytest.mark.workbook)
    for layout in LAYOUTS
]
each_layout = pytest.mark.parametrize("layout", EACH)


def read(layout: str) -> Imported:
    """Import a layout."""
    return imported(file_of(layout), map_of(layout))


def test_there_are_enough_layouts() -> None:
    """The systems that organisations use, and what somebody makes by hand."""
    assert {"adp", "afas", "exact", "gemeente", "loket", "nmbrs", "raet"} <= set(LAYOUTS)


@each_layout
def test_the_placements_are_as_expected(layout: str) -> None:
    """Every row of the target group, with what the format calls for and nothing else."""
    assert list(read(layout).placements) == expected_of(layout)["placements"]


@each_layout
def test_the_columns_are_told_apart(layout: str) -> None:
    """Personal columns and columns that are not used are named, each in its place."""
    result, wanted = read(layout), expected_of(layout)
    assert [column.name for column in result.columns_as("personal")] == wanted["personal"]
    assert [column.name for column in result.columns_as("unused")] == wanted.get("unused", [])


@each_layout
def test_every_row_is_accounted_for(layout: str) -> None:
    """A row is a placement, outside the target group, unclear, empty, a total or names once more: never lost."""
    result, wanted = read(layout), expected_of(layout)
    unclear = [[it.row, it.column, it.code] for it in result.unclear]
    assert unclear == wanted.get("unclear", [])
    assert result.outside == wanted["outside"]
    for kind in ("empty", "totals", "repeated"):
        assert list(getattr(result.skipped, kind)) == wanted.get(kind, [])
    assert shortest_text(result.staff_hours) == wanted["staff_hours"]


@each_layout
def test_nothing_personal_comes_out(layout: str) -> None:
    """No value of a personal column stands in the data, the report, the mapping or the representation."""
    result = read(layout)
    said = [
        json.dumps(as_data(result, language), ensure_ascii=False) for language in ("nl", "en")
    ] + ["\n".join(report_lines(result, language)) for language in ("nl", "en")]
    shown = "\n".join([*said, mapping_toml(result.mapping), repr(result)])
    assert MARKER.casefold() not in shown.casefold()
    assert "123456782" not in shown


@each_layout
def test_the_placements_are_a_good_opgave(layout: str) -> None:
    """With a date and a total, the calculator accepts what was imported."""
    result = read(layout)
    own = {f"weight.position.bbl_bol_{level}": "0.5" for level in (3, 4)}
    frame = {"reference_date": "2026-04-01", "total_fte": "100", "own_values": own}
    assert isinstance(pso.assess({**opgave_of(result), **frame}), pso.Assessment)
    assert list(problems_of(result, {**opgave_of(result), **frame})) == []


@each_layout
def test_a_saved_mapping_gives_the_same_again(layout: str) -> None:
    """What was found can be kept, and read with next year's list."""
    result = read(layout)
    again = imported(file_of(layout), read_mapping(mapping_toml(result.mapping)))
    assert again.placements == result.placements
    assert [it.code for it in again.unclear] == [it.code for it in result.unclear]
