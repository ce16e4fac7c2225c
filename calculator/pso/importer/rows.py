"""From a table to placements: who belongs to the target group, and what their rows say.

Whole columns are read at once, every different text a single time: staff lists are long and say the same things.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Any, Final, TypeVar

from pso.exact import sum_of
from pso.importer.codes import (
    decided,
    implied_contract,
    is_error,
    read_answer,
    read_code,
)
from pso.importer.columns import Column
from pso.importer.days import read_day
from pso.importer.mapping import ImportMap
from pso.importer.table import Table
from pso.importer.unclear import Bad, Unclear, safe
from pso.importer.vocabulary import NOBODY, vocabulary
from pso.importer.work import Measures, Work, measures_of
from pso.peiljaar import Peiljaar

DAYS: Final = ("start", "end", "school_left", "status_lost", "indication_until", "subsidy_until")
ANSWERS: Final = ("register", "durable", "zero_hours")
Key = TypeVar("Key", bound=tuple[str, ...] | str)
Placement = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class ValueRead:
    """What one text in a column of positions or contracts was taken for; no code where it is not clear."""

    field: str
    text: str
    code: str
    count: int
    unclear: int
    options: tuple[str, ...] = ()


@dataclass(kw_only=True)
class Rows:
    """What reading the rows gives; row numbers are those of the spreadsheet."""

    placements: list[Placement] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    unclear: list[Unclear] = field(default_factory=list)
    values: list[ValueRead] = field(default_factory=list)
    empty: tuple[int, ...] = ()
    outside: int = 0
    staff_hours: Fraction = Fraction(0)
    without_hours: int = 0
    measured_hours: Fraction | None = None


class Reader:
    """Reads the rows of one table."""

    def __init__(
        self,
        table: Table,
        used: Mapping[str, Column],
        mapping: ImportMap,
        week: Fraction,
    ) -> None:
        self.table = table
        self.used = used
        self.mapping = mapping
        self.week = week
        self.cells = {name: table.cells[column.place] for name, column in used.items()}
        self.rows = Rows()
        self.told = {family: mapping.told(family) for family in ("position", "contract")}

    def read(self, label: str, peiljaar: Peiljaar | None) -> Rows:
        """Read everything; `label` is how a row is called, with `{row}` for its number.

        With a peiljaar the hours of all staff are also counted by the days that each of them works in it.
        """
        for number in self.table.too_long:
            self.rows.unclear.append(Unclear(code="row_too_long", row=number))
        if "position" not in self.cells:
            self._skip_all()
            return self.rows
        positions = self._positions()
        works = self._works()
        self._leave_out_empty(positions)
        chosen = [place for place, position in enumerate(positions) if position]
        self._staff(works, set(chosen))
        if peiljaar is not None:
            self._measure(works, set(chosen), peiljaar)
        self.rows.outside = self.table.count - len(chosen) - len(self._passed_over())
        self._place(chosen, positions, works, label)
        self.rows.unclear.sort(key=lambda it: it.row)
        return self.rows

    def _skip_all(self) -> None:
        self._leave_out_empty([None] * self.table.count)

    def _passed_over(self) -> set[int]:
        skipped = self.table.skipped
        return {*self.rows.empty, *skipped.totals, *skipped.repeated, *self.table.too_long}

    def _number(self, place: int) -> int:
        return self.table.first_row + place

    # --- who belongs to the target group ----------------------------------------------------------------------

    def _positions(self) -> list[str | Bad | None]:
        """Read the position of every row; None for someone outside the target group."""
        helpers = tuple(it.column for it in vocabulary().decisions if it.column in self.cells)
        keys = _keys([self.cells[name] for name in ("position", *helpers)])
        base = _read_each(
            self.cells["position"], lambda text: read_code("position", text, self.told["position"])
        )

        def read(key: Sequence[str]) -> str | Bad | None:
            found = decided(base[key[0]], dict(zip(helpers, key[1:], strict=True)))
            return None if found == NOBODY else found

        table = {key: read(key) for key in dict.fromkeys(keys)}
        found = [table[key] for key in keys]
        self._report_values("position", base, found)
        return found

    def _report_values(
        self, name: str, base: Mapping[str, object], found: Sequence[object]
    ) -> None:
        texts = self.cells[name]
        counts = Counter(texts)
        bad = Counter(text for text, read in zip(texts, found, strict=True) if type(read) is Bad)
        for text, read in base.items():
            if text.strip():
                self.rows.values.append(_value(name, text, read, counts[text], bad[text]))

    # --- how much everybody works -----------------------------------------------------------------------------

    def _works(self) -> list[Work | Bad | None]:
        measures = measures_of(self.cells, self.week)
        if not measures.fields:
            return [None] * self.table.count
        keys = _keys([self.cells[name] for name in measures.fields])
        return _looked_up(keys, _of_tuple(measures))

    def _leave_out_empty(self, positions: Sequence[object]) -> None:
        """Find rows in which no column that is used holds anything; totals and the like are counted elsewhere."""
        places = [place for place, position in enumerate(positions) if position is None]
        for cells in self.cells.values():
            places = [place for place in places if not cells[place] or cells[place].isspace()]
        other = {*self.table.skipped.totals, *self.table.skipped.repeated, *self.table.too_long}
        self.rows.empty = tuple(
            number for place in places if (number := self._number(place)) not in other
        )

    def _staff(self, works: Sequence[Work | Bad | None], chosen: set[int]) -> None:
        """Add up the hours of everybody, in the target group or not."""
        counts = Counter(works_key := [id(work) for work in works])
        by_key = dict(zip(works_key, works, strict=True))
        for key, work in by_key.items():
            if isinstance(work, Work):
                self.rows.staff_hours += work.total * counts[key]
        empty = len(self._passed_over())
        self.rows.without_hours = max(
            0, sum(counts[key] for key, it in by_key.items() if it is None) - empty
        )
        if any(isinstance(work, Bad) for work in by_key.values()):
            for place, work in enumerate(works):
                if isinstance(work, Bad) and place not in chosen:
                    self._complain(place, work.field, work)

    def _measure(
        self, works: Sequence[Work | Bad | None], chosen: set[int], peiljaar: Peiljaar
    ) -> None:
        """Add up the hours of everybody, each by the share of the peiljaar at work here."""
        blank = [""] * self.table.count
        days = [_looked_up(self.cells.get(name, blank), _day) for name in ("start", "end")]
        hours: dict[tuple[object, object], Fraction] = {}
        for place, (start, end, work) in enumerate(zip(*days, works, strict=True)):
            wrong = next(
                (
                    (name, it)
                    for name, it in (("start", start), ("end", end))
                    if isinstance(it, Bad)
                ),
                None,
            )
            if wrong and place not in chosen:
                self._complain(place, *wrong)
            elif isinstance(work, Work) and not wrong:
                hours[start, end] = hours.get((start, end), Fraction(0)) + work.total
        self.rows.measured_hours = sum_of(
            total * _share(start, end, peiljaar) for (start, end), total in hours.items()
        )

    # --- the rows of the target group -------------------------------------------------------------------------

    def _place(
        self,
        chosen: list[int],
        positions: Sequence[str | Bad | None],
        works: Sequence[Work | Bad | None],
        label: str,
    ) -> None:
        columns: dict[str, list[Any]] = {"position": [positions[place] for place in chosen]}
        columns["contract"] = self._contracts(chosen, columns["position"])
        columns["hours"] = [works[place] or NO_HOURS for place in chosen]
        for names, read in ((DAYS, _day), (ANSWERS, _answer)):
            for name in names:
                if name in self.cells:
                    columns[name] = _looked_up([self.cells[name][place] for place in chosen], read)
        bad = self._complaints(chosen, columns)
        if bad:
            good = [at for at in range(len(chosen)) if at not in bad]
            chosen = [chosen[at] for at in good]
            columns = {name: [read[at] for at in good] for name, read in columns.items()}
        self.rows.numbers = [self._number(place) for place in chosen]
        self.rows.placements = _placements(columns, self.rows.numbers, label)

    def _contracts(
        self, chosen: list[int], positions: Sequence[str | Bad | None]
    ) -> list[str | Bad]:
        cells = self.cells.get("contract")
        texts = [cells[place] for place in chosen] if cells else [""] * len(chosen)
        base = _read_each(texts, lambda text: read_code("contract", text, self.told["contract"]))
        said = self.cells["position"]
        keys = [
            (text, position if type(position) is str else "", said[place])
            for text, position, place in zip(texts, positions, chosen, strict=True)
        ]

        def read(key: tuple[str, str, str]) -> str | Bad:
            implied = implied_contract(key[1], key[2]) or self.mapping.contract_if_empty
            return (
                base[key[0]]
                or implied
                or Bad(code="no_contract" if cells else "no_contract_column")
            )

        found = _looked_up(keys, read)
        if cells:
            counts = Counter(texts)
            for text, meaning in base.items():
                if text.strip():
                    unclear = counts[text] if isinstance(meaning, Bad) else 0
                    self.rows.values.append(
                        _value("contract", text, meaning, counts[text], unclear)
                    )
        return found

    def _complaints(self, chosen: list[int], columns: Mapping[str, Sequence[object]]) -> set[int]:
        """Report every cell that is not understood; give the places of their rows."""
        bad: set[int] = set()
        for name, read in columns.items():
            if Bad in set(map(type, read)):
                for at, value in enumerate(read):
                    if isinstance(value, Bad):
                        bad.add(at)
                        self._complain(chosen[at], value.field or name, value)
        return bad

    def _complain(self, place: int, name: str, bad: Bad) -> None:
        column = self.used.get(name)
        text = self.cells[name][place] if name in self.cells else ""
        self.rows.unclear.append(
            Unclear(
                code=bad.code,
                row=self._number(place),
                column=column.name if column else "",
                text=safe(text),
                values=bad.values,
            )
        )


def _share(start: object, end: object, peiljaar: Peiljaar) -> Fraction:
    """Give the part of the peiljaar between two days, both as ISO text or None."""
    first = (
        max(peiljaar.first, date.fromisoformat(start)) if isinstance(start, str) else peiljaar.first
    )
    last = min(peiljaar.last, date.fromisoformat(end)) if isinstance(end, str) else peiljaar.last
    return Fraction(max(0, (last - first).days + 1), peiljaar.days)


NO_HOURS: Final = Bad(code="no_hours", field="hours")


def _day(text: str) -> str | Bad | None:
    return Bad(code="error_cell") if is_error(text) else read_day(text)


def _answer(text: str) -> bool | Bad | None:
    return Bad(code="error_cell") if is_error(text) else read_answer(text)


def _of_tuple(measures: Measures) -> Callable[[Any], Work | Bad | None]:
    return measures.read


def _keys(columns: Sequence[list[str]]) -> list[tuple[str, ...]]:
    return list(zip(*columns, strict=True))


def _read_each(texts: Iterable[str], read: Callable[[str], Any]) -> dict[str, Any]:
    return {text: read(text) for text in dict.fromkeys(texts)}


def _looked_up(keys: Sequence[Any], read: Callable[[Any], Any]) -> list[Any]:
    """Read every key, each different one a single time."""
    table = {key: read(key) for key in dict.fromkeys(keys)}
    return [table[key] for key in keys]


def _value(name: str, text: str, read: object, count: int, unclear: int) -> ValueRead:
    options = (
        tuple(key.partition(".")[2] for key in read.values.get("options", ()))
        if isinstance(read, Bad)
        else ()
    )
    code = read if isinstance(read, str) else ""
    return ValueRead(
        field=name, text=safe(text), code=code, count=count, unclear=unclear, options=options
    )


def _placements(
    columns: Mapping[str, Sequence[Any]], numbers: Sequence[int], label: str
) -> list[Placement]:
    """Write the rows as `pso-opgave/1` has them, without what is not given."""
    before, _, after = label.partition("{row}")
    whole: dict[str, Sequence[Any]] = {
        "label": [f"{before}{number}{after}" for number in numbers],
        "position": columns["position"],
        "contract": columns["contract"],
        "hours": [work.text for work in columns["hours"]],
    }
    partial: dict[str, Sequence[Any]] = {
        "people": [work.people if work.people > 1 else None for work in columns["hours"]]
    }
    for name in (*DAYS, *ANSWERS):
        if name in columns:
            (partial if None in columns[name] else whole)[name] = columns[name]
    placements = [dict(zip(whole, row, strict=True)) for row in zip(*whole.values(), strict=True)]
    for name, values in partial.items():
        for placement, value in zip(placements, values, strict=True):
            if value is not None:
                placement[name] = value
    return placements
