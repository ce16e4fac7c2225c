"""The quick estimate: whatever turns out to be true later lies inside the band."""

from datetime import date
from fractions import Fraction

import pso
from hypothesis import given
from hypothesis import strategies as st
from pso.insight.estimate import Estimate, estimate_of

from tests.calculator.samples import Record, plain, scored

YEARS = ("2017-04-01", "2018-06-01", "2019-04-01", "2021-04-01", "2023-10-01")


def guess(**row: object) -> Record:
    """Give 48.5 fte with two people of 32 hours of whom nothing else is known."""
    return plain(total_fte="48.5", placements=[{"people": 2, "hours": "32", **row}])


def estimated(opgave: Record) -> Estimate:
    """Estimate an opgave that has no problems."""
    found = estimate_of(opgave)
    assert isinstance(found, Estimate), found
    return found


def kinds(day: str) -> list[tuple[str, str]]:
    """List every position and contract that can be scored on a day."""
    edition = pso.editions().on(date.fromisoformat(day))
    assert edition is not None
    every = [(one, other) for one in edition.positions for other in edition.contracts]
    return [kind for kind in every if isinstance(pso.assess(of_kind(kind, day)), pso.Assessment)]


def of_kind(kind: tuple[str, str], day: str) -> Record:
    """Fill a position and a contract in."""
    position, contract = kind
    row = {"people": 2, "hours": "32", "position": position, "contract": contract}
    return plain(reference_date=day, peiljaar_start=None, total_fte="48.5", placements=[row])


def test_the_band_is_as_wide_as_the_weights_and_no_wider() -> None:
    """In every edition the ends of the band are scores that someone really can have, and nobody is outside it."""
    for day in YEARS:
        band = estimated(guess() | {"reference_date": day, "peiljaar_start": None})
        totals = [scored(of_kind(kind, day)).total_percent for kind in kinds(day)]
        assert (min(totals), max(totals)) == (
            band.lowest.total_percent,
            band.highest.total_percent,
        )


def test_three_figures_give_a_band() -> None:
    """1.6 fte × 0.25 × 0.75 and 1.6 fte × 1 × 1, of 48.5: from no level to trede 1."""
    band = estimated(guess())
    assert band.lowest.total_percent == Fraction(100) * Fraction("0.3") / Fraction("48.5")
    assert band.highest.total_percent == Fraction(100) * Fraction("1.6") / Fraction("48.5")
    assert band.levels == ("none", "trede_1")


def test_who_knows_everything_has_no_band() -> None:
    """With a position and a contract the estimate is the result itself, and nothing is asked."""
    opgave = guess(position="ww", contract="stage")
    band = estimated(opgave)
    assert band.lowest == band.highest == scored(opgave)
    assert band.questions == ()


def test_the_question_that_narrows_most_comes_first() -> None:
    """Position: 0.5 to 1 is left of a Wajong; contract: a quarter to one of a regular contract."""
    position, contract = estimated(guess()).questions
    assert (position.asked, contract.asked) == ("position", "contract")
    share = Fraction(160) / Fraction("48.5")
    assert position.width == share * Fraction("0.5")
    assert contract.width == share * Fraction("0.75")


@given(data=st.data(), people=st.integers(1, 9), rows=st.integers(1, 3))
def test_an_answer_leaves_no_wider_band_than_was_said(
    data: st.DataObject, people: int, rows: int
) -> None:
    """Whatever one answers for each row, the direct part is then known as closely as was promised."""
    opgave = plain(total_fte="80", placements=[{"people": people, "hours": "12"}] * rows)
    pairs = [kind for kind in kinds("2023-10-01") if kind[0] not in {"bbl_bol_3", "bbl_bol_4"}]
    for place, question in enumerate(estimated(opgave).questions):
        answers = [data.draw(st.sampled_from(pairs)) for _ in range(rows)]
        column = ("position", "contract").index(question.asked)
        filled = [
            row | {question.asked: answer[column]}
            for row, answer in zip(opgave["placements"], answers, strict=True)
        ]
        band = estimated(opgave | {"placements": filled})
        left = band.highest.direct.percent - band.lowest.direct.percent
        assert left <= question.width, place


def test_what_is_wrong_is_said_as_always() -> None:
    """An estimate does not hide a mistake in what was filled in."""
    found = estimate_of(plain(total_fte="1", placements=[{"people": "x", "hours": "32"}]))
    assert isinstance(found, pso.Refusal)
    paths = {problem.path for problem in found.problems}
    assert paths == {"total_fte", "placements[0].people"}


def test_a_position_that_no_handleiding_weighs_is_refused() -> None:
    """Nothing is guessed for a weight that was never published."""
    found = estimate_of(guess(position="bbl_bol_3"))
    assert isinstance(found, pso.Refusal)
    assert "weight_unpublished" in {problem.code for problem in found.problems}


@given(odd=st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
def test_no_rows_and_odd_rows_do_not_break_it(odd: object) -> None:
    """Whatever stands in the place of rows, there is an answer."""
    assert isinstance(estimate_of(plain(placements=odd)), Estimate | pso.Refusal)
    assert isinstance(estimate_of(plain(placements=[odd])), Estimate | pso.Refusal)
