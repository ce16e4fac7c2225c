"""Make a mirror of the release that was made to try, by doing what the page about mirrors says: `make mirror`."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.debian import programs_ready

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "content/nl/over/spiegelen.md"
RELEASED = ROOT / "releases/proef"
MIRROR = ROOT / ".cache/mirror"
"""The folder with the files of the release; the page has the site unpacked below it."""
STEP = re.compile(r"^\d+\. .*?`(?P<command>[^`]+)`", re.MULTILINE)


def commands(page: Path) -> list[str]:
    """Return what the steps of a page about mirrors say to type."""
    return [found["command"] for found in STEP.finditer(page.read_text("utf-8"))]


def for_this_release(command: str, released: Path) -> str:
    """Return a command of the page with the version of the release in place of that of the page."""
    (archive,) = released.glob("*.zip")
    return re.sub(r"pso-meetlat-\d+\.\d+\.\d+", archive.stem, command)


def follow(page: Path, released: Path, folder: Path) -> Iterator[str]:
    """Put the files in an empty folder and run the commands there, one after the other; yield each that went well.

    Raises:
        CalledProcessError: a command failed, so the page or the release is wrong.

    """
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(released, folder)
    for command in commands(page):
        typed = for_this_release(command, released)
        subprocess.run(["bash", "-c", typed], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        yield typed


if __name__ == "__main__":
    if programs_ready(["unzip"], ["unzip"], "The page about mirrors says to unpack with it."):
        sys.exit(1)
    for done in follow(PAGE, RELEASED, MIRROR):
        sys.stdout.write(f"{done}\n")
