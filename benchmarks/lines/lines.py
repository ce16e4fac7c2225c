"""Many opgaves in a row: `pso score --lines` as a whole process, its speed and its memory.

    python benchmarks/lines/lines.py [ROUNDS]

Time is processor time, start-up included, so that other work on the machine does not count. The
yardstick is a process that reads and writes the same lines of JSON without scoring: the ratio to it
says more than opgaves a second do on an unknown machine.
"""

import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.used import Used, used_by  # noqa: E402  the path is set above
from tests.calculator.oracle.opgaves import random_opgave  # noqa: E402  the path is set above

SEED = 20230401
FEW, MANY = 1_000, 10_000
FULL = 40_000
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


def write_opgaves(folder: Path, count: int) -> Path:
    """Write random opgaves, the same every time."""
    rng = Random(SEED)
    path = folder / f"{count}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(random_opgave(rng)) + "\n" for _ in range(count))
    return path


def score(opgaves: Path, results: Path) -> Used:
    """Score every line of a file."""
    command = [sys.executable, "-m", "pso", "score", "--lines", str(opgaves)]
    return used_by(command, output=results, surroundings={"PYTHONPATH": str(ROOT / "calculator")})


def rounds(folder: Path, count: int) -> dict[str, list[Used]]:
    """Run everything in turn, so that a busy minute hits all alike."""
    few, many = (write_opgaves(folder, size) for size in (FEW, MANY))
    results = folder / "results.jsonl"
    yardstick = (sys.executable, "-c", YARDSTICK, many, results)
    runs: dict[str, list[Used]] = {"few": [], "many": [], "yardstick": []}
    for _ in range(count):
        runs["few"].append(score(few, folder / "few.jsonl"))
        runs["many"].append(score(many, results))
        runs["yardstick"].append(used_by(yardstick, output=folder / "yardstick.jsonl"))
    check_output(results)
    return runs


def check_output(results: Path) -> None:
    """See that there is a result for every opgave: a fast failure is no speed."""
    lines = results.read_text("utf-8").splitlines()
    if len(lines) != MANY or any('"problems"' in line for line in lines):
        raise SystemExit("not every opgave was scored")


def memory_ratio(folder: Path) -> float:
    """Return the peak memory of twice as many lines against that of so many that whatever is kept is full."""
    half, whole = (write_opgaves(folder, size) for size in (FULL, 2 * FULL))
    peaks = [score(path, folder / "long.jsonl").kilobytes for path in (half, whole)]
    return peaks[1] / peaks[0]


def figures(runs: Mapping[str, Sequence[Used]], memory: float) -> dict[str, float]:
    """Take medians and make the ratios."""
    seconds = {name: median(run.processor for run in each) for name, each in runs.items()}
    return {
        "per_second": MANY / seconds["many"],
        "microseconds": 1e6 * (seconds["many"] - seconds["few"]) / (MANY - FEW),
        "yardstick": seconds["many"] / seconds["yardstick"],
        "memory": median(run.kilobytes for run in runs["many"]) / 1024,
        "memory_ratio": memory,
    }


def report(found: Mapping[str, float]) -> bool:
    """Print the table; say whether what was wanted is there."""
    fast = found["per_second"] >= WANTED_PER_SECOND
    constant = found["memory_ratio"] <= WANTED_MEMORY_RATIO
    rows = (
        ("opgaves a second, one core", f"{found['per_second']:,.0f}", f"≥ {WANTED_PER_SECOND:,}"),
        ("each further opgave", f"{found['microseconds']:.0f} µs", ""),
        ("time ÷ reading and writing JSON only", f"{found['yardstick']:.2f}", ""),
        (f"peak memory, {MANY:,} lines", f"{found['memory']:.1f} MB", ""),
        (
            f"memory, {2 * FULL:,} ÷ {FULL:,} lines",
            f"{found['memory_ratio']:.3f}",
            f"≤ {WANTED_MEMORY_RATIO}",
        ),
    )
    print(f"{'pso score --lines':<38}{'measured':>12}{'wanted':>12}")
    print("\n".join(f"{name:<38}{value:>12}{wanted:>12}" for name, value, wanted in rows))
    return fast and constant


def main() -> int:
    """Measure, print, and end with 1 when it is slower or larger than wanted."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    with tempfile.TemporaryDirectory() as folder:
        found = figures(rounds(Path(folder), count), memory_ratio(Path(folder)))
        return 0 if report(found) else 1


if __name__ == "__main__":
    sys.exit(main())
