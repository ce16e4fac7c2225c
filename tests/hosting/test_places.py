"""A site below a path, and versions of it that stay."""

from pathlib import Path

import pytest

from tests.hosting.asking import Host, first
from tests.hosting.conftest import SERVERS
from tests.site.tree import Tree

FOR_EVER = "public, max-age=31536000, immutable"


@pytest.mark.parametrize("server", sorted(SERVERS))
def test_a_site_below_a_path(server: str, tree: Tree, tmp_path: Path) -> None:
    """With the address that the build was given, everything stands below its path."""
    tree.over()
    tree.page("nl/kaal.md")
    tree.page("nl/meetlat.md")
    built = tree.build("--url", "https://voorbeeld.nl/pso/")
    assert built.problems == ""
    built.dist.rename(built.dist.with_name("pso"))
    with SERVERS[server](tree.root, "/pso/", tmp_path) as address:
        host = Host(address)
        policies = {it: host.ask(it).one("Content-Security-Policy") for it in ("over/", "kaal/")}
        missing = host.ask("nergens")
        style = host.ask(first(tree.root / "pso", "assets/*.css"))
        host.close()
    assert policies["over/"].endswith("frame-ancestors 'none'")
    assert policies["kaal/"].endswith("frame-ancestors *")
    assert missing.status == 404
    assert b'href="/pso/' in missing.body
    assert style.one("Cache-Control") == FOR_EVER


@pytest.mark.parametrize("server", sorted(SERVERS))
def test_an_old_version_keeps_its_own_policies(server: str, tree: Tree, tmp_path: Path) -> None:
    """It stays as it is: the header says who may frame it, the page itself the rest."""
    tree.page("nl/kaal.md")
    tree.page("nl/meetlat.md")
    dist = tree.build().dist
    for place in ("v/1.0.0/kaal", "v/1.0.0/over", "v/1.0.0/assets"):
        (dist / place).mkdir(parents=True)
        (dist / place / "index.html").write_text("<!doctype html><title>Toen</title>")
    with SERVERS[server](dist, "/", tmp_path) as address:
        host = Host(address)
        sent = {place: host.ask(f"v/1.0.0/{place}/").added for place in ("kaal", "over", "assets")}
        host.close()
    assert sent["kaal"]["Content-Security-Policy"] == "frame-ancestors *"
    assert sent["over"]["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert sent["assets"]["Cache-Control"] == FOR_EVER
