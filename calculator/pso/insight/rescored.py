"""A result scored again with another direct part, while total fte, size, norms and purchases stay as they are."""

from dataclasses import dataclass
from fractions import Fraction

from pso.assessment import Assessment
from pso.exact import percent_of
from pso.indirect import times_direct
from pso.level import quantitative_level
from pso.value import Level


@dataclass(frozen=True, kw_only=True, slots=True)
class Rescored:
    """What comes out: direct and total in percent, and the level."""

    direct_percent: Fraction
    total_percent: Fraction
    level: Level


def rescored(weighted: Fraction, result: Assessment) -> Rescored:
    """Score with another sum of weighted fte; the most that purchases may add moves with it."""
    direct = percent_of(weighted, result.total_fte)
    indirect = result.indirect
    total = direct + min(indirect.percent, direct * times_direct(indirect.largest_share))
    level = quantitative_level(total, result.norms)
    return Rescored(direct_percent=direct, total_percent=total, level=level)
