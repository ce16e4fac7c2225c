"""The fragments of a result that are worked out when typing rests. What makes them is loaded when asked for."""

from typing import Final

from pso.assessment import Assessment
from pso.door.asked import Asked

INSIGHTS: Final = frozenset({"plan", "outlook", "margin", "curve", "waterfall"})


def insight(name: str, asked: Asked, result: Assessment) -> str:
    """Make one of them."""
    from pso.door.plan import wishes_of  # noqa: PLC0415  loading takes longer than the first result may wait
    from pso.view.insight import INSIGHTS as MADE  # noqa: PLC0415  likewise

    return MADE[name](asked.page, result, wishes_of(asked, result))
