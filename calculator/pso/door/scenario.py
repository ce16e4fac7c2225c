"""`compare`: the present figures side by side with scenarios, each as it was kept and under its own handleiding.

`scenarios` is a list of `{"name", "opgave", "notation", "edition"}`; the last two may be left out. Answers the fragment
`compared`, and `left_out`: the names of what has no result.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pso.assessment import Assessment, Refusal, assess
from pso.door.asked import Asked, Reply
from pso.fields import whole_characters
from pso.typed import Notation
from pso.view.compared import compared
from pso.view.said_share import SharePage

MOST: Final = 3
"""More columns beside the present figures nobody can oversee."""
LONGEST_NAME: Final = 60
NOTATIONS: Final[Mapping[str, Notation]] = {"nl": "nl", "en": "en"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Named:
    """A result under its name, or what stands in its way."""

    name: str
    result: Assessment | Refusal


def compare(asked: Asked) -> Reply:
    """Answer with the comparison of what has a result."""
    page = SharePage(language=asked.page.language)
    present = Named(name=page.words.say("scenario.present"), result=asked.scored())
    named = (present, *_scenarios(asked, page))
    left_out = tuple(item for item in named if not isinstance(item.result, Assessment))
    good = [(item.name, item.result) for item in named if isinstance(item.result, Assessment)]
    html = compared(page, good) if len(good) > 1 else ""
    said = page.render("left_out", names=_names(left_out, present, page), empty=not html)
    return {
        "fragments": {"compared": html + said},
        "left_out": [item.name for item in left_out],
    }


def _scenarios(asked: Asked, page: SharePage) -> Iterator[Named]:
    raw = asked.tree.get("scenarios")
    for item in raw[:MOST] if isinstance(raw, list) else ():
        if isinstance(item, dict):
            yield _scenario(item, page)


def _scenario(item: Mapping[str, Any], page: SharePage) -> Named:
    edition, name = item.get("edition"), whole_characters(str(item.get("name", "")))[:LONGEST_NAME]
    chosen = edition if isinstance(edition, str) and edition else None
    notation = NOTATIONS.get(str(item.get("notation")), "file")
    result = assess(item.get("opgave"), edition=chosen, notation=notation)  # type: ignore[arg-type]
    if chosen and isinstance(result, Assessment):
        name = page.words.say("scenario.under", name=name, edition=result.edition.name)
    return Named(name=name, result=result)


def _names(left_out: tuple[Named, ...], present: Named, page: SharePage) -> list[str]:
    return [
        page.words.say("scenario.left_out_present")
        if item is present
        else page.words.say("scenario.left_out", name=item.name)
        for item in left_out
    ]
