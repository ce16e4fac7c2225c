"""The indirect contribution: target-group fte at suppliers, and how much of it counts."""

from dataclasses import dataclass
from fractions import Fraction

from pso.exact import percent_of, sum_of
from pso.opgave import Purchase
from pso.value import Value

MILLION = 1_000_000


@dataclass(frozen=True, kw_only=True, slots=True)
class SupplierFte:
    """Target-group fte of one purchase; `left_out` when these people count in the direct part already."""

    purchase: Purchase
    fte: Fraction
    left_out: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Indirect:
    """The indirect contribution in percent, the most that counts, and what counts."""

    suppliers: tuple[SupplierFte, ...]
    fte: Fraction
    percent: Fraction
    largest: Fraction
    largest_share: Value
    counted_percent: Fraction


def supplier_fte(purchase: Purchase) -> Fraction:
    """Compute invoice ÷ turnover × fte × direct % ÷ 100, or invoice × fte per million ÷ a million."""
    if purchase.fte_per_million is not None:
        return purchase.invoice * purchase.fte_per_million / MILLION
    turnover, fte, percent = purchase.turnover, purchase.supplier_fte, purchase.direct_percent
    if turnover is None or fte is None or percent is None:
        raise ValueError(
            "a purchase has either three figures of its supplier or the fte per million"
        )
    # One fraction made of whole numbers: multiplying fractions simplifies each time.
    invoice = purchase.invoice
    numerator = invoice.numerator * turnover.denominator * fte.numerator * percent.numerator
    denominator = invoice.denominator * turnover.numerator * fte.denominator * percent.denominator
    return Fraction(numerator, 100 * denominator)


def times_direct(largest_share: Value) -> Fraction:
    """Say how many times the direct percentage the indirect part may be, from its largest share in percent."""
    share = largest_share.number
    return share / (100 - share)


def indirect_of(
    purchases: tuple[Purchase, ...],
    total_fte: Fraction,
    direct_percent: Fraction,
    largest_share: Value,
) -> Indirect:
    """Compute indirect % = 100 × Σ supplier fte ÷ (total fte + Σ supplier fte), at most four times direct %."""
    suppliers = tuple(
        SupplierFte(
            purchase=purchase, fte=supplier_fte(purchase), left_out=bool(purchase.also_direct)
        )
        for purchase in purchases
    )
    fte = sum_of(supplier.fte for supplier in suppliers if not supplier.left_out)
    percent = percent_of(fte, total_fte + fte)
    largest = direct_percent * times_direct(largest_share)
    return Indirect(
        suppliers=suppliers,
        fte=fte,
        percent=percent,
        largest=largest,
        largest_share=largest_share,
        counted_percent=min(percent, largest),
    )
