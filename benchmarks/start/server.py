"""A small local server: brotli where the browser takes it, and a count of what crosses the wire."""

import mimetypes
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from generator.compress import compressed

TWINS = Path(__file__).resolve().parents[2] / ".cache" / "compressed"


@dataclass(slots=True)
class Wire:
    """What has crossed it: requests, and bytes both ways, headers included."""

    requests: int = 0
    sent: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def count(self, size: int) -> None:
        """Add one request and its answer."""
        with self.lock:
            self.requests += 1
            self.sent += size

    def clear(self) -> None:
        """Begin to count anew."""
        with self.lock:
            self.requests = self.sent = 0


@dataclass(frozen=True, kw_only=True, slots=True)
class Server:
    """Where it listens, and what it counted."""

    address: str
    wire: Wire


def pack(folder: Path) -> None:
    """Write the compressed twins of all files beside them, as a build does."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    contents = {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
    for name, twin in compressed(contents, TWINS).items():
        (folder / name).write_bytes(twin)


@contextmanager
def serve(folder: Path, headers: Mapping[str, str]) -> Iterator[Server]:
    """Serve a folder for as long as the block lasts."""
    wire = Wire()

    class Handler(_Handler):
        pass

    Handler.folder, Handler.extra, Handler.wire = folder, headers, wire
    listener = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=listener.serve_forever, daemon=True).start()
    try:
        yield Server(address=f"http://127.0.0.1:{listener.server_port}/", wire=wire)
    finally:
        listener.shutdown()
        listener.server_close()


class _Handler(BaseHTTPRequestHandler):
    raw_requestline: bytes
    folder: Path
    extra: Mapping[str, str]
    wire: Wire
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Answer with one file."""
        name = self.path.partition("?")[0].lstrip("/") or "index.html"
        packed, plain = self.folder / f"{name}.br", self.folder / name
        if packed.is_file():
            self._answer(200, packed.read_bytes(), {**_type(name), "Content-Encoding": "br"})
        elif plain.is_file():
            self._answer(200, plain.read_bytes(), _type(name))
        else:
            self._answer(404, b"", {})

    def _answer(self, status: int, body: bytes, own: Mapping[str, str]) -> None:
        self.send_response_only(status)
        for name, value in {**own, **self.extra, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        head = len(b"".join(self._headers_buffer))  # type: ignore[attr-defined]
        asked = len(self.raw_requestline) + len(bytes(self.headers))
        self.end_headers()
        self.wfile.write(body)
        self.wire.count(asked + head + len(body))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  its own name
        """Say nothing: the table is the output."""


def _type(name: str) -> dict[str, str]:
    guessed = "text/javascript" if name.endswith(".mjs") else mimetypes.guess_type(name)[0]
    return {"Content-Type": guessed or "application/octet-stream"}
