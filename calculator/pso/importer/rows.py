"""From a table to placements: who belongs to the target group, and what their rows say."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import compress
from typing import Any, Final

from pso.importer.codes import decided, implied_contract, is_error, read_answer, read_code
from pso.importer.columns import Column
from pso.importer.days import read_day
from pso.importer.gathering import Table
from pso.importer.looked_up import LookedUp, parts_of, picked, side_by_side
from pso.importer.mapping import ImportMap
from pso.importer.phrases import plain_words
from pso.importer.placements import ANSWERS, DAYS, Placement, placements_of
from pso.importer.staff import measured_hours, total_hours
from pso.importer.unclear import Bad, Unclear, safe
from pso.importer.vocabulary import NOBODY, vocabulary
from pso.importer.work import MEASURES, measures_of
from pso.peiljaar import Peiljaar

NO_HOURS: Final = Bad(code="no_hours", field="hours")


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
    unsure: int = 0
    staff_hours: Fraction = Fraction(0)
    without_hours: int = 0
    measured_hours: Fraction | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Labels:
    """How a row is called, with `{row}` for its number; and when somebody is not sure of its position."""

    row: str
    unsure: str


class Reader:
    """Reads the rows of one table."""

    def __init__(
        self, table: Table, used: Mapping[str, Column], mapping: ImportMap, week: Fraction
    ) -> None:
        self.table = table
        self.used = used
        self.mapping = mapping
        self.week = week
        self.cells = {name: table.cells[column.place] for name, column in used.items()}
        self.rows = Rows()

    def read(self, labels: Labels, peiljaar: Peiljaar | None) -> Rows:
        """Read everything.

        With a peiljaar the hours of all staff are also counted by the days that each of them works in it.
        """
        for number in self.table.too_long:
            self.rows.unclear.append(Unclear(code="row_too_long", row=number))
        if "position" not in self.cells:
            self._find_empty([None] * self.table.count)
            return self.rows
        positions = self._positions()
        chosen = list(compress(range(self.table.count), positions))
        self._find_empty(positions)
        self.rows.outside = self.table.count - len(chosen) - len(self._passed_over())
        works = self._works()
        self._staff(works, chosen)
        if peiljaar is not None:
            self._measure(works, chosen, peiljaar)
        self._place(chosen, picked(positions, chosen), picked(works.values, chosen), labels)
        self.rows.unclear.sort(key=lambda it: it.row)
        return self.rows

    def _passed_over(self) -> set[int]:
        skipped = self.table.skipped
        return {*self.rows.empty, *skipped.totals, *skipped.repeated, *self.table.too_long}

    def _number(self, place: int) -> int:
        return self.table.first_row + place

    def _find_empty(self, positions: Sequence[object]) -> None:
        """Find rows in which no column that is used holds anything; totals and the like are counted elsewhere."""
        places = [place for place, position in enumerate(positions) if position is None]
        for cells in self.cells.values():
            places = [place for place in places if not cells[place] or cells[place].isspace()]
        other = self._passed_over()
        numbers = (self._number(place) for place in places)
        self.rows.empty = tuple(number for number in numbers if number not in other)

    # --- who belongs to the target group ----------------------------------------------------------------------

    def _positions(self) -> list[Any]:
        """Read the position of every row; None for someone outside the target group."""
        helpers = tuple(it.column for it in vocabulary().decisions if it.column in self.cells)
        base = self._codes("position", self.cells["position"])

        def read(key: str | tuple[str, ...]) -> str | Bad | None:
            text, *others = parts_of(key)
            found = decided(base.table[text], dict(zip(helpers, others, strict=True)))
            return None if found == NOBODY else found

        keys = side_by_side([self.cells[name] for name in ("position", *helpers)])
        found = LookedUp(keys, read)
        bad = (
            [parts_of(key)[0] for key in keys if type(found.table[key]) is Bad]
            if found.holds_bad
            else []
        )
        self._tell_values("position", base, Counter(bad))
        return found.values

    def _codes(self, family: str, texts: Sequence[str]) -> LookedUp:
        told = self.mapping.told(family)
        return LookedUp(texts, lambda text: read_code(family, text, told))

    def _tell_values(self, name: str, base: LookedUp, bad: Mapping[str, int]) -> None:
        counts = Counter(base.keys)
        self.rows.values += [
            _value(name, text, read, counts[text], bad.get(text, 0))
            for text, read in base.table.items()
            if text.strip()
        ]

    # --- how much everybody works -----------------------------------------------------------------------------

    def _works(self) -> LookedUp:
        measures = measures_of(self.cells, self.week)
        columns = [self.cells[name] for name in measures.fields] or [[""] * self.table.count]
        return LookedUp(
            side_by_side(columns),
            lambda key: measures.read(parts_of(key)) if measures.fields else None,
        )

    def _staff(self, works: LookedUp, chosen: list[int]) -> None:
        """Add up the hours of everybody; tell the rows outside the target group whose hours are not understood."""
        self.rows.staff_hours = total_hours(works)
        silent = [key for key, work in works.table.items() if work is None]
        if silent:
            none = sum(Counter(works.keys)[key] for key in silent)
            targeted = sum(1 for work in picked(works.values, chosen) if work is None)
            self.rows.without_hours = none - targeted - len(self._passed_over())
        if works.holds_bad:
            self._complain_outside("hours", works.values, chosen)

    def _complain_outside(self, name: str, values: Sequence[object], chosen: list[int]) -> None:
        targeted = set(chosen)
        for place, value in enumerate(values):
            if isinstance(value, Bad) and place not in targeted:
                self._complain(place, value.field or name, value)

    def _measure(self, works: LookedUp, chosen: list[int], peiljaar: Peiljaar) -> None:
        blank = [""] * self.table.count
        days = {name: LookedUp(self.cells.get(name, blank), _day) for name in ("start", "end")}
        starts, ends = (read.values for read in days.values())
        self.rows.measured_hours = measured_hours(works.values, starts, ends, peiljaar)
        for name, read in days.items():
            if read.holds_bad:
                self._complain_outside(name, read.values, chosen)

    # --- the rows of the target group -------------------------------------------------------------------------

    def _place(
        self, chosen: list[int], positions: Sequence[Any], works: Sequence[Any], labels: Labels
    ) -> None:
        columns = self._read_columns(chosen, positions, works)
        bad = self._complaints(chosen, columns)
        if bad:
            good = [at for at in range(len(chosen)) if at not in bad]
            chosen = list(picked(chosen, good))
            columns = {name: picked(read, good) for name, read in columns.items()}
        first = self.table.first_row
        self.rows.numbers = [first + place for place in chosen]
        self.rows.placements = placements_of(columns, self._called(chosen, labels))

    def _called(self, chosen: Sequence[int], labels: Labels) -> list[str]:
        unsure = {plain_words(text) for text in self.mapping.unsure}
        texts = self.cells["position"]
        doubts = [bool(unsure) and plain_words(texts[it]) in unsure for it in chosen]
        self.rows.unsure = sum(doubts)
        return [
            (labels.unsure if doubt else labels.row).replace("{row}", str(number))
            for doubt, number in zip(doubts, self.rows.numbers, strict=True)
        ]

    def _read_columns(
        self, chosen: list[int], positions: Sequence[Any], works: Sequence[Any]
    ) -> dict[str, Sequence[Any]]:
        if None in works:
            works = [NO_HOURS if work is None else work for work in works]
        contracts = self._contracts(chosen, positions)
        columns: dict[str, Sequence[Any]] = {
            "position": positions,
            "contract": contracts,
            "hours": works,
        }
        for names, read in ((DAYS, _day), (ANSWERS, _answer)):
            for name in names:
                if name in self.cells:
                    columns[name] = LookedUp(picked(self.cells[name], chosen), read).values
        return columns

    def _contracts(self, chosen: list[int], positions: Sequence[Any]) -> Sequence[Any]:
        cells = self.cells.get("contract")
        texts = picked(cells, chosen) if cells else [""] * len(chosen)
        base = self._codes("contract", texts)
        unclear = {text for text, read in base.table.items() if isinstance(read, Bad)}
        self._tell_values("contract", base, Counter(text for text in texts if text in unclear))
        if None not in base.table.values():
            return base.values
        said = picked(self.cells["position"], chosen)
        code = "no_contract" if cells else "no_contract_column"
        keys = list(zip(texts, positions, said, strict=True))
        return LookedUp(keys, self._contract_of(base, code)).values

    def _contract_of(self, base: LookedUp, code: str) -> Callable[[tuple[str, Any, str]], Any]:
        def read(key: tuple[str, Any, str]) -> str | Bad:
            text, position, said = key
            found: str | Bad | None = base.table[text]
            known = position if isinstance(position, str) else ""
            implied = implied_contract(known, said) or self.mapping.contract_if_empty
            return found or implied or Bad(code=code)

        return read

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
                field=self._mended_by(name),
            )
        )

    def _mended_by(self, name: str) -> str:
        """Name the column in which a correction can be made; hours may come from another than `hours`."""
        names = MEASURES if name == "hours" else (name,)
        return next((it for it in names if it in self.used), "")


def _day(text: str) -> str | Bad | None:
    return Bad(code="error_cell") if is_error(text) else read_day(text)


def _answer(text: str) -> bool | Bad | None:
    return Bad(code="error_cell") if is_error(text) else read_answer(text)


def _value(name: str, text: str, read: object, count: int, unclear: int) -> ValueRead:
    found = read.values.get("options", ()) if isinstance(read, Bad) else ()
    return ValueRead(
        field=name,
        text=safe(text),
        code=read if isinstance(read, str) else "",
        count=count,
        unclear=unclear,
        options=tuple(key.partition(".")[2] for key in found),
    )
