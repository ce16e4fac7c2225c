"""More people: as extra staff, in the place of others, or at a learn-work place."""

from dataclasses import dataclass
from fractions import Fraction

from pso.assessment import Assessment, measure_of
from pso.direct import contribution_of
from pso.insight.plan.change import Hired, Replaced
from pso.insight.plan.sums import MOST_PEOPLE, Sums, Target, room_of, sums_of
from pso.insight.plan.way import Currency, Way, closed, reached
from pso.opgave import Placement


@dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """A kind of person: position, contract and hours a week; the full-time week where hours are not given.

    Someone new is taken to work the whole peiljaar.
    """

    position: str
    contract: str
    hours: Fraction | None = None

    def placement(self, fulltime_hours: Fraction) -> Placement:
        """Give the row that one such person is, for a full-time week in hours."""
        return Placement(
            position=self.position, contract=self.contract, hours=self.hours or fulltime_hours
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Person:
    """One person of a kind: the row, and what it adds to the sums as extra staff."""

    placement: Placement
    fte: Fraction
    weighted: Fraction

    @property
    def extra(self) -> Sums:
        """What one more adds when the total grows."""
        return Sums(weighted=self.weighted, total=self.fte)


def person_of(kind: Kind, result: Assessment) -> Person:
    """Measure one person of a kind as the organisation measures its own people."""
    placement = kind.placement(result.fulltime_hours)
    row = contribution_of(placement, measure_of(result.opgave, result.edition))
    return Person(placement=placement, fte=row.fte, weighted=row.weighted)


def hired(person: Person, people: int) -> Hired:
    """Make the change that takes people on as extra staff."""
    placement = person.placement._replace(people=people)
    return Hired(placement=placement, fte=people * person.fte)


def extra(currency: Currency, person: Person, result: Assessment, target: Target) -> Way:
    """Find the fewest extra people."""
    people = target.smallest(sums_of(result), person.extra, MOST_PEOPLE)
    if people is None:
        return closed(currency, "too_many")
    sums = sums_of(result).plus(person.extra, people)
    return reached(currency, (hired(person, people),), sums, target)


def replacing(person: Person, result: Assessment, target: Target) -> Way:
    """Find the fewest people who take the place of others; the target group is never more than the total."""
    step = Sums(weighted=person.weighted)
    people = target.smallest(sums_of(result), step, int(room_of(result) / person.fte))
    if people is None:
        return closed("replace", "nobody_to_replace")
    change = Replaced(placement=person.placement._replace(people=people))
    return reached("replace", (change,), sums_of(result).plus(step, people), target)
