"""The picture of the ladder: true to scale, and every label readable."""

from fractions import Fraction
from itertools import pairwise

import pso
from hypothesis import given
from hypothesis import strategies as st
from pso.picture.ladder import BOTTOM, CEILING, GAP, TOP, Ladder, ladder_of
from pso.picture.scale import spread

from tests.calculator.samples import example, plain, with_purchase, with_row


def ladder(opgave: object) -> Ladder:
    """Lay out the ladder of an opgave."""
    result = pso.assess(opgave)  # type: ignore[arg-type]
    assert isinstance(result, pso.Assessment)
    return ladder_of(result.norms, result.direct.percent, result.indirect)


def height(y: str) -> Fraction:
    """Measure from the foot of the ladder."""
    return BOTTOM - Fraction(y)


def test_scale_is_true() -> None:
    """Twice the percentage stands twice as high: rungs and the own total share one scale."""
    drawn = ladder(example())
    per_percent = height(drawn.total_y) / drawn.total
    for rung in drawn.rungs:
        assert abs(height(rung.y) - per_percent * rung.norm.percent) < Fraction(1, 5)


def test_parts_stack_to_the_total() -> None:
    """Direct and counted indirect together reach exactly to the own mark."""
    direct, indirect, lost = ladder(example()).parts
    assert Fraction(direct.y) + Fraction(direct.height) == BOTTOM
    assert abs(Fraction(indirect.y) + Fraction(indirect.height) - Fraction(direct.y)) <= Fraction(
        1, 5
    )
    assert indirect.y == ladder(example()).total_y
    assert lost.percent == 0


def test_what_the_cap_takes_stands_above_the_total() -> None:
    """Someone who buys more than counts sees how much is lost."""
    drawn = ladder(
        with_purchase(invoice="100000")
        | {
            "total_fte": "30",
            "placements": [{"position": "wia", "contract": "regulier", "hours": "2"}],
        }
    )
    lost = drawn.parts[-1]
    assert lost.percent > 0
    assert Fraction(lost.y) + Fraction(lost.height) == Fraction(drawn.total_y)


def test_next_rung_and_what_is_missing() -> None:
    """The picture names the lowest rung that is not reached, and how far it is."""
    drawn = ladder(example())
    assert drawn.next is not None
    assert drawn.next.norm.level == "trede_3"
    assert drawn.missing == drawn.next.norm.percent - drawn.total


def test_top_of_the_ladder() -> None:
    """Above the highest rung nothing is missing, and a score far above it leaves the picture."""
    drawn = ladder(
        plain(placements=[{"position": "wia", "contract": "regulier", "hours": "40", "people": 9}])
    )
    assert drawn.next is None
    assert drawn.missing == 0
    assert drawn.cut


def test_nobody_yet() -> None:
    """An organisation without anyone of the target group stands at the foot of its ladder."""
    drawn = ladder(plain(placements=[]))
    assert Fraction(drawn.total_y) == BOTTOM
    assert not any(rung.reached for rung in drawn.rungs)


@given(st.lists(st.fractions(TOP, BOTTOM), min_size=1, max_size=8))
def test_labels_never_cover_each_other(heights: list[Fraction]) -> None:
    """However close the norms lie, every label has its own line and stays in the picture."""
    placed = spread(sorted(heights, reverse=True), GAP, CEILING)
    assert all(low - high >= GAP for low, high in pairwise(placed))
    assert min(placed) >= CEILING


def test_own_hours_move_the_mark() -> None:
    """More hours put the own mark higher."""
    low, high = ladder(with_row(hours="4")), ladder(with_row(hours="5"))
    assert height(low.total_y) / height(low.rungs[0].y) < height(high.total_y) / height(
        high.rungs[0].y
    )
