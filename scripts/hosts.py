"""Make sure that nginx and Caddy are on this machine: `make hosts`.

What is there is used. What is missing comes from Debian's packages. What is still missing then ends the run, with
the command that would help: no host is ever skipped.
"""

import os
import shutil
import sys

from scripts.browsers import attempt
from tests.hosting.servers import PACKAGES, PROGRAMS


def main() -> int:
    """Install what is missing; 0 when all of it is there."""
    if missing() and os.geteuid() == 0 and shutil.which("apt-get"):
        attempt(["apt-get", "update", "--quiet"])
        attempt(["apt-get", "install", "--yes", "--no-install-recommends", *PACKAGES])
    for program in PROGRAMS:
        print(f"{program}: {shutil.which(program) or 'MISSING'}")
    if gone := missing():
        print(help_for(gone), file=sys.stderr)
        return 1
    return 0


def missing() -> list[str]:
    """Programs that are not there."""
    return [program for program in PROGRAMS if shutil.which(program) is None]


def help_for(programs: list[str]) -> str:
    """Say what to run to get them."""
    return (
        f"\nNot on this machine: {' and '.join(programs)}. The tests serve the site with them. Run:\n"
        f"  sudo apt-get install --no-install-recommends {' '.join(PACKAGES)}"
    )


if __name__ == "__main__":
    sys.exit(main())
