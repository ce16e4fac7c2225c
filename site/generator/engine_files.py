"""The engine bundle as files of the site."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.engine import EngineError, bundle
from generator.places import Places
from generator.problem import Report

FOLDER = "assets/engine"


@dataclass(frozen=True, kw_only=True, slots=True)
class EngineFiles:
    """The engine's files by their place in the site, and the address of its manifest."""

    files: Mapping[str, bytes]
    manifest: str


def engine_files(places: Places, report: Report) -> EngineFiles:
    """Make the bundle (or take it from the cache)."""
    target = places.cache / "bundle"
    try:
        made = bundle(target)
    except EngineError as error:
        report.add(
            "package.json",
            1,
            f"De rekenmachine is niet te maken: {error}.",
            "Draai `npm ci` en bouw opnieuw.",
        )
        return EngineFiles(files={}, manifest="")
    names = [made.name, *(file.name for file in made.files)]
    files = {f"{FOLDER}/{name}": (target / name).read_bytes() for name in names}
    return EngineFiles(files=files, manifest=f"{FOLDER}/{made.name}")
