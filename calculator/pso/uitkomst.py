"""The result as data: `pso-uitkomst/1`. The same input gives the same bytes: no clock, no random order."""

import json
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Final

from pso.assessment import Assessment, Refusal
from pso.basis import BasisItem, basis_of
from pso.exact import shortest_text
from pso.problem import Problem, Shown
from pso.receipt import receipt_of
from pso.recipe import Recipe
from pso.step import Step, steps_of
from pso.uitkomst_shape import (
    BasisData,
    ProblemData,
    RefusedData,
    ScoredData,
    StepData,
    UitkomstData,
)
from pso.words import Words, words

FORMAT: Final = "pso-uitkomst/1"
_LINE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_NO_ROWS = '"basis":[],"steps":[]'
_VALUE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands where the figure of a step comes: no key, formula or rule holds this character."""


def uitkomst_json(result: Assessment | Refusal, language: str = "nl") -> str:
    """Write a result to read: indented, ended by a new line. Only the problems' sentences depend on the language."""
    return json.dumps(uitkomst(result, language), ensure_ascii=False, indent=2) + "\n"


def uitkomst_line(result: Assessment | Refusal, language: str = "nl") -> str:
    """Write a result on one line, for many in a row."""
    if isinstance(result, Refusal):
        return _LINE.encode(_refused(result, language)) + "\n"
    steps = steps_of(result)
    line = _LINE.encode(_scored(result, steps))
    # Most of a line is basis and steps, and of a step only the figure is new: that saves half of the time.
    basis = ",".join(map(_basis_line, basis_of(result)))
    recipes, values = zip(*steps, strict=True)
    figures = ",".join(map(str.join, values, map(_around_value, recipes)))
    return line.replace(_NO_ROWS, f'"basis":[{basis}],"steps":[{figures}]', 1) + "\n"


@lru_cache(maxsize=2048)
def _basis_line(item: BasisItem) -> str:
    return _LINE.encode(_basis(item))


@lru_cache(maxsize=8192)
def _around_value(recipe: Recipe) -> tuple[str, str]:
    before, _, after = _LINE.encode(_step(Step(recipe, _VALUE))).partition(_VALUE)
    return before, after


def uitkomst(result: Assessment | Refusal, language: str = "nl") -> UitkomstData:
    """Give a result as plain data; exact values are decimal strings with six decimals, norms with one."""
    if isinstance(result, Refusal):
        return _refused(result, language)
    steps = steps_of(result)
    scored = _scored(result, steps)
    scored["basis"] = [_basis(item) for item in basis_of(result)]
    scored["steps"] = [_step(step) for step in steps]
    return scored


def _refused(refusal: Refusal, language: str) -> RefusedData:
    said = words(language)
    return {
        "format": FORMAT,
        "problems": [_problem(problem, said, refusal) for problem in refusal.problems],
    }


def _scored(result: Assessment, steps: tuple[Step, ...]) -> ScoredData:
    """Give everything but basis and steps, which have their place in it; figures are those of the steps."""
    receipt, value = receipt_of(result), {step.recipe.id: step.value for step in steps}
    return {
        "format": FORMAT,
        "edition": result.edition.name,
        "peiljaar": (result.peiljaar.first.isoformat(), result.peiljaar.last.isoformat()),
        "size": result.size,
        "total_fte": value["total_fte"],
        "direct_percent": value["direct"],
        "indirect_percent": value["indirect"],
        "counted_indirect_percent": value["counted_indirect"],
        "total_percent": value["total"],
        "norms": {norm.level: value[f"norm.{norm.level}"] for norm in result.norms},
        "quantitative_level": result.quantitative_level,
        "attainable_level": result.attainable.level,
        "open": list(result.attainable.open),
        "thirty_plus": {
            "percent": value["thirty_plus"],
            "reached": result.thirty_plus.reached,
        },
        "banenafspraak": {
            "jobs": value["banenafspraak.jobs"],
            "percent": value["banenafspraak"],
        },
        "basis": [],
        "steps": [],
        "receipt": {
            "pso": receipt.pso,
            "edition_sha256": receipt.edition_sha256,
            "opgave_sha256": receipt.opgave_sha256,
        },
    }


def _basis(item: BasisItem) -> BasisData:
    key, status, edition = item
    return {"key": key, "status": status, "edition": edition}


def _step(step: Step) -> StepData:
    made, value = step
    return {
        "id": made.id,
        "value": value,
        "unit": made.unit,
        "formula": made.formula,
        "inputs": made.inputs,
        "rule": made.rule,
        "source": made.source,
    }


def _problem(problem: Problem, said: Words, refusal: Refusal) -> ProblemData:
    return {
        "path": problem.path,
        "code": problem.code,
        "values": {name: _shown(shown) for name, shown in problem.values.items()},
        "sentence": problem.sentence(said, refusal.edition),
    }


def _shown(shown: Shown) -> str | list[str]:
    if isinstance(shown, Fraction):
        return shortest_text(shown)
    if isinstance(shown, date):
        return shown.isoformat()
    return list(shown) if isinstance(shown, tuple) else shown
