"""The process that builds for `serve`: it lives on, so that only what changed is made again."""

import json
import subprocess
import sys
import threading
import traceback
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath
from typing import Self

from generator.compress import QUICK, compressed
from generator.making.memory import Memory
from generator.making.site import make_site
from generator.offline import SCRIPT
from generator.output import write
from generator.places import Places
from generator.problem import Report
from generator.search.index import search_index

CALL = Path(__file__).resolve().parents[3] / "build.py"
STOPPED = "De bouw is gestopt door een fout in de code."


@dataclass(frozen=True, kw_only=True, slots=True)
class Done:
    """What came of a build: what is wrong, empty when all is well; and the files that are no longer as they were."""

    problems: str
    changed: tuple[str, ...] = ()


@dataclass(kw_only=True, slots=True)
class Builder:
    """Asks the process for a build; starts it when there is none."""

    places: Places
    url: str | None
    process: subprocess.Popen[str] | None = None
    asking: threading.Lock = field(default_factory=threading.Lock)

    def __enter__(self) -> Self:
        """Nothing yet: the process starts at the first build."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let no process stay behind."""
        self.forget()

    @property
    def reads(self) -> tuple[Path, ...]:
        """Everything that a build depends on."""
        return self.places.content, self.places.site, CALL, CALL.parent / "calculator"

    def is_code(self, path: Path) -> bool:
        """Whether a change of this file counts only in a new process."""
        return path.suffix == ".py" or path.is_relative_to(CALL.parent / "calculator")

    def forget(self) -> None:
        """End the process; the next build starts another."""
        with self.asking:
            if self.process:
                self.process.kill()
                self.process.communicate()
            self.process = None

    def build(self) -> Done:
        """Build, and say what came of it."""
        with self.asking:
            self.process = self.process or self._started()
            done = _answer(self.process)
            if done is None:
                self.process = None
                return Done(problems=f"{STOPPED} De terminal zegt welke.\n")
            sys.stderr.write(done.problems)
            return done

    def _started(self) -> subprocess.Popen[str]:
        command = [sys.executable, str(CALL), "builder"]
        for name in ("content", "site", "dist"):
            command += [f"--{name}", str(getattr(self.places, name))]
        if self.url is not None:
            command += ["--url", self.url]
        pipe = subprocess.PIPE
        return subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)


def _answer(process: subprocess.Popen[str]) -> Done | None:
    """Ask for a build; nothing when the process has ended, such as on code that cannot be read."""
    if process.stdin is None or process.stdout is None:
        return None
    try:
        process.stdin.write("build\n")
        process.stdin.flush()
        return Done(**json.loads(process.stdout.readline()))
    except (OSError, ValueError):
        return None


def build_on_demand(places: Places, url: str | None) -> int:
    """Build for every line that comes in, and answer what came of it; until there are no more lines."""
    site = _Served(places=places, url=url)
    for _ in sys.stdin:
        sys.stdout.write(f"{json.dumps(asdict(_built(site)))}\n")
        sys.stdout.flush()
    return 0


def _built(site: "_Served") -> Done:
    try:
        return site.build()
    except Exception as error:  # noqa: BLE001  whoever changes the code sees its mistakes here first
        # The terminal has the whole of it; a page gets the last line.
        traceback.print_exc()
        return Done(problems=f"{STOPPED}\n{traceback.format_exception_only(error)[-1]}")


@dataclass(kw_only=True, slots=True)
class _Served:
    """The site as it was written last, and everything that spares work the next time."""

    places: Places
    url: str | None
    memory: Memory = field(default_factory=Memory)
    written: Mapping[str, bytes] = field(default_factory=dict)
    twins: Mapping[str, bytes] = field(default_factory=dict)

    def build(self) -> Done:
        """Make what changed and write it; where something is wrong, nothing is written."""
        report = Report()
        files = make_site(self.places, self.url, "editors", report, self.memory)
        if not report:
            files |= self._search_index(files, report)
        if report:
            return Done(problems=str(report))
        self.twins = self._compressed(files)
        written = files | self.twins
        write(written, self.places.dist, self.written)
        before, self.written = self.written, written
        names = before.keys() | written.keys()
        return Done(problems="", changed=tuple(n for n in names if before.get(n) != written.get(n)))

    def _search_index(self, files: Mapping[str, bytes], report: Report) -> dict[str, bytes]:
        """Return the index of the first build: who saves a page should not wait for a new one."""
        return self.memory.once("search", lambda: search_index(files, self.places, report))

    def _compressed(self, files: Mapping[str, bytes]) -> dict[str, bytes]:
        """Compress what changed; but pages are served as they are, and there is no service worker."""
        parts = {
            n: c for n, c in files.items() if PurePosixPath(n).suffix not in QUICK and n != SCRIPT
        }
        changed = {n: c for n, c in parts.items() if self.written.get(n) != c}
        kept = {
            n: c for n, c in self.twins.items() if n.rpartition(".")[0] in parts.keys() - changed
        }
        return kept | compressed(changed, self.places.cache / "compressed")
