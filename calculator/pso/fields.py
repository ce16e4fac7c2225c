"""Kinds of fields: how one raw value of an opgave is read, or becomes a problem.

Reading never raises. What is wrong is added to the `Reading` and `BAD` is given back, so that the rest is still read
and every problem is reported at once. Each kind gives its JSON Schema too: what it reads, a schema describes.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cache
from types import NoneType
from typing import Any, Final, Protocol

from pso import pattern
from pso.exact import read_number
from pso.opgave import ANSWERS
from pso.problem import Problem, Shown
from pso.typed import Ambiguous, Notation, read_typed

Schema = dict[str, Any]
"""A JSON Schema, draft 2020-12, as plain data."""

BAD: Final = object()
NOTHING: Final = object()
"""Stands for a value that was not given."""
MOST_REMEMBERED: Final = 2048
"""How many values may be remembered when the next opgave is read: memory has an end."""
REMEMBERED: Final = frozenset({str, int, float, NoneType})
"""Types of raw values that can be looked up, and that read the same where they are equal: true is no 1."""
EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
SHOWN_LENGTH = 40
LARGEST_SHOWN_BITS = 128
ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
NOT_GIVEN: Final = {"$ref": "#/$defs/not_given"}
DEFINITIONS: Final[Schema] = {
    "not_given": {"anyOf": [{"type": "null"}, {"type": "string", "pattern": pattern.BLANK}]}
}
"""What the schemas of kinds refer to: null, or text without a character to see, is a value that is not given."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """What has been found while reading one opgave."""

    notation: Notation = "file"
    problems: list[Problem] = field(default_factory=list)
    known: "Known" = field(default_factory=dict)
    """What was read without a problem, by kind of record, key and raw value: rows are many, and alike."""

    def add(self, path: str, code: str, **values: Shown) -> None:
        """Add a problem."""
        self.problems.append(Problem(path=path, code=code, values=values))

    def report(self, path: str, code: str, **values: Shown) -> object:
        """Add a problem and give `BAD` back."""
        self.add(path, code, **values)
        return BAD


def reading_in(notation: Notation) -> Reading:
    """Begin to read an opgave, with what earlier ones in its notation were read as."""
    known = _known_in(notation)
    if sum(map(len, known.values())) > MOST_REMEMBERED:
        known.clear()
    return Reading(notation=notation, known=known)


class Kind(Protocol):
    """How a raw value is read."""

    def read(self, raw: object, path: str, reading: Reading) -> object:
        """Give the value, or report a problem and give `BAD`."""

    def schema(self) -> Schema:
        """Describe the values that are read without a problem, as far as a schema can."""


def shown(raw: object) -> str:
    """Show a raw value to the user, shortened."""
    if isinstance(raw, int) and raw.bit_length() > LARGEST_SHOWN_BITS:
        return "…"
    text = whole_characters(str(raw))
    return text if len(text) <= SHOWN_LENGTH else text[: SHOWN_LENGTH - 1] + "…"


def whole_characters(text: str) -> str:
    """Replace halves of surrogate pairs: JSON can hold them, no file or page can show them."""
    return text.encode("utf-8", "replace").decode("utf-8")


@dataclass(frozen=True, kw_only=True, slots=True)
class Text:
    """Free text."""

    maximum: int = 200

    def read(self, raw: object, path: str, reading: Reading) -> object:
        """Read text as it stands."""
        if not isinstance(raw, str):
            return reading.report(path, "not_text", value=shown(raw))
        if len(raw) > self.maximum:
            return reading.report(path, "too_long", maximum=str(self.maximum))
        return whole_characters(raw)

    def schema(self) -> Schema:
        """Text of some length."""
        return {"type": "string", "maxLength": self.maximum}


@dataclass(frozen=True, kw_only=True, slots=True)
class Number:
    """An exact number between bounds; `above` is a bound that is itself too low."""

    unit: str
    minimum: int | None = 0
    above: int | None = None
    maximum: int = 10**6

    def read(self, raw: object, path: str, reading: Reading) -> object:
        """Read a number in the notation at hand."""
        number = self._number(raw, reading)
        if number is None:
            return reading.report(path, "not_a_number", value=shown(raw))
        if isinstance(number, Ambiguous):
            values = {"value": shown(raw), "plain": number.plain, "decimal": number.decimal}
            return reading.report(path, "ambiguous_number", **values)
        return self._within_bounds(number, path, reading)

    def _number(self, raw: object, reading: Reading) -> Fraction | Ambiguous | None:
        if isinstance(raw, str) and reading.notation != "file":
            return read_typed(raw, reading.notation, self.unit)
        return read_number(raw)

    def _within_bounds(self, number: Fraction, path: str, reading: Reading) -> object:
        # Compared as whole numbers: comparing fractions is slow, and figures are many.
        numerator, denominator = number.as_integer_ratio()
        if self.above is not None and numerator <= self.above * denominator:
            return reading.report(path, "not_above", value=number, minimum=Fraction(self.above))
        if self.minimum is not None and numerator < self.minimum * denominator:
            return reading.report(path, "too_low", value=number, minimum=Fraction(self.minimum))
        if numerator > self.maximum * denominator:
            return reading.report(path, "too_high", value=number, maximum=Fraction(self.maximum))
        return number

    def schema(self) -> Schema:
        """Describe a number, or text with a comma or a point, between the same bounds."""
        limits: Schema = {} if self.minimum is None else {"minimum": self.minimum}
        outside = [] if self.minimum is None else [pattern.BELOW_ZERO]
        if self.above is not None:
            limits, outside = {"exclusiveMinimum": self.above}, [pattern.NOT_ABOVE_ZERO]
        limits["maximum"] = self.maximum
        return figure("number", pattern.FIGURE, limits, [*outside, pattern.above(self.maximum)])


def figure(kind: str, written: str, limits: Schema, outside: list[str]) -> Schema:
    """Describe a figure: limits hold for a number, patterns for text, and neither touches the other."""
    beyond = {"type": "string", "anyOf": [{"pattern": each} for each in outside]}
    return {"type": [kind, "string"], **limits, "pattern": written, "not": beyond}


@dataclass(frozen=True, kw_only=True, slots=True)
class Whole:
    """A whole number from 1."""

    maximum: int = 10**6

    def read(self, raw: object, path: str, reading: Reading) -> object:
        """Read a whole number."""
        number = Number(unit="people", minimum=1, maximum=self.maximum).read(raw, path, reading)
        if type(number) is not Fraction:
            return number
        if number.denominator != 1:
            return reading.report(path, "not_whole", value=shown(raw))
        return number.numerator

    def schema(self) -> Schema:
        """Describe a whole number, or text that holds one."""
        limits = {"minimum": 1, "maximum": self.maximum}
        outside = [pattern.NOT_ABOVE_ZERO, pattern.above(self.maximum)]
        return figure("integer", pattern.WHOLE_FIGURE, limits, outside)


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
    """An ISO date."""

    def read(self, raw: object, path: str, reading: Reading) -> object:
        """Read a day; a date object (as YAML gives) is one already."""
        day = raw if type(raw) is date else _iso_day(raw)
        if day is None:
            return reading.report(path, "not_a_date", value=shown(raw))
        if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
            bounds = {"minimum": str(EARLIEST_YEAR), "maximum": str(LATEST_YEAR)}
            return reading.report(path, "date_out_of_range", value=day.isoformat(), **bounds)
        return day

    def schema(self) -> Schema:
        """Describe a day as ISO text."""
        written = pattern.day_between(EARLIEST_YEAR, LATEST_YEAR)
        return {"type": "string", "format": "date", "pattern": written}


def _iso_day(raw: object) -> date | None:
    if not isinstance(raw, str) or not ISO_DAY.fullmatch(raw.strip()):
        return None
    try:
        return date.fromisoformat(raw.strip())
    except ValueError:
        return None


@dataclass(frozen=True, kw_only=True, slots=True)
class Truth:
    """True or false."""

    def read(self, raw: object, path: str, reading: Reading) -> object:
        """Read a truth value."""
        return (
            raw
            if isinstance(raw, bool)
            else reading.report(path, "not_yes_or_no", value=shown(raw))
        )

    def schema(self) -> Schema:
        """Describe a truth value."""
        return {"type": "boolean"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Code:
    """One of a list of codes; `family` is where their words stand in `text/`."""

    family: str
    options: Callable[[], tuple[str, ...]]

    def read(self, raw: object, path: str, reading: Reading) -> object:
        """Read a code."""
        options = self.options()
        if isinstance(raw, str) and raw in options:
            return raw
        words = tuple(f"{self.family}.{option}" for option in options)
        return reading.report(path, "unknown_code", value=shown(raw), options=words)

    def schema(self) -> Schema:
        """List the codes."""
        return {"enum": list(self.options())}


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """One way to give what a record needs: the keys that it takes, and those that then stay away."""

    needs: tuple[str, ...]
    excludes: tuple[str, ...]

    def schema(self) -> Schema:
        """Require the first and refuse the others."""
        given: Schema = {key: {"not": NOT_GIVEN} for key in self.needs}
        absent: Schema = dict.fromkeys(self.excludes, NOT_GIVEN)
        return {"required": list(self.needs), "properties": given | absent}


@dataclass(frozen=True, kw_only=True, slots=True, eq=False)
class Record:
    """A group of named fields; `ways` exclude each other, and exactly one of them is taken."""

    kinds: Mapping[str, Kind]
    required: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()

    def read(self, raw: object, path: str, reading: Reading) -> object:
        """Read every field that is given; fields that are bad are left out of what comes back."""
        # A dict first: asking whether something is a Mapping is slow, and rows are many.
        if not isinstance(raw, dict) and not isinstance(raw, Mapping):
            return reading.report(path, "not_an_object")
        known = reading.known.setdefault(self, {})
        read: dict[str, object] = {}
        for key, value in raw.items():
            found = known.get((key, value), BAD) if type(value) in REMEMBERED else BAD
            if found is BAD:
                found = self._field(key, value, path, reading)
            if found is not NOTHING:
                read[key] = found
        return read

    def _field(self, key: str, value: object, path: str, reading: Reading) -> object:
        """Read one field, and remember it when it is good."""
        kind, prefix = self.kinds.get(key), f"{path}." if path else ""
        if kind is None:
            if not is_blank(value):
                reading.add(f"{prefix}{shown(key)}", "unknown_key", value=shown(key))
            return NOTHING
        found = NOTHING if is_blank(value) else kind.read(value, f"{prefix}{key}", reading)
        if found is not BAD and _is_often_alike(value, kind):
            reading.known[self][key, value] = found
        return found

    def schema(self) -> Schema:
        """Describe every field; one that is not required may be left open."""
        ways = {"oneOf": [way.schema() for way in self.ways]} if self.ways else {}
        fields = {
            key: kind.schema() if key in self.required else or_not_given(kind.schema())
            for key, kind in self.kinds.items()
        }
        return {**closed(fields), "required": list(self.required), **ways}


Known = dict[Record, dict[tuple[str, object], object]]
"""What was read without a problem, by kind of record, key and raw value."""


@cache
def _known_in(_: Notation) -> Known:
    return {}


def _is_often_alike(value: object, kind: Kind) -> bool:
    """Say whether a value may come again: free text differs from row to row, and long text has spaces to no end."""
    if isinstance(value, str):
        return len(value) <= SHOWN_LENGTH and not isinstance(kind, Text)
    return type(value) in REMEMBERED


def closed(properties: Schema) -> Schema:
    """Describe a group that has these keys and no other."""
    return {"type": "object", "properties": properties, "additionalProperties": False}


def or_not_given(schema: Schema) -> Schema:
    """Let a value be left open: absent, null or blank."""
    return {"anyOf": [schema, NOT_GIVEN]}


def is_blank(value: object) -> bool:
    """Say whether a value is not given: null, or text without a character to see."""
    return value is None or (type(value) is str and (not value or value.isspace()))


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A list of records of one kind."""

    record: Record

    def read(self, raw: object, path: str, reading: Reading) -> object:
        """Read every row."""
        if not isinstance(raw, list | tuple):
            return reading.report(path, "not_a_list")
        return [self.record.read(row, f"{path}[{index}]", reading) for index, row in enumerate(raw)]

    def schema(self) -> Schema:
        """Describe the rows."""
        return {"type": "array", "items": self.record.schema()}


def own_value(key: str) -> Number:
    """Give the kind of a figure from the handleiding: a norm in percent, a weight as a factor."""
    if key.startswith("norm."):
        return Number(unit="percent", above=0, maximum=100)
    return Number(unit="factor", maximum=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class OwnValues:
    """Figures from the handleiding that the user holds, by key."""

    keys: Callable[[], tuple[str, ...]]

    def read(self, raw: object, path: str, reading: Reading) -> object:
        """Read every figure."""
        if not isinstance(raw, Mapping):
            return reading.report(path, "not_an_object")
        known = self.keys()
        values: dict[str, Any] = {}
        for key, value in raw.items():
            if is_blank(value):
                continue
            if key not in known:
                reading.report(f"{path}.{shown(key)}", "unknown_own_value", value=shown(key))
                continue
            values[key] = own_value(key).read(value, f"{path}.{key}", reading)
        return values

    def schema(self) -> Schema:
        """Describe the figure of every key."""
        return closed({key: or_not_given(own_value(key).schema()) for key in self.keys()})


ANSWER = Code(family="answer", options=lambda: ANSWERS)
