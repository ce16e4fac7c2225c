"""Wat verandert er: two editions on the same figures, and every difference has a name."""

import json
from fractions import Fraction
from random import Random

import pso
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pso import cli
from pso.insight.compare import Comparison, compare

from tests.calculator.oracle.opgaves import random_opgave
from tests.calculator.samples import FORMATS, Record, texts, with_row

NAMES = ("1.5", "1.6", "1.7", "1.9", "2.1")
EXAMPLE = str(FORMATS / "opgave.json")


def compared(opgave: Record, first: str, second: str) -> Comparison:
    """Compare two editions that both accept the opgave."""
    sides = [pso.assess(opgave, edition=name) for name in (first, second)]
    before, after = sides
    assert isinstance(before, pso.Assessment)
    assert isinstance(after, pso.Assessment)
    return compare(before, after)


def test_the_basistrede_exists_from_2_1_on() -> None:
    """Two people of 48.5 fte: the norm of the new rung is named, the others stay."""
    opgave: Record = json.loads((FORMATS / "opgave.json").read_text("utf-8"))
    (cause,) = compared(opgave, "1.9", "2.1").causes
    assert (cause.key, cause.before, cause.after) == ("norm.basistrede", None, Fraction("2.1"))


def test_detached_people_count_for_thirty_plus_from_1_7_on() -> None:
    """Durable and not zero-hours: one of ten is nothing before, and a tenth after."""
    opgave = with_row(contract="detachering", durable=True, zero_hours=False)
    (cause,) = compared(opgave, "1.6", "1.7").causes
    assert cause.key == "thirty_plus"
    assert cause.before == 0
    assert cause.after == 10


def test_a_weight_that_is_not_public_any_more_is_less_firm() -> None:
    """BBL 1 weighs at least what it did: no figure differs, but how firm it is does."""
    found = compared(with_row(position="bbl_bol_1"), "1.7", "1.9")
    assert not [cause for cause in found.causes if cause.key.startswith("position")]
    (item,) = (item for item in found.firmness if item.key == "position.bbl_bol_1.weight")
    assert (item.before, item.after) == ("carried", "unpublished")


@given(st.randoms(use_true_random=False), st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_what_differs_has_a_cause_and_what_is_the_same_has_none(
    rng: Random, first: str, second: str
) -> None:
    """Another level never comes from nowhere, the points add up, and an edition does not differ from itself."""
    opgave = random_opgave(rng)
    before, after = (pso.assess(opgave, edition=name) for name in (first, second))
    if isinstance(before, pso.Refusal) or isinstance(after, pso.Refusal):
        return
    found = compare(before, after)
    if first == second:
        assert found == Comparison(causes=(), firmness=())
    if before.quantitative_level != after.quantitative_level:
        assert found.causes
    points = sum((cause.points for cause in found.causes), Fraction(0))
    assert points == after.direct.percent - before.direct.percent


@pytest.mark.parametrize("language", ["nl", "en"])
def test_both_results_and_the_differences_are_said(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two lines with a level, and the cause below them."""
    assert cli.main(["compare", EXAMPLE, "--editions", "1.9,2.1", "--lang", language]) == 0
    said = capsys.readouterr().out
    assert texts(language)["level.basistrede"] in said
    assert texts(language)["compare.absent"] in said


def test_differences_come_as_data_too(capsys: pytest.CaptureFixture[str]) -> None:
    """Both results in full, and what differs between them."""
    assert cli.main(["compare", EXAMPLE, "--editions", "1.9, 2.1", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [side["edition"] for side in found["results"]] == ["1.9", "2.1"]
    assert found["differences"]["causes"][0]["key"] == "norm.basistrede"


def test_what_one_edition_refuses_is_said_with_its_problem(
    capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """People from Ukraine have a position of their own in 2.1 only."""
    file = tmp_path_factory.mktemp("opgave") / "opgave.json"
    file.write_text(json.dumps(with_row(position="oekraine")), encoding="utf-8")
    assert cli.main(["compare", str(file), "--editions", "1.9,2.1"]) == 1
    said = capsys.readouterr().out
    assert "1.9:\n- " in said


@pytest.mark.parametrize("names", ["2.1", "1.9,2.1,1.5", "1.9,3.0", ""])
def test_two_known_editions_are_asked_for(names: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Anything else is a wrong call that names the editions."""
    with pytest.raises(SystemExit) as stopped:
        cli.main(["compare", EXAMPLE, "--editions", names])
    assert stopped.value.code == 2
    assert "1.5, 1.6" in capsys.readouterr().err
