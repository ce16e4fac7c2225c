"""The yearly contribution: the amounts of 2018 by size, said with their year, and nothing for other years."""

from fractions import Fraction

import pso
import pytest
from pso.contribution import contribution_of
from pso.view import Page

from tests.calculator.samples import plain, scored

# Worked out beside the source: the band of every size, on both sides of each bound.
BANDS = {
    "2": 500,
    "24.99": 500,
    "25": 950,
    "49.99": 950,
    "50": 1500,
    "99.5": 1500,
    "100": 2250,
    "249.9": 2250,
    "250": 3500,
    "499": 3500,
    "500": 4750,
    "999.9": 4750,
    "1000": 5950,
    "20000": 5950,
}


@pytest.mark.parametrize(("total", "euro"), BANDS.items())
def test_each_size_has_its_amount(total: str, euro: int) -> None:
    """Every band of the list of 2018, to its last hundredth."""
    for name in ("1.6", "2.1"):
        edition = pso.editions().named(name)
        assert edition
        found = contribution_of(Fraction(total), edition)
        assert found
        assert (found.euro, found.year, found.source) == (Fraction(euro), 2018, "S13")


def _before_2018() -> pso.Assessment:
    return scored(plain(reference_date="2018-03-31", peiljaar_start="2017-01-01"))


def test_no_amount_is_carried_back() -> None:
    """Of the year before nothing is public, so nothing is said."""
    assert contribution_of(Fraction(30), pso.editions().oldest) is None
    assert Page(language="nl").contribution(_before_2018()) == ""


@pytest.mark.parametrize(("language", "amount"), [("nl", "€ 500"), ("en", "€ 500")])
def test_the_amount_is_said_with_its_year_and_source(language: str, amount: str) -> None:
    """Nobody takes the amount of 2018 for that of today, or thinks that the audit is in it."""
    said = Page(language=language).contribution(scored(plain()))
    assert "2018" in said
    assert amount in said
    assert "audit" in said
    assert "PSO-Nederland" in said
