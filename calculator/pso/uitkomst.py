"""The result as data: `pso-uitkomst/1`. The same input gives the same bytes: no clock, no random order."""

import json
from datetime import date
from fractions import Fraction
from typing import Any

from pso.assessment import Assessment, Refusal
from pso.basis import BasisItem, basis_of
from pso.exact import decimal_text, shortest_text
from pso.problem import Problem, Shown
from pso.receipt import receipt_of
from pso.step import PLACES, Step, steps_of
from pso.words import Words, words

FORMAT = "pso-uitkomst/1"
_LINE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def uitkomst_json(result: Assessment | Refusal, language: str = "nl") -> str:
    """Write a result to read: indented, ended by a new line. Only the problems' sentences depend on the language."""
    return json.dumps(uitkomst(result, language), ensure_ascii=False, indent=2) + "\n"


def uitkomst_line(result: Assessment | Refusal, language: str = "nl") -> str:
    """Write a result on one line, for many in a row."""
    return _LINE.encode(uitkomst(result, language)) + "\n"


def uitkomst(result: Assessment | Refusal, language: str = "nl") -> dict[str, Any]:
    """Give a result as plain data; exact values are decimal strings with six decimals, norms with one."""
    if isinstance(result, Refusal):
        said = words(language)
        return {
            "format": FORMAT,
            "problems": [_problem(problem, said, result) for problem in result.problems],
        }
    receipt = receipt_of(result)
    return {
        "format": FORMAT,
        "edition": result.edition.name,
        "peiljaar": [result.peiljaar.first.isoformat(), result.peiljaar.last.isoformat()],
        "size": result.size,
        "total_fte": _exact(result.total_fte),
        "direct_percent": _exact(result.direct.percent),
        "indirect_percent": _exact(result.indirect.percent),
        "counted_indirect_percent": _exact(result.indirect.counted_percent),
        "total_percent": _exact(result.total_percent),
        "norms": {norm.level: decimal_text(norm.percent, 1) for norm in result.norms},
        "quantitative_level": result.quantitative_level,
        "attainable_level": result.attainable.level,
        "open": list(result.attainable.open),
        "thirty_plus": {
            "percent": _exact(result.thirty_plus.percent),
            "reached": result.thirty_plus.reached,
        },
        "banenafspraak": {
            "jobs": _exact(result.banenafspraak.jobs),
            "percent": _exact(result.banenafspraak.percent),
        },
        "basis": [_basis(item) for item in basis_of(result)],
        "steps": [_step(step) for step in steps_of(result)],
        "receipt": {
            "pso": receipt.pso,
            "edition_sha256": receipt.edition_sha256,
            "opgave_sha256": receipt.opgave_sha256,
        },
    }


def _exact(number: Fraction) -> str:
    return decimal_text(number, PLACES)


def _basis(item: BasisItem) -> dict[str, str]:
    key, status, edition = item
    return {"key": key, "status": status, "edition": edition}


def _step(step: Step) -> dict[str, Any]:
    key, value, unit, formula, inputs, rule, source = step
    return {
        "id": key,
        "value": value,
        "unit": unit,
        "formula": formula,
        "inputs": inputs,
        "rule": rule,
        "source": source,
    }


def _problem(problem: Problem, said: Words, refusal: Refusal) -> dict[str, Any]:
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
