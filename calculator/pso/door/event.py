"""`event`: what the visitor of an embedded Meetlat shares with the page around it when they choose to.

Answers `event`, a `pso-meetlat-event/1`, or null while there is no result.
"""

from pso.assessment import Assessment
from pso.door.asked import Asked, Reply
from pso.level_event import level_event


def event(asked: Asked) -> Reply:
    """Answer with the level and its totals."""
    result = asked.scored()
    return {"event": level_event(result) if isinstance(result, Assessment) else None}
