"""Many pages at once: as many processes as there are processors, each with its share of the pages."""

import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

Job = TypeVar("Job")
Result = TypeVar("Result")

# Below this many, starting processes takes longer than it saves.
WORTH_IT = 40
SHARE = 8


def at_once(make: Callable[[Job], Result], jobs: Sequence[Job]) -> list[Result]:
    """Return what `make` makes of every job, in their order."""
    processors = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
    if len(jobs) < WORTH_IT or processors == 1 or not _can_fork():
        return [make(job) for job in jobs]
    _Work.make, _Work.jobs = make, jobs
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(processors, mp_context=context) as pool:
        return list(pool.map(_one, range(len(jobs)), chunksize=SHARE))


class _Work:
    """What a forked process finds in its memory: the site around the pages is far too large to send."""

    make: Callable[[Any], Any]
    jobs: Sequence[Any]


def _one(index: int) -> Any:  # noqa: ANN401  as `make` returns it
    return _Work.make(_Work.jobs[index])


def _can_fork() -> bool:
    """Whether a copy of this process would work: not on every system, and never beside other threads."""
    return "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
