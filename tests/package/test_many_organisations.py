"""The example for an engine that spreads work over processes gives what the command line gives."""

import json
import subprocess
import sys
from pathlib import Path
from random import Random

from tests.calculator.oracle.opgaves import random_opgave

ROOT = Path(__file__).parents[2]
MANY = 300


def test_two_processes_give_what_one_gives(tmp_path: Path) -> None:
    """The same lines in the same order, refusals among them, and every level counted."""
    rng = Random(1)
    lines = [json.dumps(random_opgave(rng)) for _ in range(MANY)] + ['{"format": "pso-opgave/1"}']
    opgaves = tmp_path / "opgaves.jsonl"
    opgaves.write_text("\n".join(lines) + "\n", "utf-8")
    example = [sys.executable, str(ROOT / "examples/many_organisations.py"), "--workers=2"]
    results = str(tmp_path / "results")
    told = subprocess.run(
        [*example, str(opgaves), results], check=True, capture_output=True, text=True
    ).stdout
    parts = sorted((tmp_path / "results").iterdir(), key=lambda path: int(path.stem))
    spread = "".join(path.read_text("utf-8").rstrip("\n") + "\n" for path in parts)
    scored = [sys.executable, "-m", "pso", "score", "--lines", str(opgaves)]
    assert spread == subprocess.run(scored, check=False, capture_output=True, text=True).stdout
    assert sum(int(line.rpartition(" ")[2]) for line in told.splitlines()) == MANY + 1
    assert "refused: 1" in told
