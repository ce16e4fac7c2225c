"""`score`: what an opgave comes to, in fragments of HTML, and what is wrong with it, field by field.

`wants` names the parts to make, since a page shows the level at every key and the rest when typing rests: fragments,
`rows` (the head and sum of each row) or one row by its path, and `files` (opgave and uitkomst as they are saved).
Without it all are made. `open` names the figures of `why` whose explanation is read; without it each is there in full.
"""

from collections.abc import Set as AbstractSet
from typing import Final

from pso.assessment import Assessment, Refusal
from pso.door.asked import Asked, Reply
from pso.door.insight import INSIGHTS, insight
from pso.edition import Edition
from pso.entered import as_typed
from pso.opgave import opgave_json
from pso.problem import Problem
from pso.uitkomst import uitkomst_json
from pso.view import FRAGMENTS, Page

STILL_TO_FILL_IN: Final = ("missing", "missing_supplier")
"""Codes of problems that only say that something was not filled in yet: no reason to raise the voice."""
ROWS: Final = "rows"
FILES: Final = "files"
EVERYTHING: Final = frozenset({*FRAGMENTS, ROWS, FILES})
"""What is made when nothing is named; the fragments of `INSIGHTS` are made when they are."""


def score(asked: Asked) -> Reply:
    """Answer with fragments, rows, messages at fields, and the result itself."""
    result, page = asked.scored(), asked.page
    wants = asked.names("wants")
    parts = EVERYTHING if wants is None else wants
    if isinstance(result, Assessment):
        reply = _scored(result, page, parts, asked.names("open"))
        reply["fragments"] |= {name: insight(name, asked, result) for name in parts & INSIGHTS}
    else:
        reply = _refused(result, page, parts)
    entered = as_typed(asked.opgave, page.words) if asked.notation == "file" else None
    return {**reply, "entered": entered}


def _scored(
    result: Assessment, page: Page, parts: AbstractSet[str], opened: AbstractSet[str] | None
) -> Reply:
    wanted = tuple(name for name in FRAGMENTS if name in parts)
    return {
        "state": "scored",
        "fragments": page.fragments(result, wanted, opened),
        "rows": page.rows(result, None if ROWS in parts else parts),
        "fields": [],
        "announcement": page.announcement(result),
        "uitkomst": uitkomst_json(result, page.language) if FILES in parts else None,
        "opgave": opgave_json(result.opgave) if FILES in parts else None,
    }


def _refused(result: Refusal, page: Page, parts: AbstractSet[str]) -> Reply:
    wrong = [problem for problem in result.problems if problem.code not in STILL_TO_FILL_IN]
    return {
        "state": "problems" if wrong else "incomplete",
        "fragments": {**dict.fromkeys(INSIGHTS, ""), **page.refusal_fragments(result, wrong)},
        "rows": {},
        "fields": [field_of(problem, result.edition, page) for problem in wrong],
        "announcement": page.refusal_announcement(wrong),
        "uitkomst": uitkomst_json(result, page.language) if FILES in parts else None,
        "opgave": None,
    }


def field_of(problem: Problem, edition: Edition | None, page: Page) -> dict[str, str]:
    """Say what stands under a field."""
    return {"path": problem.path, "message": problem.at_field(page.words, edition)}
