"""Plan, outlook and margin of an organisation with 200 rows, all three together: quick enough to show while typing.

    python benchmarks/insight/insight.py [ROUNDS]

The yardstick is scoring that opgave from its text: a page does that at every key anyway.
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import Random
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "calculator")]

import pso  # noqa: E402  the path is set above
from pso.insight.margin import margin_of  # noqa: E402
from pso.insight.outlook import outlook_of  # noqa: E402
from pso.insight.plan import plan_of  # noqa: E402

from tests.calculator.oracle.opgaves import random_opgave  # noqa: E402

SEED = 20230401
ROWS = 200
ROUNDS = 9
WANTED_SECONDS = 0.25
TOTALS = {"a small share": 40_000, "a larger share": 20_000}
"""Total fte: with a small share all higher levels are far away, with a larger one some are near."""


def opgave(total_fte: int) -> dict[str, object]:
    """Gather 200 random rows, the same every time, that no handleiding refuses."""
    rng = Random(SEED)
    rows: list[dict[str, object]] = []
    while len(rows) < ROWS:
        drawn = random_opgave(rng).get("placements", [])
        rows += [row for row in drawn if _is_accepted(row)]
    frame = {"reference_date": "2023-10-01", "peiljaar_start": "2022-10-01", "total_fte": total_fte}
    return frame | {"placements": rows[:ROWS]}


def _is_accepted(row: dict[str, object]) -> bool:
    frame = {"reference_date": "2023-10-01", "total_fte": 10_000, "placements": [row]}
    return isinstance(pso.assess(frame), pso.Assessment)


def seconds(work: Callable[[], object], rounds: int) -> float:
    """Take the median time of some work, in processor seconds."""
    times = []
    for _ in range(rounds):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return median(times)


def main() -> int:
    """Measure and print; 1 when it takes too long."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    slowest = 0.0
    for name, total in TOTALS.items():
        entered = opgave(total)
        result = pso.assess(entered)
        if not isinstance(result, pso.Assessment):
            raise SystemExit(f"the opgave with {name} was refused: {result.problems}")
        scoring = seconds(partial(pso.assess, entered), rounds)
        parts = {
            question.__name__: seconds(partial(question, result), rounds)
            for question in (plan_of, outlook_of, margin_of)
        }
        slowest = max(slowest, sum(parts.values()))
        print(f"{ROWS} rows, {name} ({result.quantitative_level})")
        for part, took in parts.items():
            print(f"  {part:<22}{took * 1000:>10.1f} ms")
        together = sum(parts.values())
        print(
            f"  {'together':<22}{together * 1000:>10.1f} ms   wanted ≤ {WANTED_SECONDS * 1000:.0f} ms"
        )
        print(f"  {'÷ scoring it once':<22}{together / scoring:>10.1f}")
    return int(slowest > WANTED_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
