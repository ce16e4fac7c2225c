"""PSO 30+: the read-out on top of trede 3."""

from dataclasses import dataclass
from fractions import Fraction

from pso.direct import Contribution, Direct
from pso.edition import Edition
from pso.opgave import Placement


@dataclass(frozen=True, kw_only=True, slots=True)
class ThirtyPlus:
    """The share of people who count for PSO 30+.

    `rows` are the indexes of the rows that count, `rows_left_out` of those whose contract does not;
    `fte` and `base_fte` are its numerator and denominator in unweighted fte; `reached` is the quantitative half:
    the threshold itself is enough, and the total is above the norm of trede 3. `doubted` when it is reached only thanks
    to people about whom one source has its doubts.
    """

    rows: tuple[int, ...]
    rows_left_out: tuple[int, ...]
    fte: Fraction
    base_fte: Fraction
    percent: Fraction
    reached: bool
    doubted: bool


def thirty_plus_of(
    direct: Direct, total_fte: Fraction, other_hired: Fraction, level: str, edition: Edition
) -> ThirtyPlus:
    """Compute fte that counts ÷ (total − target group whose contract does not count − other hired people)."""
    contributions = direct.contributions
    counting = [i for i, row in enumerate(contributions) if contract_counts(row.placement, edition)]
    left_out = tuple(i for i in range(len(contributions)) if i not in set(counting))
    rows = tuple(i for i in counting if _position_counts(contributions[i], edition))
    fte = sum((contributions[i].fte for i in rows), Fraction(0))
    base = total_fte - sum((contributions[i].fte for i in left_out), Fraction(0)) - other_hired
    doubtful = edition.value("thirty_plus.doubted_positions").codes
    firm = fte - sum(
        (contributions[i].fte for i in rows if contributions[i].placement.position in doubtful),
        Fraction(0),
    )
    threshold = edition.value("thirty_plus.threshold").number
    reached = _percent(fte, base) >= threshold and level == "trede_3"
    return ThirtyPlus(
        rows=rows,
        rows_left_out=left_out,
        fte=fte,
        base_fte=base,
        percent=_percent(fte, base),
        reached=reached,
        doubted=reached and _percent(firm, base) < threshold,
    )


def _percent(fte: Fraction, base: Fraction) -> Fraction:
    return 100 * fte / base if base > 0 else Fraction(0)


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
