"""Everything that a release consists of."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pso.version import VERSION

from generator.compress import compressed
from generator.making.site import make_site
from generator.output import write
from generator.places import Places
from generator.problem import Report
from generator.release.archive import archive, checksums
from generator.release.bom import bill_of_materials
from generator.release.changelog import NAME as CHANGELOG
from generator.release.changelog import VERSION_FILE, Release, Sort, check_release
from generator.release.earlier import ARCHIVES, TRIALS, read_earlier, taken_over
from generator.release.kept import kept_pages, newest, record
from generator.search.index import search_index
from generator.settings import read_settings
from generator.shipped.reading import read_parts

LICENCE = "LICENSE"
SUMS = "SHA256SUMS"


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """What is asked for: of which sort, from which address, and where the releases are."""

    sort: Sort
    url: str | None
    folder: Path
    version: str = VERSION


def make_release(wanted: Wanted, places: Places, report: Report) -> Path | None:
    """Write `dist/` and the folder of the release; nothing, and reported, when something is wrong."""
    earlier = read_earlier(wanted.folder, report)
    text = (places.root / CHANGELOG).read_text("utf-8")
    release = check_release(wanted.version, text, set(earlier), wanted.sort, report)
    if report or release is None:
        return None
    site = _with_earlier(_site(wanted, places, report), earlier, wanted.version, report)
    if report:
        return None
    folder = wanted.folder / (TRIALS if wanted.sort == "proef" else release.version)
    files = _release_files(site, release, places)
    if folder.name != TRIALS:
        _check_same(files, folder, report)
    if report:
        return None
    write(site, places.dist)
    write(files, folder)
    return folder


def _check_same(files: Mapping[str, bytes], folder: Path, report: Report) -> None:
    """Report a version that was released before as something else: two sites of one version would be about."""
    for path in folder.glob(ARCHIVES):
        if path.read_bytes() != files.get(path.name):
            report.add(
                VERSION_FILE,
                1,
                f"{path.name} bestaat al, en de site is nu anders.",
                f"Verhoog VERSION in {VERSION_FILE}. Is die zip nooit uitgebracht, haal haar dan weg.",
            )


def _site(wanted: Wanted, places: Places, report: Report) -> dict[str, bytes]:
    """Return the site as it is built, with the pages that stay."""
    settings = read_settings(places, wanted.url, report)
    files = make_site(places, wanted.url, "visitors", report)
    if settings is None or report:
        return {}
    files |= search_index(files, places, report)
    files |= kept_pages(files, settings, wanted.version)
    files |= newest(wanted.version)
    return files | compressed(files, places.cache / "compressed")


def _with_earlier(
    made: Mapping[str, bytes],
    earlier: Mapping[str, Mapping[str, bytes]],
    version: str,
    report: Report,
) -> dict[str, bytes]:
    """Return the site with the versions before it, and the list of this one: of its files as they go out."""
    together = taken_over(made, earlier, report)
    listed = record({name: together[name] for name in made}, version)
    return taken_over(together | listed, earlier, report)


def _release_files(site: Mapping[str, bytes], release: Release, places: Places) -> dict[str, bytes]:
    """Return what is handed out: the site, what is in it, and how to see that it is whole."""
    name = f"pso-meetlat-{release.version}"
    packed = archive(site, release.day)
    parts = read_parts(places, Report())
    files = {
        f"{name}.zip": packed,
        f"{name}.cdx.json": bill_of_materials(parts, release, packed),
        f"{name}.files.sha256": checksums(site),
        CHANGELOG: (places.root / CHANGELOG).read_bytes(),
        LICENCE: (places.root / LICENCE).read_bytes(),
    }
    return {**files, SUMS: checksums(files)}
