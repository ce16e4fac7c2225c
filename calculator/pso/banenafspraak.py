"""The Banenafspraak read-out: jobs of people in the doelgroepregister."""

from dataclasses import dataclass
from fractions import Fraction

from pso.direct import Direct, Measure, fte_of
from pso.exact import percent_of
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


def banenafspraak_of(direct: Direct, measure: Measure) -> Banenafspraak:
    """Add up the rows that are in the register."""
    edition = measure.figures.edition
    always = frozenset(edition.value("banenafspraak.positions").codes)
    rows = enumerate(direct.contributions)
    indexes = tuple(i for i, row in rows if _in_register(row.placement, always))
    fte = fte_of(indexes, direct)
    # The fte of a row is its hours over the peiljaar, in full-time weeks.
    hours = fte * measure.fulltime_hours
    return Banenafspraak(
        rows=indexes,
        hours=hours,
        jobs=hours / edition.value("banenafspraak.hours").number,
        fte=fte,
        percent=percent_of(fte, measure.total_fte),
    )


def _in_register(placement: Placement, always: frozenset[str]) -> bool:
    """Say whether people are in the register: as answered, else as the position implies."""
    return placement.position in always if placement.register is None else placement.register
