"""The engine bundle as files of the site."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.engine import EngineError, bundle
from generator.problem import Report

FOLDER = "assets/engine"


@dataclass(frozen=True, kw_only=True, slots=True)
class EngineFiles:
    """The engine's files by their place in the site, and the address of its manifest."""

    files: Mapping[str, bytes]
    manifest: str


def engine_files(policies: Iterable[str], report: Report) -> EngineFiles:
    """Make the bundle (or take it from the cache), if there is a page that computes: its policy says so."""
    if "meetlat" not in policies:
        return EngineFiles(files={}, manifest="")
    # A folder of its own: two builds at the same time must not read each other's half-written files.
    with TemporaryDirectory() as folder:
        target = Path(folder)
        try:
            made = bundle(target)
        except EngineError as error:
            report.add(
                "package.json",
                1,
                f"De rekenmachine is niet te maken: {error}.",
                "Lees de melding; ontbreekt er iets, draai dan `npm ci`.",
            )
            return EngineFiles(files={}, manifest="")
        names = [made.name, *(file.name for file in made.files)]
        files = {f"{FOLDER}/{name}": (target / name).read_bytes() for name in names}
    return EngineFiles(files=files, manifest=f"{FOLDER}/{made.name}")
