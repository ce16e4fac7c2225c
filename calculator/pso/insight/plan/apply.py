"""A way of a plan carried out: the opgave that it leads to, as it can be written down and read again."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor

from pso.assessment import Assessment, assess
from pso.exact import DECIMALS
from pso.insight.plan import Wishes, plan_of
from pso.insight.plan.change import applied
from pso.insight.plan.way import Way
from pso.opgave import Opgave
from pso.value import Level, is_lower

Whole = Callable[[Fraction], int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Applied:
    """A way, and the opgave after it."""

    way: Way
    opgave: Opgave


def applied_way(result: Assessment, wishes: Wishes, way: str) -> Applied | None:
    """Carry out the way with this name, such as `trede_1.extra`; None when the plan has no such way."""
    for target in plan_of(result, wishes).levels:
        for found in target.ways:
            if found.changes and f"{target.level}.{found.currency}" == way:
                exact = applied(result.opgave, found.changes)
                reaching = _that_reach(target.level, exact, result)
                return next((Applied(way=found, opgave=opgave) for opgave in reaching), None)
    return None


def _that_reach(level: Level, exact: Opgave, result: Assessment) -> Iterator[Opgave]:
    """Write the opgave in the decimals that it may have, so that it is without problems and on that level.

    A person of 24 hours in a week of 36 makes a total without end. Down, the total keeps its size and the score is a
    hair higher; only where everyone is of the target group it would then be less than they are together.
    """
    for total in (floor, ceil):
        opgave = _written(exact, total)
        then = assess(opgave, edition=result.edition.name)
        if isinstance(then, Assessment) and not is_lower(then.quantitative_level, level):
            yield opgave


def _written(exact: Opgave, whole: Whole) -> Opgave:
    workforce = exact.workforce
    return replace(
        exact,
        total_fte=_in_decimals(exact.total_fte, whole),
        workforce=workforce and replace(workforce, own_fte=_cut(workforce.own_fte, whole)),
        purchases=tuple(
            replace(row, fte_per_million=_in_decimals(row.fte_per_million, ceil))
            for row in exact.purchases
        ),
    )


def _in_decimals(figure: Fraction | None, whole: Whole) -> Fraction | None:
    return None if figure is None else _cut(figure, whole)


def _cut(figure: Fraction, whole: Whole) -> Fraction:
    return Fraction(whole(figure * 10**DECIMALS), 10**DECIMALS)
