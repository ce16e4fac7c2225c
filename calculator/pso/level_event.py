"""`pso-meetlat-event/1`: all that a visitor of an embedded Meetlat can share with the page around it."""

from typing import Annotated, Final, Literal, TypedDict

from pso.assessment import Assessment
from pso.exact import decimal_text
from pso.uitkomst_shape import EditionName, Written
from pso.value import Level

FORMAT: Final = "pso-meetlat-event/1"
PLACES: Final = 2
"""Decimals of a percentage. With more of them the first day of a single person could be computed back."""
PercentText = Annotated[str, Written(rf"^[0-9]+\.[0-9]{{{PLACES}}}$")]


class LevelEvent(TypedDict):
    """The whole message: a level and its totals, never rows or labels."""

    type: Literal["pso-meetlat:level"]
    schema: Literal["pso-meetlat-event/1"]
    level: Level
    direct_percent: PercentText
    indirect_percent: PercentText
    total_percent: PercentText
    edition: EditionName


def level_event(result: Assessment) -> LevelEvent:
    """Give what is shared of a result; the level was compared before anything was rounded."""
    return {
        "type": "pso-meetlat:level",
        "schema": FORMAT,
        "level": result.quantitative_level,
        "direct_percent": decimal_text(result.direct.percent, PLACES),
        "indirect_percent": decimal_text(result.indirect.percent, PLACES),
        "total_percent": decimal_text(result.total_percent, PLACES),
        "edition": result.edition.name,
    }
