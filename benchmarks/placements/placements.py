"""One organisation with 100,000 rows in its target group: scoring it, against a bare loop over the same rows.

    python benchmarks/placements/placements.py [ROUNDS]

The bare loop is what anyone would write who needs the direct percentage alone, and exactly: read each figure and day of
a row, count its days, multiply, add up. It checks nothing, keeps nothing and explains nothing.
"""

import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "calculator")]

import pso  # noqa: E402  the path is set above
from pso.edition import Edition  # noqa: E402
from pso.value import Limit  # noqa: E402

SEED = 20230401
ROWS = 100_000
ROUNDS = 5
WANTED_RATIO = 1.5
FIRST, LAST, DAYS = date(2022, 10, 1), date(2023, 9, 30), 365
WEEK, TOTAL = 40, 10**6
Row = Mapping[str, Any]
POSITIONS = ("participatiewet", "participatiewet_lks", "wajong", "wia", "wsw", "ww", "vso_pro")
CONTRACTS = ("regulier", "regulier", "regulier", "detachering", "stage")
HOURS = (8, 12, 16, 18, 20, "22,5", 24, 26.5, 28, "30,4", 32, 34, 36, 38, 40)
EVENTS = {
    "participatiewet_lks": "subsidy_until",
    "wsw": "indication_until",
    "vso_pro": "school_left",
}
LEAVERS = 0.2


def rows() -> list[dict[str, Any]]:
    """Draw rows as an export of a personnel system gives them: a row a person, the same every time."""
    rng = Random(SEED)
    return [row(number, rng) for number in range(ROWS)]


def row(number: int, rng: Random) -> dict[str, Any]:
    """Draw one person; most have worked here for years, some came or left in the peiljaar."""
    position = rng.choice(POSITIONS)
    start = day(rng, 12)
    drawn: dict[str, Any] = {
        "label": f"rij {number}",
        "position": position,
        "contract": rng.choice(CONTRACTS),
    }
    drawn |= {"hours": rng.choice(HOURS), "start": start.isoformat()}
    if position in EVENTS:
        drawn[EVENTS[position]] = day(rng, 9).isoformat()
    if rng.random() < LEAVERS:
        drawn["end"] = (start + timedelta(days=rng.randrange(2000))).isoformat()
    return drawn


def day(rng: Random, years: int) -> date:
    """Draw a day in the years up to the end of the peiljaar."""
    return LAST - timedelta(days=rng.randrange(365 * years))


def frame(placements: list[dict[str, Any]]) -> dict[str, Any]:
    """Put rows into an organisation that is large enough for them."""
    return {
        "reference_date": "2023-10-01",
        "peiljaar_start": FIRST.isoformat(),
        "total_fte": TOTAL,
        "placements": placements,
    }


def figure(raw: object) -> Fraction:
    """Read a figure exactly."""
    return Fraction(str(raw).replace(",", "."))


@dataclass(frozen=True, kw_only=True, slots=True)
class Norm:
    """What the loop needs of the handleiding: weight and limit by the code of a position or contract."""

    weights: Mapping[str, Fraction]
    limits: Mapping[str, Limit]


def norm_of(edition: Edition) -> Norm:
    """Take the figures from the edition, so that the loop need not look for them."""
    codes = {
        **dict.fromkeys(edition.positions, "position"),
        **dict.fromkeys(edition.contracts, "contract"),
    }
    weights = {code: edition.value(f"{codes[code]}.{code}.weight").content for code in codes}
    limits = {code: edition.find(f"{codes[code]}.{code}.limit") for code in codes}
    return Norm(
        weights={code: weight for code, weight in weights.items() if isinstance(weight, Fraction)},
        limits={
            code: limit.content
            for code, limit in limits.items()
            if limit and isinstance(limit.content, Limit)
        },
    )


def bare(placements: Sequence[Row], norm: Norm) -> Fraction:
    """Give the direct percentage of the rows, by a loop alone."""
    total = Fraction(0)
    for row in placements:
        first, last = FIRST, LAST
        if row.get("start"):
            first = max(first, date.fromisoformat(row["start"]))
        if row.get("end"):
            last = min(last, date.fromisoformat(row["end"]))
        for code in (row["position"], row["contract"]):
            limit = norm.limits.get(code)
            if limit and row.get(limit.event):
                last = min(last, until(date.fromisoformat(row[limit.event]), limit.years))
        days = max(0, (last - first).days + 1)
        fte = figure(row["hours"]) / WEEK * Fraction(days, DAYS) * int(row.get("people") or 1)
        total += fte * norm.weights[row["position"]] * norm.weights[row["contract"]]
    return 100 * total / TOTAL


def until(day: date, years: int | None) -> date:
    """Give the last day of a limit."""
    if years is None:
        return day
    try:
        return date.fromordinal(day.replace(year=day.year + years).toordinal() - 1)
    except ValueError:
        return date(day.year + years, 2, 27)


def seconds(work: Callable[[], object]) -> float:
    """Time some work, in processor seconds."""
    started = time.process_time()
    work()
    return time.process_time() - started


def measure(placements: list[dict[str, Any]], norm: Norm, rounds: int) -> dict[str, list[float]]:
    """Time both in turn, so that a busy moment hits both alike."""
    work: dict[str, Callable[[], object]] = {
        "scoring": partial(pso.assess, frame(placements)),
        "bare loop": partial(bare, placements, norm),
    }
    times: dict[str, list[float]] = {name: [] for name in work}
    for _ in range(rounds):
        for name, each in work.items():
            times[name].append(seconds(each))
    return times


def check(placements: list[dict[str, Any]], norm: Norm) -> None:
    """See that both give the same figure: a loop that does less is no yardstick."""
    result = pso.assess(frame(placements))
    if not isinstance(result, pso.Assessment):
        raise SystemExit(f"the rows were refused: {result.problems[:3]}")
    if result.direct.percent != bare(placements, norm):
        raise SystemExit("the loop and the calculator do not agree")


def main() -> int:
    """Measure and print; 1 when scoring takes too long."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    placements, norm = rows(), norm_of(pso.editions().newest)
    check(placements, norm)
    times = measure(placements, norm, rounds)
    ratio = median(one / other for one, other in zip(*times.values(), strict=True))
    print(f"{ROWS:,} placements in one opgave")
    for name, each in times.items():
        print(f"  {name:<22}{median(each):>10.2f} s")
    print(f"  {'ratio':<22}{ratio:>10.2f}     wanted ≤ {WANTED_RATIO}")
    return int(ratio > WANTED_RATIO)


if __name__ == "__main__":
    sys.exit(main())
