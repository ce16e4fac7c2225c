"""Wat nog nodig: every way up is tried in full, and one unit less does not reach the level."""

from dataclasses import replace
from fractions import Fraction
from random import Random

import pso
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pso.assessment import assess_opgave
from pso.insight.plan import Plan, Wishes, plan_of
from pso.insight.plan.change import (
    Bought,
    Change,
    Hired,
    LongerHours,
    OtherContract,
    Replaced,
    applied,
)
from pso.insight.plan.people import Kind
from pso.insight.plan.sums import MOST_PEOPLE
from pso.insight.plan.way import Way
from pso.value import is_lower

from tests.calculator.oracle.opgaves import random_opgave
from tests.calculator.samples import Record, example, plain, scored, with_row


def way(plan: Plan, level: str, currency: str) -> Way:
    """Pick one way of a plan."""
    (found,) = (
        way
        for target in plan.levels
        for way in target.ways
        if (target.level, way.currency) == (level, currency)
    )
    return found


def reaches(result: pso.Assessment, changes: tuple[Change, ...], level: pso.Level) -> bool:
    """Score the changed opgave in full, and say whether it has the level."""
    then = assess_opgave(applied(result.opgave, changes), result.edition)
    return not is_lower(then.quantitative_level, level)


def one_less(change: Change) -> Change | None:
    """Take one unit off a change; None when nothing is left of it."""
    match change:
        case Hired():
            people = change.placement.people
            fewer = change.placement._replace(people=people - 1)
            less: Change = Hired(placement=fewer, fte=change.fte * (people - 1) / people)
            return less if people > 1 else None
        case Replaced():
            fewer = change.placement._replace(people=change.placement.people - 1)
            return Replaced(placement=fewer) if fewer.people else None
        case LongerHours():
            hours = Fraction(-(-change.hours.numerator // change.hours.denominator) - 1)
            shorter = replace(change, hours=hours, fte=change.fte * hours / change.hours)
            return shorter if hours else None
        case OtherContract():
            return replace(change, people=change.people - 1) if change.people > 1 else None
        case Bought():
            return replace(change, invoice=change.invoice - 1)


@given(st.randoms(use_true_random=False))
def test_a_plan_reaches_its_level_and_one_unit_less_does_not(rng: Random) -> None:
    """Whatever the opgave, each way is exact: scored in full, with and without the last unit."""
    result = scored(random_opgave(rng))
    wishes = Wishes(fte_per_million=Fraction(rng.randrange(1, 200), 10))
    for target in plan_of(result, wishes).levels:
        for way in target.ways:
            if way.reason is not None:
                continue
            then = assess_opgave(applied(result.opgave, way.changes), result.edition)
            assert not is_lower(then.quantitative_level, target.level), way
            assert then.total_percent == way.total_percent
            less = one_less(way.changes[-1])
            rest = (*way.changes[:-1], *([less] if less else []))
            assert not reaches(result, rest, target.level), way


@given(st.randoms(use_true_random=False))
def test_fewer_extra_people_never_reach_the_level(rng: Random) -> None:
    """Also where one more person makes it worse for a while: no smaller number will do."""
    result = scored(random_opgave(rng))
    for target in plan_of(result).levels:
        found = next(way for way in target.ways if way.currency == "extra")
        if found.reason is not None or not isinstance(found.changes[0], Hired):
            continue
        person = found.changes[0].placement._replace(people=1)
        fte = found.changes[0].fte / found.changes[0].placement.people
        for people in range(1, min(found.changes[0].placement.people, 25)):
            some = Hired(placement=person._replace(people=people), fte=people * fte)
            assert not reaches(result, (some,), target.level)


@given(st.randoms(use_true_random=False))
def test_what_cannot_be_reached_cannot_be_reached_with_much_more_either(rng: Random) -> None:
    """A reason is no excuse: full time, all contracts, or very many purchases do not reach the level."""
    result = scored(random_opgave(rng))
    factor = Fraction(5)
    for target in plan_of(result, Wishes(fte_per_million=factor)).levels:
        closed = {way.currency for way in target.ways if way.reason is not None}
        if "purchases" in closed:
            much = Bought(invoice=10**15, fte_per_million=factor)
            assert not reaches(result, (much,), target.level)
        if "hours" in closed:
            for index, row in enumerate(result.direct.contributions):
                room = result.fulltime_hours - row.placement.hours
                fte = row.fte / row.placement.hours * room
                longer = LongerHours(index=index, hours=room, fte=fte)
                assert not reaches(result, (longer,), target.level)


def test_an_extra_person_moves_the_norm_too() -> None:
    """Ten fte with half a person: 5 % and the norms of ten; each extra person makes the organisation larger."""
    result = scored(with_row(hours="20"))
    found = way(plan_of(result), "trede_3", "extra")
    (change,) = found.changes
    assert isinstance(change, Hired)
    then = assess_opgave(applied(result.opgave, found.changes), result.edition)
    assert then.total_fte == 10 + change.placement.people
    assert found.norm_percent == then.norms[-1].percent != result.norms[-1].percent


def test_purchases_stop_helping_at_four_times_the_direct_part() -> None:
    """Where the direct part is too small no purchase reaches the level, and a mixed plan asks for people first."""
    result = scored(plain(total_fte="200", placements=small_row()))
    plan = plan_of(result, Wishes(fte_per_million=Fraction(10)))
    assert way(plan, "trede_3", "purchases").reason == "largest_share"
    person, bought = way(plan, "trede_3", "mixed").changes
    assert isinstance(person, Hired)
    assert isinstance(bought, Bought)
    assert not reaches(result, (replace(bought, invoice=10**12),), "trede_3")


def small_row() -> list[Record]:
    """Give one person for an hour a week."""
    return [{"position": "wia", "contract": "regulier", "hours": "1"}]


def test_a_supplier_at_hand_gives_the_factor() -> None:
    """Without a factor of one's own the best supplier of the opgave serves."""
    row = {"kind": "pso", "invoice": "1000", "fte_per_million": "8"}
    result = scored(plain(total_fte="40", purchases=[row]))
    (bought,) = way(plan_of(result), "trede_3", "purchases").changes
    assert isinstance(bought, Bought)
    assert bought.fte_per_million == 8


def test_without_a_supplier_the_plan_says_how_much_is_needed() -> None:
    """No factor is made up: what is needed is said in fte at suppliers."""
    found = way(plan_of(scored(plain(total_fte="40"))), "trede_3", "purchases")
    assert found.reason == "no_factor"
    assert found.supplier_fte is not None
    assert found.supplier_fte > 0


def test_another_contract_splits_the_row() -> None:
    """Who keeps the contract stays in the row; who gets another stands in a new one."""
    result = scored(with_row(contract="proefplaatsing", people=5) | {"total_fte": "49"})
    found = next(
        way
        for target in plan_of(result).levels
        for way in target.ways
        if way.currency == "contract" and way.changes
    )
    then = applied(result.opgave, found.changes)
    assert sum(row.people for row in then.placements) == 5


@pytest.mark.parametrize(
    ("hired_fte", "reason"), [("0", None), ("0.8", None), ("1.8", "more_than_everyone")]
)
def test_a_contract_that_counts_longer_needs_room(hired_fte: str, reason: str | None) -> None:
    """Who stopped counting after a month counts the whole year again: that is more fte within the same total."""
    opgave = {
        "format": "pso-opgave/1",
        "reference_date": "2023-06-01",
        "peiljaar_start": "2022-05-01",
        "fulltime_hours": 40,
        "total_fte": "2.2",
        "hired_fte": hired_fte,
        "placements": [
            {
                "position": "bbl_bol_1",
                "contract": "stage",
                "hours": 40,
                "people": 4,
                "start": "2019-06-01",
            }
        ],
    }
    result = scored(opgave)
    found = way(plan_of(result), "trede_1", "contract")
    assert found.reason == reason
    if not reason:
        then = assess_opgave(applied(result.opgave, found.changes), result.edition)
        assert then.direct.fte + Fraction(hired_fte) <= then.total_fte


def test_nobody_yet_is_said_as_such() -> None:
    """Without the target group there are no hours to lengthen and no contracts to change."""
    plan = plan_of(scored(example() | {"placements": []}))
    for currency in ("hours", "contract", "purchases"):
        assert way(plan, "trede_1", currency).reason == "nobody_yet"


def test_at_the_highest_level_nothing_is_needed() -> None:
    """Trede 3 has no level above it."""
    assert plan_of(scored(plain(total_fte="3"))).levels == ()


def test_a_kind_that_weighs_too_little_never_gets_there() -> None:
    """Someone who weighs 0 by the user's own value helps nobody, however many there are."""
    opgave = plain(total_fte="40", own_values={"weight.position.ww": 0})
    wishes = Wishes(person=Kind(position="ww", contract="regulier"))
    assert way(plan_of(scored(opgave), wishes), "trede_3", "extra").reason == "too_many"
    assert MOST_PEOPLE > 1000
