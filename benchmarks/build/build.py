"""Building a handbook: ours against MkDocs with Material and against Eleventy with Pagefind.

    python benchmarks/build/build.py [PAGES] [ROUNDS]

Every build starts from nothing and takes turns with the others, in memory where the system has a folder for
that, so that a slow disk does not count. Then ours again: with nothing changed, with a quarter of the pages (for
its memory), and while serving, from saving one page until a browser could show it.
"""

import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from benchmarks.build.contenders import Contender, contenders  # noqa: E402  the path is set above
from benchmarks.build.pages import articles  # noqa: E402
from benchmarks.used import used_by  # noqa: E402

PAGES = 1_000
ROUNDS = 3
SAVES = 9
IN_MEMORY = Path("/dev/shm")  # noqa: S108  nothing in it is trusted
WANTED = {"MkDocs with Material": 0.4, "Eleventy with Pagefind": 1.0}
WANTED_AGAIN = 0.1
WANTED_VISIBLE = 0.3
PART = 4
"""The smaller handbook, for the memory, has one in so many of the pages."""


def build(contender: Contender) -> tuple[float, int]:
    """Build from what is there; return the seconds, and the peak memory in kilobytes."""
    around = {"TMPDIR": str(contender.folder.parent), "NO_MKDOCS_2_WARNING": "1"}
    runs = [
        used_by(command, folder=contender.folder, surroundings=around)
        for command in contender.commands
    ]
    return sum(run.seconds for run in runs), max(run.kilobytes for run in runs)


def from_nothing(contender: Contender) -> tuple[float, int]:
    """Build after everything is gone that an earlier build left."""
    for path in contender.made:
        shutil.rmtree(path, ignore_errors=True)
    return build(contender)


@contextmanager
def serving(ours: Contender) -> Iterator[str]:
    """Serve our handbook; yield its address."""
    folders = [f"--{name}={ours.folder / name}" for name in ("content", "site")]
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--port=0", *folders]
    command.append(f"--dist={ours.folder / 'served'}")
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        if process.stdout is None:
            raise SystemExit("no output to read")
        yield process.stdout.readline().split()[0]
        process.terminate()


def seconds_until_visible(ours: Contender, address: str) -> list[float]:
    """Save one page so many times; return how long each took to come out of the server."""
    page = ours.folder / "content/nl/vragen/artikel-1.md"
    text, found = page.read_text("utf-8"), []
    for number in range(1, SAVES + 1):
        begin = time.monotonic()
        page.write_text(f"{text}\nBewaard: {number}.\n", "utf-8")
        _get(f"{address}__builds?seen={number}")
        if f"Bewaard: {number}." not in _get(f"{address}vragen/artikel-1/"):
            raise SystemExit("the change is not on the page")
        found.append(time.monotonic() - begin)
    return found


def _get(address: str) -> str:
    with urlopen(address) as response:  # noqa: S310  our own server
        return str(response.read().decode("utf-8"))


def main(pages: int, rounds: int) -> int:
    """Measure, print the table; return 1 when a target is missed."""
    base = IN_MEMORY if IN_MEMORY.is_dir() else None
    with TemporaryDirectory(dir=base) as folder:
        everyone = contenders(Path(folder) / "all", articles(pages))
        few = contenders(Path(folder) / "few", articles(pages // PART))[0]
        runs = [{one.name: from_nothing(one) for one in everyone} for _ in range(rounds)]
        ours = everyone[0]
        from_nothing(ours)
        again = statistics.median(build(ours)[0] for _ in range(rounds))
        memory = from_nothing(few)[1]
        with serving(ours) as address:
            visible = statistics.median(seconds_until_visible(ours, address))
    seconds = {name: statistics.median(run[name][0] for run in runs) for name in runs[0]}
    kilobytes = statistics.median(run["ours"][1] for run in runs)
    lines = list(_told(seconds, again, visible, kilobytes / memory))
    print("\n".join(text for text, _ in lines))
    return int(not all(fine for _, fine in lines))


def _told(
    seconds: dict[str, float], again: float, visible: float, memory: float
) -> Iterator[tuple[str, bool]]:
    ours = seconds["ours"]
    yield f"ours, from nothing: {ours:.2f} s", True
    for name, wanted in WANTED.items():
        ratio = ours / seconds[name]
        text = f"{name}: {seconds[name]:.2f} s, ours {ratio:.2f} × (wanted {wanted})"
        yield text, ratio <= wanted
    ratio = again / ours
    yield (
        f"again, nothing changed: {again:.2f} s, {ratio:.3f} × (wanted {WANTED_AGAIN})",
        ratio <= WANTED_AGAIN,
    )
    yield (
        f"one page saved while serving: {visible:.2f} s (wanted {WANTED_VISIBLE})",
        (visible <= WANTED_VISIBLE),
    )
    yield f"memory for {PART} times the pages: {memory:.2f} × (wanted {PART})", memory <= PART


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(*(given + [PAGES, ROUNDS][len(given) :])))
