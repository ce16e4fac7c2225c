"""The versions of earlier releases, taken over from their archives as they are."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from generator.compress import same_unpacked
from generator.problem import Report
from generator.release.changelog import VERSION_FILE
from generator.release.kept import versions_in

ARCHIVES = "pso-meetlat-*.zip"
# What was only tried is in this folder, and nobody has to keep it.
TRIALS = "proef"


def read_earlier(folder: Path, report: Report) -> dict[str, dict[str, bytes]]:
    """Return the files of every version in the archives of a folder; one that is damaged or differs is reported."""
    found: dict[str, dict[str, bytes]] = {}
    for path in sorted(it for it in folder.rglob(ARCHIVES) if it.parent.name != TRIALS):
        for version, files in _versions(path, report).items():
            if found.setdefault(version, files) != files:
                report.add(
                    path.name,
                    1,
                    f"Versie {version} is hier anders dan in een andere uitgave.",
                    "Haal de zip weg die niet is uitgebracht.",
                )
    return found


def _versions(path: Path, report: Report) -> dict[str, dict[str, bytes]]:
    try:
        with ZipFile(path) as archive:
            records = versions_in(archive.namelist())
            return {version: _files(archive, name) for version, name in records.items()}
    except (BadZipFile, KeyError, ValueError) as error:
        report.add(path.name, 1, f"Deze uitgave is beschadigd: {error}.", "Haal haar opnieuw op.")
        return {}


def _files(archive: ZipFile, record: str) -> dict[str, bytes]:
    listed = json.loads(archive.read(record))
    files = {name: archive.read(name) for name in listed}
    for name, digest in listed.items():
        if hashlib.sha256(files[name]).hexdigest() != digest:
            raise ValueError(f"{name} is veranderd")
    return {**files, record: archive.read(record)}


def taken_over(
    files: Mapping[str, bytes], earlier: Mapping[str, Mapping[str, bytes]], report: Report
) -> dict[str, bytes]:
    """Return the site with the earlier versions; what was released before may not come out otherwise now.

    A twin may: it is that of the release before, as it depends on the system that packed it.
    """
    together = dict(files)
    for version, kept in earlier.items():
        changed = sorted(
            name
            for name, content in kept.items()
            if not _stays(name, content, together.get(name, content))
        )
        if changed:
            report.add(
                VERSION_FILE,
                1,
                f"Versie {version} is al uitgebracht, en {changed[0]} is nu anders.",
                f"Verhoog VERSION in {VERSION_FILE}: wat uitgebracht is, verandert niet meer.",
            )
        together |= kept
    return together


def _stays(name: str, before: bytes, now: bytes) -> bool:
    return before == now or same_unpacked(name, before, now)
