"""What only a process of its own can show: the same bytes whatever the hash seed, and the command from outside."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pso
import pytest

from tests.calculator.samples import FORMATS, example

pytestmark = pytest.mark.process


def run(*arguments: str, given: bytes = b"", seed: str = "0") -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    folder = str(Path(pso.__file__).parents[1])
    surroundings = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": folder}
    # A locale of a bare server: what is written must be UTF-8 all the same.
    surroundings |= {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, "-m", "pso", *arguments]
    return subprocess.run(
        command, input=given, env=surroundings, capture_output=True, check=False, timeout=60
    )


def test_the_result_is_the_same_bytes_whatever_the_hash_seed() -> None:
    """No set or dict order leaks into a result."""
    here = pso.uitkomst_json(pso.assess(example())).encode()
    for seed in ("0", "1", "4242"):
        assert run("score", str(FORMATS / "opgave.json"), "--json", seed=seed).stdout == here


def test_problems_are_the_same_bytes_whatever_the_hash_seed() -> None:
    """No set or dict order leaks into a list of problems."""
    wrong = b'{"reference_date": "2023-10-01", "x": 1, "y": 2, "placements": [{"position": "q"}]}'
    results = {run("score", "-", "--json", given=wrong, seed=seed).stdout for seed in "0123"}
    assert len(results) == 1


def test_text_is_utf_8_whatever_the_locale() -> None:
    """A quotation mark in a sentence does not break on a server without a locale."""
    found = run("score", "-", given=b'{"reference_date": "morgen", "total_fte": 5}')
    assert found.returncode == 1
    assert "“morgen”" in found.stderr.decode("utf-8")


def test_a_wrong_call_ends_with_status_2_and_the_usage() -> None:
    """A script can tell a wrong call from wrong data."""
    found = run("scoor")
    assert found.returncode == 2
    assert found.stdout == b""
    assert b"usage: pso" in found.stderr


def test_a_reader_that_stops_early_hears_no_complaint(tmp_path: Path) -> None:
    """`pso score --lines … | head -1` ends without a traceback."""
    file = tmp_path / "in.jsonl"
    file.write_text((json.dumps(example()) + "\n") * 500, "utf-8")
    command = [sys.executable, "-m", "pso", "score", "--lines", str(file)]
    surroundings = os.environ | {"PYTHONPATH": str(Path(pso.__file__).parents[1])}
    pipe = subprocess.PIPE
    with subprocess.Popen(command, env=surroundings, stdout=pipe, stderr=pipe) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert json.loads(process.stdout.readline())["quantitative_level"] == "trede_2"
        process.stdout.close()
        assert process.stderr.read() == b""
