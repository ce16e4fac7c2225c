"""What hosts read follows from the policies of the pages, also of a kind that is new."""

import re

import pytest

from tests.hosting.headers_file import blocks
from tests.site.tree import Built, Tree

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')


def policies(built: Built) -> dict[str, str]:
    """The policy per path of `_headers`."""
    assert built.problems == ""
    found = {it.path: it.headers for it in blocks(built.text("_headers"))}
    return {
        path: sent["Content-Security-Policy"]
        for path, sent in found.items()
        if "Content-Security-Policy" in sent
    }


def of_page(built: Built, name: str) -> str:
    """The policy that stands in a page."""
    (policy,) = META.findall(built.text(name))
    return str(policy)


def with_kind(tree: Tree, lines: str) -> None:
    """Give the site a kind of page more."""
    settings = tree.site / "site.toml"
    settings.write_text(f"{settings.read_text('utf-8')}\n[kinds.nieuwsoort]\n{lines}\n", "utf-8")


def test_a_new_kind_of_page_follows(tree: Tree) -> None:
    """Nobody has to name it: its policy goes along to every host."""
    with_kind(tree, 'policy = "search"')
    tree.page("nl/nieuwsoort.md")
    built = tree.build()
    wanted = f"{of_page(built, 'nieuwsoort/')}; frame-ancestors 'none'"
    assert "'wasm-unsafe-eval'" in wanted
    assert policies(built)["/nieuwsoort/*"] == wanted
    assert wanted in built.text("hosting/nginx-http.conf")
    assert wanted in built.text("hosting/Caddyfile")


def test_pages_of_one_folder_may_differ(tree: Tree) -> None:
    """The list of a kind is a page to read; what it lists may compute. Then each is named."""
    with_kind(tree, 'policy = "search"')
    tree.page("nl/nieuwsoort/index.md")
    tree.page("nl/nieuwsoort/een.md")
    built = tree.build()
    found = policies(built)
    assert "/nieuwsoort/*" not in found
    for address in ("nieuwsoort/", "nieuwsoort/een/"):
        wanted = f"{of_page(built, address)}; frame-ancestors 'none'"
        assert wanted in {found.get(f"/{address}"), found.get(f"/{address}*")}


def test_only_what_stands_for_another_page_may_be_framed(tree: Tree) -> None:
    """A page that moved stands for another one too, but not for the frames of others."""
    tree.page("nl/meetlat.md")
    tree.page("nl/kaal.md")
    tree.over(head="moved_from: [vroeger/]")
    found = policies(tree.build())
    open_ = {path for path, policy in found.items() if policy.endswith("frame-ancestors *")}
    own = {path for path in open_ if not path.startswith("/v/")}
    assert own == {"/kaal/", "/kaal/index.html"}
    assert "/vroeger/*" in found


@pytest.mark.parametrize("name", ["_headers", "hosting/nginx-server.conf", "hosting/Caddyfile"])
def test_a_path_of_the_site_is_in_every_rule(tree: Tree, name: str) -> None:
    """Below a path nothing is said about the rest of the host."""
    tree.over()
    built = tree.build("--url", "https://voorbeeld.nl/pso/")
    assert built.problems == ""
    starts = re.findall(r"^(?:/|location (?:~ \^)?/|\t~\^/)[^\s*]*", built.text(name), re.MULTILINE)
    assert starts
    assert [it for it in starts if "/pso/" not in it] == []
