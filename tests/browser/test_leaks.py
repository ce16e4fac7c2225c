"""Behind the lock nothing leaves: not to elsewhere, and not to our own host either."""

import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.drivers import Browser, Page
from tests.browser.meetlat import LOCKED, at_stage, open_with, until
from tests.browser.sink import Sink
from tests.browser.static_server import StaticServer

HERE = Path(__file__).parent
PROBES = (HERE / "probes.js").read_text()
WAYS_OUT = tomllib.loads((HERE / "ways_out.toml").read_text())
BARE_PAGE = '<!doctype html><html lang="en"><title>No policy at all</title><body></body></html>'
# Only a page can do these, and they cannot carry a path of our host.
ONLY_ELSEWHERE = {"page/preconnect", "page/peer", "page/framedpeer"}


@pytest.fixture
def bare(serve: Callable[..., StaticServer], tmp_path: Path) -> StaticServer:
    """A page without any policy, where every attempt has to arrive."""
    (tmp_path / "index.html").write_text(BARE_PAGE)
    return serve(tmp_path)


def test_without_the_lock_every_attempt_arrives(
    browser: Browser, page: Page, bare: StaticServer, sink: Sink
) -> None:
    """On a page without a policy each attempt arrives, so a server that stays empty means something."""
    page.open(bare.address)
    expected = staying(page) - absent(browser)
    try_all(page, sink, bare)
    assert sink.wait_for(expected) == expected
    at_home = ways("page", page, "AT_HOME") | expected - ONLY_ELSEWHERE
    assert at_home <= heard_at_home(bare)


def test_without_the_lock_every_way_to_leave_works(
    browser: Browser, page: Page, bare: StaticServer, sink: Sink
) -> None:
    """On a page without a policy a script can leave in each way that the leak test tries."""
    page.open(bare.address)
    expected = ways("page", page, "LEAVING")
    left = {way for way in expected if leaves_by(way, sink, lambda: opened(browser, bare.address))}
    assert left == expected - absent(browser)


def test_behind_the_lock_nothing_arrives(
    browser: Browser, page: Page, site: StaticServer, sink: Sink
) -> None:
    """Neither the page, nor a worker, nor the engine's own worker reaches any host."""
    open_with(page, site, f"{PROBES}; joinNextWorker(...values)", worker_source("engine"))
    until(page, at_stage("ready"))
    asked = len(site.asked)
    try_all(page, sink, site)
    page.run(f"{PROBES}; await tryWorker(...values)", targets(sink, site), "engine")
    # Nothing stops a page from being left; when that arrives, all that was sent before it has too.
    page.run("location.assign(values[0])", f"{sink.targets['http']}/end")
    arrived = sink.wait_for({"end"})
    assert arrived - {"end", "favicon.ico"} == set(WAYS_OUT[browser.engine]["open"])
    assert site.asked[asked:] == []


def test_behind_the_lock_only_the_named_ways_to_leave_work(
    browser: Browser, page: Page, site: StaticServer, sink: Sink
) -> None:
    """What can still leave the locked page is exactly what the privacy page names."""
    page.open(site.address)
    tried = ways("page", page, "LEAVING")
    left = {way for way in tried if leaves_by(way, sink, lambda: locked(browser, site))}
    assert left == set(WAYS_OUT[browser.engine]["leaving"])


def absent(browser: Browser) -> set[str]:
    """What this browser does not know."""
    return set(WAYS_OUT[browser.engine]["absent"])


def staying(page: Page) -> set[str]:
    """Every attempt that leaves the page where it is."""
    in_page = ways("page", page, "EVERYWHERE", "IN_PAGE")
    return in_page | ways("worker", page, "EVERYWHERE", "IN_WORKER")


def ways(place: str, page: Page, *groups: str) -> set[str]:
    """Name the attempts of some groups in probes.js as they arrive from a place."""
    names = page.run(f"{PROBES}; return Object.keys({{ ...{', ...'.join(groups)} }})")
    return {f"{place}/{name}" for name in names}


def targets(sink: Sink, site: StaticServer) -> list[dict[str, object]]:
    """Where to send things: elsewhere, and to the host that the page itself came from."""
    home = f"{site.address}leak"
    return [
        dict(sink.targets),
        {**sink.targets, "http": home, "socket": home.replace("http", "ws", 1), "home": True},
    ]


def heard_at_home(site: StaticServer) -> set[str]:
    """What arrived at the page's own host."""
    return {path.removeprefix("/leak/") for path in site.asked}


def try_all(page: Page, sink: Sink, site: StaticServer) -> None:
    """Try everything from the page, and from a worker that the page starts now."""
    everywhere = targets(sink, site)
    page.run(f"{PROBES}; await tryPage(...values)", everywhere)
    page.run(f"{PROBES}; await tryWorker(...values)", everywhere, "worker", worker_source("worker"))


def worker_source(place: str) -> str:
    """A script for in a worker; it takes hold of fetch first, which the engine replaces later."""
    hold = "const fetch = globalThis.fetch.bind(globalThis);"
    return f'(() => {{ {hold} {PROBES}; tryWhenAsked("{place}"); }})();'


def opened(browser: Browser, address: str) -> Page:
    """Open an address in a new tab."""
    page = browser.page()
    page.open(address)
    return page


def locked(browser: Browser, site: StaticServer) -> Page:
    """Open the Meetlat in a new tab and wait for its lock."""
    page = opened(browser, f"{site.address}meetlat/")
    until(page, LOCKED)
    return page


def leaves_by(way: str, sink: Sink, fresh: Callable[[], Page]) -> bool:
    """Tell whether something arrives elsewhere when a click in a fresh tab tries this way."""
    sink.forget()
    page = fresh()
    page.run(f"{PROBES}; offerToLeave(...values)", sink.targets, way.removeprefix("page/"))
    page.click("#leave")
    arrived = sink.wait_for_any({way, "end"})
    page.close()
    return way in arrived
