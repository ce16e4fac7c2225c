"""A small server for `dist/`: right types, precompressed files, the page for what does not exist."""

from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.media_types import MEDIA_TYPES, media_type

TWINS = (("br", ".br"), ("gzip", ".gz"))


@dataclass(frozen=True, kw_only=True, slots=True)
class Reply:
    """What goes back: a file's content and how it is encoded, or where to look instead."""

    status: HTTPStatus
    kind: str
    body: bytes
    encoding: str = ""
    location: str = ""


class FileHandler(BaseHTTPRequestHandler):
    """Answers with the files of one folder."""

    protocol_version = "HTTP/1.1"
    dist: Path

    def do_GET(self) -> None:
        """Send what is asked for."""
        self.send(self.reply(urlsplit(self.path).path))

    def do_HEAD(self) -> None:
        """Send the headers of what is asked for."""
        self.do_GET()

    def reply(self, address: str) -> Reply:
        """Return the answer for an address."""
        path = (self.dist / unquote(address).lstrip("/")).resolve()
        if not path.is_relative_to(self.dist.resolve()):
            return self.missing()
        if path.is_dir() and not address.endswith("/"):
            return Reply(
                status=HTTPStatus.MOVED_PERMANENTLY,
                kind=MEDIA_TYPES["txt"],
                body=b"",
                location=f"{address}/",
            )
        file = path / "index.html" if path.is_dir() else path
        return self.file(file, HTTPStatus.OK) if file.is_file() else self.missing()

    def missing(self) -> Reply:
        """Return the page for what does not exist."""
        page = self.dist / "404.html"
        if page.is_file():
            return self.file(page, HTTPStatus.NOT_FOUND)
        return Reply(status=HTTPStatus.NOT_FOUND, kind=MEDIA_TYPES["txt"], body=b"404\n")

    def file(self, path: Path, status: HTTPStatus) -> Reply:
        """Return a file, compressed when its twin is there and the browser takes it."""
        kind = media_type(path)
        accepted = {
            part.split(";")[0].strip()
            for part in self.headers.get("Accept-Encoding", "").split(",")
        }
        for encoding, ending in TWINS:
            twin = path.with_name(path.name + ending)
            if encoding in accepted and twin.is_file():
                return Reply(status=status, kind=kind, body=twin.read_bytes(), encoding=encoding)
        return Reply(status=status, kind=kind, body=path.read_bytes())

    def send(self, reply: Reply) -> None:
        """Send an answer."""
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.kind)
        self.send_header("Content-Length", str(len(reply.body)))
        self.send_header("Cache-Control", "no-cache")
        self.send_header("Vary", "Accept-Encoding")
        self.send_header("X-Content-Type-Options", "nosniff")
        if reply.encoding:
            self.send_header("Content-Encoding", reply.encoding)
        if reply.location:
            self.send_header("Location", reply.location)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    def log_message(self, *_: object) -> None:
        """Stay silent: the terminal is for what is wrong with the site."""
