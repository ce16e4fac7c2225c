"""What a process used, from its start to its end."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

# A process is counted with the memory of the one that starts it, so a small one starts it.
LAUNCHER = """
import json, os, sys
pid = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, used = os.wait4(pid, 0)
told = [os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss]
os.write(int(sys.argv[1]), json.dumps(told).encode())
"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Used:
    """Seconds from start to end, seconds of a processor, and peak memory in kilobytes."""

    seconds: float
    processor: float
    kilobytes: int


def used_by(
    command: Sequence[str | Path],
    *,
    folder: Path | None = None,
    output: Path | None = None,
    surroundings: Mapping[str, str] | None = None,
) -> Used:
    """Run a command to its end; `SystemExit` when it fails."""
    reading, writing = os.pipe()
    launch = [sys.executable, "-I", "-S", "-c", LAUNCHER, str(writing), *map(str, command)]
    begin = time.monotonic()
    with (output or Path(os.devnull)).open("wb") as target, os.fdopen(reading, "rb") as answer:
        where = None if output is None else target
        environment = {**os.environ, **(surroundings or {})}
        subprocess.run(
            launch, cwd=folder, stdout=where, env=environment, pass_fds=[writing], check=True
        )
        seconds = time.monotonic() - begin
        os.close(writing)
        status, processor, kilobytes = json.loads(answer.read())
    if status != 0:
        raise SystemExit(f"{' '.join(map(str, command))} ended with {status}")
    return Used(seconds=seconds, processor=processor, kilobytes=kilobytes)
