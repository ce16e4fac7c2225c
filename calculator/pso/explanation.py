"""Waarom: a step of a result put into words, with its formula, the figures filled in, the rule, status and source."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from pso.assessment import Assessment
from pso.naming import value_name
from pso.overlay import editions
from pso.problem import INDEX, field_name, row_name
from pso.step import Step, steps_of
from pso.value import Status, Value
from pso.words import Words

NAME = re.compile(r"[a-z][a-z_0-9]*(?:\[\d+\])?(?:\.[a-z_0-9]+)*")
SIGNS = str.maketrans({"*": "×", "/": "÷", "-": "−"})
LEAST = "min"
MOST_TERMS = 8
"""A formula with more inputs than this is said in words only; its rows stand below it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A figure in words: `formula` with names, `filled` with figures; `inputs` are the figures it follows from.

    `row` names the row of the opgave that it belongs to, with the user's own label; empty for the rest.
    """

    id: str
    name: str
    row: str
    value: str
    formula: str
    filled: str
    rule: str
    status: Status
    source: str
    inputs: tuple[str, ...]


class Explanation:
    """Every figure of one result, explained in one language."""

    def __init__(self, result: Assessment, words: Words) -> None:
        self.result = result
        self.words = words
        self.steps = {step.id: step for step in steps_of(result)}
        self._figures: dict[str, Figure] = {}

    def figure(self, key: str) -> Figure:
        """Explain one figure; only what a page shows is ever put into words."""
        if key not in self._figures:
            self._figures[key] = self._figure(self.steps[key])
        return self._figures[key]

    def _figure(self, step: Step) -> Figure:
        edition = self.result.edition
        said = self._special(step) or (
            self._with(step, self.name_of),
            self._with(step, self.text_of),
        )
        return Figure(
            id=step.id,
            name=self.name_of(step.id),
            row=self._row(step.id),
            value=self.with_unit(step),
            formula=said[0],
            filled=said[1],
            rule=self.words.say(f"rule.{step.rule}", edition),
            status=self._status(step),
            source=self._source(step),
            inputs=tuple(name for name in step.inputs if name in self.steps),
        )

    def _row(self, key: str) -> str:
        found = INDEX.search(key)
        if found is None:
            return ""
        family = key.partition("[")[0]
        label = getattr(self.result.opgave, family)[int(found[1])].label
        name = row_name(key, self.words)
        return f"{name} ({label})" if label else name

    def _source(self, step: Step) -> str:
        source = editions().sources[step.source]
        return f"{source.publisher}, {source.title}"

    def _status(self, step: Step) -> Status:
        if step.id.startswith("norm."):
            return next(
                norm.value.status for norm in self.result.norms if f"norm.{norm.level}" == step.id
            )
        rule = self.result.edition.find(f"rule.{step.rule}")
        return rule.status if rule else "stated"

    def name_of(self, key: str) -> str:
        """Name a step, an entry or a value of the edition; rows are named by the step that they stand in."""
        plain = INDEX.sub("", key)
        if self.words.has(f"figure.{plain}"):
            return self.words.say(f"figure.{plain}", self.result.edition)
        if key.startswith("norm.") or self.result.edition.find(key) is not None:
            return value_name(key.removesuffix(".rows"), self.words, self.result.edition)
        return field_name(plain.removeprefix("opgave."), self.words, self.result.edition)

    def text_of(self, key: str) -> str:
        """Write the figure of a step, an entry or a value of the edition."""
        if key in self.steps:
            return self._step_text(self.steps[key])
        value = self.value_of(key)
        if value is not None and isinstance(value.content, Fraction):
            return self.words.short(value.number)
        return self._entry_text(key)

    def value_of(self, key: str) -> Value | None:
        """Give the value that was used under a key: the user's own where there is one."""
        return self._weights.get(key) or self.result.edition.find(key)

    @cached_property
    def _weights(self) -> dict[str, Value]:
        rows = self.result.direct.contributions
        return {v.key: v for row in rows for v in (row.position_weight, row.contract_weight)}

    def _entry_text(self, path: str) -> str:
        if path.startswith("own_values."):
            return self.words.short(self.result.opgave.own_values[path.removeprefix("own_values.")])
        entry: object = self.result.opgave
        for part in path.removeprefix("opgave.").split("."):
            name, _, index = part.partition("[")
            entry = getattr(entry, name, None)
            if index and isinstance(entry, tuple):
                entry = entry[int(index.rstrip("]"))]
        if isinstance(entry, Fraction | int):
            return self.words.short(Fraction(entry))
        return self.words.day(entry) if isinstance(entry, date) else ""

    def _step_text(self, step: Step) -> str:
        if step.unit == "level":
            return self.words.say(f"level.{step.value}")
        number = Fraction(step.value)
        if step.unit == "share":
            return (
                self.words.short(number)
                if number.denominator == 1
                else self.words.number(number, 4)
            )
        places = {"days": 0, "hours_per_week": 1}.get(step.unit, 2)
        if step.id.startswith("norm."):
            places = 1
        return self.words.number(number, 0 if step.id == "size" else places)

    def with_unit(self, step: Step) -> str:
        """Write a figure with its unit: `5,77 %`."""
        unit = self.words.say(f"unit.{step.unit}")
        return f"{self._step_text(step)} {unit}".strip()

    def _with(self, step: Step, say: Callable[[str], str]) -> str:
        if len(step.inputs) > MOST_TERMS:
            return self.words.say("formula.many", count=str(len(step.inputs)))
        text = step.formula.translate(SIGNS)

        def put(match: re.Match[str]) -> str:
            name = match[0]
            if name in step.inputs:
                return say(name)
            return self.words.say("formula.least") if name == LEAST else name

        return NAME.sub(put, text)

    def _special(self, step: Step) -> tuple[str, str] | None:
        function = step.formula.partition("(")[0]
        if function == "days":
            return self._days(step)
        if function in {"line", "row", "last"}:
            return self._norm(step, function)
        if function == "round":
            say = self.words.say
            return say("formula.round", name=self.name_of("total_fte")), say(
                "formula.round", name=self.text_of("total_fte")
            )
        return (
            (self.words.say("formula.highest"), self._highest()) if function == "highest" else None
        )

    def _days(self, step: Step) -> tuple[str, str]:
        row = INDEX.search(step.id)
        if row is None:
            first, last = self.result.peiljaar.first, self.result.peiljaar.last
        else:
            counted = self.result.direct.contributions[int(row[1])].counted
            first, last = counted.first, counted.last
        if last < first:
            return self.words.say("formula.days"), self.words.say("formula.no_days")
        values = {"first": self.words.day(first), "last": self.words.day(last)}
        return self.words.say("formula.days"), self.words.say("formula.from_to", **values)

    def _norm(self, step: Step, function: str) -> tuple[str, str]:
        norm = next(norm for norm in self.result.norms if f"norm.{norm.level}" == step.id)
        rows = [f"{size} fte: {self.words.number(percent, 1)} %" for size, percent in norm.between]
        return self.words.say(f"formula.{function}"), self.words.listed(rows)

    def _highest(self) -> str:
        total = self.words.number(self.result.total_percent, 2)
        parts = [
            f"{self.words.say(f'level.{n.level}')} {self.words.number(n.percent, 1)} %"
            for n in self.result.norms
        ]
        return f"{total} %; {self.words.listed(parts)}"
