"""`document`: a document to take along, by its `name`.

Answers `filename`, `media_type` and `base64`; or `unavailable`, a sentence that says why there is none.
"""

import base64

from pso.assessment import Assessment
from pso.door.asked import Asked, Reply
from pso.view.said_share import SharePage


def document(asked: Asked) -> Reply:
    """Make a document of the opgave."""
    page, result = SharePage(language=asked.page.language), asked.scored()
    if not isinstance(result, Assessment):
        return {"unavailable": page.words.say("take.unready")}
    try:
        return _made(str(asked.tree.get("name")), result, page.language)
    except (ImportError, KeyError):
        # The page's Python does not hold every library; an unknown name is a document that is not there either.
        return {"unavailable": page.words.say("take.unavailable")}


def _made(name: str, result: Assessment, language: str) -> Reply:
    from pso.document import make  # noqa: PLC0415  takes long to load, and few ask for it

    made = make(name, result, language)
    return {
        "filename": made.filename,
        "media_type": made.media_type,
        "base64": base64.b64encode(made.content).decode("ascii"),
    }
