"""`python build.py check-links`: which links to other sites no longer lead anywhere."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from generator.editing.outside_links import ask_all, check_links
from generator.editing.reading import OutsideLink
from generator.problem import Report

import build
from tests.site.tree import Tree

PATIENCE = 0.5


class _Other(BaseHTTPRequestHandler):
    """Another site: pages that are there, gone, moved, fussy, broken or slow."""

    asked: list[str]
    closing: threading.Event

    def do_HEAD(self) -> None:
        self.asked.append(f"HEAD {self.path}")
        self._answer("HEAD")

    def do_GET(self) -> None:
        self.asked.append(f"GET {self.path}")
        self._answer("GET")

    def _answer(self, method: str) -> None:
        if self.path == "/slow":
            self.closing.wait(10)
        status = {"/gone": 404, "/moved": 301, "/shut": 403, "/broken": 500}.get(self.path, 200)
        if self.path == "/fussy" and method == "HEAD":
            status = 405
        self.send_response(status)
        if self.path == "/moved":
            self.send_header("Location", "/there")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def other() -> Iterator[tuple[str, list[str]]]:
    """The address of another site, and what it was asked."""
    asked: list[str] = []
    closing = threading.Event()
    handler = type("Handler", (_Other,), {"asked": asked, "closing": closing})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", asked
        closing.set()
        server.shutdown()


def test_every_answer_is_understood(other: tuple[str, list[str]]) -> None:
    """There, gone, moved, refused, broken and slow are told apart; a site that dislikes HEAD is asked again."""
    site, _ = other
    paths = ["/there", "/gone", "/moved", "/shut", "/broken", "/fussy", "/slow"]
    answers = ask_all([site + path for path in paths], PATIENCE)
    assert {path: answers[site + path].outcome for path in paths} == {
        "/there": "fine",
        "/gone": "gone",
        "/moved": "moved",
        "/shut": "refused",
        "/broken": "error",
        "/fussy": "fine",
        "/slow": "slow",
    }


def test_a_dead_link_is_reported_where_it_stands(other: tuple[str, list[str]]) -> None:
    """Each place of a dead link is a problem; one that moved or refuses is only to look at; each page is asked once."""
    site, asked = other
    found = [
        ("a.md", 3, "/gone"),
        ("b.md", 8, "/gone"),
        ("a.md", 5, "/moved"),
        ("a.md", 6, "/there#x"),
        ("a.md", 7, "/there#y"),
    ]
    links = [OutsideLink(file=file, line=line, address=site + path) for file, line, path in found]
    report = Report()
    check_links(links, report, PATIENCE)
    assert [(one.file, one.line) for one in report] == [("a.md", 3), ("b.md", 8)]
    assert f"De pagina bestaat niet meer: {site}/gone (404)." in str(report)
    (moved,) = report.of("warning")
    assert moved.remedy == f"Zet het nieuwe adres in de tekst: {site}/there"
    assert asked.count("HEAD /gone") == asked.count("HEAD /there") - 1 == 1


def test_the_links_of_pages_are_tried(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    """The command goes through the pages, names file and line, and fails; links in code and remarks are none."""
    dead = "https://127.0.0.1:9"
    tree.over(
        f"Tekst\nen [weg]({dead}/a).\n\n`[x]({dead}/b)` <!-- [x]({dead}/c) -->\n\n| [y]({dead}/d) |\n|---|\n",
        head="draft: true",
    )
    code = build.main(["check-links", f"--content={tree.content}", f"--site={tree.site}"])
    said = capsys.readouterr()
    assert code == 1
    assert f"content/nl/over/pagina.md:7: De andere site is niet te bereiken: {dead}/a" in said.err
    assert f"content/nl/over/pagina.md:11: De andere site is niet te bereiken: {dead}/d" in said.err
    assert "2 adressen bekeken, 2 problemen." in said.out
