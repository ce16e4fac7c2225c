"""`estimate`: the band of levels of three figures, as long as nobody knows the rest.

The opgave is that of `score`, as far as the page asks for it; the page says which day it is.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from pso.assessment import Assessment, Refusal, assess
from pso.door.asked import Asked, Reply
from pso.door.score import STILL_TO_FILL_IN, field_of
from pso.insight.estimate import Estimate, estimate_of
from pso.problem import Problem
from pso.view.estimate import NOTHING, estimate_fragments, norms_fragments

OF_A_ROW: Final = ("people", "hours")
"""What an estimate needs of the target group: here one person is not taken for granted."""


def estimate(asked: Asked) -> Reply:
    """Answer with the band in words and as a picture, or with the norms as soon as the size is known."""
    opgave = asked.opgave if isinstance(asked.opgave, Mapping) else {}
    found = estimate_of(opgave, edition=asked.edition, notation=asked.notation)
    missing = list(_missing(opgave))
    if isinstance(found, Estimate) and not missing:
        return _banded(found, asked)
    wrong = _wrong(found) if isinstance(found, Refusal) else []
    edition = found.edition if isinstance(found, Refusal) else None
    said = asked.page.refusal_announcement(wrong)
    return {
        "state": "problems" if wrong else "incomplete",
        "fragments": _norms(opgave, asked, missing, said),
        "fields": [field_of(problem, edition, asked.page) for problem in wrong],
        "announcement": said,
        "questions": [],
    }


def _banded(found: Estimate, asked: Asked) -> Reply:
    return {
        "state": "scored",
        "fragments": estimate_fragments(asked.page, found),
        "fields": [],
        "announcement": asked.page.estimate(found),
        "questions": [question.asked for question in found.questions],
    }


def _wrong(found: Refusal) -> list[Problem]:
    return [problem for problem in found.problems if problem.code not in STILL_TO_FILL_IN]


def _missing(opgave: Mapping[str, Any]) -> Iterator[str]:
    """Name the figures that are not there yet."""
    if not opgave.get("total_fte"):
        yield "total_fte"
    rows = opgave.get("placements")
    first = rows[0] if isinstance(rows, list) and rows and isinstance(rows[0], Mapping) else {}
    for name in OF_A_ROW:
        if not first.get(name):
            yield f"placements[0].{name}"


def _norms(
    opgave: Mapping[str, Any], asked: Asked, missing: list[str], said: str
) -> dict[str, str]:
    frame = assess({**opgave, "placements": []}, edition=asked.edition, notation=asked.notation)
    if not isinstance(frame, Assessment):
        return NOTHING
    return norms_fragments(asked.page, frame, missing, said)
