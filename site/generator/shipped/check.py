"""Whether of everything that is shipped the licence is known."""

import io
import sys
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from zipfile import ZipFile

from generator.assets import Assets
from generator.places import Places
from generator.problem import Report
from generator.shipped.part import Part
from generator.shipped.reading import FILE

STDLIB = "{stdlib}"
# What is published besides pages comes from here; pages and their pictures are our own.
FOLDERS = ("assets/", "pagefind/")
REMEDY = f"Zet het in site/{FILE}: de naam, waar het vandaan komt, de licentie en de tekst daarvan."


def check_parts(
    parts: tuple[Part, ...],
    files: Mapping[str, bytes],
    assets: Assets,
    places: Places,
    report: Report,
) -> None:
    """Report everything that is shipped without a licence that we know; a site that lists no parts is not looked at."""
    if not parts:
        return
    file = places.shown(places.site / FILE)
    for name in unknown(parts, files, set(own_files(assets, places))):
        report.add(file, 1, f"Van {name} is geen licentie bekend.", REMEDY)


def unknown(parts: Iterable[Part], files: Mapping[str, bytes], own: set[str]) -> list[str]:
    """Return what no part holds: files, and packages in an archive."""
    patterns = [pattern for part in parts for pattern in part.holds]
    names = (name for name in everything(files) if name not in own)
    return sorted({_named(name) for name in names if not is_held(name, patterns)})


def everything(files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield every file that is shipped beside the pages; of an archive every file in it."""
    for name in (name for name in files if name.startswith(FOLDERS)):
        if name.endswith(".zip"):
            with ZipFile(io.BytesIO(files[name])) as archive:
                yield from (f"{name}/{inside}" for inside in archive.namelist())
        else:
            yield name


def own_files(assets: Assets, places: Places) -> Iterator[str]:
    """Yield the assets that were made here: they have a source of the same name."""
    folders = (places.site, places.site / "static")
    for name, published in assets.names.items():
        if name == "site.css" or any((folder / name).is_file() for folder in folders):
            yield published


def is_held(name: str, patterns: Iterable[str]) -> bool:
    """Whether one of these patterns is for this file."""
    return any(_matches(name, pattern) for pattern in patterns)


def _matches(name: str, pattern: str) -> bool:
    if not pattern.endswith(STDLIB):
        return fnmatchcase(name, pattern)
    archive, _, inside = name.partition(".zip/")
    is_python = PurePosixPath(inside).parts[:1] and _module(inside) in sys.stdlib_module_names
    return bool(is_python) and fnmatchcase(f"{archive}.zip/", pattern.removesuffix(STDLIB))


def _module(inside: str) -> str:
    return inside.partition("/")[0].partition(".")[0]


def _named(name: str) -> str:
    """Say it as somebody knows it: a whole package of an archive at once."""
    archive, _, inside = name.partition(".zip/")
    if not inside:
        return f"het bestand {name}"
    return f"het pakket '{_module(inside)}' in {archive.rpartition('/')[2].partition('.')[0]}.zip"
