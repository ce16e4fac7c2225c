"""PSO 30+: the read-out on top of trede 3."""

from dataclasses import dataclass
from fractions import Fraction

from pso.direct import Contribution, Direct, fte_of
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
    counts = [contract_counts(row.placement, edition) for row in contributions]
    left_out = tuple(i for i, counting in enumerate(counts) if not counting)
    rows = tuple(
        i
        for i, counting in enumerate(counts)
        if counting and _position_counts(contributions[i], edition)
    )
    fte = fte_of(rows, direct)
    base = total_fte - fte_of(left_out, direct) - other_hired
    percent = _percent(fte, base)
    reached = level == "trede_3" and percent >= edition.value("thirty_plus.threshold").number
    return ThirtyPlus(
        rows=rows,
        rows_left_out=left_out,
        fte=fte,
        base_fte=base,
        percent=percent,
        reached=reached,
        doubted=reached and _is_doubted(rows, base, direct, edition),
    )


def _percent(fte: Fraction, base: Fraction) -> Fraction:
    return 100 * fte / base if base > 0 else Fraction(0)


def _is_doubted(rows: tuple[int, ...], base: Fraction, direct: Direct, edition: Edition) -> bool:
    doubtful = edition.value("thirty_plus.doubted_positions").codes
    firm = tuple(i for i in rows if direct.contributions[i].placement.position not in doubtful)
    return _percent(fte_of(firm, direct), base) < edition.value("thirty_plus.threshold").number


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
