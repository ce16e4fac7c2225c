"""The calculator and the second reading of the method must agree, key by key.

PSO_DRAWS sets the number of random opgaves, PSO_SEED where they start.
"""

import json
import os
from random import Random

import pso
import pytest
from hypothesis import HealthCheck, given, settings

from tests.calculator.oracle.opgaves import broken_opgave, opgaves, random_opgave
from tests.calculator.oracle.oracle import Record, reading

DRAWS = int(os.environ.get("PSO_DRAWS", "2000"))
SEED = int(os.environ.get("PSO_SEED", "20170401"))
PARTS = 8


def differences(opgave: Record) -> dict[str, tuple[object, object]]:
    """Give each value key on which the two readings differ: (calculator, second reading)."""
    ours = json.loads(pso.uitkomst_json(pso.assess(opgave)))
    theirs = reading(opgave)
    if "problems" in ours:
        return {"problems": (ours["problems"], theirs.get("problems"))}
    return {key: (ours.get(key), theirs[key]) for key in theirs if ours.get(key) != theirs[key]}


def told(opgave: Record, found: dict[str, tuple[object, object]]) -> str:
    """Write a difference so that it can be pasted into the calculator."""
    return f"{json.dumps(found, indent=1)}\n{json.dumps(opgave)}"


@pytest.mark.parametrize("part", range(PARTS))
def test_random_opgaves_give_the_result_of_the_second_reading(part: int) -> None:
    """Two thousand opgaves on and around the limits come out the same in both readings."""
    rng = Random(SEED + part)
    for _ in range(DRAWS // PARTS):
        opgave = random_opgave(rng)
        found = differences(opgave)
        assert not found, told(opgave, found)


@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
@given(opgave=opgaves())
def test_no_opgave_can_be_found_on_which_the_readings_differ(opgave: Record) -> None:
    """A search for the smallest difference finds none."""
    found = differences(opgave)
    assert not found, told(opgave, found)


def place(path: str) -> str:
    """Give the field of a problem, or its row where the rules name no field of the row."""
    row, _, key = path.partition(".")
    return row if key in {"position", "contract", "start", "end"} or row == "workforce" else path


@pytest.mark.parametrize("part", range(PARTS))
def test_a_breach_is_found_at_the_same_place_in_both_readings(part: int) -> None:
    """An opgave that breaks a rule is refused at the field or the row concerned."""
    rng = Random(SEED + part)
    for _ in range(DRAWS // PARTS // 5):
        opgave = broken_opgave(rng)
        ours = json.loads(pso.uitkomst_json(pso.assess(opgave))).get("problems", [])
        found = {place(problem["path"]) for problem in ours}
        expected = {place(path) for path in reading(opgave)["problems"]}
        assert found == expected, told(opgave, {"problems": (ours, sorted(expected))})
