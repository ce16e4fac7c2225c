"""Two results held against each other, whether the opgave differs, the edition, or both."""

from collections.abc import Iterator
from fractions import Fraction

from pso.assessment import Assessment
from pso.insight.compare import Cause, Comparison, compare
from pso.value import RUNGS


def held_against(before: Assessment, after: Assessment) -> Comparison:
    """Name what differs: figure by figure for one opgave under two editions, by its sums for two opgaves."""
    if before.opgave == after.opgave:
        return compare(before, after)
    return Comparison(causes=tuple(_causes(before, after)), firmness=())


def _causes(before: Assessment, after: Assessment) -> Iterator[Cause]:
    was, becomes = _figures(before), _figures(after)
    for key in dict.fromkeys((*was, *becomes)):
        first, second = was.get(key), becomes.get(key)
        if first != second:
            yield Cause(key=key, before=first, after=second)


def _figures(result: Assessment) -> dict[str, Fraction]:
    """List the sums that a score hangs on, by the names of their steps, and the norms for the size at hand."""
    norms = {norm.level: norm.percent for norm in result.norms}
    return {
        "total_fte": result.total_fte,
        "direct_weighted": result.direct.weighted,
        "indirect_fte": result.indirect.fte,
        "fulltime_hours": result.fulltime_hours,
        "peiljaar_days": Fraction(result.peiljaar.days),
        **{f"norm.{level}": norms[level] for level in RUNGS if level in norms},
    }
