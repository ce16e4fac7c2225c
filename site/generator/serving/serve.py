"""`python build.py serve`: build, serve, and after every change build again and reload the browser.

A second process builds: it remembers what it made, so that a change of one page is seen at once. After a change
in the calculator or in the generator it makes way for a new one, which remembers nothing.
While something is wrong the last good site stays, with the problems on top of every page.
"""

import contextlib
import re
import sys
import threading
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from markupsafe import escape
from watchfiles import watch

from generator.address import file_of
from generator.media_types import MEDIA_TYPES, media_type
from generator.places import Places
from generator.serving.builder import Builder, Done
from generator.serving.server import FileHandler, Reply

OWN = Path(__file__).parent
# After the calculator page has locked itself it cannot ask again, so one question waits long.
PATIENCE = 600
# An editor writes a file in a few steps; so many milliseconds of rest mean that it is done.
STEP = 30
UPDATE = re.compile(r'data-update="[^"]*"')
EMPTY_PAGE = (
    '<!doctype html>\n<html lang="nl"><head><meta charset="utf-8"><title>Problemen</title></head>'
    "<body></body></html>\n"
)


@dataclass(slots=True, kw_only=True)
class State:
    """The last build: its number, and what was wrong with it; and since which build each file is as it is."""

    build: int = 0
    problems: str = ""
    since: dict[str, int] = field(default_factory=dict)
    problems_since: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)

    def renew(self, done: Done) -> None:
        """Note a finished build and tell every waiting page."""
        with self.changed:
            self.build += 1
            self.since |= dict.fromkeys(done.changed, self.build)
            if done.problems != self.problems:
                self.problems, self.problems_since = done.problems, self.build
            self.changed.notify_all()

    def newer_than(self, seen: int, file: str) -> bool:
        """Wait a while for a build that a page has not seen, and that made its file anew or found other problems."""
        with self.changed:
            return self.changed.wait_for(lambda: self._is_newer(seen, file), PATIENCE)

    def _is_newer(self, seen: int, file: str) -> bool:
        # A page from before this server began, or one that does not exist, wants to know of every build.
        if seen > self.build or file not in self.since:
            return self.build != seen
        return max(self.since[file], self.problems_since) > seen


def apart(places: Places, dist: Path | None) -> Places:
    """Return the folders to serve from: what is served holds drafts, so it never stands in `dist/` by itself."""
    return places if dist else replace(places, dist=places.cache / "served")


def serve(places: Places, port: int, url: str | None) -> int:
    """Serve until interrupted."""
    state = State()
    handler = type("Handler", (_Handler,), {"dist": places.dist, "state": state})
    try:
        server = _Server(("127.0.0.1", port), handler)
    except OSError as error:
        sys.stderr.write(
            f"Poort {port} is niet vrij ({error}). Kies een andere: --port {port + 1}\n"
        )
        return 2
    # Watching starts first: a change during the first build counts as well.
    with Builder(places=places, url=url) as builder:
        threading.Thread(target=_rebuild, args=(builder, state), daemon=True).start()
        state.renew(builder.build())
        sys.stdout.write(f"http://localhost:{server.server_port}/  (Ctrl+C stopt)\n")
        sys.stdout.flush()
        with contextlib.suppress(KeyboardInterrupt):
            server.serve_forever()
    return 0


def _rebuild(builder: Builder, state: State) -> None:
    for changes in watch(*builder.reads, step=STEP):
        if any(builder.is_code(Path(path)) for _, path in changes):
            builder.forget()
        state.renew(builder.build())


class _Server(ThreadingHTTPServer):
    """A server that does not mind a browser going away."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(FileHandler):
    """The files of `dist/`, with what serving adds: reloading, and the problems on top of a page."""

    state: State

    def reply(self, address: str) -> Reply:
        if address in {"/__reload.js", "/__problems.css"}:
            file = OWN / address.removeprefix("/__")
            return Reply(status=HTTPStatus.OK, kind=media_type(file), body=file.read_bytes())
        if address == "/__builds":
            return self._wait()
        return FileHandler.reply(self, address)

    def _wait(self) -> Reply:
        """Answer when there is a newer build, or after a while, so that no thread waits for ever."""
        asked = parse_qs(urlsplit(self.path).query)
        seen, page = (asked.get(name, [""])[0] for name in ("seen", "page"))
        file = file_of(page.removeprefix("/")) if page else ""
        newer = self.state.newer_than(int(seen) if seen.isdigit() else 0, file)
        body = b"retry: 100\ndata: reload\n\n" if newer else b"retry: 100\n\n"
        return Reply(status=HTTPStatus.OK, kind="text/event-stream", body=body)

    def file(self, path: Path, status: HTTPStatus) -> Reply:
        if path.suffix != ".html":
            return FileHandler.file(self, path, status)
        return Reply(
            status=status,
            kind=MEDIA_TYPES["html"],
            body=self._served(path.read_text("utf-8")).encode(),
        )

    def missing(self) -> Reply:
        if self.state.problems and not (self.dist / "404.html").is_file():
            page = EMPTY_PAGE
            return Reply(
                status=HTTPStatus.NOT_FOUND,
                kind=MEDIA_TYPES["html"],
                body=self._served(page).encode(),
            )
        return FileHandler.missing(self)

    def _served(self, html: str) -> str:
        """Return a page as it is while serving; `dist/` itself never holds any of this."""
        script = f'<script src="/__reload.js?seen={self.state.build}" defer></script>'
        html = html.replace("connect-src 'none'", "connect-src 'self'").replace(
            "</head>", f"{script}\n</head>", 1
        )
        # No service worker: it would keep what is about to change.
        html = UPDATE.sub('data-update=""', html)
        if not self.state.problems:
            return html
        style = '<link rel="stylesheet" href="/__problems.css">'
        banner = f'<pre class="build-problems" role="alert">{escape(self.state.problems)}</pre>'
        before, mark, after = html.replace("</head>", f"{style}\n</head>", 1).partition("<body")
        tag, end, rest = after.partition(">")
        return f"{before}{mark}{tag}{end}\n{banner}{rest}"
