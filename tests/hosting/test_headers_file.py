"""`_headers` says for every path what the real servers say."""

from pathlib import Path

import pytest

from tests.hosting.asking import ALWAYS, Host, addresses
from tests.hosting.headers_file import Block, blocks, joined, replaced

LIMIT_OF_RULES, LIMIT_OF_A_LINE = 100, 2000
"""Of Cloudflare Pages."""
NOT_HANDED_OUT = {"_headers", "hosting/Caddyfile"}
"""Netlify and Cloudflare Pages keep the first for themselves, Caddy the second."""
FRAMING = "Content-Security-Policy", "Cache-Control"


@pytest.fixture(scope="module")
def found(dist: Path) -> list[Block]:
    """What stands in the file."""
    return list(blocks((dist / "_headers").read_text("utf-8")))


def test_it_says_what_the_servers_say(host: Host, dist: Path, found: list[Block]) -> None:
    """For every file of the site, however the host puts two rules for one path together."""
    for address, _ in addresses(dist):
        if address not in NOT_HANDED_OUT:
            sent = host.ask(address, method="HEAD").added
            assert joined(found, f"/{address}") == sent, address
            assert replaced(found, f"/{address}") == sent, address


@pytest.mark.parametrize(
    "path", ["/nergens", "/en/nergens/", "/insluiten/nergens", "/over/nergens"]
)
def test_what_is_not_there_stands_in_no_frame(found: list[Block], path: str) -> None:
    """No rule can name what is not there; the page itself holds its policy, and this closes the frames."""
    for sent in (joined(found, path), replaced(found, path)):
        assert sent["X-Frame-Options"] == "DENY"
        assert set(ALWAYS) - set(FRAMING) <= sent.keys()
        assert "frame-ancestors *" not in sent.get("Content-Security-Policy", "")


@pytest.mark.parametrize("path", ["/v/newest.json", "/v/1.2.3/files.json"])
def test_what_tells_of_versions_is_no_page(found: list[Block], path: str) -> None:
    """And it is not kept for long: an old version has to hear soon that there is a newer one."""
    for sent in (joined(found, path), replaced(found, path)):
        assert sent["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
        assert sent["Cache-Control"] == "public, max-age=300"


@pytest.mark.parametrize("language", ["", "en/"])
def test_an_old_embed_page_may_stand_in_a_frame(found: list[Block], language: str) -> None:
    """Whatever its version is; and nothing but the frames is decided for it."""
    for sent in (joined, replaced):
        policy = sent(found, f"/v/1.2.3/{language}insluiten/")["Content-Security-Policy"]
        assert policy == "frame-ancestors *"
        assert "Content-Security-Policy" not in sent(found, f"/v/1.2.3/{language}over/")


def test_it_is_not_too_long_for_its_readers(found: list[Block], dist: Path) -> None:
    """Cloudflare Pages reads no more rules than this, and no longer lines."""
    assert len(found) <= LIMIT_OF_RULES
    lines = (dist / "_headers").read_text("utf-8").splitlines()
    assert max(map(len, lines)) <= LIMIT_OF_A_LINE
