"""One way up: the changes that reach a level, or why this way does not lead there."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from pso.insight.plan.change import Change
from pso.insight.plan.sums import Sums, Target

Currency = Literal["extra", "replace", "learn_work", "hours", "contract", "purchases", "mixed"]
Reason = Literal[
    "too_many",
    "nobody_to_replace",
    "nobody_yet",
    "all_full_time",
    "full_time_is_not_enough",
    "no_better_contract",
    "all_contracts_are_not_enough",
    "more_than_everyone",
    "largest_share",
    "no_factor",
    "no_mix",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """The smallest step in one currency.

    Without `changes` there is a `reason`. With them: the total and the norm for the size then, both in percent.
    `supplier_fte` is how much target-group fte at suppliers is needed on top, above which the level is reached; known
    also where no supplier's factor is.
    """

    currency: Currency
    changes: tuple[Change, ...] = ()
    reason: Reason | None = None
    total_percent: Fraction | None = None
    norm_percent: Fraction | None = None
    supplier_fte: Fraction | None = None


def closed(currency: Currency, reason: Reason) -> Way:
    """Make a way that does not lead there."""
    return Way(currency=currency, reason=reason)


def reached(currency: Currency, changes: tuple[Change, ...], sums: Sums, target: Target) -> Way:
    """Make a way that does, with the score that it gives."""
    return Way(
        currency=currency,
        changes=changes,
        total_percent=target.total_percent(sums),
        norm_percent=target.norm(sums.total),
    )
