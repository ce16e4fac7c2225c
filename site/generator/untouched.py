"""Nothing has changed since this was built: then there is nothing to do, and that is seen at once.

As `make` does, this goes by size and moment of change. What counts is everything that a build reads from the
checkout, the tools as they were installed, and everything that it wrote.
"""

import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.places import Places
from generator.stamp import stamp_of, stamps_under

FOLDER = "untouched"
READ = (
    "calculator",
    "build.py",
    "LICENSE",
    "requirements.lock",
    "node_modules/.package-lock.json",
)
# So many are remembered: several sites may be built from one checkout.
REMEMBERED = 16


def is_untouched(given: Sequence[str], root: Path) -> bool:
    """Whether a build with these arguments would read and write just what the last one did."""
    try:
        record = json.loads(_record(given, root / ".cache").read_text("utf-8"))
        content, site, dist = (Path(record[name]) for name in ("content", "site", "dist"))
    except (OSError, ValueError, KeyError):
        return False
    read = _digest(_read(root, content, site))
    return bool(read == record["read"] and _digest([dist]) == record["written"])


def read_now(places: Places) -> str:
    """Return the digest of everything that a build reads; to be taken before it begins."""
    return _digest(_read(places.root, places.content, places.site))


def remember(given: Sequence[str], places: Places, read: str) -> None:
    """Note that a build with these arguments is done; `read` is what it was made of."""
    record = {name: str(getattr(places, name)) for name in ("content", "site", "dist")}
    path = _record(given, places.cache)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({**record, "read": read, "written": _digest([places.dist])}))
    for old in sorted(path.parent.iterdir(), key=stamp_of_change)[:-REMEMBERED]:
        old.unlink(missing_ok=True)


def stamp_of_change(path: Path) -> int:
    """Return when a file was written; never, when another build has just removed it."""
    try:
        return stamp_of(path)[1]
    except FileNotFoundError:
        return 0


def _record(given: Sequence[str], cache: Path) -> Path:
    call = json.dumps([*given, str(Path.cwd())])
    return cache / FOLDER / f"{hashlib.sha256(call.encode()).hexdigest()[:24]}.json"


def _read(root: Path, content: Path, site: Path) -> list[Path]:
    generator = Path(__file__).parent
    return [content, site, generator, *(root / name for name in READ)]


def _digest(paths: Sequence[Path]) -> str:
    found = hashlib.sha256(sys.version.encode())
    for path in paths:
        for name, stamp in _stamps(path):
            found.update(f"{name}\0{stamp}\n".encode())
    return found.hexdigest()


def _stamps(path: Path) -> Iterator[tuple[str, object]]:
    if path.is_dir():
        yield from stamps_under(path)
    else:
        yield str(path), stamp_of(path) if path.is_file() else "gone"
