"""What comes into the form: the first rows, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from pso.exact import read_number
from pso.importer import Imported
from pso.naming import code_name
from pso.words import Words

MOST: Final = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class PlacedRow:
    """A row of the list as the form will hold it."""

    number: int
    position: str
    contract: str
    hours: str
    people: int
    start: str
    end: str


def placed_rows(result: Imported, words: Words) -> tuple[PlacedRow, ...]:
    """Give the first rows."""
    pairs = zip(result.numbers, result.placements, strict=True)
    return tuple(_row(number, it, words) for number, it in list(pairs)[:MOST])


def _row(number: int, placement: Mapping[str, Any], words: Words) -> PlacedRow:
    hours = read_number(placement["hours"])
    return PlacedRow(
        number=number,
        position=code_name("position", placement["position"], words),
        contract=code_name("contract", placement["contract"], words),
        hours="" if hours is None else words.short(hours),
        people=placement.get("people", 1),
        start=_day(placement.get("start"), words),
        end=_day(placement.get("end"), words),
    )


def _day(text: str | None, words: Words) -> str:
    return words.day(date.fromisoformat(text)) if text else ""
