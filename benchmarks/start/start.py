"""Cold start to the first result: ours with the lock on, against npm's files as shipped.

python benchmarks/start/start.py [ROUNDS]
"""

import json
import shutil
import statistics
import sys
import tempfile
import zipfile
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]

from generator.engine.bundle import bundle  # noqa: E402  the path is set above
from generator.engine.calculator import calculator_sources  # noqa: E402
from generator.engine.sources import Sources  # noqa: E402

from benchmarks.start.server import Server, pack, serve  # noqa: E402

ROUNDS = 9
WANTED_RATIO = 0.6
WANTED_BYTES = 3_600_000
SHIPPED = ("pyodide.mjs", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
SCRIPTS = ("engine.js", "download.js", "lock.js", "questions.js")

POLICY = (
    "default-src 'none'; script-src 'self' blob: 'wasm-unsafe-eval'; worker-src blob:; "
    "connect-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "form-action 'none'; base-uri 'none'"
)
KEPT = {"Cache-Control": "public, max-age=31536000, immutable"}

# Each page notes by itself when its first result stood there.
FIRST_RESULT = "performance.getEntriesByName('first result')[0].startTime"
PATIENCE = 60_000

OPGAVE = {
    "format": "pso-opgave/1",
    "reference_date": "2023-10-01",
    "fulltime_hours": 36,
    "total_fte": 48.5,
    "placements": [
        {"label": "A", "position": "wajong", "contract": "regulier", "hours": 32, "people": 2},
    ],
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Contender:
    """One way to start, and how long each start took."""

    name: str
    server: Server
    times: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The middle of its times, in milliseconds."""
        return statistics.median(self.times)


def main(rounds: int) -> int:
    """Measure, print the table; return 1 when a target is missed."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        ours, shipped = _ours(Path(folder) / "ours"), _shipped(Path(folder) / "shipped")
        contenders = (
            Contender(
                name="ours, with the lock",
                server=stack.enter_context(
                    serve(ours, {**KEPT, "Content-Security-Policy": POLICY})
                ),
            ),
            Contender(
                name="npm's files as shipped", server=stack.enter_context(serve(shipped, KEPT))
            ),
        )
        _measure(contenders, rounds)
        return _report(*contenders)


def _ours(folder: Path) -> Path:
    shutil.copytree(HERE / "ours", folder)
    manifest = bundle(folder)
    page = folder / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("MANIFEST", manifest.name))
    for script in SCRIPTS:
        shutil.copy(ROOT / "site" / "browser" / script, folder)
    return _packed(folder)


def _shipped(folder: Path) -> Path:
    shutil.copytree(HERE / "shipped", folder)
    (folder / "pyodide").mkdir()
    sources = Sources.under(ROOT)
    for name in (*SHIPPED, "pyodide-lock.json"):
        shutil.copy(sources.pyodide / name, folder / "pyodide")
    with zipfile.ZipFile(folder / "calculator.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in calculator_sources(sources.calculator).items():
            archive.writestr(name, content)
    return _packed(folder)


def _packed(folder: Path) -> Path:
    (folder / "opgave.json").write_text(json.dumps(OPGAVE), encoding="utf-8")
    pack(folder)
    return folder


def _measure(contenders: tuple[Contender, ...], rounds: int) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium())
        for contender in contenders:
            _start(browser, contender)  # the browser's own first start counts for neither
        for number in range(rounds):
            # Turn about, and each first as often as the other: a busy machine hurts both alike.
            order = contenders if number % 2 else contenders[::-1]
            for contender in order:
                contender.server.wire.clear()
                contender.times.append(_start(browser, contender))
        browser.close()


def _chromium() -> str | None:
    """Debian's Chromium where it is installed, else the one that Playwright brought."""
    return shutil.which("chromium")


def _start(browser: Browser, contender: Contender) -> float:
    """Return the milliseconds from opening the page to its first result, nothing cached."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(contender.server.address)
    page.locator("[data-result] *").first.wait_for(state="attached")
    elapsed = float(page.evaluate(FIRST_RESULT))
    context.close()
    return elapsed


def _report(ours: Contender, shipped: Contender) -> int:
    print(f"{'':<26}{'median':>9}{'fastest':>9}{'slowest':>9}{'requests':>10}{'bytes':>11}")
    for each in (ours, shipped):
        wire = each.server.wire
        print(
            f"{each.name:<26}{each.median:>6.0f} ms{min(each.times):>6.0f} ms"
            f"{max(each.times):>6.0f} ms{wire.requests:>10}{wire.sent:>11,}"
        )
    ratio = ours.median / shipped.median
    sent = ours.server.wire.sent
    print(f"ratio of the medians {ratio:.2f} (wanted: at most {WANTED_RATIO})")
    print(f"bytes over the wire {sent:,} (wanted: at most {WANTED_BYTES:,})")
    return int(ratio > WANTED_RATIO or sent > WANTED_BYTES)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))
