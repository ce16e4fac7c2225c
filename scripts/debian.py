"""What the project needs of a machine: used when it is there, from Debian's packages when it is not.

What is still missing then ends the run, with the command that would help: nothing is ever skipped.
"""

import os
import shutil
import sys
from collections.abc import Sequence

from scripts.browsers import attempt


def install(packages: Sequence[str]) -> None:
    """Install packages where this is Debian and we may."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        attempt(["apt-get", "update", "--quiet"])
        attempt(["apt-get", "install", "--yes", "--no-install-recommends", *packages])


def programs_ready(programs: Sequence[str], packages: Sequence[str], purpose: str) -> int:
    """Make sure of programs and say where each of them is; 1 when one is still missing, with what to run."""
    if _missing(programs):
        install(packages)
    for program in programs:
        print(f"{program}: {shutil.which(program) or 'MISSING'}")
    if gone := _missing(programs):
        names = " and ".join(gone)
        command = f"sudo apt-get install --no-install-recommends {' '.join(packages)}"
        print(f"\nNot on this machine: {names}. {purpose} Run:\n  {command}", file=sys.stderr)
        return 1
    return 0


def _missing(programs: Sequence[str]) -> list[str]:
    return [program for program in programs if shutil.which(program) is None]
