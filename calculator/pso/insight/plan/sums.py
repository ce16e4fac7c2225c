"""The three sums that a score hangs on, and the smallest step of one kind with which they reach a level.

A candidate is no estimate: with an extra person numerator, total, size and norm all move, and the most that purchases
may add moves along. Whole numbers on one scale make that quick enough to try every amount.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

from pso.assessment import Assessment
from pso.exact import percent_of
from pso.indirect import times_direct
from pso.norm import size_of
from pso.value import Level, is_lower
from pso.weight import Figures

MOST_PEOPLE = 10_000
"""More people than this are not tried: no plan of so many is one step."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sums:
    """Weighted fte of the target group, total fte, and target-group fte at suppliers."""

    weighted: Fraction
    total: Fraction = Fraction(0)
    suppliers: Fraction = Fraction(0)

    def plus(self, step: "Sums", times: int | Fraction = 1) -> "Sums":
        """Add a step, some times over."""
        return Sums(
            weighted=self.weighted + times * step.weighted,
            total=self.total + times * step.total,
            suppliers=self.suppliers + times * step.suppliers,
        )


def sums_of(result: Assessment) -> Sums:
    """Take the sums of a result."""
    return Sums(
        weighted=result.direct.weighted, total=result.total_fte, suppliers=result.indirect.fte
    )


def room_of(result: Assessment) -> Fraction:
    """Give how much fte the target group may still grow while the total stays: the own people outside it."""
    return result.total_fte - result.direct.fte - result.thirty_plus.hired.fte


@dataclass(frozen=True, kw_only=True)
class Target:
    """A level to reach: the total must be above the norm of that level, or of a higher one, for the size then."""

    level: Level
    levels: tuple[Level, ...]
    figures: Figures
    times_direct: Fraction
    _norms: dict[int, Fraction] = field(default_factory=dict, compare=False, repr=False)

    def norm(self, total: Fraction) -> Fraction:
        """Give the norm in percent for a total in fte."""
        return self._norm(size_of(total))

    def _norm(self, size: int) -> Fraction:
        if size not in self._norms:
            found = (self.figures.norm(level, size).percent for level in self.levels)
            self._norms[size] = min(found)
        return self._norms[size]

    def total_percent(self, sums: Sums) -> Fraction:
        """Score the sums: direct and what counts of the indirect part, in percent."""
        direct = percent_of(sums.weighted, sums.total)
        indirect = percent_of(sums.suppliers, sums.total + sums.suppliers)
        return direct + min(indirect, direct * self.times_direct)

    def room_for_purchases(self, sums: Sums) -> bool:
        """Say whether the direct part is large enough to reach the level with enough purchases."""
        direct = percent_of(sums.weighted, sums.total)
        return direct * (1 + self.times_direct) > self.norm(sums.total)

    def is_reached(self, sums: Sums) -> bool:
        """Say whether the sums are above the norm; equal is not enough."""
        return self.total_percent(sums) > self.norm(sums.total)

    def smallest(self, start: Sums, step: Sums, most: int) -> int | None:
        """Find the smallest whole number of steps, 1 or more, that reaches the level; None when `most` do not."""
        if step.total:
            return self._first(start, step, min(most, MOST_PEOPLE))
        # The total stays: more weight never lowers the score, so halving finds the first.
        if not self.is_reached(start.plus(step, most)) or most < 1:
            return None
        too_few, enough = 0, most
        while enough - too_few > 1:
            middle = (too_few + enough) // 2
            if self.is_reached(start.plus(step, middle)):
                enough = middle
            else:
                too_few = middle
        return enough

    def _first(self, start: Sums, step: Sums, most: int) -> int | None:
        """Try every amount: where the total grows, the norm moves and one more may be worse than one less."""
        scale, (weighted, total, suppliers, more_weighted, more_total) = _on_one_scale(start, step)
        share, whole = (self.times_direct + 1).as_integer_ratio()
        for amount in range(1, most + 1):
            weighted += more_weighted
            total += more_total
            above, below = self._norm((2 * total + scale) // (2 * scale)).as_integer_ratio()
            needed = above * total
            if weighted * share * 100 * below <= needed * whole:
                continue
            both = weighted * (total + suppliers) + suppliers * total
            if both * 100 * below > needed * (total + suppliers):
                return amount
        return None


def _on_one_scale(start: Sums, step: Sums) -> tuple[int, tuple[int, ...]]:
    numbers = (start.weighted, start.total, start.suppliers, step.weighted, step.total)
    scale = lcm(*(number.denominator for number in numbers))
    return scale, tuple(int(number * scale) for number in numbers)


def targets_of(result: Assessment) -> tuple[Target, ...]:
    """List the levels above the one at hand, from low to high."""
    figures = Figures(edition=result.edition, own_values=result.opgave.own_values)
    rungs = result.edition.rungs
    return tuple(
        Target(
            level=level,
            levels=rungs[rungs.index(level) :],
            figures=figures,
            times_direct=times_direct(result.indirect.largest_share),
        )
        for level in rungs
        if is_lower(result.quantitative_level, level)
    )
