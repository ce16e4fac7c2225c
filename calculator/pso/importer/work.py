"""How much somebody works: hours a week from whichever column says it, and how many such people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from pso.importer.codes import is_error
from pso.importer.figures import hours_text, kept, read_figure, read_people, scale_of, share_of
from pso.importer.unclear import Bad

MEASURES: Final = ("hours", "fte", "percent")
"""Columns that say how much somebody works; the first that is filled in counts."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Work:
    """Hours a week per person, and the number of people."""

    hours: Fraction
    people: int
    text: str

    @property
    def total(self) -> Fraction:
        """Hours a week of all of them."""
        return self.hours * self.people


@dataclass(frozen=True, kw_only=True, slots=True)
class Measures:
    """The columns that say how much somebody works, in the order of their texts in a row's key."""

    fields: tuple[str, ...]
    week: Fraction
    scales: Mapping[str, Fraction | None]

    def read(self, key: Sequence[str]) -> Work | Bad | None:
        """Read the cells of a row; None when none of them is filled in."""
        texts = dict(zip(self.fields, key, strict=True))
        measured = next((field for field in MEASURES if texts.get(field, "").strip()), None)
        if measured is None:
            return None
        hours = self._hours(measured, texts[measured])
        people = read_people(texts.get("people", ""))
        if isinstance(people, Bad):
            return replace(people, field="people")
        if not isinstance(hours, Fraction):
            return replace(hours, field=measured) if hours else None
        if people and people > 1 and measured == "fte":
            return Bad(code="fte_of_people", field="fte")
        return Work(hours=hours, people=people or 1, text=hours_text(hours))

    def _hours(self, measured: str, text: str) -> Fraction | Bad | None:
        if is_error(text):
            return Bad(code="error_cell")
        if measured == "hours":
            number = read_figure(text)
            return kept(number) if isinstance(number, Fraction) else number
        share = share_of(text, self.scales[measured])
        return kept(share * self.week) if isinstance(share, Fraction) else share


def measures_of(cells: Mapping[str, list[str]], week: Fraction) -> Measures:
    """Look which columns there are; a column of parts is read by what all of it looks like."""
    fields = tuple(field for field in (*MEASURES, "people") if field in cells)
    scales = {field: scale_of(set(cells[field])) for field in ("fte", "percent") if field in cells}
    return Measures(fields=fields, week=week, scales=scales)
