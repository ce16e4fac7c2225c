"""The one call that a browser makes: JSON text in, JSON text out, and never an exception for what a user entered."""

import json
from collections.abc import Callable, Mapping
from typing import Final, Protocol

from pso.door.asked import Asked, Reply, read_question
from pso.door.later import later
from pso.door.score import score

QUESTIONS: Final[Mapping[str, Callable[[Asked], Reply]]] = {
    "score": score,
    "estimate": later("estimate"),
    "compare": later("scenario", "compare"),
    "document": later("document"),
    "apply": later("plan", "apply"),
    "import": later("table"),
    "published": later("published"),
    "share": later("share"),
    "shared": later("share", "shared"),
    "event": later("event"),
}
"""What a page may ask, by name; without one it asks for the score."""


class Attachment(Protocol):
    """A file's bytes as a browser hands them over."""

    def to_bytes(self) -> bytes:
        """Give the bytes."""


def answer(request: str, attachment: bytes | Attachment | None = None) -> str:
    """Answer a page's question; `attachment` holds the bytes of a file that it sent along."""
    held = attachment if isinstance(attachment, bytes | None) else attachment.to_bytes()
    asked = read_question(request, held)
    name = asked.tree.get("question")
    question = QUESTIONS.get(name, score) if isinstance(name, str) else score
    return json.dumps(question(asked), ensure_ascii=False)
