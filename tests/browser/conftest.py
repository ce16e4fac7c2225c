"""What every browser test needs: a browser, a tab, and the built site on a host of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.browser.drivers import Browser, Page, launch
from tests.browser.installed import ENGINES
from tests.browser.partner import Partner, write_page
from tests.browser.sink import Sink
from tests.browser.static_server import StaticServer
from tests.built import BUILT


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a browser, so that `make check` can do without."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="session", params=ENGINES)
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Each of the three browsers in turn."""
    started = launch(request.param)
    yield started
    started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A tab without a past."""
    tab = browser.page()
    yield tab
    tab.close()


@pytest.fixture
def serve() -> Iterator[Callable[..., StaticServer]]:
    """Serve a folder; every server is an origin of its own, so nothing is remembered."""
    servers: list[StaticServer] = []

    def start(folder: Path = BUILT, prefix: str = "/") -> StaticServer:
        servers.append(StaticServer(folder, prefix))
        return servers[-1]

    yield start
    for server in servers:
        server.close()


@pytest.fixture
def site(serve: Callable[..., StaticServer], request: pytest.FixtureRequest) -> StaticServer:
    """The built site, as a visitor finds it; for a test marked `online` without what it keeps for a visit offline."""
    if not (BUILT / "index.html").is_file():
        pytest.fail(f"there is no {BUILT} to test; run: make build")
    server = serve()
    if request.node.get_closest_marker("online"):
        server.keep_nothing()
    return server


@pytest.fixture
def sink() -> Iterator[Sink]:
    """A server elsewhere."""
    server = Sink()
    yield server
    server.close()


@pytest.fixture
def partner(serve: Callable[..., StaticServer], site: StaticServer, tmp_path: Path) -> Partner:
    """Serve a page of somebody else."""

    def start(body: str, **more: str) -> StaticServer:
        write_page(tmp_path / "partner", site.address, body, **more)
        return serve(tmp_path / "partner")

    return start
