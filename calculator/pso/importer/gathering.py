"""From rows to columns, a thousand rows at a time: what is personal, empty or a total goes with every thousand."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pso.importer.columns import Column, is_mostly_personal, looks_personal
from pso.importer.limits import MAX_ROWS, SAMPLE_ROWS
from pso.importer.phrases import plain_words
from pso.importer.refused import RefusedError
from pso.importer.vocabulary import vocabulary
from pso.importer.work import MEASURES

Cells = Sequence[object]
ToTexts = Callable[[Cells], Sequence[str]]
LONGEST_TOTAL: Final = 60
"""Characters of a cell that are looked at for a word such as Totaal."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Skipped:
    """Numbers of rows that were passed over, and why; as the spreadsheet counts them."""

    empty: tuple[int, ...] = ()
    totals: tuple[int, ...] = ()
    repeated: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """What is left of a file: its columns, and the cells of those that are not personal.

    `cells` holds whole columns for what is used, and a sample for what is not. `first_row` is the number of the first
    row of data.
    """

    sheet: str
    header_row: int
    columns: tuple[Column, ...]
    cells: Mapping[int, list[str]]
    count: int
    skipped: Skipped
    too_long: tuple[int, ...]

    @property
    def first_row(self) -> int:
        """Number of the first row under the names, as the spreadsheet counts."""
        return self.header_row + 1


@dataclass(kw_only=True)
class Gathering:
    """Turns rows into columns, a chunk at a time, and lets go of what is personal with every chunk."""

    columns: tuple[Column, ...]
    header: Sequence[str]
    first: int
    to_texts: ToTexts
    cells: dict[int, list[str]] = field(default_factory=dict)
    count: int = 0
    blank: int = 0
    filled: int = 0
    totals: list[int] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)
    too_long: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.cells = {column.place: [] for column in self.columns if column.role != "personal"}
        used = {column.place for column in self.columns if column.role == "field"}
        self._whole = [(place, store) for place, store in self.cells.items() if place in used]
        self._samples = [(place, store) for place, store in self.cells.items() if place not in used]
        self._positions = [it.place for it in self.columns if it.field == "position"]
        self._measures = {it.place for it in self.columns if it.field in (*MEASURES, "people")}
        self._names_people = any(it.role == "personal" for it in self.columns)
        self._starts = vocabulary().total_starts
        self._initials = frozenset("".join(start[0] + start[0].upper() for start in self._starts))

    def add(self, chunk: list[Cells]) -> None:
        """Add some rows. Empty ones wait until something comes after them: sheets may end in a million."""
        if not any(map(any, chunk)):
            self.blank += len(chunk)
            return
        self._fill_up()
        while not any(chunk[-1]):
            chunk.pop()
            self.blank += 1
        self.filled += len(chunk)
        if self.filled > MAX_ROWS:
            raise RefusedError("too_many_rows", maximum=str(MAX_ROWS))
        self._square(chunk)
        self._take_out(chunk)
        columns = list(zip(*chunk, strict=True))
        for place, store in self._whole:
            store.extend(self.to_texts(columns[place]))
        if self.count < SAMPLE_ROWS:
            for place, store in self._samples:
                store.extend(self.to_texts(columns[place][:SAMPLE_ROWS]))
        self.count += len(chunk)

    def _fill_up(self) -> None:
        stores = [*self._whole, *(self._samples if self.count < SAMPLE_ROWS else ())]
        for _, store in stores if self.blank else ():
            store.extend([""] * self.blank)
        self.count, self.blank = self.count + self.blank, 0

    def _square(self, chunk: list[Cells]) -> None:
        """Make every row as long as the names; one with more in it than there are names is set aside."""
        width = len(self.columns)
        if set(map(len, chunk)) == {width}:
            return
        for place, row in enumerate(chunk):
            if len(row) > width and any(map(_is_filled, row[width:])):
                self.too_long.append(self.first + self.count + place)
                chunk[place] = [""] * width
            elif len(row) != width:
                chunk[place] = [*row[:width], *[""] * (width - len(row))]

    def _take_out(self, chunk: list[Cells]) -> None:
        """Empty rows that add up, and rows that repeat the names."""
        width, number = len(self.columns), self.first + self.count
        for place in self._suspects(chunk):
            row = chunk[place]
            if _is_total(row, self._starts, self._positions) or self._is_bare_sum(row):
                self.totals.append(number + place)
                chunk[place] = [""] * width
        for place, row in self._repeats(chunk):
            if [str(cell or "").strip() for cell in row] == [text.strip() for text in self.header]:
                self.repeated.append(number + place)
                chunk[place] = [""] * width

    def _is_bare_sum(self, row: Cells) -> bool:
        """Say whether a row holds hours and nothing else, in a list that names its people."""
        filled = {place for place, cell in enumerate(row) if _is_filled(cell)}
        return self._names_people and bool(filled) and filled <= self._measures

    def _suspects(self, chunk: list[Cells]) -> list[int]:
        """Find rows of which the first cell is empty, or begins as a total does: quickly, for there are many."""
        initials = self._initials
        return [
            place
            for place, row in enumerate(chunk)
            if not (first := row[0])
            or (type(first) is str and first[0] in initials)
            or first == " "
        ]

    def _repeats(self, chunk: list[Cells]) -> Iterable[tuple[int, Cells]]:
        place, name = next((place, text) for place, text in enumerate(self.header) if text.strip())
        if all(row[place] != name for row in chunk):
            return []
        return [(at, row) for at, row in enumerate(chunk) if row[place] == name]

    def table(self, sheet: str, header_row: int) -> Table:
        """Give what was gathered, without the columns whose content turns out to be personal."""
        columns = tuple(map(self._judged, self.columns))
        kept = {column.place for column in columns if column.role != "personal"}
        return Table(
            sheet=sheet,
            header_row=header_row,
            columns=columns,
            cells={place: store for place, store in self.cells.items() if place in kept},
            count=self.count,
            skipped=Skipped(totals=tuple(self.totals), repeated=tuple(self.repeated)),
            too_long=tuple(self.too_long),
        )

    def _judged(self, column: Column) -> Column:
        if column.role == "personal":
            return column
        sample = [text for text in self.cells[column.place][:SAMPLE_ROWS] if text]
        personal = is_mostly_personal(sample) if column.role == "field" else looks_personal(sample)
        if not personal:
            return column
        return Column(place=column.place, name=column.name, role="personal")


def _is_filled(cell: object) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else cell is not None


def _is_total(row: Cells, starts: tuple[str, ...], positions: Sequence[int]) -> bool:
    """Say whether the first cell with anything in it is a word for a total, alone or with what it is of."""
    place = next((place for place, cell in enumerate(row) if _is_filled(cell)), 0)
    first = row[place]
    if not isinstance(first, str) or not first.strip().casefold().startswith(starts):
        return False
    # Whoever has a position is a person, whatever the name.
    if any(_is_filled(row[at]) for at in positions if at != place):
        return False
    words = plain_words(first[:LONGEST_TOTAL])
    return any(words[: len(total)] == total for total in vocabulary().totals)
