"""The step tree: every figure can be recomputed from what it says it follows from."""

import re
from random import Random

import pso
import pytest

from tests.calculator.oracle.opgaves import random_opgave
from tests.calculator.oracle.oracle import LEARNERS, contract_is_durable, in_register
from tests.calculator.recomputed import FUNCTION, KNOWN_FUNCTIONS, NAME, Recomputed
from tests.calculator.samples import Record, example, outcome, plain, with_purchase, with_row
from tests.calculator.test_cases import ALL

FIGURES = {
    "direct_percent": "direct",
    "indirect_percent": "indirect",
    "counted_indirect_percent": "counted_indirect",
    "total_percent": "total",
    "thirty_plus.percent": "thirty_plus",
    "banenafspraak.percent": "banenafspraak",
}
"""Where a figure of the format has another name than its step."""
NO_FIGURES = {"format", "edition", "open", "basis", "steps", "receipt"}


def drawn() -> list[Record]:
    """Draw opgaves with everything in them, always the same."""
    rng = Random(20190401)
    return [random_opgave(rng) for _ in range(150)]


GOOD = [example(), *(case["opgave"] for case in ALL if "problems" not in case), *drawn()]


@pytest.fixture(scope="module")
def recomputed() -> list[Recomputed]:
    """Score every good opgave once."""
    return [Recomputed(opgave) for opgave in GOOD]


def shown(got: Record) -> dict[str, str]:
    """Give every figure of a result by the id of its step, as text."""
    figures = {key: part for key, part in got.items() if key not in NO_FIGURES}
    first, last = figures.pop("peiljaar")
    found = {"peiljaar_first": first, "peiljaar_last": last}
    for key, part in figures.items():
        prefix = "norm" if key == "norms" else key
        inside = part.items() if isinstance(part, dict) else [("", part)]
        found |= {f"{prefix}.{leaf}".rstrip("."): in_text(figure) for leaf, figure in inside}
    return {FIGURES.get(path, path): figure for path, figure in found.items()}


def in_text(figure: object) -> str:
    """Write a figure of a result as a step does."""
    if figure is None:
        return "open"
    return str(figure).lower() if isinstance(figure, bool) else str(figure)


def test_every_figure_of_a_result_has_a_step_with_the_same_value(
    recomputed: list[Recomputed],
) -> None:
    """No figure in a result is left without an explanation, and none differs from it."""
    for one in recomputed:
        values = {key: step["value"] for key, step in one.steps.items()}
        figures = shown(one.got)
        assert {key: values.get(key) for key in figures} == figures


def test_every_formula_gives_its_figure_from_the_entries_and_the_edition(
    recomputed: list[Recomputed],
) -> None:
    """Whoever works a formula out, down to the entries, gets the figure: nothing dangles, nothing goes in circles."""
    for one in recomputed:
        for key, step in one.steps.items():
            assert step["value"] == one.written(key), (step, one.entered)


def test_a_step_comes_after_the_steps_that_it_needs(recomputed: list[Recomputed]) -> None:
    """Who reads from the top never meets a figure that is explained further down."""
    for one in recomputed:
        order = list(one.steps)
        for place, step in enumerate(one.steps.values()):
            assert all(order.index(key) < place for key in step["inputs"] if key in one.steps)


def test_every_name_in_a_formula_is_an_input_and_every_input_is_in_it(
    recomputed: list[Recomputed],
) -> None:
    """A formula keeps silent about nothing it uses."""
    for one in recomputed:
        for step in one.steps.values():
            names = set(NAME.findall(FUNCTION.sub("", step["formula"])))
            assert names == set(step["inputs"]), step
            assert {*FUNCTION.findall(step["formula"])} <= KNOWN_FUNCTIONS, step


def test_a_row_is_weighed_by_its_own_position_and_contract(recomputed: list[Recomputed]) -> None:
    """The weights in a formula are those of the codes entered, the user's own where there are any."""
    for one in recomputed:
        own = one.entered.get("own_values", {})
        for index, row in enumerate(one.entered.get("placements", [])):
            keys = (f"{family}.{row[family]}" for family in ("position", "contract"))
            weights = [
                f"own_values.weight.{key}" if f"weight.{key}" in own else f"{key}.weight"
                for key in keys
            ]
            assert one.steps[f"placements[{index}].weighted"]["inputs"][1:] == weights


def test_a_sum_holds_the_rows_that_the_rules_name(recomputed: list[Recomputed]) -> None:
    """For PSO 30+, the Banenafspraak and the purchases each row is in or out as its own answers say."""
    for one in recomputed:
        rows = dict(enumerate(one.entered.get("placements", [])))
        durable = {i for i, row in rows.items() if contract_is_durable(one.entered, row)}
        expected = {
            "thirty_plus.fte": {i for i in durable if rows[i]["position"] not in LEARNERS},
            "thirty_plus.base_fte": set(rows) - durable,
            "banenafspraak.fte": {i for i, row in rows.items() if in_register(row)},
            "banenafspraak.paid_hours": {i for i, row in rows.items() if in_register(row)},
            "indirect_fte": {
                i
                for i, row in enumerate(one.entered.get("purchases", []))
                if not row.get("also_direct")
            },
        }
        assert {key: rows_in(one.steps[key]) for key in expected} == expected, one.entered


def rows_in(step: Record) -> set[int]:
    """Give the rows that a formula names, by number."""
    return {int(number) for number in re.findall(r"\[(\d+)\]", step["formula"])}


def test_the_questions_of_the_attainable_level_that_are_open_are_listed(
    recomputed: list[Recomputed],
) -> None:
    """What a result lists as open is asked by its formula, and nothing is listed once the level is sure."""
    for one in recomputed:
        step = one.steps["attainable_level"]
        unanswered = [
            name for name in step["inputs"] if one.entry(name) == "open" and name not in one.steps
        ]
        decided = step["value"] != "open"
        assert set(one.got["open"]) <= set(unanswered)
        assert bool(one.got["open"]) is not decided


def test_every_step_has_a_rule_and_a_source_that_are_known(recomputed: list[Recomputed]) -> None:
    """Each step leads to a rule with words in both languages and to a source."""
    for one in recomputed:
        for step in one.steps.values():
            assert step["source"] in pso.editions().sources
            assert step["unit"]
            assert step["rule"]


@pytest.mark.parametrize(
    ("row", "event"),
    [
        ({"position": "vso_pro", "school_left": "2018-01-01"}, "school_left"),
        ({"position": "status_verloren", "status_lost": "2021-01-01"}, "status_lost"),
        ({"position": "wsw", "indication_until": "2023-01-01"}, "indication_until"),
        ({"position": "participatiewet_lks", "subsidy_until": "2023-01-01"}, "subsidy_until"),
        ({"position": "participatiewet", "start": "2018-01-01"}, "start"),
    ],
)
def test_days_that_a_limit_ended_follow_from_the_day_it_hangs_on(row: Record, event: str) -> None:
    """Who asks why only so many days count sees the date that ended them."""
    steps = {step["id"]: step for step in outcome(with_row(**row))["steps"]}
    assert f"placements[0].{event}" in steps["placements[0].days"]["inputs"]
    assert f"position.{row['position']}.limit" in steps["placements[0].days"]["inputs"]


@pytest.mark.parametrize(
    ("opgave", "key"),
    [
        (with_row(position="participatiewet", contract="stage"), "placements[0].start"),
        (with_purchase(kind="sw"), "rule.supplier_fte"),
        (plain(), "contract.regulier.weight"),
    ],
)
def test_the_basis_names_a_thing_once(opgave: Record, key: str) -> None:
    """What a result rests on stands in the list one time, however often it was used."""
    listed = [item["key"] for item in outcome(opgave)["basis"]]
    assert listed.count(key) == 1
    assert len(set(listed)) == len(listed)
