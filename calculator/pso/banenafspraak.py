"""The Banenafspraak read-out: jobs of people in the doelgroepregister."""

from dataclasses import dataclass
from fractions import Fraction

from pso.direct import Contribution, Direct, fte_of
from pso.edition import Edition
from pso.exact import sum_of
from pso.opgave import Placement


@dataclass(frozen=True, kw_only=True, slots=True)
class Banenafspraak:
    """Paid hours a week over the peiljaar, jobs (those hours ÷ the hours of one job), and fte as a percentage.

    `rows` are the indexes of the rows in the register.
    """

    rows: tuple[int, ...]
    hours: Fraction
    jobs: Fraction
    fte: Fraction
    percent: Fraction


def banenafspraak_of(direct: Direct, total_fte: Fraction, edition: Edition) -> Banenafspraak:
    """Add up the rows that are in the register."""
    indexes = tuple(
        i for i, row in enumerate(direct.contributions) if in_register(row.placement, edition)
    )
    rows = [direct.contributions[i] for i in indexes]
    hours = sum_of(_hours(row) for row in rows)
    fte = fte_of(indexes, direct)
    return Banenafspraak(
        rows=indexes,
        hours=hours,
        jobs=hours / edition.value("banenafspraak.hours").number,
        fte=fte,
        percent=100 * fte / total_fte,
    )


def in_register(placement: Placement, edition: Edition) -> bool:
    """Say whether people are in the register: as answered, else as the position implies."""
    if placement.register is not None:
        return placement.register
    return placement.position in edition.value("banenafspraak.positions").codes


def _hours(row: Contribution) -> Fraction:
    return row.placement.hours * row.placement.people * row.share
