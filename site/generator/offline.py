"""The service worker: its script, with the list of files that it may keep and hand out."""

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from generator.address import file_of
from generator.assets import FOLDER as ASSETS
from generator.engine_files import FOLDER as ENGINE
from generator.page import Library, Page
from generator.places import Places

KIND = "offline"
SCRIPT = "sw.js"
SOURCE = "browser/service-worker/service-worker.js"
SHELL_KINDS = {"home", "meetlat", KIND}
# Read by nobody's page: not worth keeping on a visitor's device.
LEFT_OUT = {".txt"}
# What other sites show beside a link is for them.
SHARED = f"{ASSETS}/share-"


def offline_pages(library: Library, places: Places) -> Iterator[Page]:
    """Yield the page that says that there is no network, one per language."""
    template = places.site / "templates" / f"{KIND}.html.j2"
    if not template.is_file():
        return
    for language in library.settings.languages:
        say = library.texts[language].say
        home = library.site_view(language, None).home
        yield Page(
            title=say("offline.title"),
            description=say("offline.text"),
            language=language,
            kind=KIND,
            url=f"{home}{KIND}/",
            file=places.shown(template),
            template=KIND,
        )


def service_worker(
    pages: Sequence[Page], files: Mapping[str, bytes], places: Places
) -> dict[str, bytes]:
    """Return the service worker by its place: the root, so that its scope is the whole site."""
    source = places.site / SOURCE
    if not source.is_file():
        return {}
    script = source.read_text("utf-8")
    site = _site(pages, files)
    version = hashlib.sha256((json.dumps(site, sort_keys=True) + script).encode()).hexdigest()[:12]
    listed = json.dumps({"version": version, **site}, separators=(",", ":"))
    return {SCRIPT: f"const SITE = {listed};\n{script}".encode()}


def _site(pages: Sequence[Page], files: Mapping[str, bytes]) -> dict[str, object]:
    """Return what the script has to know of the site."""
    # Home only estimates, and for who comes to read it fetches nothing of the engine by itself.
    computing = sorted(p.url for p in pages if p.policy == "meetlat" and p.kind != "home")
    return {
        "files": {address_of(name): _digest(files[name]) for name in sorted(files)},
        "shell": [address_of(name) for name in sorted(_shell(pages, files))],
        "engine": [name for name in sorted(files) if name.startswith(f"{ENGINE}/")],
        "engine_pages": computing,
        "offline": _offline(pages),
    }


def _shell(pages: Sequence[Page], files: Mapping[str, bytes]) -> set[str]:
    """Return what every visitor keeps: style, scripts and font, and the pages to begin on."""
    assets = {
        name
        for name in files
        if name.startswith(f"{ASSETS}/")
        and not name.startswith((f"{ENGINE}/", SHARED))
        and PurePosixPath(name).suffix not in LEFT_OUT
    }
    return assets | {file_of(page.url) for page in pages if page.kind in SHELL_KINDS}


def _offline(pages: Sequence[Page]) -> list[tuple[str, str]]:
    """Return per beginning of an address its page; the longest comes first, so `en/` before the rest."""
    found = [(p.url.removesuffix(f"{KIND}/"), p.url) for p in pages if p.kind == KIND]
    return sorted(found, key=lambda pair: (-len(pair[0]), pair[0]))


def address_of(file: str) -> str:
    """Return the address at which a visitor asks for a file: that of a folder for its index."""
    path = PurePosixPath(file)
    return file.removesuffix(path.name) if path.name == "index.html" else file


def _digest(content: bytes) -> str:
    return base64.b64encode(hashlib.sha256(content).digest()).decode()
