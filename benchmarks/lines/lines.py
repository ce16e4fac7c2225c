"""Many opgaves in a row: `pso score --lines` as a whole process, its speed and its memory.

    python benchmarks/lines/lines.py [ROUNDS]

Time is processor time, start-up included, so that other work on the machine does not count. The
yardstick is a process that reads and writes the same lines of JSON without scoring: the ratio to it
says more than opgaves a second do on an unknown machine.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.calculator.oracle.opgaves import random_opgave  # noqa: E402  the path is set above

SEED = 20230401
FEW, MANY = 1_000, 10_000
ROUNDS = 5
WANTED_PER_SECOND = 2_000
WANTED_MEMORY_RATIO = 1.05
# What anyone pays for reading opgaves and writing results, whatever happens in between.
YARDSTICK = """
import json, sys
with open(sys.argv[1]) as opgaves, open(sys.argv[2]) as results:
    for opgave, result in zip(opgaves, results):
        json.loads(opgave)
        print(json.dumps(json.loads(result), ensure_ascii=False, separators=(",", ":")))
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """What one process took: processor seconds and peak memory in kilobytes."""

    seconds: float
    kilobytes: int


def write_opgaves(folder: Path, count: int) -> Path:
    """Write random opgaves, the same every time."""
    rng = Random(SEED)
    path = folder / f"{count}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(random_opgave(rng)) + "\n" for _ in range(count))
    return path


def measure(command: Sequence[str | Path], output: Path) -> Run:
    """Run a process to its end and ask the system what it took."""
    surroundings = os.environ | {"PYTHONPATH": str(ROOT / "calculator")}
    with output.open("wb") as target:
        process = subprocess.Popen(command, stdout=target, env=surroundings)
        _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))} ended with {process.returncode}")
    return Run(seconds=used.ru_utime + used.ru_stime, kilobytes=used.ru_maxrss)


def rounds(folder: Path, count: int) -> dict[str, list[Run]]:
    """Run everything in turn, so that a busy minute hits all alike."""
    few, many = (write_opgaves(folder, size) for size in (FEW, MANY))
    results = folder / "results.jsonl"
    score = [sys.executable, "-m", "pso", "score", "--lines"]
    runs: dict[str, list[Run]] = {"few": [], "many": [], "yardstick": []}
    for _ in range(count):
        runs["few"].append(measure([*score, few], folder / "few.jsonl"))
        runs["many"].append(measure([*score, many], results))
        yardstick = (sys.executable, "-c", YARDSTICK, many, results)
        runs["yardstick"].append(measure(yardstick, folder / "yardstick.jsonl"))
    check_output(results)
    return runs


def check_output(results: Path) -> None:
    """See that there is a result for every opgave: a fast failure is no speed."""
    lines = results.read_text("utf-8").splitlines()
    if len(lines) != MANY or any('"problems"' in line for line in lines):
        raise SystemExit("not every opgave was scored")


def figures(runs: Mapping[str, Sequence[Run]]) -> dict[str, float]:
    """Take medians and make the ratios."""
    seconds = {name: median(run.seconds for run in each) for name, each in runs.items()}
    memory = {name: median(run.kilobytes for run in each) / 1024 for name, each in runs.items()}
    return {
        "per_second": MANY / seconds["many"],
        "microseconds": 1e6 * (seconds["many"] - seconds["few"]) / (MANY - FEW),
        "yardstick": seconds["many"] / seconds["yardstick"],
        "memory_few": memory["few"],
        "memory_many": memory["many"],
        "memory_ratio": memory["many"] / memory["few"],
    }


def report(found: Mapping[str, float]) -> bool:
    """Print the table; say whether what was wanted is there."""
    fast = found["per_second"] >= WANTED_PER_SECOND
    constant = found["memory_ratio"] <= WANTED_MEMORY_RATIO
    rows = (
        ("opgaves a second, one core", f"{found['per_second']:,.0f}", f"≥ {WANTED_PER_SECOND:,}"),
        ("each further opgave", f"{found['microseconds']:.0f} µs", ""),
        ("time ÷ reading and writing JSON only", f"{found['yardstick']:.2f}", ""),
        (f"peak memory, {FEW:,} lines", f"{found['memory_few']:.1f} MB", ""),
        (f"peak memory, {MANY:,} lines", f"{found['memory_many']:.1f} MB", ""),
        ("memory, many ÷ few", f"{found['memory_ratio']:.3f}", f"≤ {WANTED_MEMORY_RATIO}"),
    )
    print(f"{'pso score --lines':<38}{'measured':>12}{'wanted':>12}")
    print("\n".join(f"{name:<38}{value:>12}{wanted:>12}" for name, value, wanted in rows))
    return fast and constant


def main() -> int:
    """Measure, print, and end with 1 when it is slower or larger than wanted."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        return 0 if report(figures(rounds(Path(folder), count))) else 1


if __name__ == "__main__":
    sys.exit(main())
