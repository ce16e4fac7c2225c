"""The published schemas say what the calculator reads and writes."""

import json
from copy import deepcopy
from random import Random
from typing import Any

import pso
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker
from pso.schema import SCHEMAS

from tests.calculator.oracle.opgaves import opgaves
from tests.calculator.samples import Record, example, outcome, plain, with_purchase
from tests.site.tree import Tree

ODD: tuple[object, ...] = (
    *("", " ", "x", "-1", "0", "0,0", "1e3", "٣", "1.000,5", "12.", "007", "+3", " 4 ", "60,0001"),
    *("2023-02-30", "1899-12-31", "2101-01-01", "2023-10-01", "pso-opgave/1", "yes", "regulier"),
    *(None, True, False, 0, -1, 1, 2.5, 169, 1_000_001, 10**15, [], {}, [1], {"a": 1}, "x" * 201),
)
# What no schema says: it hangs on the handleiding, on a total, or on fields together.
HANGS_TOGETHER = {
    *("no_edition", "peiljaar_after_reference", "end_before_start", "invoice_above_turnover"),
    *("total_too_small", "target_above_total", "hired_above_total", "hours_above_fulltime"),
    *("position_not_in_edition", "weight_unpublished", "contract_not_allowed"),
    *("sw_only", "also_direct_only_sw", "norm_decimals", "norms_not_rising"),
}


def validator(name: str) -> Draft202012Validator:
    """Give what checks a format, with real days."""
    Draft202012Validator.check_schema(SCHEMAS[name]("nl"))
    return Draft202012Validator(SCHEMAS[name]("nl"), format_checker=FormatChecker(["date"]))


OPGAVE, UITKOMST = validator("opgave"), validator("uitkomst")


@settings(deadline=None)
@given(opgave=opgaves())
def test_every_opgave_that_can_be_scored_follows_the_schema(opgave: Record) -> None:
    """As it is entered, in any notation, and as it is saved."""
    result = pso.assess(opgave)
    assert isinstance(result, pso.Assessment)
    OPGAVE.validate(opgave)
    OPGAVE.validate(json.loads(pso.opgave_json(result.opgave)))


@settings(deadline=None)
@given(opgave=opgaves(), language=st.sampled_from(["nl", "en"]))
def test_every_result_follows_the_schema(opgave: Record, language: str) -> None:
    """A result, and the problems in its place."""
    UITKOMST.validate(outcome(opgave, language))
    UITKOMST.validate(outcome({**opgave, "total_fte": "x", "placements": [1]}, language))


@settings(max_examples=400, deadline=None)
@given(opgave=opgaves(), seed=st.integers(), odd=st.sampled_from(ODD))
def test_what_follows_the_schema_is_read_without_a_problem(
    opgave: Record, seed: int, odd: object
) -> None:
    """An odd value anywhere: where the schema lets it pass, the calculator can read it."""
    changed = deepcopy(opgave)
    put_somewhere(changed, odd, Random(seed))
    if OPGAVE.is_valid(changed):
        assert codes(changed) <= HANGS_TOGETHER, changed


def put_somewhere(tree: Any, odd: object, rng: Random) -> None:  # noqa: ANN401  any JSON
    """Put a value in the place of another one, or beside it under a name that does not exist."""
    inside = [part for part in (tree.values() if isinstance(tree, dict) else tree) if part]
    groups = [part for part in inside if isinstance(part, dict | list)]
    if groups and rng.random() < 0.7:
        put_somewhere(rng.choice(groups), odd, rng)
    elif isinstance(tree, dict):
        tree[rng.choice([*tree, "unknown"])] = odd
    else:
        tree[rng.randrange(len(tree))] = odd


def codes(opgave: Record) -> set[str]:
    """Give the codes of what is wrong with an opgave."""
    return {problem["code"] for problem in outcome(opgave).get("problems", [])}


@pytest.mark.parametrize(
    "opgave",
    [
        plain(total_fte=None),
        plain(workforce={"own_fte": 10}),
        plain(total_fte=None, workforce={"hired_fte": 1}),
        plain(total_fte=None, hired_fte=1, workforce={"own_fte": 10}),
        with_purchase(direct_percent=None),
        with_purchase(fte_per_million=3),
        {**plain(), "surname": "x"},
        {**plain(), "placements": [{"position": "wia", "contract": "regulier"}]},
    ],
)
def test_what_is_missing_given_twice_or_unknown_does_not_follow_the_schema(opgave: Record) -> None:
    """The ways to give a total and a supplier exclude each other, and rows ask what they need."""
    assert codes(opgave)
    assert not OPGAVE.is_valid(opgave)


def test_the_example_of_the_format_follows_the_schema() -> None:
    """What is published as an example is one."""
    OPGAVE.validate(example())


def test_the_site_publishes_both_schemas(tree: Tree) -> None:
    """Whoever builds a file for the calculator finds the schema on the site."""
    built = tree.build()
    for name, schema in SCHEMAS.items():
        published = json.loads((built.dist / f"schema/pso-{name}-1.json").read_text("utf-8"))
        assert published == schema("nl")
