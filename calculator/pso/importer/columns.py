"""Columns: which one holds what, by its name; and which are dropped because they are personal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from pso.fields import shown
from pso.importer.phrases import Phrases, plain_words
from pso.importer.unclear import is_personal
from pso.importer.vocabulary import FIRST, PERSONAL, SECOND, UNUSED, WEAK, vocabulary

Role = Literal["field", "personal", "unused"]
FIELDS: Final = (
    *("position", "contract", "hours", "fte", "percent", "people", "start", "end"),
    *("school_left", "status_lost", "indication_until", "subsidy_until"),
    *("register", "durable", "zero_hours", "level", "wage_subsidy"),
)
"""What a column may be used for: `fte` and `percent` become hours, `level` and `wage_subsidy` help with a position."""
LETTERS: Final = 26
PLAINLY: Final = 2
"""Words of a name that say what a column is, also when it is somebody's."""
MOST_PERSONAL: Final = 2
"""One in so many values that look personal makes a used column personal."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Column:
    """A column of the file: its name as shown, its place (from 0), and what it is used for."""

    place: int
    name: str
    role: Role
    field: str = ""
    rank: int = 0

    @property
    def letter(self) -> str:
        """Name its place as a spreadsheet does: A, B, …, AA."""
        return letter_of(self.place)


def letter_of(place: int) -> str:
    """Name a place (from 0) as a spreadsheet does."""
    letters, rest = "", place + 1
    while rest:
        rest, digit = divmod(rest - 1, LETTERS)
        letters = chr(ord("A") + digit) + letters
    return letters


def meaning_of(name: str) -> tuple[str, int]:
    """Say what a column's name means: a field and its rank, `personal`, `unused`, or nothing."""
    words = plain_words(name)
    known = vocabulary()
    if words in known.names:
        return known.names[words]
    for kind in (PERSONAL, UNUSED):
        if known.within[kind].hits(words):
            return kind, FIRST
    plain, length = _longest(words, known.within[str(FIRST)])
    if known.within[WEAK].hits(words) and length < PLAINLY:
        return PERSONAL, FIRST
    if plain:
        return plain, FIRST
    field, _ = _longest(words, known.within[str(SECOND)])
    return (field, SECOND) if field else ("", 0)


def _longest(words: Sequence[str], phrases: Phrases) -> tuple[str, int]:
    """Give the field of the longest phrase in a name, and its length; none when two fields have one as long."""
    hits = phrases.hits(words)
    most = max((len(taken) for _, taken in hits), default=0)
    fields = {field for field, taken in hits if len(taken) == most}
    return (fields.pop(), most) if len(fields) == 1 else ("", 0)


def columns_of(header: Sequence[str], asked: Mapping[str, str]) -> tuple[Column, ...]:
    """Say of each column what it is; a mapping of names to fields (or `unused`) goes before the vocabulary.

    No mapping makes a personal column usable.
    """
    names = _unique([shown(" ".join(text.split())) for text in header])
    wanted = {plain_words(name): field for name, field in asked.items() if field}
    return tuple(_column(place, name, wanted) for place, name in enumerate(names))


def _column(place: int, name: str, wanted: Mapping[tuple[str, ...], str]) -> Column:
    if is_personal(name):
        # A row of data was taken for names: nothing of it may be shown.
        return Column(place=place, name=letter_of(place), role="personal")
    field, rank = meaning_of(name)
    if field == PERSONAL:
        return Column(place=place, name=name, role="personal")
    field, rank = (wanted[plain_words(name)], 0) if plain_words(name) in wanted else (field, rank)
    if field in FIELDS:
        return Column(place=place, name=name, role="field", field=field, rank=rank)
    return Column(place=place, name=name or letter_of(place), role="unused")


def _unique(names: Iterable[str]) -> list[str]:
    """Number names that stand twice: `Uren`, `Uren (2)`."""
    seen: dict[str, int] = {}
    found = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        found.append(f"{name} ({seen[name]})" if name and seen[name] > 1 else name)
    return found


def recognised(row: Sequence[str], asked: Mapping[str, str], known: dict[str, str]) -> int:
    """Count how many names of columns in a row are known; 0 when no field is among them.

    `known` remembers what a text means for as long as one file is read.
    """
    wanted = {plain_words(name) for name in asked}
    for text in row:
        if text not in known:
            known[text] = _hint_of(text, wanted)
    meanings = [meaning for text in dict.fromkeys(row) if (meaning := known[text])]
    fields = {meaning for meaning in meanings if meaning not in (PERSONAL, UNUSED)}
    return len(meanings) + len(fields) if fields else 0


def _hint_of(text: str, wanted: set[tuple[str, ...]]) -> str:
    # Figures and days are most of what stands in a list, and never a name.
    if len(text) > LONGEST_NAME or text.upper() == text.lower():
        return ""
    return ASKED if wanted and plain_words(text) in wanted else meaning_of(text)[0]


ASKED: Final = "asked"
LONGEST_NAME: Final = 80
"""Characters; a longer text in a row above the data is a title."""


def looks_personal(texts: Iterable[str]) -> bool:
    """Say whether any value looks personal: enough to drop a column that nobody uses."""
    return any(map(is_personal, texts))


def is_mostly_personal(texts: Sequence[str]) -> bool:
    """Say whether a column that is used holds personal data all the same."""
    personal = sum(1 for text in texts if is_personal(text))
    return personal * MOST_PERSONAL >= max(1, len(texts))
