"""Compressed twins of every file that gains from it, remembered by content."""

import gzip
import hashlib
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath
from tempfile import NamedTemporaryFile

import brotli  # type: ignore[import-untyped]  # the package brings no types

COMPRESSIBLE = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".wasm", ".zip"}
SMALLEST = 1024
# The last tenth of a page would take sixty times as long, and pages are made anew all the time; made like this,
# it takes less long than remembering it.
QUICK = {".html"}
METHODS: Mapping[str, Callable[[bytes, str], bytes]] = {
    ".br": lambda content, suffix: bytes(
        brotli.compress(content, quality=5 if suffix in QUICK else 11)
    ),
    # The time of compression would make every build differ.
    ".gz": lambda content, suffix: gzip.compress(
        content, compresslevel=6 if suffix in QUICK else 9, mtime=0
    ),
}


UNPACK: Mapping[str, Callable[[bytes], bytes]] = {
    ".br": lambda twin: bytes(brotli.decompress(twin)),
    ".gz": gzip.decompress,
}


def compressed(files: Mapping[str, bytes], cache: Path) -> dict[str, bytes]:
    """Return `.br` and `.gz` twins of the files that are large enough and become smaller."""
    cache.mkdir(parents=True, exist_ok=True)
    work = [
        (name, ending)
        for name, content in files.items()
        if PurePosixPath(name).suffix in COMPRESSIBLE and len(content) >= SMALLEST
        for ending in METHODS
    ]
    with ThreadPoolExecutor() as pool:
        made = pool.map(lambda job: _twin(files[job[0]], job[0], job[1], cache), work)
        twins = {name + ending: twin for (name, ending), twin in zip(work, made, strict=True)}
    return {
        name: twin
        for name, twin in twins.items()
        if len(twin) < len(files[name.rpartition(".")[0]])
    }


def same_unpacked(name: str, one: bytes, other: bytes) -> bool:
    """Whether two twins hold the same: another zlib or brotli packs the same file otherwise."""
    unpack = UNPACK.get(PurePosixPath(name).suffix)
    return unpack is not None and unpack(one) == unpack(other)


def _twin(content: bytes, name: str, ending: str, cache: Path) -> bytes:
    suffix = PurePosixPath(name).suffix
    if suffix in QUICK:
        return METHODS[ending](content, suffix)
    kept = cache / (hashlib.sha256(content).hexdigest() + suffix + ending)
    if kept.is_file():
        return kept.read_bytes()
    twin = METHODS[ending](content, suffix)
    # Renamed when whole: a build that is broken off must not leave half a twin behind.
    with NamedTemporaryFile(dir=cache, delete=False) as half:
        half.write(twin)
    Path(half.name).replace(kept)
    return twin
