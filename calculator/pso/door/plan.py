"""`apply`: a way of the plan carried out in the form; and what a page may wish of a plan.

The wishes come with any question as `plan`: `position` and `contract` of new people, their `hours` a week, and the
`factor` of a supplier in fte per million euro. What cannot be read, or is no kind that the handleiding weighs, is left
to the usual kind.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Literal

from pso.assessment import Assessment
from pso.door.asked import Asked, Reply
from pso.entered import as_typed
from pso.insight.plan import USUAL_KIND, Wishes
from pso.insight.plan.apply import applied_way
from pso.insight.plan.people import Kind
from pso.insight.plan.tried import refusal_of
from pso.opgave import opgave_tree
from pso.typed import read_typed
from pso.view.said_plan import said_applied


def apply(asked: Asked) -> Reply:
    """Give the opgave after a way of the plan, as the form shows it, and what changed; null without such a way."""
    result, way = asked.scored(), asked.tree.get("way")
    if not isinstance(result, Assessment) or not isinstance(way, str):
        return {"entered": None}
    done = applied_way(result, wishes_of(asked, result), way)
    if done is None:
        return {"entered": None}
    entered = as_typed(opgave_tree(done.opgave), asked.page.words)
    return {"entered": entered, "said": " ".join(said_applied(done, result, asked.page))}


def wishes_of(asked: Asked, result: Assessment) -> Wishes:
    """Read what a plan may be made of."""
    given = asked.tree.get("plan")
    wished = given if isinstance(given, Mapping) else {}
    kind = Kind(
        position=_text(wished, "position") or USUAL_KIND.position,
        contract=_text(wished, "contract") or USUAL_KIND.contract,
        hours=_figure(wished, "hours", asked),
    )
    factor = _figure(wished, "factor", asked)
    if refusal_of(result, kind.placement(result.fulltime_hours)):
        return Wishes(fte_per_million=factor)
    return Wishes(person=kind, fte_per_million=factor)


def _text(wished: Mapping[str, Any], key: str) -> str | None:
    text = wished.get(key)
    return text if isinstance(text, str) and text else None


def _figure(wished: Mapping[str, Any], key: str, asked: Asked) -> Fraction | None:
    notation: Literal["nl", "en"] = "en" if asked.page.language == "en" else "nl"
    text = _text(wished, key)
    number = read_typed(text, notation, "fte") if text else None
    return number if isinstance(number, Fraction) and number > 0 else None
