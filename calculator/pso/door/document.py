"""`document`: a document to take along, by its `name`.

Answers `filename`, `media_type` and `base64`; for the sheet to type over the fragment `retype`, for the report the
fragment `report`; or `unavailable`, a sentence that says why there is none.
"""

import binascii
from typing import Final

from pso.assessment import Assessment
from pso.door.asked import Asked, Reply
from pso.importer.refused import RefusedError
from pso.view.said_share import SharePage

SHEET: Final = "overtypblad"
REPORT: Final = "rapport"


def document(asked: Asked) -> Reply:
    """Make a document of the opgave."""
    page, result = SharePage(language=asked.page.language), asked.scored()
    if not isinstance(result, Assessment):
        return {"unavailable": page.words.say("take.unready")}
    try:
        return _made(str(asked.tree.get("name")), result, page.language)
    except (RefusedError, ImportError, KeyError):
        # The page's Python does not hold every library; an unknown name is a document that is not there either.
        return {"unavailable": page.words.say("take.unavailable")}


def _made(name: str, result: Assessment, language: str) -> Reply:
    from pso.document import make  # noqa: PLC0415  takes long to load, and few ask for it

    if name == SHEET:
        return {"fragments": {"retype": _sheet(result, language)}}
    if name == REPORT:
        return {"fragments": {"report": _report(result, language)}}
    made = make(name, result, language)
    return {
        "filename": made.filename,
        "media_type": made.media_type,
        "base64": binascii.b2a_base64(made.content, newline=False).decode("ascii"),
    }


def _sheet(result: Assessment, language: str) -> str:
    from pso.document.page import DocumentPage  # noqa: PLC0415  takes long to load, and few ask for it
    from pso.document.retype import stages_of  # noqa: PLC0415  likewise

    page = DocumentPage(language=language)
    return page.part("retype.html", stages=stages_of(result, page))


def _report(result: Assessment, language: str) -> str:
    from pso.document.report import report  # noqa: PLC0415  takes long to load, and few ask for it

    return report(result, language)
