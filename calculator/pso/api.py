"""The one door for a page: JSON text in, JSON text out. It never raises (see docs/architecture.md, door 2)."""

import json
from typing import Any

from pso.assessment import Assessment, Refusal, assess
from pso.entered import as_typed
from pso.json_text import parse_json
from pso.opgave import opgave_json
from pso.problem import Problem
from pso.typed import Notation
from pso.uitkomst import uitkomst_json
from pso.view import Page
from pso.words import LANGUAGES

STILL_TO_FILL_IN = ("missing", "missing_supplier")
"""Codes of problems that only say that something was not filled in yet: no reason to raise the voice."""


def answer(request: str) -> str:
    """Answer a page's question: fragments of HTML, messages for fields, and the result itself."""
    asked = _asked(request)
    language = asked.get("language")
    page = Page(language=language if language in LANGUAGES else "nl")
    notation: Notation = "en" if page.language == "en" else "nl"
    from_file = asked.get("notation") == "file"
    opgave = asked.get("opgave")
    result = assess(opgave, notation="file" if from_file else notation)  # type: ignore[arg-type]
    reply = _scored(result, page) if isinstance(result, Assessment) else _refused(result, page)
    entered = as_typed(opgave, page.words) if from_file else None
    return json.dumps({**reply, "entered": entered}, ensure_ascii=False)


def _asked(request: str) -> dict[str, Any]:
    try:
        asked = parse_json(request, lambda _: None)
    except ValueError:
        return {}
    return asked if isinstance(asked, dict) else {}


def _scored(result: Assessment, page: Page) -> dict[str, Any]:
    return {
        "state": "scored",
        "fragments": page.fragments(result),
        "rows": page.rows(result),
        "fields": [],
        "announcement": page.announcement(result),
        "uitkomst": uitkomst_json(result, page.language),
        "opgave": opgave_json(result.opgave),
    }


def _refused(result: Refusal, page: Page) -> dict[str, Any]:
    wrong = [problem for problem in result.problems if problem.code not in STILL_TO_FILL_IN]
    return {
        "state": "problems" if wrong else "incomplete",
        "fragments": page.refusal_fragments(result, wrong),
        "rows": {},
        "fields": [_field(problem, result, page) for problem in wrong],
        "announcement": page.refusal_announcement(wrong),
        "uitkomst": uitkomst_json(result, page.language),
        "opgave": None,
    }


def _field(problem: Problem, result: Refusal, page: Page) -> dict[str, str]:
    return {"path": problem.path, "message": problem.at_field(page.words, result.edition)}
