"""The direct contribution: fte of the target group, weighted, as a percentage of the total."""

from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from pso.counting import CountedDays, counted_days
from pso.exact import percent_of, sum_of
from pso.opgave import Placement
from pso.peiljaar import Peiljaar
from pso.value import Value
from pso.weight import Figures


@dataclass(frozen=True, kw_only=True, slots=True)
class Amount:
    """What people with the same hours, days and codes contribute.

    `share` is the part of the peiljaar that counts, `fte` is unweighted, `weighted` is fte × both weights.
    """

    share: Fraction
    fte: Fraction
    position_weight: Value
    contract_weight: Value
    weighted: Fraction


class Contribution(NamedTuple):
    """What one row of the target group contributes.

    A named tuple, and rows share their amounts: an organisation may have many rows.
    """

    placement: Placement
    counted: CountedDays
    amount: Amount

    @property
    def share(self) -> Fraction:
        """The part of the peiljaar that counts."""
        return self.amount.share

    @property
    def fte(self) -> Fraction:
        """Unweighted fte."""
        return self.amount.fte

    @property
    def position_weight(self) -> Value:
        """The weight of its position."""
        return self.amount.position_weight

    @property
    def contract_weight(self) -> Value:
        """The weight of its contract."""
        return self.amount.contract_weight

    @property
    def weighted(self) -> Fraction:
        """Weighted fte."""
        return self.amount.weighted


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


Alike = tuple[int, tuple[int, int], int, tuple[str, str]]
"""What rows with one amount have in common: days, hours as a ratio, people, and the codes of position and contract."""


class _Amounts(dict[Alike, Amount]):
    """The amounts of one organisation, each computed when the first of its rows asks for it."""

    def __init__(self, measure: Measure) -> None:
        super().__init__()
        self.measure = measure

    def __missing__(self, alike: Alike) -> Amount:
        amount = self[alike] = _amount(self.measure, *alike)
        return amount


def contribution_of(placement: Placement, measure: Measure) -> Contribution:
    """Count the days of a row, and what they come to."""
    return _contribution(placement, measure, _Amounts(measure))


def _contribution(placement: Placement, measure: Measure, amounts: _Amounts) -> Contribution:
    counted = counted_days(placement, measure.peiljaar, measure.figures.edition)
    hours = placement.hours.as_integer_ratio()
    codes = placement.position, placement.contract
    return Contribution(placement, counted, amounts[counted.days, hours, placement.people, codes])


def _amount(
    measure: Measure, days: int, hours: tuple[int, int], people: int, codes: tuple[str, str]
) -> Amount:
    """Compute fte = hours ÷ full-time week × share of the peiljaar × people, and weigh it."""
    position_weight = measure.figures.weight("position", codes[0])
    contract_weight = measure.figures.weight("contract", codes[1])
    week, year = measure.fulltime_hours, measure.peiljaar.days
    # One fraction made of whole numbers: multiplying fractions simplifies each time.
    fte = Fraction(hours[0] * people * days * week.denominator, hours[1] * year * week.numerator)
    return Amount(
        share=Fraction(days, year),
        fte=fte,
        position_weight=position_weight,
        contract_weight=contract_weight,
        weighted=fte * position_weight.number * contract_weight.number,
    )


def direct_of(placements: tuple[Placement, ...], measure: Measure) -> Direct:
    """Add the rows up: direct % = 100 × Σ weighted fte ÷ total fte."""
    amounts = _Amounts(measure)
    contributions = tuple(_contribution(placement, measure, amounts) for placement in placements)
    weighted = sum_of(row.amount.weighted for row in contributions)
    return Direct(
        contributions=contributions,
        fte=sum_of(row.amount.fte for row in contributions),
        weighted=weighted,
        percent=percent_of(weighted, measure.total_fte),
    )


def fte_of(rows: tuple[int, ...], direct: Direct) -> Fraction:
    """Add up the unweighted fte of some rows, by their indexes."""
    return sum_of(direct.contributions[index].fte for index in rows)
