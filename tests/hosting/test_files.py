"""Files go out packed as the build packed them, under their own type; what is not there is said as the site says it."""

import gzip
from pathlib import Path

import brotli  # type: ignore[import-untyped]  # the package brings no types
import pytest

from tests.hosting.asking import BROWSER, Answer, Host, addresses, first

TWINS = {None: "", "gzip": ".gz", "br": ".br"}
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".zip": "application/zip",
}


@pytest.mark.parametrize(
    ("accepted", "packed"),
    [
        ("", None),
        ("deflate", None),
        ("gzip", "gzip"),
        ("br", "br"),
        (BROWSER, "br"),
        ("br;q=0, gzip", "gzip"),
    ],
)
@pytest.mark.parametrize("asked", ["index.html", "assets/*.css", "assets/engine/*.wasm", "sw.js"])
def test_packed_files_go_out_as_they_are(
    host: Host, dist: Path, asked: str, accepted: str, packed: str | None
) -> None:
    """The best that a browser can unpack, byte by byte, and said so."""
    name = first(dist, asked)
    answer = host.ask(name, accepted)
    assert answer.body == (dist / f"{name}{TWINS[packed]}").read_bytes()
    assert answer.all("Content-Encoding") == ([packed] if packed else [])
    assert answer.one("Content-Type") == TYPES[Path(name).suffix]
    if packed:
        assert "accept-encoding" in answer.one("Vary").lower()


def test_every_kind_of_file_has_its_type(host: Host, dist: Path) -> None:
    """With `nosniff` a browser takes no script, style or WebAssembly under another name."""
    found = {file.suffix: address for address, file in addresses(dist)}
    assert TYPES.keys() <= found.keys()
    for ending, type_ in TYPES.items():
        for accepted in ("", BROWSER):
            assert host.ask(found[ending], accepted).one("Content-Type") == type_, accepted


@pytest.mark.parametrize(("asked", "page"), [("x/y", "404.html"), ("en/x/y", "en/404.html")])
@pytest.mark.parametrize("accepted", ["", "gzip", "br"])
def test_what_is_not_there_is_said_in_its_language(
    host: Host, dist: Path, asked: str, page: str, accepted: str
) -> None:
    """The site's own page, with the status that says so."""
    answer = host.ask(asked, accepted)
    assert answer.status == 404
    assert unpacked(answer) == (dist / page).read_bytes()
    assert answer.one("Content-Type") == TYPES[".html"]


def unpacked(answer: Answer) -> bytes:
    """The bytes as the browser sees them."""
    match answer.all("Content-Encoding"):
        case ["br"]:
            return bytes(brotli.decompress(answer.body))
        case ["gzip"]:
            return gzip.decompress(answer.body)
        case _:
            return answer.body
