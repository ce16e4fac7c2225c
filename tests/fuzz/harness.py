"""What throws inputs at a reader: it must answer each of them, soon and in little memory."""

import resource
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from types import FrameType
from typing import Protocol

SECONDS = 5
"""For one input. The slowest takes a fraction of it, also on a busy machine."""
MEMORY = 600 * 2**20
"""Of the whole process, in bytes of address space above what it starts with."""
LONGEST = 200_000


class Source(Protocol):
    """Makes inputs, the same for the same seed."""

    def next(self) -> tuple[str, bytes]:
        """Give the kind of an input, and the input."""


Check = Callable[[bytes], str]
"""Reads one input and uses all that comes out; gives what became of it, and raises where it should not have."""


class TooSlowError(Exception):
    """One input took longer than it may."""


def _ring(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlowError


def mutated(rng: Random, pieces: Sequence[bytes], data: bytes) -> bytes:
    """Change a few places: cut, repeat, swap, overwrite, or put a piece in."""
    for _ in range(rng.choice((1, 1, 2, 3, 8))):
        at = rng.randrange(len(data) + 1)
        to = min(len(data), at + rng.choice((0, 1, 2, 5, 40, 400)))
        piece = rng.choice((rng.choice(pieces), rng.randbytes(rng.randrange(1, 6)), b""))
        match rng.randrange(4):
            case 0:
                data = data[:at] + piece + data[to:]
            case 1:
                data = data[:to] + data[at:to] * rng.choice((1, 2, 20)) + data[to:]
            case 2:
                data = data[at:] + data[:at]
            case _:
                data = data[:at] if rng.randrange(4) else data.replace(data[at:to] or b";", piece)
        data = data[:LONGEST]
    return data


def run(name: str, source: Source, check: Check, count: int) -> None:
    """Check so many inputs and print what became of them; raises at the first that fails, and keeps that one."""
    became, kinds, slowest = Counter[str](), Counter[str](), 0.0
    signal.signal(signal.SIGALRM, _ring)
    for number in range(count):
        kind, data = source.next()
        started = time.perf_counter()
        signal.alarm(SECONDS)
        try:
            became[check(data)] += 1
        except BaseException as error:
            signal.alarm(0)
            print(f"input {number} ({kind}) failed with {error!r}; it is in {_kept(name, data)}")
            raise
        finally:
            signal.alarm(0)
        slowest = max(slowest, time.perf_counter() - started)
        kinds[kind] += 1
    _print(name, kinds, became, slowest)


def _kept(name: str, data: bytes) -> Path:
    place = Path(tempfile.gettempdir()) / f"fuzz_{name}"
    place.write_bytes(data)
    return place


def _print(name: str, kinds: Counter[str], became: Counter[str], slowest: float) -> None:
    print(f"{name}: {kinds.total()} inputs, none failed; the slowest took {slowest:.2f} s")
    for counts in (kinds, became):
        print("\n".join(f"  {it:<24}{number:>10}" for it, number in counts.most_common()), "\n")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"  peak memory {peak / 1024:.0f} MB\n")


def bound_memory() -> None:
    """Let a request for far too much memory fail, instead of the machine."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    most = pages * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
