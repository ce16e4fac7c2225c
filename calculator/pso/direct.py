"""The direct contribution: fte of the target group, weighted, as a percentage of the total."""

from dataclasses import dataclass
from fractions import Fraction

from pso.counting import CountedDays, counted_days
from pso.exact import sum_of
from pso.opgave import Placement
from pso.peiljaar import Peiljaar
from pso.value import Value
from pso.weight import Figures


@dataclass(frozen=True, kw_only=True, slots=True)
class Contribution:
    """What one row of the target group contributes.

    `share` is the part of the peiljaar that counts, `fte` is unweighted, `weighted` is fte × both weights.
    """

    placement: Placement
    counted: CountedDays
    share: Fraction
    fte: Fraction
    position_weight: Value
    contract_weight: Value
    weighted: Fraction


@dataclass(frozen=True, kw_only=True, slots=True)
class Direct:
    """The direct contribution: rows, their sums in fte, and the percentage of the total."""

    contributions: tuple[Contribution, ...]
    fte: Fraction
    weighted: Fraction
    percent: Fraction


@dataclass(frozen=True, kw_only=True)
class Measure:
    """What rows are measured against: the peiljaar and the full-time week in hours."""

    peiljaar: Peiljaar
    fulltime_hours: Fraction
    total_fte: Fraction
    figures: Figures


def contribution_of(placement: Placement, measure: Measure) -> Contribution:
    """Compute fte = hours ÷ full-time week × share of the peiljaar × people, and weigh it."""
    counted = counted_days(placement, measure.peiljaar, measure.figures.edition)
    position_weight = measure.figures.weight("position", placement.position)
    contract_weight = measure.figures.weight("contract", placement.contract)
    share = Fraction(counted.days, measure.peiljaar.days)
    # One fraction made of whole numbers: multiplying fractions simplifies each time, and rows are many.
    hours, week = placement.hours, measure.fulltime_hours
    numerator = hours.numerator * placement.people * counted.days * week.denominator
    denominator = hours.denominator * measure.peiljaar.days * week.numerator
    weight = position_weight.number * contract_weight.number
    return Contribution(
        placement=placement,
        counted=counted,
        share=share,
        fte=Fraction(numerator, denominator),
        position_weight=position_weight,
        contract_weight=contract_weight,
        weighted=Fraction(numerator * weight.numerator, denominator * weight.denominator),
    )


def direct_of(placements: tuple[Placement, ...], measure: Measure) -> Direct:
    """Add the rows up: direct % = 100 × Σ weighted fte ÷ total fte."""
    contributions = tuple(contribution_of(placement, measure) for placement in placements)
    weighted = sum_of(row.weighted for row in contributions)
    return Direct(
        contributions=contributions,
        fte=sum_of(row.fte for row in contributions),
        weighted=weighted,
        percent=100 * weighted / measure.total_fte,
    )


def fte_of(rows: tuple[int, ...], direct: Direct) -> Fraction:
    """Add up the unweighted fte of some rows, by their indexes."""
    return sum_of(direct.contributions[index].fte for index in rows)
