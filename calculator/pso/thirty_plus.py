"""PSO 30+: the read-out on top of trede 3."""

from dataclasses import dataclass
from fractions import Fraction

from pso.direct import Contribution, Direct, fte_of
from pso.edition import Edition
from pso.exact import percent_of
from pso.opgave import Opgave, Placement


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherHired:
    """Hired people outside the target group, in fte.

    `rows` are the indexes of the rows that stand among the hired staff of a total that is built up: target group.
    """

    fte: Fraction
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class ThirtyPlus:
    """The share of people who count for PSO 30+.

    `rows` are the indexes of the rows that count, `rows_left_out` of those whose contract does not; `hired` are the
    hired people outside the target group. `fte` and `base_fte` are its numerator and denominator in unweighted fte;
    `reached` is the quantitative half: the threshold itself is enough, and the total is above the norm of trede 3.
    `doubted` when it is reached only thanks to people about whom one source has its doubts.
    """

    rows: tuple[int, ...]
    rows_left_out: tuple[int, ...]
    hired: OtherHired
    fte: Fraction
    base_fte: Fraction
    percent: Fraction
    reached: bool
    doubted: bool


def other_hired_of(opgave: Opgave, direct: Direct, edition: Edition) -> OtherHired:
    """Take the target group off the hired staff; beside a total they are given without the target group."""
    if opgave.workforce is None:
        return OtherHired(fte=opgave.hired_fte or Fraction(0))
    contracts = edition.value("thirty_plus.hired_contracts").codes
    placements = enumerate(opgave.placements)
    rows = tuple(i for i, placement in placements if placement.contract in contracts)
    rest = opgave.workforce.hired_fte - fte_of(rows, direct)
    return OtherHired(fte=max(Fraction(0), rest), rows=rows)


def thirty_plus_of(
    opgave: Opgave, direct: Direct, total_fte: Fraction, level: str, edition: Edition
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
    hired = other_hired_of(opgave, direct, edition)
    base = total_fte - fte_of(left_out, direct) - hired.fte
    percent = _percent(fte, base)
    reached = level == "trede_3" and percent >= edition.value("thirty_plus.threshold").number
    return ThirtyPlus(
        rows=rows,
        rows_left_out=left_out,
        hired=hired,
        fte=fte,
        base_fte=base,
        percent=percent,
        reached=reached,
        doubted=reached and _is_doubted(rows, base, direct, edition),
    )


def _percent(fte: Fraction, base: Fraction) -> Fraction:
    return percent_of(fte, base) if base > 0 else Fraction(0)


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
