"""PSO 30+: the read-out on top of trede 3."""

from dataclasses import dataclass
from fractions import Fraction

from pso.direct import Contribution, Direct
from pso.edition import Edition
from pso.opgave import Placement


@dataclass(frozen=True, kw_only=True, slots=True)
class ThirtyPlus:
    """The share of people who count for PSO 30+.

    `fte` and `base_fte` are its numerator and denominator in unweighted fte; `reached` is the quantitative half:
    the threshold itself is enough, and the total is above the norm of trede 3.
    """

    fte: Fraction
    base_fte: Fraction
    percent: Fraction
    reached: bool


def thirty_plus_of(
    direct: Direct, total_fte: Fraction, other_hired: Fraction, level: str, edition: Edition
) -> ThirtyPlus:
    """Compute fte that counts ÷ (total − target group whose contract does not count − other hired people)."""
    counting = [row for row in direct.contributions if contract_counts(row.placement, edition)]
    counting_fte = sum((row.fte for row in counting), Fraction(0))
    fte = sum((row.fte for row in counting if _position_counts(row, edition)), Fraction(0))
    base = total_fte - (direct.fte - counting_fte) - other_hired
    percent = 100 * fte / base if base > 0 else Fraction(0)
    threshold = edition.value("thirty_plus.threshold").number
    return ThirtyPlus(fte=fte, base_fte=base, percent=percent, reached=percent >= threshold and level == "trede_3")


def contract_counts(placement: Placement, edition: Edition) -> bool:
    """Say whether the contract counts; detachment only when it is durable and not zero-hours."""
    if placement.contract not in edition.value("thirty_plus.contracts").codes:
        return False
    durable_only = edition.find("thirty_plus.durable_only")
    if durable_only is None or placement.contract not in durable_only.codes:
        return True
    return placement.durable is True and placement.zero_hours is not True


def _position_counts(row: Contribution, edition: Edition) -> bool:
    return row.placement.position not in edition.value("thirty_plus.excluded_positions").codes
