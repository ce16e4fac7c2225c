"""Houdbaarheid: who stops counting, when the level drops, and that looking ahead is measuring again on that day."""

from datetime import date
from random import Random

import pso
from hypothesis import given
from hypothesis import strategies as st
from pso.insight.outlook import months_later, outlook_of

from tests.calculator.oracle.opgaves import random_opgave
from tests.calculator.samples import plain, scored, with_row


def test_five_years_after_entry_someone_stops_counting() -> None:
    """The last day that counts is the day before the fifth anniversary."""
    opgave = with_row(position="participatiewet", start="2019-11-01")
    outlook = outlook_of(scored(opgave))
    (stop,) = outlook.stops
    assert (stop.index, stop.last) == (0, date(2024, 10, 31))
    assert stop.reason == "position.participatiewet.limit"


def test_the_level_drops_in_the_month_in_which_too_little_of_the_peiljaar_counts() -> None:
    """While the days that count leave the peiljaar the level goes down, until none is left."""
    outlook = outlook_of(scored(with_row(position="participatiewet", start="2019-11-01")))
    assert len(outlook.months) == 37
    drop = outlook.drop
    assert drop is not None
    before = [month for month in outlook.months if month.reference < drop.reference]
    assert {month.level for month in before} == {outlook.months[0].level}
    assert outlook.months[-1].level == "none"
    assert outlook.months[-1].score.direct_percent == 0


def test_a_month_ahead_is_the_same_as_measuring_on_that_day() -> None:
    """Looking ahead is no other sum than measuring on that day."""
    opgave = with_row(position="participatiewet", start="2019-11-01")
    month = outlook_of(scored(opgave)).months[20]
    then = scored(opgave | {"reference_date": "2025-06-01", "peiljaar_start": "2024-06-01"})
    assert month.reference == date(2025, 6, 1)
    assert (month.score.total_percent, month.level) == (then.total_percent, then.quantitative_level)


@given(st.randoms(use_true_random=False))
def test_every_month_ahead_is_measuring_again_with_the_same_handleiding(rng: Random) -> None:
    """Whatever the rows are, a month ahead gives what scoring on that day in full gives."""
    opgave = random_opgave(rng)
    result = scored(opgave)
    for ahead in (0, 1, rng.randrange(2, 37)):
        month = outlook_of(result).months[ahead]
        moved = opgave | {"reference_date": month.reference.isoformat()}
        if start := result.opgave.peiljaar_start:
            moved["peiljaar_start"] = months_later(start, ahead).isoformat()
        then = pso.assess(moved, edition=result.edition.name)
        if isinstance(then, pso.Refusal):
            # More of the target group than people: looking ahead does not ask for a new total.
            assert {problem.code for problem in then.problems} <= TOO_MANY
            continue
        assert month.score.total_percent == then.total_percent
        assert month.level == then.quantitative_level


TOO_MANY = {"target_above_total", "hired_above_total"}


def test_who_leaves_stops_at_the_last_day_of_work() -> None:
    """An end of work is a reason of its own."""
    outlook = outlook_of(scored(with_row(end="2024-03-31")))
    assert [(stop.last, stop.reason) for stop in outlook.stops] == [(date(2024, 3, 31), "end")]


def test_where_nothing_ends_the_level_lasts() -> None:
    """Without an end in sight every month gives the same level."""
    outlook = outlook_of(scored(plain()))
    assert outlook.stops == ()
    assert outlook.drop is None
    assert {month.level for month in outlook.months} == {outlook.level_then}


def test_a_certificate_lasts_two_years() -> None:
    """The last day is the day before the second anniversary."""
    assert outlook_of(scored(plain())).certificate_until == date(2025, 9, 30)


def test_months_end_where_the_month_does() -> None:
    """A day that a month does not have becomes its last day."""
    assert months_later(date(2023, 1, 31), 1) == date(2023, 2, 28)
    assert months_later(date(2023, 11, 30), 3) == date(2024, 2, 29)
    assert months_later(date(2023, 12, 15), 13) == date(2025, 1, 15)
