"""The engine by itself, on a page that holds nothing else."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from generator.engine import bundle

from tests.browser.drivers import Page
from tests.browser.meetlat import until
from tests.browser.static_server import StaticServer

SCRIPTS = Path(__file__).parents[2] / "site" / "browser"
POLICY = (
    "default-src 'none'; script-src 'self' blob: 'wasm-unsafe-eval'; worker-src blob:; "
    "connect-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "form-action 'none'; base-uri 'none'"
)
HTML = f"""<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Engine</title>
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<link rel="icon" href="data:,"><script type="module" src="page.js"></script>
<main data-engine="engine/%s"></main></html>
"""
SCRIPT = """
import { Engine } from "./engine.js";
globalThis.engine = new Engine();
globalThis.seen = [];
engine.addEventListener("stage", ({ detail }) => {
  if (seen.at(-1)?.stage === detail.stage) seen.pop();
  seen.push({ ...detail, lock: document.documentElement.dataset.lock ?? "off" });
});
"""
ASK = 'await engine.ask({ language: "nl", opgave: { total_fte: "10" } })'
LAST = "return seen.at(-1)"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with an engine and nothing else."""
    target = tmp_path_factory.mktemp("page")
    manifest = bundle(target / "engine")
    (target / "index.html").write_text(HTML % manifest.name)
    (target / "page.js").write_text(SCRIPT)
    for name in ("engine.js", "download.js", "lock.js", "questions.js"):
        shutil.copy(SCRIPTS / name, target)
    return target


@pytest.fixture
def server(serve: Callable[..., StaticServer], folder: Path, page: Page) -> StaticServer:
    """That page, opened; its engine waits to be started."""
    started = serve(folder)
    page.open(started.address)
    until(page, "typeof engine === 'object'")
    return started


@pytest.mark.usefixtures("server")
def test_the_stages_follow_each_other_and_the_lock_is_on_before_python(page: Page) -> None:
    """Fetching ends with every byte, then comes the lock, and only behind it Python."""
    page.run("await engine.start()")
    seen = page.run("return seen")
    assert [each["stage"] for each in seen] == ["fetching", "locking", "starting", "ready"]
    assert [each["lock"] for each in seen] == ["off", "off", "on", "on"]
    assert seen[0]["loaded"] == seen[0]["total"] > 10_000_000


@pytest.mark.usefixtures("server")
def test_a_question_before_the_start_is_answered_after_it(page: Page) -> None:
    """Whoever asks while the engine still loads gets the answer when it is there."""
    answer = page.run(f"void engine.start(); return {ASK}")
    assert answer["state"] == "incomplete"


def test_behind_the_lock_our_own_host_is_out_of_reach(page: Page, server: StaticServer) -> None:
    """A fetch to the host that the page came from is refused, and never gets there."""
    page.run("await engine.start()")
    refused = page.run('return fetch("page.js?late").then(() => false, () => true)')
    assert refused
    assert not [path for path in server.asked if "late" in path]


def test_it_works_with_the_cable_pulled(page: Page, server: StaticServer) -> None:
    """Once the lock is on, no network is needed."""
    page.run("await engine.start()")
    server.close()
    assert page.run(f"return {ASK}")["state"] == "incomplete"


def test_a_failed_download_can_be_tried_again(page: Page, server: StaticServer) -> None:
    """A file that does not come is a failure for want of a network; a second start fetches it."""
    with server.breaking("*.wasm"):
        page.run("await engine.start()")
        failed = page.run(LAST)
    page.run("await engine.start()")
    assert (failed["stage"], failed["reason"], failed["lock"]) == ("failed", "network", "off")
    assert page.run(LAST)["stage"] == "ready"


def test_a_broken_engine_starts_again_without_a_network(page: Page, server: StaticServer) -> None:
    """Behind the lock nothing can be fetched again, so what was fetched is kept."""
    page.run("""
        const Real = Worker;
        globalThis.Worker = class extends Real {
          constructor(...given) { super(...given); globalThis.last = this; }
        };
        await engine.start();
        last.dispatchEvent(new ErrorEvent("error", { message: "out of memory" }));
    """)
    assert page.run(LAST)["reason"] == "crash"
    server.close()
    page.run("await engine.start()")
    assert page.run(f"return {ASK}")["state"] == "incomplete"


@pytest.mark.usefixtures("server")
def test_only_the_latest_question_is_answered(page: Page) -> None:
    """Of questions asked while one is being answered, the latest wins; the others get null."""
    answers = page.run(f"""
        await engine.start();
        const ask = () => {ASK.removeprefix("await ")};
        return Promise.all([ask(), ask(), ask()]);
    """)
    assert [answer and answer["state"] for answer in answers] == [None, None, "incomplete"]


def test_a_browser_without_webassembly_is_told_so(page: Page, server: StaticServer) -> None:
    """What cannot run here fails at once, before a byte is fetched."""
    page.run("delete globalThis.WebAssembly; await engine.start()")
    assert page.run("return seen.map(({ reason }) => reason)") == ["unsupported"]
    assert not [path for path in server.asked if "engine/" in path]


@pytest.mark.usefixtures("server")
def test_the_lock_waits_for_what_the_page_still_fetches(page: Page) -> None:
    """A worked example that is fetched beside the engine is in before the lock closes."""
    fetched = page.run("""
        let text = "";
        const slow = () => new Promise((done) => engine.addEventListener("stage", ({ detail }) => {
          if (detail.stage === "locking") done();
        }));
        const before = slow().then(() => fetch("page.js")).then(async (r) => (text = await r.text()));
        await engine.start({ before });
        return text;
    """)
    assert "Engine" in fetched
    assert page.run(LAST)["stage"] == "ready"
