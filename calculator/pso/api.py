"""The one call that a browser makes: JSON text in, JSON text out, and never an exception for what a user entered."""

import json
from collections.abc import Callable, Mapping
from typing import Final

from pso.door.asked import Asked, Reply, read_question
from pso.door.score import score

QUESTIONS: Final[Mapping[str, Callable[[Asked], Reply]]] = {"score": score}
"""What a page may ask, by name; without one it asks for the score."""


def answer(request: str, attachment: bytes | None = None) -> str:
    """Answer a page's question; `attachment` holds the bytes of a file that it sent along."""
    asked = read_question(request, attachment)
    name = asked.tree.get("question")
    question = QUESTIONS.get(name, score) if isinstance(name, str) else score
    return json.dumps(question(asked), ensure_ascii=False)
