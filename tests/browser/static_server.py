"""A plain static host, as a municipality might have: it knows nothing of the site that it serves."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".mjs": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}


# Where the script lies that a page runs before its own.
FIRST = "before-anything-else.js"
WORKER = "sw.js"
# Headers that a page can put something in.
CARRIERS = ("Referer", "Cookie", "Service-Worker-Navigation-Preload")


class StaticServer:
    """Serves one folder, at the root or below a path, and remembers what was asked.

    `asked` holds paths; `carried` what came along with them: queries, and headers that a page can fill. `headers` is
    what this host adds to every answer.
    """

    def __init__(self, folder: Path, prefix: str = "/") -> None:
        self.folder = folder.resolve()
        self.prefix = prefix
        self.asked: list[str] = []
        self.carried: list[str] = []
        self.headers: dict[str, str] = {}
        self.connections: set[socket.socket] = set()
        self._first = ""
        self._is_idle = False
        self._cut: set[str] = set()
        self._broken: set[str] = set()
        self._gate = threading.Event()
        self._held: str | None = None
        self._http = _server(self)
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        """Where the folder's own index is."""
        return f"http://127.0.0.1:{self._http.server_port}{self.prefix}"

    @contextmanager
    def breaking(self, pattern: str) -> Iterator[None]:
        """Answer paths that match with an error, for a while."""
        self._broken.add(pattern)
        yield
        self._broken.remove(pattern)

    @contextmanager
    def cutting(self, pattern: str) -> Iterator[None]:
        """Break the line half-way through paths that match, for a while."""
        self._cut.add(pattern)
        yield
        self._cut.remove(pattern)

    def run_first(self, script: str) -> None:
        """From now on every page runs this before its own scripts: a browser in which something does not work."""
        self._first = script

    def keep_nothing(self) -> None:
        """From now on the service worker does nothing: no file is fetched once more for a visit without a network."""
        self._is_idle = True

    @contextmanager
    def holding(self, pattern: str) -> Iterator[None]:
        """Keep requests for paths that match waiting until the end of the block."""
        self._gate.clear()
        self._held = pattern
        yield
        self._held = None
        self._gate.set()

    def close(self) -> None:
        """Pull the cable: nobody listens here any more, and who was connected no longer is."""
        self._gate.set()
        self._http.shutdown()
        for connection in list(self.connections):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self._http.server_close()
        self._thread.join()

    def body(self, file: Path | None, path: str) -> bytes:
        """Read what answers a path."""
        if self._first and path == f"{self.prefix}{FIRST}":
            return self._first.encode()
        if self._is_idle and path == f"{self.prefix}{WORKER}":
            return b""
        body = file.read_bytes() if file and file.is_file() else b""
        if not self._first or not file or file.suffix != ".html":
            return body
        return body.replace(
            b"<head>", f'<head><script src="{self.prefix}{FIRST}"></script>'.encode(), 1
        )

    def may_pack(self, file: Path) -> bool:
        """Whether the file's packed twin says the same."""
        is_other = self._first and file.suffix == ".html"
        return not is_other and not (self._is_idle and file.name == WORKER)

    def is_cut(self, path: str) -> bool:
        """Whether the line breaks half-way through this path."""
        return any(fnmatch(path, pattern) for pattern in self._cut)

    def find(self, path: str) -> tuple[HTTPStatus, Path | None]:
        """Decide which file answers a path."""
        self.asked.append(path)
        if self._held and fnmatch(path, self._held):
            self._gate.wait()
        if any(fnmatch(path, pattern) for pattern in self._broken):
            return HTTPStatus.SERVICE_UNAVAILABLE, None
        if not path.startswith(self.prefix):
            return HTTPStatus.NOT_FOUND, None
        if self._first and path == f"{self.prefix}{FIRST}":
            return HTTPStatus.OK, Path(FIRST)
        return self._file(path.removeprefix(self.prefix))

    def _file(self, path: str) -> tuple[HTTPStatus, Path | None]:
        file = (self.folder / path).resolve()
        if path.endswith("/") or not path:
            file /= "index.html"
        if file.is_relative_to(self.folder) and file.is_file():
            return HTTPStatus.OK, file
        return HTTPStatus.NOT_FOUND, self.folder / "404.html"


def _server(site: StaticServer) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def setup(self) -> None:
            super().setup()
            site.connections.add(self.connection)

        def finish(self) -> None:
            site.connections.discard(self.connection)
            super().finish()

        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            address = urlsplit(self.path)
            site.carried += [
                address.query,
                *(self.headers.get(name, "") for name in CARRIERS),
            ]
            path = unquote(address.path)
            status, file = site.find(path)
            body = site.body(file, path)
            self.send_response(status)
            if file and self._takes_brotli(file) and (packed := Path(f"{file}.br")).is_file():
                body = packed.read_bytes()
                self.send_header("Content-Encoding", "br")
            if file:
                self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
            for name, value in site.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.close_connection = self.close_connection or site.is_cut(path)
            self.wfile.write(body[: len(body) // 2] if site.is_cut(path) else body)

        do_POST = do_GET  # noqa: N815 - the name that http.server calls

        def _takes_brotli(self, file: Path) -> bool:
            return site.may_pack(file) and "br" in self.headers.get("Accept-Encoding", "")

        def log_message(self, *_: object) -> None:
            """Stay quiet: `asked` holds every path."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """A browser that hangs up halfway is nobody's problem."""

    return Server(("127.0.0.1", 0), Handler)
