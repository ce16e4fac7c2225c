"""Make sure that all three browsers are on this machine: `make browsers`.

What is there is used. What is missing comes from Playwright, else from Debian's packages. What is
still missing then ends the run, with the commands that would help: no browser is ever skipped.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator

from tests.browser.installed import ENGINES, PACKAGES, Engine, find

# Long enough for three browsers over a slow line; where there is no line it fails at once.
PATIENCE = 300


def main() -> int:
    """Fetch what is missing; 0 when all three are there."""
    for fetch in (from_playwright, from_debian):
        if gone := missing():
            fetch(gone)
    for engine in ENGINES:
        print(find(engine) or f"{engine}: MISSING")
    if gone := missing():
        print(help_for(gone), file=sys.stderr)
        return 1
    return 0


def missing() -> list[Engine]:
    """Engines without a browser."""
    return [engine for engine in ENGINES if find(engine) is None]


def from_playwright(engines: Iterable[Engine]) -> None:
    """The normal way; as root also the libraries that its browsers need."""
    playwright = [sys.executable, "-m", "playwright"]
    if attempt([*playwright, "install", *engines]) and os.geteuid() == 0:
        attempt([*playwright, "install-deps", *engines])


def from_debian(engines: Iterable[Engine]) -> None:
    """The distribution's own browsers, where we may install packages."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        attempt(["apt-get", "update", "--quiet"])
        attempt(["apt-get", "install", "--yes", "--no-install-recommends", *packages(engines)])


def attempt(command: list[str]) -> bool:
    """Run a command that may fail: what counts is which browsers are there afterwards."""
    print("trying:", *command, flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(command, check=False, timeout=PATIENCE, env=quiet).returncode == 0
    except subprocess.TimeoutExpired:
        print(f"gave up after {PATIENCE} seconds", flush=True)
        return False


def packages(engines: Iterable[Engine]) -> Iterator[str]:
    """Debian's packages for some engines."""
    for engine in engines:
        yield from PACKAGES[engine]


def help_for(engines: list[Engine]) -> str:
    """Say what to run to get the missing browsers."""
    names = " ".join(engines)
    return (
        f"\nNot on this machine: {names}. The tests need all three browsers. Run one of:\n"
        f"  .venv/bin/playwright install --with-deps {names}\n"
        f"  sudo apt-get install {' '.join(packages(engines))}"
    )


if __name__ == "__main__":
    sys.exit(main())
