"""What a server answers: its status, every header as often as it came, and the bytes as they were sent."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

BROWSER = "gzip, deflate, br, zstd"
"""What browsers can unpack."""
PACKED = {".br", ".gz"}
ALWAYS = (
    "X-Content-Type-Options",
    "Referrer-Policy",
    "Permissions-Policy",
    "Access-Control-Allow-Origin",
    "Cross-Origin-Resource-Policy",
    "Cross-Origin-Embedder-Policy",
    "X-Frame-Options",
    "Content-Security-Policy",
    "Cache-Control",
)
"""What the configurations add; whatever else a server says is its own affair."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """One answer."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def all(self, name: str) -> list[str]:
        """Every value of a header."""
        return [value for known, value in self.headers if known.lower() == name.lower()]

    def one(self, name: str) -> str:
        """The value of a header that came once."""
        (value,) = self.all(name)
        return value

    @property
    def added(self) -> dict[str, str]:
        """What the configuration added, each once."""
        return {name: self.one(name) for name in ALWAYS}


class Host:
    """A server with the site on it; asks over one connection."""

    def __init__(self, address: str) -> None:
        """`address` is that of home."""
        place = urlsplit(address)
        self.address, self._path = address, place.path
        self._line = HTTPConnection(str(place.hostname), place.port, timeout=30)

    def ask(self, path: str, accepted: str = "", method: str = "GET") -> Answer:
        """Ask for an address below home; `accepted` is what the browser can unpack."""
        return self._answer(path, method, {"Accept-Encoding": accepted} if accepted else {})

    def ask_again(self, path: str, accepted: str, tag: str) -> Answer:
        """Ask whether the copy with this tag is still right."""
        return self._answer(path, "GET", {"Accept-Encoding": accepted, "If-None-Match": tag})

    def _answer(self, path: str, method: str, headers: Mapping[str, str]) -> Answer:
        # http.client itself would say that nothing may be packed.
        self._line.putrequest(method, self._path + path, skip_accept_encoding=True)
        for name, value in headers.items():
            self._line.putheader(name, value)
        self._line.endheaders()
        with self._line.getresponse() as answer:
            body = answer.read()
        return Answer(status=answer.status, headers=tuple(answer.getheaders()), body=body)

    def close(self) -> None:
        """Hang up."""
        self._line.close()


def addresses(dist: Path) -> Iterator[tuple[str, Path]]:
    """Yield every address of the site with its file."""
    for file in sorted(dist.rglob("*")):
        if file.is_file() and file.suffix not in PACKED:
            yield address_of(file.relative_to(dist).as_posix()), file


def address_of(name: str) -> str:
    """Give the address at which a visitor asks for a file."""
    return name.removesuffix("index.html") if f"/{name}".endswith("/index.html") else name


def first(dist: Path, pattern: str) -> str:
    """Give the address of the first file that fits."""
    return min(dist.glob(pattern)).relative_to(dist).as_posix()
