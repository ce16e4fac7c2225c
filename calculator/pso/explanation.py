"""Waarom: a step of a result in words: its formula, the figures filled in, rounding, rule, status and source.

What it follows from are other figures and, in the end, what was given: entries of the user and values of the edition.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from pso.assessment import Assessment
from pso.formula import Formulas
from pso.given import Given, Givens, source_name
from pso.left_out import left_out_of
from pso.norm import NORM_PLACES
from pso.problem import INDEX, row_name
from pso.step import Step, steps_of
from pso.value import Status
from pso.words import Words

PLACES = {"share": 4, "hours_per_week": 1}
"""Decimals of a figure as it is shown, by its unit; two for the others."""
WHOLE = ("days", "day", "level", "yes_no")
"""Units that have no decimals to round."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Figure:
    """A figure in words: `formula` with names, `filled` with figures; `inputs` are the figures it follows from.

    `row` names the row of the opgave that it belongs to, with the user's own label; empty for the rest. `givens` are
    the entries and values it follows from, `left_out` says which rows are not in it and why.
    """

    id: str
    name: str
    row: str
    value: str
    formula: str
    filled: str
    rounding: str
    rule: str
    status: Status
    source: str
    inputs: tuple[str, ...]
    givens: tuple[Given, ...]
    left_out: tuple[str, ...]


class Explanation:
    """Every figure of one result, explained in one language."""

    def __init__(self, result: Assessment, words: Words) -> None:
        self.result = result
        self.words = words
        self.givens = Givens(result, words)
        self.name_of = self.givens.name_of
        self._formulas = Formulas(self.givens, self.name_of, self.text_of)
        self._figures: dict[str, Figure] = {}

    @cached_property
    def steps(self) -> dict[str, Step]:
        """The steps of the result by their key; made when a figure is asked for."""
        return {step.id: step for step in steps_of(self.result)}

    def figure(self, key: str) -> Figure:
        """Explain one figure; only what a page shows is ever put into words."""
        if key not in self._figures:
            self._figures[key] = self._figure(self.steps[key])
        return self._figures[key]

    def _figure(self, step: Step) -> Figure:
        formula, filled = self._formulas.of(step)
        return Figure(
            id=step.id,
            name=self.name_of(step.id),
            row=self._row(step.id),
            value=self.with_unit(step),
            formula=formula,
            filled=filled,
            rounding=self._rounding(step),
            rule=self.words.say(f"rule.{step.rule}", self.result.edition),
            status=self._status(step),
            source=source_name(step.source),
            inputs=tuple(key for key in step.inputs if key in self.steps),
            givens=tuple(self.givens.given(key) for key in step.inputs if key not in self.steps),
            left_out=left_out_of(step.id, self.result, self.words),
        )

    def _row(self, key: str) -> str:
        found = INDEX.search(key)
        if found is None:
            return ""
        family = key.partition("[")[0]
        label = getattr(self.result.opgave, family)[int(found[1])].label
        name = row_name(key, self.words)
        return f"{name} ({label})" if label else name

    def _status(self, step: Step) -> Status:
        for norm in self.result.norms:
            if step.id == f"norm.{norm.level}":
                return norm.status
        rule = self.result.edition.find(f"rule.{step.rule}")
        return rule.status if rule else "stated"

    def _rounding(self, step: Step) -> str:
        say, places = self.words.say, self._places(step)
        if step.id == "size":
            return say("rounding.size")
        if step.rule == "interpolation":
            return say("rounding.norm")
        if places is None or step.id.startswith("norm."):
            return say("rounding.none")
        return say("rounding.shown", unit=self.words.number(Fraction(1, 10**places), places))

    def _places(self, step: Step) -> int | None:
        """Give the decimals that a figure is shown with; None where there is nothing to round."""
        if step.unit in WHOLE or step.id == "size":
            return None
        whole = step.unit == "share" and Fraction(step.value).denominator == 1
        return None if whole else PLACES.get(step.unit, 2)

    def text_of(self, key: str) -> str:
        """Write the figure of a step, an entry or a value of the edition."""
        return self._step_text(self.steps[key]) if key in self.steps else self.givens.text_of(key)

    def _step_text(self, step: Step) -> str:
        if step.unit == "level":
            open_level = step.value == "open"
            return self.words.say("result.attainable_open" if open_level else f"level.{step.value}")
        if step.unit == "yes_no":
            return self.words.say("answer.yes" if step.value == "true" else "answer.no")
        if step.unit == "day":
            return self.words.day(date.fromisoformat(step.value))
        places = NORM_PLACES if step.id.startswith("norm.") else self._places(step)
        return self.words.number(Fraction(step.value), places or 0)

    def with_unit(self, step: Step) -> str:
        """Write a figure with its unit: `5,77 %`."""
        unit = self.words.say(f"unit.{step.unit}")
        return f"{self._step_text(step)} {unit}".strip()
