"""A way of a plan carried out: the opgave that it leads to."""

from pso.assessment import Assessment
from pso.insight.plan import Wishes, plan_of
from pso.insight.plan.change import applied
from pso.opgave import Opgave


def applied_way(result: Assessment, wishes: Wishes, way: str) -> Opgave | None:
    """Carry out the way with this name, such as `trede_1.extra`; None when the plan has no such way."""
    for target in plan_of(result, wishes).levels:
        for found in target.ways:
            if found.changes and f"{target.level}.{found.currency}" == way:
                return applied(result.opgave, found.changes)
    return None
