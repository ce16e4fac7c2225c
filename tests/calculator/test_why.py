"""The words of a sum name what was counted with."""

import pytest
from pso.explanation import Explanation
from pso.words import words

from tests.calculator.samples import scored, with_row


@pytest.mark.parametrize(
    ("language", "day"), [("nl", "15 januari 2023"), ("en", "15 January 2023")]
)
def test_the_days_of_a_row_name_the_day_on_which_it_last_counts(language: str, day: str) -> None:
    """Five years from 16 January 2018 end on 15 January 2023, and the sum of the days says so."""
    result = scored(with_row(position="participatiewet", start="2018-01-16"))
    assert day in Explanation(result, words(language)).figure("placements[0].days").filled
