"""Marge: what may be lost before the level drops, held against scoring the smaller opgave in full."""

from fractions import Fraction
from random import Random

from hypothesis import given
from hypothesis import strategies as st
from pso.insight.margin import margin_of

from tests.calculator.oracle.opgaves import random_opgave
from tests.calculator.samples import Record, example, scored


def test_what_may_be_lost_is_the_distance_to_the_norm_of_the_level() -> None:
    """The margin is exact: nothing is rounded on the way."""
    margin = margin_of(scored(example()))
    assert margin.level == "trede_2"
    assert margin.norm_percent == Fraction(39, 10)
    # 5.768787 % in total: 1.777777… fte of 48.5 direct, and 1.042 of 49.542 indirect.
    direct = 100 * Fraction(16, 9) / Fraction("48.5")
    indirect = 100 * Fraction("1.042") / Fraction("49.542")
    assert margin.to_lose == direct + indirect - Fraction(39, 10)


def test_a_row_that_the_level_cannot_do_without_carries_it() -> None:
    """Two people carry trede 2 together, yet one of them may go."""
    margin = margin_of(scored(example()))
    assert margin.carrying == (0,)
    row = margin.rows[0]
    assert row.without_row.level == "none"
    # One of the two may go: half of the direct part and all of the indirect part are 3.936 %, just above 3.9 %.
    assert row.people_to_spare == 1
    assert row.without_one.level == "trede_2"


def test_without_a_level_there_is_nothing_to_lose() -> None:
    """Nobody of the target group: no level, no norm, no rows."""
    nobody = example() | {"placements": [], "purchases": []}
    margin = margin_of(scored(nobody))
    assert margin.level == "none"
    assert margin.norm_percent is None
    assert margin.to_lose == 0
    assert margin.rows == ()


@given(st.randoms(use_true_random=False))
def test_leaving_people_out_of_the_opgave_gives_the_same_score_and_level(
    rng: Random,
) -> None:
    """What the margin says of a row is what scoring the opgave without those people gives."""
    opgave = random_opgave(rng)
    result = scored(opgave)
    for row in margin_of(result).rows:
        left = row.people_to_spare + 1
        for gone, expected in ((1, row.without_one), (left, None)):
            smaller = without_people(opgave, row.index, gone)
            if smaller is None:
                continue
            then = scored(smaller)
            if expected is not None:
                assert then.total_percent == expected.total_percent
                assert then.quantitative_level == expected.level
            else:
                assert then.quantitative_level != result.quantitative_level


def without_people(opgave: Record, index: int, gone: int) -> Record | None:
    """Take people out of a row; None when it has fewer."""
    row = opgave["placements"][index]
    people = int(row.get("people") or 1) - gone
    if people < 0:
        return None
    rows = list(opgave["placements"])
    rows[index : index + 1] = [row | {"people": people}] if people else []
    return opgave | {"placements": rows}
