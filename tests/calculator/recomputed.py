"""A result computed once more, from nothing but its own steps, the entries and the values of the edition.

Every formula is evaluated exactly, down to what was entered: a formula that says something else than its figure, a name
that leads nowhere and a circle all come out.
"""

import ast
import json
import operator
import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from math import floor
from typing import Any

import pso

from tests.calculator.oracle.oracle import anniversary
from tests.calculator.samples import Record, outcome

NAME = re.compile(r"[a-z][a-z_0-9]*(?:\[\d+\])?(?:\.[a-z_0-9]+)*")
FUNCTION = re.compile(r"[a-z_]+(?=\()")
SIGNS: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
COMPARISONS: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}
# What the format documents as taken when nothing is entered.
DEFAULTS = {
    "people": 1,
    "workforce.hired_fte": 0,
    "workforce.sw_detached_out_fte": 0,
}
QUESTIONS = ("eligibility.", "quality.", "plan.")
MONTHS_IN_YEAR = 12


class Recomputed:
    """One opgave, its result, and what its steps make of the same entries."""

    def __init__(self, opgave: Record) -> None:
        result = pso.assess(opgave)
        assert isinstance(result, pso.Assessment), opgave
        self.result = result
        self.edition = result.edition
        self.entered: Record = json.loads(pso.opgave_json(result.opgave), parse_float=str)
        self.got = outcome(opgave)
        self.steps = {step["id"]: step for step in self.got["steps"]}
        assert len(self.steps) == len(self.got["steps"]), "two steps have one id"
        self._known: dict[str, Any] = {}
        self._under_way: list[str] = []

    def value(self, name: str) -> Any:  # noqa: ANN401  a figure, a day, a level, a table
        """Compute a step from its own formula; look an entry or a value of the edition up."""
        if name not in self.steps:
            return self.leaf(name)
        assert name not in self._under_way, f"{name} follows from itself: {self._under_way}"
        if name not in self._known:
            self._under_way.append(name)
            self._known[name] = self._computed(self.steps[name])
            self._under_way.pop()
        return self._known[name]

    def written(self, name: str) -> str:
        """Write a computed figure as its step does."""
        value = self.value(name)
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, str):
            return value
        return rounded(Fraction(value), len(self.steps[name]["value"].partition(".")[2]))

    def leaf(self, name: str) -> Any:  # noqa: ANN401  as above
        """Give an entry, or what stands for one that is missing; else a value of the edition."""
        entry = self.entry(name)
        if entry is not None:
            return read(entry)
        value = self.edition.values.get(name.removesuffix(".rows"))
        assert value is not None, f"{name} is no step, no entry and no value of {self.edition.name}"
        return value.rows if name.endswith(".rows") else value.content

    def entry(self, name: str) -> object:
        """Look a path up in the opgave, with the default that the format documents; else None."""
        place: object = self.entered
        if name.startswith("own_values."):
            return self.entered["own_values"][name.removeprefix("own_values.")]
        for part in name.removeprefix("opgave.").split("."):
            key, _, index = part.rstrip("]").partition("[")
            place = place.get(key) if isinstance(place, dict) else None
            place = place[int(index)] if index and isinstance(place, list) else place
        return place if place is not None else self._default(name)

    def _default(self, name: str) -> object:
        if name.startswith(QUESTIONS) and name not in self.edition.values:
            return "open"
        leaf = name.rpartition(".")[2] if name.startswith("placements[") else name
        return DEFAULTS.get(leaf)

    def _computed(self, step: Record) -> Any:  # noqa: ANN401  as above
        inputs: list[str] = step["inputs"]

        def place(match: re.Match[str]) -> str:
            return f"x{inputs.index(match[0])}" if match[0] in inputs else match[0]

        text = NAME.sub(place, step["formula"]).replace(";", ",")
        tree = ast.parse(text, mode="eval").body
        if isinstance(tree, ast.Call) and isinstance(tree.func, ast.Name):
            whole = {"highest": self._highest, "attainable": self._attainable}.get(tree.func.id)
            if whole:
                return whole(inputs)
        return self._evaluated(tree, inputs)

    def _evaluated(self, node: ast.expr, inputs: list[str]) -> Any:  # noqa: ANN401  as above
        match node:
            case ast.Constant(value=int(number)):
                return Fraction(number)
            case ast.Name(id=name):
                return self.value(inputs[int(name.removeprefix("x"))])
            case ast.BinOp(left=left, op=op, right=right):
                return SIGNS[type(op)](
                    self._evaluated(left, inputs), self._evaluated(right, inputs)
                )
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                return COMPARISONS[type(op)](
                    self._evaluated(left, inputs), self._evaluated(right, inputs)
                )
            case ast.Call(func=ast.Name(id=name), args=parts):
                return FUNCTIONS[name](*(self._evaluated(part, inputs) for part in parts))
        raise AssertionError(f"no formula: {ast.dump(node)}")

    def _highest(self, inputs: list[str]) -> str:
        total, *norms = inputs
        reached = [norm for norm in norms if self.value(total) > self.value(norm)]
        return (reached or ["norm.none"])[-1].removeprefix("norm.")

    def _attainable(self, inputs: list[str]) -> str:
        """Weigh the answers that the formula names: a no, then what is open, then all is yes."""
        level = self.value(inputs[0])
        asked = {name: self.value(name) for name in inputs if name.startswith(QUESTIONS)}
        asked = {name: answer for name, answer in asked.items() if not isinstance(answer, tuple)}
        if "no" in of(asked, "eligibility."):
            return "none"
        planned = of(asked, "plan.")
        refused = "no" in planned and "open" not in planned
        deciding = of(asked, "eligibility.")
        deciding += planned if planned and not refused else []
        deciding += [] if planned else of(asked, "quality.")
        if "open" in deciding:
            return "open"
        return "none" if refused else "aspirant" if planned else level


def of(asked: Mapping[str, str], group: str) -> list[str]:
    """Give the answers of one group of questions."""
    return [answer for name, answer in asked.items() if name.startswith(group)]


def read(entry: object) -> Any:  # noqa: ANN401  a figure, a day or an answer
    """Read an entry of the canonical opgave."""
    if isinstance(entry, bool):
        return "yes" if entry else "no"
    if isinstance(entry, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", entry):
        return date.fromisoformat(entry)
    return entry if entry in {"yes", "no", "open"} else Fraction(str(entry))


def last_day(first: date, length: Any) -> date:  # noqa: ANN401  months, or a limit of the edition
    """Give the last day of a period of months or years; a limit without years ends on its day."""
    if isinstance(length, Fraction):
        return months_before(first, -length) - timedelta(days=1)
    if length.years is None:
        return first
    return anniversary(first, length.years) - timedelta(days=1)


def months_before(day: date, months: Fraction) -> date:
    """Go whole years back."""
    assert months % MONTHS_IN_YEAR == 0
    return anniversary(day, -int(months) // MONTHS_IN_YEAR)


def row(table: Mapping[int, Fraction], size: Fraction) -> Fraction:
    """Find the row of a size; `KeyError` where there is none."""
    return table[int(size)]


def last(table: Mapping[int, Fraction], size: Fraction) -> Fraction:
    """Give the last row, for a size above it."""
    assert size > max(table)
    return table[max(table)]


def line(table: Mapping[int, Fraction], size: Fraction) -> Fraction:
    """Draw a straight line between the rows around a size, rounded half up to one decimal."""
    assert size not in table
    low, high = (max(it for it in table if it < size), min(it for it in table if it > size))
    norm = table[low] + (table[high] - table[low]) * (size - low) / (high - low)
    return Fraction(floor(norm * 10 + Fraction(1, 2)), 10)


def none_left(total: Fraction) -> Fraction:
    """Give 0, for a total that is not above it."""
    assert total <= 0
    return Fraction(0)


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "min": min,
    "max": max,
    "round": lambda number: Fraction(floor(number + Fraction(1, 2))),
    "days": lambda first, until: Fraction(max(0, (until - first).days + 1)),
    "last_day": last_day,
    "months_before": months_before,
    "row": row,
    "line": line,
    "last": last,
    "none_left": none_left,
    "both": lambda one, other: one and other,
}
KNOWN_FUNCTIONS = {*FUNCTIONS, "highest", "attainable"}


def rounded(number: Fraction, places: int) -> str:
    """Write a figure as the format does, a half upwards."""
    scaled = (2 * number * 10**places + 1) // 2
    sign = "-" if scaled < 0 else ""
    whole, rest = divmod(abs(scaled), 10**places)
    return f"{sign}{whole}.{rest:0{places}d}" if places else f"{sign}{whole}"
