"""The question `estimate` of a page: three figures in, a band in words and as a picture out."""

import json
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pso import api
from pso.picture.band import band_of
from pso.picture.ladder import BOTTOM

from tests.calculator.samples import plain, scored

NAMES = {"estimate", "near", "band", "assumes"}
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


def ask(language: str = "nl", total: object = "30", **row: object) -> dict[str, Any]:
    """Ask for the estimate of one row."""
    opgave = {"format": "pso-opgave/1", "reference_date": "2026-10-01", "total_fte": total}
    if row:
        opgave["placements"] = [row]
    return about(opgave, language)


def about(opgave: object, language: str = "nl") -> dict[str, Any]:
    """Ask for the estimate of an opgave."""
    question = {"question": "estimate", "language": language, "opgave": opgave}
    reply: dict[str, Any] = json.loads(api.answer(json.dumps(question)))
    return reply


def test_three_figures_give_a_band() -> None:
    """The reply holds the band, what it assumes and what would narrow it, and says it aloud."""
    reply = ask(people="2", hours="32")
    assert reply["state"] == "scored"
    assert "Geen niveau tot Trede 1" in reply["fragments"]["estimate"]
    assert "Inkoop telt nog niet mee" in reply["fragments"]["assumes"]
    assert "minstens 1,0 %" in reply["fragments"]["band"]
    assert "tussen Geen niveau en Trede 1" in reply["announcement"]
    assert reply["questions"] == ["position", "contract"]


def test_a_result_after_the_last_known_handleiding_says_so() -> None:
    """An estimate does not keep silent about what a result has to say."""
    assert (
        "waarschijnlijk een nieuwere handleiding"
        in ask(people="2", hours="32")["fragments"]["assumes"]
    )


def test_all_answers_close_the_band() -> None:
    """With position and contract there is one level, one mark on the ladder, and no question left."""
    reply = ask(people="2", hours="32", position="wajong", contract="regulier")
    assert reply["questions"] == []
    assert "Uw totaal is" in reply["fragments"]["estimate"]
    assert reply["fragments"]["band"].count("ladder__own") == 1


def test_the_size_alone_gives_the_norms() -> None:
    """Rungs without a mark, and the names of what is missing; one person is not taken for granted."""
    reply = ask(hours="32")
    assert reply["state"] == "incomplete"
    assert reply["fields"] == []
    assert "placements[0].people" in reply["fragments"]["estimate"]
    assert "ladder__own" not in reply["fragments"]["band"]


def test_without_a_size_there_is_nothing_to_show() -> None:
    """The page keeps its example."""
    reply = ask(total="", people="2", hours="32")
    assert reply["state"] == "incomplete"
    assert reply["fragments"] == dict.fromkeys(NAMES, "")


def test_a_problem_names_its_field() -> None:
    """Each field gets its own sentence."""
    reply = ask(total="1", people="x", hours="44")
    assert reply["state"] == "problems"
    assert {field["path"] for field in reply["fields"]} == {
        "total_fte",
        "placements[0].people",
        "placements[0].hours",
    }


@pytest.mark.parametrize(("language", "words"), [("nl", "5,3 %"), ("en", "5.3 %")])
def test_figures_are_written_as_one_reads_them(language: str, words: str) -> None:
    """With a comma or with a point."""
    assert words in ask(language, people="2", hours="32")["fragments"]["band"]


@given(opgave=ANYTHING | st.fixed_dictionaries({"total_fte": ANYTHING, "placements": ANYTHING}))
def test_no_estimate_raises(opgave: object) -> None:
    """Whatever came in, there is an answer of the agreed form."""
    reply = about(opgave)
    assert reply["state"] in {"scored", "incomplete", "problems"}
    assert reply["fragments"].keys() == NAMES


def test_the_band_stands_on_the_true_scale() -> None:
    """What is sure reaches to the lowest total, what may be from there to the highest."""
    norms = scored(plain()).norms
    band = band_of(norms, Fraction(2), Fraction(8))
    lowest, highest = band.ends
    assert Fraction(band.sure.y) + Fraction(band.sure.height) == BOTTOM
    assert band.sure.y == lowest.y
    assert band.open.y == highest.y
    up = BOTTOM - Fraction(highest.y)
    assert abs(up - 4 * (BOTTOM - Fraction(lowest.y))) < 1


def test_a_band_above_the_picture_is_cut() -> None:
    """An organisation far above the highest norm still gets rungs that can be told apart."""
    assert band_of(scored(plain()).norms, Fraction(2), Fraction(99)).cut
