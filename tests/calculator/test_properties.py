"""What may not make a difference makes none."""

import json
from copy import deepcopy
from decimal import Decimal
from random import Random

import pso
from hypothesis import given
from hypothesis import strategies as st
from pso import api

from tests.calculator.oracle.opgaves import opgaves
from tests.calculator.samples import Record, outcome

# What names rows by their place, or says which opgave it was.
BY_PLACE = ("steps", "basis", "receipt", "problems")


def figures(opgave: Record) -> Record:
    """Give the figures of a result, without what names rows by their place."""
    return {key: part for key, part in outcome(opgave).items() if key not in BY_PLACE}


def number(written: object) -> Decimal:
    """Read a figure in any of the ways the format allows."""
    return Decimal(str(written).replace(",", "."))


@given(opgave=opgaves(), seed=st.integers())
def test_the_order_of_rows_makes_no_difference(opgave: Record, seed: int) -> None:
    """Rows of the target group and purchases may stand in any order."""
    shuffled = deepcopy(opgave)
    for family in ("placements", "purchases"):
        Random(seed).shuffle(shuffled.get(family, []))
    assert figures(shuffled) == figures(opgave)


@given(opgave=opgaves())
def test_people_in_one_row_or_in_a_row_each_make_no_difference(opgave: Record) -> None:
    """Three people with the same data are one row of three or three rows of one."""
    apart = deepcopy(opgave)
    apart["placements"] = [
        {**row, "people": 1}
        for row in opgave.get("placements", [])
        for _ in range(row.get("people") or 1)
    ]
    assert figures(apart) == figures(opgave)


@given(opgave=opgaves(), label=st.text(max_size=200))
def test_labels_make_no_difference(opgave: Record, label: str) -> None:
    """Labels change nothing in the result, not one byte of it."""
    renamed = deepcopy(opgave)
    for row in (*renamed.get("placements", []), *renamed.get("purchases", [])):
        row["label"] = label
    assert pso.uitkomst_json(pso.assess(renamed)) == pso.uitkomst_json(pso.assess(opgave))


@given(opgave=opgaves(), factor=st.integers(min_value=1, max_value=1000))
def test_invoice_and_turnover_in_another_measure_make_no_difference(
    opgave: Record, factor: int
) -> None:
    """Only the share of the turnover counts: euros or thousands of euros, it is the same."""
    scaled = deepcopy(opgave)
    for row in scaled.get("purchases", []):
        for key in ("invoice", "turnover"):
            if row.get(key) is not None and "fte_per_million" not in row:
                row[key] = str(number(row[key]) * factor)
    assert figures(scaled) == figures(opgave)


@given(opgave=opgaves())
def test_how_a_figure_is_written_makes_no_difference(opgave: Record) -> None:
    """Numbers and text, comma and point: the same bytes come out."""

    def quoted(part: object) -> object:
        if isinstance(part, dict):
            return {key: quoted(value) for key, value in part.items()}
        if isinstance(part, list):
            return [quoted(value) for value in part]
        if isinstance(part, int | float) and not isinstance(part, bool):
            return str(part).replace(".", ",")
        return part

    written = json.loads(json.dumps(quoted(opgave)))
    assert pso.uitkomst_json(pso.assess(written)) == pso.uitkomst_json(pso.assess(opgave))


@given(opgave=opgaves())
def test_what_is_saved_and_opened_is_the_same_opgave(opgave: Record) -> None:
    """Saving and opening gives the same file, byte for byte, and the same result."""
    first = pso.assess(opgave)
    assert isinstance(first, pso.Assessment)
    saved = pso.opgave_json(first.opgave)
    opened = pso.assess(saved)
    assert isinstance(opened, pso.Assessment)
    assert opened.opgave == first.opgave
    assert pso.opgave_json(opened.opgave) == saved
    assert pso.uitkomst_json(opened) == pso.uitkomst_json(first)


@given(opgave=opgaves(), language=st.sampled_from(["nl", "en"]))
def test_what_is_opened_in_the_form_and_saved_is_the_same_file(
    opgave: Record, language: str
) -> None:
    """A file goes through the form, typed in the reader's notation, without a change."""
    opened = {"language": language, "notation": "file", "opgave": opgave}
    first = json.loads(api.answer(json.dumps(opened)))
    typed = {"language": language, "opgave": first["entered"]}
    second = json.loads(api.answer(json.dumps(typed)))
    assert second["opgave"] == first["opgave"]
    assert second["uitkomst"] == first["uitkomst"] == pso.uitkomst_json(pso.assess(opgave))


@given(opgave=opgaves())
def test_the_parts_of_a_result_fit_together(opgave: Record) -> None:
    """Counted indirect is at most indirect and at most four times direct; norms rise as levels do."""
    result = pso.assess(opgave)
    assert isinstance(result, pso.Assessment)
    direct, indirect = result.direct.percent, result.indirect
    assert indirect.counted_percent == min(indirect.percent, 4 * direct)
    assert result.total_percent == direct + indirect.counted_percent
    assert 0 <= direct <= 100
    assert result.quantitative_level == "none" or result.total_percent > 0
    assert result.attainable.level is None or not result.attainable.open


@given(opgave=opgaves(), more=st.integers(min_value=1, max_value=100))
def test_buying_more_never_lowers_the_total(opgave: Record, more: int) -> None:
    """A larger invoice from a supplier in the list counts as much or more."""
    larger = deepcopy(opgave)
    for row in larger.get("purchases", []):
        invoice = number(row["invoice"]) + more
        most = invoice if row.get("turnover") is None else number(row["turnover"])
        row["invoice"] = str(min(invoice, most))
    before, after = outcome(opgave)["total_percent"], outcome(larger)["total_percent"]
    assert Decimal(after) >= Decimal(before)


@given(opgave=opgaves(), data=st.data())
def test_one_more_of_the_target_group_never_lowers_the_direct_part(
    opgave: Record, data: st.DataObject
) -> None:
    """Someone of the target group takes the place of someone who is not: the total stays, direct does not fall."""
    before = pso.assess(opgave)
    assert isinstance(before, pso.Assessment)
    kinds = [
        {"position": position, "contract": contract, "hours": "1"}
        for position in before.edition.positions
        for contract in before.edition.contracts
    ]
    more = deepcopy(opgave)
    more["placements"] = [*opgave.get("placements", []), data.draw(st.sampled_from(kinds))]
    after = pso.assess(more)
    # Some kinds no handleiding allows or weighs, and where all are target group there is nobody to replace.
    if isinstance(after, pso.Assessment):
        assert after.direct.percent >= before.direct.percent
        assert after.size == before.size
