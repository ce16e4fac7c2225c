"""Leverancierskaart: a buyer who pastes it counts what the supplier's own three figures give, and never more."""

import json
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pso import cli
from pso.indirect import supplier_fte
from pso.insight.supplier_card import supplier_card
from pso.opgave import Purchase

from tests.calculator.oracle.opgaves import random_opgave
from tests.calculator.samples import FORMATS, plain, scored, texts

EXAMPLE = str(FORMATS / "opgave.json")


@given(st.randoms(use_true_random=False))
def test_a_buyer_counts_the_same_by_card_as_by_the_three_figures(rng: Random) -> None:
    """Rounding down costs a buyer less than a billionth of an fte, and gives it nothing."""
    supplier = scored(random_opgave(rng))
    turnover, invoice = Fraction(rng.randrange(10**6, 10**9)), Fraction(rng.randrange(1, 10**6))
    card = supplier_card(supplier, turnover).purchase
    three = Purchase(
        kind="pso",
        invoice=invoice,
        turnover=turnover,
        supplier_fte=supplier.total_fte,
        direct_percent=supplier.direct.percent,
    )
    buyer = scored(plain(total_fte="100", purchases=[card | {"invoice": str(invoice)}]))
    lost = supplier_fte(three) - buyer.indirect.fte
    assert 0 <= lost < Fraction(1, 10**9)


def test_one_fte_of_ten_at_a_turnover_of_two_million_is_half_an_fte_per_million() -> None:
    """Ten fte with 10 % direct: one fte of the target group."""
    card = supplier_card(scored(plain()), Fraction(2_000_000))
    assert card.purchase == {"kind": "pso", "fte_per_million": "0.5"}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_card_is_said_with_its_row(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The last line is what a buyer pastes."""
    call = ["card", EXAMPLE, "--turnover", "5000000", "--lang", language]
    assert cli.main(call) == 0
    said = capsys.readouterr().out
    assert texts(language)["card.row"] in said
    row = json.loads(said.splitlines()[-1])
    assert cli.main([*call, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == row


def test_a_card_needs_a_turnover(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is divided by nothing."""
    with pytest.raises(SystemExit) as stopped:
        cli.main(["card", EXAMPLE, "--turnover", "0"])
    assert stopped.value.code == 2
    assert "--turnover" in capsys.readouterr().err
