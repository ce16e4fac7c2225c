"""Leverancierskaart: what an organisation hands to its buyers, so that they can count it as a certified supplier."""

from dataclasses import dataclass
from fractions import Fraction

from pso.assessment import Assessment
from pso.exact import DECIMALS, shortest_text
from pso.indirect import MILLION


@dataclass(frozen=True, kw_only=True, slots=True)
class SupplierCard:
    """The own target-group fte per million euro of turnover.

    Rounded down to as many decimals as a figure in an opgave may have: a buyer never counts more than the three
    figures behind it give. `direct_percent` and `total_fte` are those figures, `turnover` is in euro.
    """

    fte_per_million: Fraction
    turnover: Fraction
    total_fte: Fraction
    direct_percent: Fraction

    @property
    def purchase(self) -> dict[str, str]:
        """Give a row for a buyer's purchases in `pso-opgave/1`; the buyer adds the invoice."""
        return {"kind": "pso", "fte_per_million": shortest_text(self.fte_per_million)}


def supplier_card(result: Assessment, turnover: Fraction) -> SupplierCard:
    """Make the card from a result and the own yearly turnover in euro, above 0: fte × direct % ÷ 100 ÷ turnover."""
    exact = result.direct.weighted * MILLION / turnover
    floored = Fraction(exact * 10**DECIMALS // 1, 10**DECIMALS)
    return SupplierCard(
        fte_per_million=floored,
        turnover=turnover,
        total_fte=result.total_fte,
        direct_percent=result.direct.percent,
    )
