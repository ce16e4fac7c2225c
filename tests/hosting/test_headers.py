"""Every answer of a real server carries its headers: a page, a file, a way on, and what is not there."""

import re
from pathlib import Path

import pytest

from tests.hosting.asking import BROWSER, Host, addresses, first

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')
OPEN_TO_FRAMES = {"insluiten/", "en/insluiten/"}
STAYS = re.compile(r"v/[^/]+/(.*)")
"""A page of a version that stays, which a mirror has; and the address that it had in its own time."""
FOR_EVER, SHORT, AN_HOUR = (
    "public, max-age=31536000, immutable",
    "public, max-age=300",
    "public, max-age=3600",
)
WAY_ON = {301, 308}


def test_the_header_is_the_policy_of_the_page(host: Host, dist: Path) -> None:
    """Neither stricter nor looser than what stands in the page; only the embed pages may stand in a frame."""
    for address, file in addresses(dist):
        if file.suffix == ".html":
            (policy,) = META.findall(file.read_text("utf-8"))
            sent = host.ask(address, BROWSER, "HEAD").one("Content-Security-Policy")
            assert sent == wanted(address, policy), address


def wanted(address: str, policy: str) -> str:
    """The header of a page. Of one that stays it says who may frame it; a header of today may not change the rest."""
    stays = STAYS.fullmatch(address)
    who = "*" if (stays[1] if stays else address) in OPEN_TO_FRAMES else "'none'"
    return f"frame-ancestors {who}" if stays else f"{policy}; frame-ancestors {who}"


@pytest.mark.parametrize("accepted", ["", "gzip", BROWSER])
@pytest.mark.parametrize(
    ("asked", "statuses"),
    [
        ("", {200}),
        ("insluiten/", {200}),
        ("over", WAY_ON),
        ("assets/engine/*.wasm", {200}),
        ("assets/*.css", {200}),
        ("sw.js", {200}),
        ("robots.txt", {200}),
        ("er/is/niets", {404}),
        ("assets/er-is-niets.js", {404}),
        ("insluiten/er-is-niets", {404}),
    ],
)
def test_every_answer_has_the_headers(
    host: Host, dist: Path, asked: str, statuses: set[int], accepted: str
) -> None:
    """A page, a file, the way to a folder and what is not there: each header once."""
    answer = host.ask(first(dist, asked) if "*" in asked else asked, accepted)
    assert answer.status in statuses
    assert answer.added["X-Content-Type-Options"] == "nosniff"
    assert answer.added["Referrer-Policy"] == "no-referrer"
    for feature in ("camera", "geolocation", "microphone", "payment", "usb"):
        assert f"{feature}=()" in answer.added["Permissions-Policy"]
    assert "default-src 'none'" in answer.added["Content-Security-Policy"]


def test_the_service_worker_may_fetch_and_nothing_else(host: Host) -> None:
    """A policy in a page does not reach it; its own lets it go to its own host alone."""
    sent = host.ask("sw.js").one("Content-Security-Policy")
    assert sent == "default-src 'none'; connect-src 'self'; frame-ancestors 'none'"


@pytest.mark.parametrize(
    ("asked", "caching"),
    [
        ("", SHORT),
        ("over/privacy/", SHORT),
        ("er/is/niets", SHORT),
        ("assets/er-is-niets.js", SHORT),
        ("assets/*.css", FOR_EVER),
        ("assets/js.*/browser/form.js", FOR_EVER),
        ("assets/engine/*.wasm", FOR_EVER),
        ("assets/fonts/*.woff2", FOR_EVER),
        ("pagefind/pagefind.js", AN_HOUR),
        ("pagefind/fragment/*", AN_HOUR),
        ("sw.js", "no-cache"),
    ],
)
def test_what_can_change_is_asked_for_again(
    host: Host, dist: Path, asked: str, caching: str
) -> None:
    """A name with a hash is kept for ever; a page for minutes, the index for an hour, the service worker not at all."""
    answer = host.ask(first(dist, asked) if "*" in asked else asked)
    assert answer.one("Cache-Control") == caching


def test_a_folder_without_its_slash_leads_on(host: Host) -> None:
    """The way is from the root of this host, so it holds behind another server too."""
    answer = host.ask("over")
    assert answer.status in WAY_ON
    assert answer.one("Location") == "/over/"


def test_a_change_is_answered_with_its_headers(host: Host) -> None:
    """A browser that asks whether its copy is still right hears the same policy with the answer."""
    first = host.ask("", BROWSER)
    again = host.ask_again("", BROWSER, first.one("ETag"))
    assert again.status == 304
    assert again.body == b""
    assert again.all("Content-Security-Policy") == first.all("Content-Security-Policy")
