"""nginx and Caddy with the built site on them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.built import BUILT
from tests.hosting.asking import Host
from tests.hosting.released import release_into
from tests.hosting.servers import caddy, nginx
from tests.site.tree import Tree

SERVERS = {"nginx": nginx, "caddy": caddy}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what needs a server or a built site, so that `make check` can do without."""
    for item in items:
        if {"host", "server", "dist"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("hosts")


@pytest.fixture(scope="session")
def dist() -> Path:
    """The built site."""
    if not (BUILT / "index.html").is_file():
        pytest.fail(f"there is no {BUILT} to test; run: make build")
    return BUILT


@pytest.fixture(scope="session", params=sorted(SERVERS))
def host(
    request: pytest.FixtureRequest, dist: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Host]:
    """The built site at the root of each server in turn."""
    folder = tmp_path_factory.mktemp(request.param)
    with SERVERS[request.param](dist, "/", folder) as address:
        asked = Host(address)
        yield asked
        asked.close()


@pytest.fixture
def released(tmp_path: Path) -> Path:
    """The folder of a release of a small site."""
    release_into(tmp_path / "released")
    return tmp_path / "released"


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """A small site to write pages in."""
    return Tree(tmp_path / "tree")
