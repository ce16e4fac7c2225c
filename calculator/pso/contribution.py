"""The yearly contribution that an organisation pays, as far as it is public: of one year, and without the audit."""

from dataclasses import dataclass
from fractions import Fraction

from pso.edition import Edition
from pso.overlay import editions

KEY = "contribution.yearly"


@dataclass(frozen=True, kw_only=True, slots=True)
class YearlyContribution:
    """What was asked in one year, in euro, and the source that says so."""

    euro: Fraction
    year: int
    source: str


def contribution_of(total_fte: Fraction, edition: Edition) -> YearlyContribution | None:
    """Look up the contribution for a total; None where none is public."""
    value = edition.find(KEY)
    euro = value.bands.at(total_fte) if value else None
    given = editions().named(value.edition) if value else None
    if value is None or euro is None or given is None:
        return None
    return YearlyContribution(euro=euro, year=given.valid_from.year, source=value.source)
