"""The search index, made by Pagefind from the finished pages and remembered by what it was made of."""

import hashlib
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.places import Places
from generator.problem import Report
from generator.search import BODY

FOLDER = "pagefind"
# npm installs the one program that fits this machine; called by itself it needs no Node.
COMMAND = "@pagefind/*/bin/pagefind_extended"
PACKAGE = "pagefind/package.json"
LICENCE = "pagefind/LICENSE/LICENSE"
# Its own user interfaces and its worker stay behind: the page has one of its own, and searches by itself.
KEPT = {"pagefind.js", "pagefind-entry.json"}
KEPT_ENDINGS = {".pf_meta", ".pf_index", ".pf_fragment", ".pagefind"}
LATEST = "latest"


def search_index(
    files: Mapping[str, bytes], places: Places, wanted: str, report: Report
) -> dict[str, bytes]:
    """Return the files of the index; `wanted` is `new`, or `kept` for that of last time.

    While a writer is saving pages, that of last time is good enough, and costs nothing.
    """
    pages = {name: html for name, html in sorted(files.items()) if _is_found(name, html)}
    if not pages:
        return {}
    cache = places.cache / "search"
    folder = cache / (_latest(cache) if wanted == "kept" else "") if cache.is_dir() else cache
    if folder == cache or not folder.is_dir():
        folder = cache / _fingerprint(pages, places)
    if not folder.is_dir() and not _make(pages, folder, places, report):
        return {}
    _remember(cache, folder.name)
    return {f"{FOLDER}/{name}": content for name, content in _index_files(folder)}


def _is_found(name: str, html: bytes) -> bool:
    return name.endswith(".html") and BODY.encode() in html


def _fingerprint(pages: Mapping[str, bytes], places: Places) -> str:
    tool = places.node_modules / PACKAGE
    made_of = hashlib.sha256(tool.read_bytes() if tool.is_file() else b"")
    for name, html in pages.items():
        made_of.update(f"{name}\0{len(html)}\0".encode() + html)
    return made_of.hexdigest()[:24]


def _latest(cache: Path) -> str:
    note = cache / LATEST
    return note.read_text("utf-8") if note.is_file() else ""


def _remember(cache: Path, name: str) -> None:
    """Note which index is the latest, and let go of older ones: each is as large as the site."""
    (cache / LATEST).write_text(name, "utf-8")
    for other in cache.iterdir():
        if other.is_dir() and other.name != name:
            shutil.rmtree(other, ignore_errors=True)


def _make(pages: Mapping[str, bytes], folder: Path, places: Places, report: Report) -> bool:
    """Let Pagefind read the pages; whether it did."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent, prefix="half-") as half:
        site, made = Path(half) / "site", Path(half) / "made"
        for name, html in pages.items():
            path = site / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(html)
        said = _run(places.node_modules, site, made)
        if said:
            _complain(said, report)
            return False
        shutil.copy(places.node_modules / LICENCE, made / "LICENSE.txt")
        # Renamed when whole: a build that is broken off must not leave half an index behind.
        if not folder.exists():
            made.rename(folder)
    return True


def _run(node_modules: Path, site: Path, made: Path) -> str:
    """Run Pagefind; return what went wrong."""
    found = [path for ending in ("", ".exe") for path in node_modules.glob(COMMAND + ending)]
    command = found[0] if found else node_modules / COMMAND
    call = [str(command), "--site", str(site), "--output-path", str(made), "--silent"]
    try:
        done = subprocess.run(call, capture_output=True, text=True, check=False)
    except OSError as error:
        return str(error)
    return "" if done.returncode == 0 else (done.stderr or done.stdout).strip() or "geen uitleg"


def _complain(said: str, report: Report) -> None:
    report.add(
        "package.json",
        1,
        f"De zoekindex is niet te maken: {said}.",
        "Ontbreekt Pagefind, draai dan `npm ci`; lees anders de melding.",
    )


def _index_files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.name in KEPT or path.suffix in KEPT_ENDINGS or path.name == "LICENSE.txt":
            yield path.relative_to(folder).as_posix(), path.read_bytes()
