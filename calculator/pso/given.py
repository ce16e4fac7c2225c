"""What every figure follows from in the end: the user's own entries, and the values of the edition, put into words."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from pso.assessment import Assessment
from pso.naming import value_name
from pso.overlay import editions
from pso.problem import INDEX, field_name
from pso.value import Limit, Status, Value
from pso.words import Words

ANSWERS = {True: "yes", False: "no", None: "open"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Given:
    """An entry or a value in words; an entry has no status, and the opgave for a source."""

    key: str
    name: str
    value: str
    status: Status | None
    source: str


class Givens:
    """The entries and values that one result was made from, in one language."""

    def __init__(self, result: Assessment, words: Words) -> None:
        self.result = result
        self.words = words
        self._names: dict[str, str] = {}

    def given(self, key: str) -> Given:
        """Put an entry or a value into words, with where it comes from."""
        value = self.value_of(key)
        source = self.words.say("explain.opgave") if value is None else source_name(value.source)
        return Given(
            key=key,
            name=self.name_of(key),
            value=self._with_unit(key, value),
            status=value.status if value else None,
            source=source,
        )

    def value_of(self, key: str) -> Value | None:
        """Give the value of the edition by its key; the rows of a norm go by the norm."""
        return self.result.edition.find(key.removesuffix(".rows"))

    def name_of(self, key: str) -> str:
        """Name an entry or a value; an entry of a row without that row, in which it stands."""
        plain = INDEX.sub("", key)
        # Rows are many, and each has the same few names in it.
        if plain not in self._names:
            self._names[plain] = self._name(plain)
        return self._names[plain]

    def _name(self, key: str) -> str:
        edition = self.result.edition
        if self.words.has(f"figure.{key}"):
            return self.words.say(f"figure.{key}", edition)
        if self.value_of(key) is not None:
            return value_name(key.removesuffix(".rows"), self.words, edition)
        return field_name(key.removeprefix("opgave."), self.words, edition)

    def _with_unit(self, key: str, value: Value | None) -> str:
        number = value is not None and isinstance(value.content, Fraction)
        unit = self.words.say(f"unit.{value.unit}") if value and number else ""
        return f"{self.text_of(key)} {unit}".strip()

    def text_of(self, key: str) -> str:
        """Write an entry or a value as a reader does, without its unit."""
        value = self.value_of(key)
        return self._entry_text(key) if value is None else self._value_text(value)

    def _value_text(self, value: Value) -> str:
        match value.content:
            case Fraction() as number:
                return self.words.short(number)
            case Limit() as limit:
                return self.limit_text(
                    limit, self.words.say(f"field.placements.{limit.event}.label")
                )
            case tuple():
                return self.words.listed([self.name_of(f"quality.{code}") for code in value.codes])
        return self.words.listed(self.rows_of(value.key))

    def limit_text(self, limit: Limit, day: str) -> str:
        """Say which day is the last that counts, seen from the day that the limit hangs on."""
        if limit.years is None:
            return day
        return self.words.say("formula.years", years=str(limit.years), day=day)

    def rows_of(self, key: str) -> list[str]:
        """Write the rows of the table that a norm was found by."""
        return [
            f"{size} fte: {self.words.number(percent, 1)} %"
            for norm in self.result.norms
            if norm.value.key == key
            for size, percent in norm.between
        ]

    def _entry_text(self, path: str) -> str:
        entry = self._entry(path)
        if isinstance(entry, bool | None):
            return self.words.say(f"answer.{ANSWERS[entry]}")
        if isinstance(entry, str):
            return self.words.say(f"answer.{entry}")
        if isinstance(entry, date):
            return self.words.day(entry)
        return self.words.short(Fraction(entry))

    def _entry(self, path: str) -> str | bool | date | Fraction | int | None:
        if path.startswith("own_values."):
            return self._own_values[path]
        entry: object = self.result.opgave
        for part in path.removeprefix("opgave.").split("."):
            name, _, index = part.partition("[")
            entry = getattr(entry, name)
            entry = entry[int(index.rstrip("]"))] if isinstance(entry, tuple) else entry
        if not isinstance(entry, str | bool | date | Fraction | int | None):
            raise TypeError(f"{path} is a group, and no entry")
        return entry

    @cached_property
    def _own_values(self) -> dict[str, Fraction]:
        return {f"own_values.{key}": own for key, own in self.result.opgave.own_values.items()}


def source_name(key: str) -> str:
    """Name a source: publisher and title."""
    source = editions().sources[key]
    return f"{source.publisher}, {source.title}"
