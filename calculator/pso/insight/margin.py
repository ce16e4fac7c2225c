"""Marge: how much score may be lost before the level drops, and which rows of the target group carry it.

The total fte stays as it is: who leaves is assumed to be replaced by someone outside the target group. So size and
norms stay too, and only the score moves.
"""

from dataclasses import dataclass
from fractions import Fraction

from pso.assessment import Assessment
from pso.direct import Contribution
from pso.insight.rescored import Rescored, rescored
from pso.value import Level, is_lower


@dataclass(frozen=True, kw_only=True, slots=True)
class RowMargin:
    """The weight of one row: `index` in the opgave, the outcome without the whole row and without one person of it.

    `people_to_spare` is the largest number of its people that may go while the level stays; `carries` says that the
    level cannot do without the whole row.
    """

    index: int
    without_row: Rescored
    without_one: Rescored
    people_to_spare: int
    carries: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Margin:
    """The level at hand, the norm that it hangs on, and what may be lost.

    `norm_percent` is None on level `none`: there is nothing to lose. The score must stay **above** the norm, so all of
    `to_lose` is just too much: a total that stands on the norm has lost the level.
    """

    level: Level
    norm_percent: Fraction | None
    to_lose: Fraction
    rows: tuple[RowMargin, ...]

    @property
    def carrying(self) -> tuple[int, ...]:
        """Indexes of the rows that the level cannot do without."""
        return tuple(row.index for row in self.rows if row.carries)


def margin_of(result: Assessment) -> Margin:
    """Take every row, and one person of every row, away from a result."""
    level = result.quantitative_level
    norm = next((norm.percent for norm in result.norms if norm.level == level), None)
    contributions = result.direct.contributions
    return Margin(
        level=level,
        norm_percent=norm,
        to_lose=Fraction(0) if norm is None else result.total_percent - norm,
        rows=tuple(_row(index, row, result) for index, row in enumerate(contributions)),
    )


def _row(index: int, row: Contribution, result: Assessment) -> RowMargin:
    people = row.placement.people
    without_row = _without(people, row, result)
    return RowMargin(
        index=index,
        without_row=without_row,
        without_one=_without(1, row, result),
        people_to_spare=_to_spare(row, result),
        carries=is_lower(without_row.level, result.quantitative_level),
    )


def _without(people: int, row: Contribution, result: Assessment) -> Rescored:
    """Score the result less some people of a row."""
    lost = row.weighted * people / row.placement.people
    return rescored(result.direct.weighted - lost, result)


def _to_spare(row: Contribution, result: Assessment) -> int:
    """Find the largest number of people that the level can do without; each further one lowers the score."""
    enough, too_many = 0, row.placement.people + 1
    while too_many - enough > 1:
        people = (enough + too_many) // 2
        if is_lower(_without(people, row, result).level, result.quantitative_level):
            too_many = people
        else:
            enough = people
    return enough
