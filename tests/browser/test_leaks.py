"""Behind the lock nothing leaves: not to elsewhere, and not to our own host either."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.drivers import Browser, FramedPage, Page
from tests.browser.meetlat import LOCKED, UNTIL, at_stage, keeps, open_with, until
from tests.browser.partner import HEAD
from tests.browser.sink import Sink
from tests.browser.static_server import StaticServer

HERE = Path(__file__).parent
PROBES = (HERE / "probes.js").read_text()
WAYS_OUT = tomllib.loads((HERE / "ways_out.toml").read_text())
# Does all that ours must not: asks for what it is told, hands out whatever is in the cache.
BARE_WORKER = """
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("message", ({ data }) => fetch(data.url ?? data, { mode: "no-cors" }));
addEventListener("fetch", (event) => {
  const network = fetch(event.request);
  event.respondWith(caches.match(event.request, { ignoreSearch: true }).then((found) => found ?? network));
});
"""
REGISTER = """
await navigator.serviceWorker.register("sw.js");
await navigator.serviceWorker.ready;
await (await caches.open("a")).add("./");
"""
BARE_PAGE = '<!doctype html><html lang="en"><title>No policy at all</title><body></body></html>'
# Only a page can do these, and they cannot carry a path of our host.
ONLY_ELSEWHERE = {"page/preconnect", "page/peer", "page/framedpeer"}
MOST_VISITS = 8


@pytest.fixture
def bare(serve: Callable[..., StaticServer], tmp_path: Path) -> StaticServer:
    """A page without any policy, where every attempt has to arrive."""
    (tmp_path / "index.html").write_text(BARE_PAGE)
    (tmp_path / "sw.js").write_text(BARE_WORKER)
    return serve(tmp_path)


def test_without_the_lock_every_attempt_arrives(
    browser: Browser, page: Page, bare: StaticServer, sink: Sink
) -> None:
    """On a page without a policy each attempt arrives, so a server that stays empty means something."""
    page.open(bare.address)
    expected = staying(page) - absent(browser)
    try_all(page.run, sink, bare)
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
    keeps(page, site, "offline/")
    open_with(page, site, f"{PROBES}; joinNextWorker(...values)", worker_source("engine"))
    until(page, at_stage("ready"))
    asked = len(site.asked)
    try_all(page.run, sink, site)
    page.run(f"{PROBES}; await tryWorker(...values)", targets(sink, site), "engine")
    # Nothing stops a page from being left; when that arrives, all that was sent before it has too.
    page.run("location.assign(values[0])", f"{sink.targets['http']}/end")
    arrived = sink.wait_for({"end"})
    assert arrived - {"end", "favicon.ico"} == set(WAYS_OUT[browser.engine]["open"])
    # Now and then a browser looks for a new version, whatever a page does.
    assert set(site.asked[asked:]) <= {"/sw.js"}


@pytest.fixture
def framed(
    page: FramedPage, site: StaticServer, serve: Callable[..., StaticServer], tmp_path: Path
) -> FramedPage:
    """A page of somebody else, with the Meetlat at work in its frame."""
    frame = f'<iframe src="{site.address}insluiten/" title="Meetlat"></iframe>'
    (tmp_path / "index.html").write_text(HEAD + frame)
    page.open(serve(tmp_path).address)
    page.run_in_frame(UNTIL % at_stage("ready"), 40)
    return page


def test_in_a_frame_of_another_site_nothing_arrives_either(
    browser: Browser, framed: FramedPage, site: StaticServer, sink: Sink
) -> None:
    """The page around it has no lock; the one in the frame holds, also for its worker."""
    asked = len(site.asked)
    try_all(framed.run_in_frame, sink, site)
    framed.run("new Image().src = values[0]", f"{sink.targets['http']}/end")
    arrived = sink.wait_for({"end"})
    assert arrived - {"end", "favicon.ico"} == set(WAYS_OUT[browser.engine]["open"])
    assert set(site.asked[asked:]) <= {"/sw.js"}


def test_without_the_lock_everything_left_for_later_arrives(
    browser: Browser, page: Page, bare: StaticServer, sink: Sink, serve: Callable[..., StaticServer]
) -> None:
    """On a page without a policy, with a service worker that does as it is told, each way arrives."""
    page.open(bare.address)
    tried = names_of(page, "LATER")
    expected = tried - set(WAYS_OUT[browser.engine]["absent_later"])
    arrived: set[str] = set()
    for way in tried:
        # An origin of its own: some ways use the same place.
        site = serve(bare.folder)
        page.open(site.address)
        page.run(REGISTER)
        arrived |= left_for_later(page, site, sink, {way}, expected & {way})
    assert arrived == expected


def test_behind_the_lock_only_the_named_ways_stay_for_later(
    browser: Browser, page: Page, site: StaticServer, sink: Sink
) -> None:
    """Neither our service worker nor the browser hands on what a locked page leaves, but as listed."""
    keeps(page, site, "offline/")
    page.open(f"{site.address}meetlat/")
    until(page, LOCKED)
    expected = set(WAYS_OUT[browser.engine]["later"])
    assert left_for_later(page, site, sink, names_of(page, "LATER"), expected) == expected
    assert "PSO-meetlat" in page.run("return document.title")


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


def left_for_later(
    page: Page, site: StaticServer, sink: Sink, tried: set[str], expected: set[str]
) -> set[str]:
    """Leave something in each way, visit the site again, and tell what arrived anywhere.

    A browser asks for a new version when it sees fit: what is expected gets some more visits to arrive in.
    """
    for way in sorted(tried):
        page.run(f"{PROBES}; await leaveForLater(...values)", sink.targets, way)
    arrived: set[str] = set()
    for visit in range(MOST_VISITS):
        page.open(f"{site.address}?visit-{visit}")
        # When this is in, so is all that the page itself asked before it.
        page.run("new Image().src = values[0]", f"{sink.targets['http']}/end")
        heard = " ".join([*site.asked, *site.carried, *sink.wait_for({"end"})])
        port = urlsplit(site.address).port
        arrived = {way for way in tried if f"later-{way}-{port}" in heard}
        if visit and expected <= arrived:
            break
    return arrived


def names_of(page: Page, *groups: str) -> set[str]:
    """Name the attempts of some groups in probes.js."""
    return set(page.run(f"{PROBES}; return Object.keys({{ ...{', ...'.join(groups)} }})"))


def staying(page: Page) -> set[str]:
    """Every attempt that leaves the page where it is."""
    in_page = ways("page", page, "EVERYWHERE", "IN_PAGE")
    return in_page | ways("worker", page, "EVERYWHERE", "IN_WORKER")


def ways(place: str, page: Page, *groups: str) -> set[str]:
    """Name the attempts of some groups in probes.js as they arrive from a place."""
    return {f"{place}/{name}" for name in names_of(page, *groups)}


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


def try_all(run: Callable[..., object], sink: Sink, site: StaticServer) -> None:
    """Try everything from where `run` runs a script, and from a worker that it starts now."""
    everywhere = targets(sink, site)
    run(f"{PROBES}; await tryPage(...values)", everywhere)
    run(f"{PROBES}; await tryWorker(...values)", everywhere, "worker", worker_source("worker"))


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
