"""nginx with the configuration that the build makes, under load: its speed, its memory, its errors.

    python benchmarks/hosting/hosting.py [SECONDS] [ROUNDS]

wrk asks for a page, and for the files of the engine one after the other, as a browser does that unpacks brotli. The
yardstick is nginx with nothing but the folder, which hands out the same packed bytes under their own names: what more
ours takes is the price of its headers.
"""

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT)]

from tests.hosting.servers import NGINX_MAIN, nginx  # noqa: E402  the path is set above

DIST = ROOT / "dist"
SCRIPT = Path(__file__).with_name("report.lua")
SECONDS, ROUNDS = 3, 7
CONNECTIONS = 32
BARE = re.sub(r"\n +include [^\n]+", "", NGINX_MAIN)
WANTED_COST = {"a page": 2.5, "the engine": 1.25}
"""Processor time per request, against the bare server: on a busy machine that says more than requests a second."""
WANTED_GROWTH = 1.1
"""Memory afterwards, against that after the first round."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Load:
    """What wrk saw: latencies in milliseconds; and microseconds of processor time that nginx took per request."""

    rate: float
    megabytes: float
    half: float
    slowest: float
    errors: int
    cost: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Contender:
    """One way to serve, and what it was asked for by name."""

    name: str
    address: str
    folder: Path
    asked: Mapping[str, Sequence[str]]
    loads: dict[str, list[Load]] = field(default_factory=dict)
    memory: list[float] = field(default_factory=list)

    def middle(self, what: str) -> Load:
        """The load in the middle by its requests a second."""
        loads = sorted(self.loads[what], key=lambda load: load.rate)
        return loads[len(loads) // 2]

    def cost(self, what: str) -> float:
        """The middle of its costs."""
        return statistics.median(load.cost for load in self.loads[what])


def main(seconds: int, rounds: int) -> int:
    """Measure, print the table; return 1 when a target is missed."""
    if shutil.which("wrk") is None:
        raise SystemExit("wrk is not on this machine; on Debian: sudo apt-get install wrk")
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        contenders = [
            _contender(stack, Path(folder) / "ours", NGINX_MAIN, ""),
            _contender(stack, Path(folder) / "bare", BARE, ".br"),
        ]
        # The first round is for the files that the system keeps in memory, and for nginx to take what it needs.
        for number in range(rounds + 1):
            for contender in contenders if number % 2 else contenders[::-1]:
                _measure(contender, seconds if number else 1, counts=number > 0)
        return _report(*contenders)


def _contender(stack: ExitStack, folder: Path, main_file: str, ending: str) -> Contender:
    folder.mkdir()
    address = stack.enter_context(nginx(DIST, "/", folder, main_file))
    engine = [file for file in (DIST / "assets/engine").iterdir() if file.suffix == ".br"]
    names = [f"/{file.relative_to(DIST).as_posix()}".removesuffix(".br") for file in sorted(engine)]
    page = "/meetlat/index.html" if ending else "/meetlat/"
    asked = {"a page": [page + ending], "the engine": [name + ending for name in names]}
    return Contender(name=folder.name, address=address, folder=folder, asked=asked)


def _measure(contender: Contender, seconds: int, *, counts: bool) -> None:
    for what, paths in contender.asked.items():
        load = _load(contender, paths, seconds)
        if counts:
            contender.loads.setdefault(what, []).append(load)
    contender.memory.append(_memory(contender.folder))


def _load(contender: Contender, paths: Sequence[str], seconds: int) -> Load:
    call = ["wrk", "--threads", "1", "--connections", str(CONNECTIONS), "--timeout", "20"]
    call += ["--duration", f"{seconds}s", "--header", "Accept-Encoding: gzip, deflate, br"]
    call += ["--script", str(SCRIPT), contender.address, "--", *paths]
    before = _processor_time(contender.folder)
    said = subprocess.run(call, capture_output=True, text=True, check=True).stdout
    found = re.search(r"^report (.+)$", said, re.MULTILINE)
    if found is None:
        raise SystemExit(said)
    requests, took, size, half, slowest, errors = map(int, found[1].split())
    # wrk counts in microseconds.
    return Load(
        rate=requests / took * 1e6,
        megabytes=size / took,
        half=half / 1e3,
        slowest=slowest / 1e3,
        errors=errors,
        cost=(_processor_time(contender.folder) - before) / requests * 1e6,
    )


def _family(folder: Path) -> list[Path]:
    """Return what the system knows of nginx and its workers."""
    first = int((folder / "nginx.pid").read_text())
    others = Path(f"/proc/{first}/task/{first}/children").read_text().split()
    return [Path("/proc", str(number)) for number in (first, *others)]


def _processor_time(folder: Path) -> float:
    """Return the seconds that they computed so far, the system for them included."""
    counts = [(it / "stat").read_text().rpartition(")")[2].split()[11:13] for it in _family(folder)]
    return sum(int(ticks) for pair in counts for ticks in pair) / os.sysconf("SC_CLK_TCK")


def _memory(folder: Path) -> float:
    """Return their megabytes; what they share counts once."""
    texts = [(it / "smaps_rollup").read_text() for it in _family(folder)]
    return sum(int(re.findall(r"^Pss:\s+(\d+)", text, re.MULTILINE)[0]) for text in texts) / 1024


def _report(ours: Contender, bare: Contender) -> int:
    print(f"{'':<18}{'requests/s':>11}{'MB/s':>8}{'p50':>10}{'p99':>11}{'cost':>9}{'errors':>8}")
    for what in ours.asked:
        for each in (ours, bare):
            middle = each.middle(what)
            errors = sum(load.errors for load in each.loads[what])
            print(
                f"{what:<11}{each.name:<7}{middle.rate:>11,.0f}{middle.megabytes:>8.0f}"
                f"{middle.half:>7.2f} ms{middle.slowest:>8.2f} ms{each.cost(what):>6.0f} µs{errors:>8}"
            )
    print("memory " + ", ".join(f"{megabytes:.1f}" for megabytes in ours.memory) + " MB, per round")
    return int(not all([_costs(ours, bare), _flat(ours), _without_errors(ours)]))


def _costs(ours: Contender, bare: Contender) -> bool:
    costs = {what: ours.cost(what) / bare.cost(what) for what in ours.asked}
    for what, cost in costs.items():
        print(f"{what}: {cost:.2f} times the bare server (wanted: at most {WANTED_COST[what]})")
    return all(cost <= WANTED_COST[what] for what, cost in costs.items())


def _flat(ours: Contender) -> bool:
    growth = ours.memory[-1] / ours.memory[0]
    print(f"memory grew to {growth:.2f} of what it was (wanted: at most {WANTED_GROWTH})")
    return growth <= WANTED_GROWTH


def _without_errors(ours: Contender) -> bool:
    return not sum(load.errors for loads in ours.loads.values() for load in loads)


if __name__ == "__main__":
    given = [int(it) for it in sys.argv[1:]]
    sys.exit(main(*(given + [SECONDS, ROUNDS][len(given) :])))
