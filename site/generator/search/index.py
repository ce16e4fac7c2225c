"""The search index, made by Pagefind from the finished pages and remembered by what it was made of."""

import hashlib
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from zipfile import BadZipFile, ZipFile

from generator.places import Places
from generator.problem import Report
from generator.search.page import BODY

FOLDER = "pagefind"
# npm installs the one program that fits this machine; called by itself it needs no Node.
COMMAND = "@pagefind/*/bin/pagefind_extended"
PACKAGE = "pagefind/package.json"
LICENCE = "pagefind/LICENSE/LICENSE"
# Its own user interfaces and its worker stay behind: the page has one of its own, and searches by itself.
KEPT = {"pagefind.js", "pagefind-entry.json"}
KEPT_ENDINGS = {".pf_meta", ".pf_index", ".pf_fragment", ".pagefind"}
# So many indexes are remembered: several sites may be built from one checkout, at the same time.
REMEMBERED = 8


def search_index(files: Mapping[str, bytes], places: Places, report: Report) -> dict[str, bytes]:
    """Return the files of the index; nothing, and reported, when it cannot be made."""
    pages = {name: html for name, html in sorted(files.items()) if _is_found(name, html)}
    if not pages:
        return {}
    kept = places.cache / FOLDER / f"{_fingerprint(pages, places)}.zip"
    found = _read(kept)
    if found is None:
        found = _made(pages, places, report)
        if found is None:
            return {}
        _keep(kept, found)
    return {f"{FOLDER}/{name}": content for name, content in found.items()}


def _is_found(name: str, html: bytes) -> bool:
    return name.endswith(".html") and BODY.encode() in html


def _fingerprint(pages: Mapping[str, bytes], places: Places) -> str:
    tool = places.node_modules / PACKAGE
    made_of = hashlib.sha256(tool.read_bytes() if tool.is_file() else b"")
    for name, html in pages.items():
        made_of.update(f"{name}\0{len(html)}\0".encode() + html)
    return made_of.hexdigest()[:24]


def _read(kept: Path) -> dict[str, bytes] | None:
    """Read an index that was kept; one file, so that it is there whole or not at all."""
    try:
        with ZipFile(kept) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except (FileNotFoundError, BadZipFile):
        return None


def _keep(path: Path, index: Mapping[str, bytes]) -> None:
    """Keep an index, and let go of the oldest: each is as large as the text of the site."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as half, ZipFile(half, "w") as archive:
        for name, content in index.items():
            archive.writestr(name, content)
    Path(half.name).replace(path)
    for old in sorted(path.parent.glob("*.zip"), key=_age)[:-REMEMBERED]:
        old.unlink(missing_ok=True)


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0


def _made(pages: Mapping[str, bytes], places: Places, report: Report) -> dict[str, bytes] | None:
    """Let Pagefind read the pages; nothing when it could not, and then that is reported."""
    with TemporaryDirectory() as folder:
        site, made = Path(folder) / "site", Path(folder) / "made"
        for name, html in pages.items():
            path = site / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(html)
        if said := _run(places.node_modules, site, made):
            _complain(said, report)
            return None
        licence = (places.node_modules / LICENCE).read_bytes()
        return {**dict(_index_files(made)), "LICENSE.txt": licence}


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
        if path.name in KEPT or path.suffix in KEPT_ENDINGS:
            yield path.relative_to(folder).as_posix(), path.read_bytes()
