"""Purchases at certified suppliers, alone or together with extra people."""

from dataclasses import replace
from fractions import Fraction

from pso.assessment import Assessment
from pso.indirect import MILLION
from pso.insight.plan.change import Bought, Change
from pso.insight.plan.people import Person, hired
from pso.insight.plan.sums import MOST_PEOPLE, Sums, Target, sums_of
from pso.insight.plan.way import Currency, Way, closed, reached


def best_factor(result: Assessment) -> Fraction | None:
    """Give the highest target-group fte per million euro among the suppliers at hand; None without one."""
    factors = [
        supplier.fte * MILLION / supplier.purchase.invoice
        for supplier in result.indirect.suppliers
        if supplier.fte and not supplier.left_out
    ]
    return max(factors, default=None)


def purchases(factor: Fraction | None, result: Assessment, target: Target) -> Way:
    """Find the smallest invoice in whole euro; purchases stop helping at the largest share of the indirect part."""
    if not result.direct.weighted:
        return closed("purchases", "nobody_yet")
    if not target.room_for_purchases(sums_of(result)):
        return closed("purchases", "largest_share")
    return _bought("purchases", (), factor, sums_of(result), target)


def mixed(factor: Fraction | None, person: Person, result: Assessment, target: Target) -> Way:
    """Find the fewest extra people with whom purchases reach the level, and then the smallest invoice."""
    alone = target.smallest(sums_of(result), person.extra, MOST_PEOPLE)
    for people in range(1, alone or MOST_PEOPLE):
        sums = sums_of(result).plus(person.extra, people)
        if target.room_for_purchases(sums):
            return _bought("mixed", (hired(person, people),), factor, sums, target)
    return closed("mixed", "no_mix")


def _bought(
    currency: Currency,
    changes: tuple[Change, ...],
    factor: Fraction | None,
    sums: Sums,
    target: Target,
) -> Way:
    """Solve 100 × suppliers ÷ (total + suppliers) > norm − direct, and round the invoice up to the next euro."""
    missing = target.norm(sums.total) - 100 * sums.weighted / sums.total
    needed = missing * sums.total / (100 - missing) - sums.suppliers
    if not factor:
        return replace(closed(currency, "no_factor"), supplier_fte=needed)
    invoice = int(needed * MILLION / factor) + 1
    change = Bought(invoice=invoice, fte_per_million=factor)
    then = sums.plus(Sums(weighted=Fraction(0), suppliers=invoice * factor / MILLION))
    return replace(reached(currency, (*changes, change), then, target), supplier_fte=needed)
