"""The examples in `cases/`: what an organisation enters, and what must come out."""

import re
import tomllib
from itertools import chain
from pathlib import Path

import pytest

from tests.calculator.samples import Record, outcome

CASES = Path(__file__).parent / "cases"
EXPECTATIONS = {"uitkomst", "steps", "formulas", "basis", "basis_editions", "problems"}


def _cases() -> list[Record]:
    files = [tomllib.loads(path.read_text("utf-8")) for path in sorted(CASES.glob("*.toml"))]
    return list(chain.from_iterable(map(_framed, files)))


def _framed(file: Record) -> list[Record]:
    frame: Record = file.get("frame", {})
    return [case | {"opgave": frame | case.get("opgave", {})} for case in file["case"]]


ALL = _cases()


def _expected(case: Record) -> Record:
    """Give what must come out; TOML has no null, an empty text stands for it."""
    return {key: None if value == "" else value for key, value in case.get("uitkomst", {}).items()}


def _observed(case: Record, got: Record) -> Record:
    """Give of the outcome what the case speaks of, in the case's own form."""
    steps = {step["id"]: step["value"] for step in got.get("steps", ())}
    formulas = {step["id"]: step["formula"] for step in got.get("steps", ())}
    basis = {item["key"]: item["status"] for item in got.get("basis", ())}
    editions = {item["key"]: item["edition"] for item in got.get("basis", ())}
    return {
        "problems": sorted(f"{it['path']}: {it['code']}" for it in got.get("problems", ())),
        "uitkomst": {key: got.get(key) for key in case.get("uitkomst", ())},
        "steps": {key: steps.get(key) for key in case.get("steps", ())},
        "formulas": {key: formulas.get(key) for key in case.get("formulas", ())},
        "basis": {key: basis.get(key, "absent") for key in case.get("basis", ())},
        "basis_editions": {key: editions.get(key) for key in case.get("basis_editions", ())},
    }


@pytest.mark.parametrize("case", ALL, ids=[case["name"] for case in ALL])
def test_an_example_comes_out_as_worked_out_by_hand(case: Record) -> None:
    """Each sentence in cases/ holds."""
    assert _observed(case, outcome(case["opgave"], edition=case.get("edition"))) == {
        "problems": sorted(case.get("problems", [])),
        "uitkomst": _expected(case),
        "steps": case.get("steps", {}),
        "formulas": case.get("formulas", {}),
        "basis": case.get("basis", {}),
        "basis_editions": case.get("basis_editions", {}),
    }


def test_every_example_is_a_sentence_of_its_own_that_expects_something() -> None:
    """No example is empty, and no two say the same."""
    names = [case["name"] for case in ALL]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[A-Z].{10,}[^.]", name) for name in names)
    assert all(case.keys() & EXPECTATIONS for case in ALL)


def test_no_example_has_a_key_that_nobody_reads() -> None:
    """A slip of the keyboard in an example does not make it pass."""
    known = {"name", "opgave", "edition"} | EXPECTATIONS
    assert [case["name"] for case in ALL if case.keys() - known] == []
