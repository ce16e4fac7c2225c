"""`published`: what the handleiding says where a user may give a value of their own, for the edition and size at hand.

Answers `published`: `{"norm.trede_1": "3,0 %", "weight.position.ww": "0,75"}`, a sentence where nothing is public.
"""

from collections.abc import Iterator

from pso.assessment import Assessment
from pso.door.asked import Asked, Reply
from pso.edition import Edition
from pso.overlay import editions
from pso.value import Value
from pso.view import Page
from pso.view.said_share import SharePage


def published(asked: Asked) -> Reply:
    """Answer with every published value that may be replaced."""
    result, page = asked.scored(), SharePage(language=asked.page.language)
    edition = result.edition or editions().newest
    norms = _norms(result, page) if isinstance(result, Assessment) else ()
    return {"published": {**dict(norms), **dict(_weights(edition, page))}}


def _norms(result: Assessment, page: Page) -> Iterator[tuple[str, str]]:
    for level in result.edition.rungs:
        norm = result.edition.norm(level, result.size)
        yield f"norm.{level}", _said(norm, page, f"{page.words.number(norm.number, 1)} %")


def _weights(edition: Edition, page: Page) -> Iterator[tuple[str, str]]:
    families = {"position": edition.positions, "contract": edition.contracts}
    for family, codes in families.items():
        for code in codes:
            weight = edition.value(f"{family}.{code}.weight")
            number = "" if weight.content is None else page.words.short(weight.number)
            yield f"weight.{family}.{code}", _said(weight, page, number)


def _said(value: Value, page: Page, number: str) -> str:
    status = "" if value.status == "stated" else page.words.say(f"status.{value.status}")
    if number and value.status == "unpublished":
        return page.words.say("published.fallback", status=status, number=number)
    return f"{number} ({status})" if number and status else number or status
