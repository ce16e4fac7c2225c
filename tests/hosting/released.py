"""A release of a small site, and what can go wrong with it on its way."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from generator.release.archive import archive, checksums

SITE = {"index.html": b"<title>Meetlat</title>", "v/newest.json": b"{}\n"}
NAME = "pso-meetlat-7.8.9"


def release_into(folder: Path) -> None:
    """Write what is handed out of a release."""
    packed = {
        f"{NAME}.zip": archive(SITE, date(2027, 4, 1)),
        f"{NAME}.files.sha256": checksums(SITE),
    }
    folder.mkdir()
    for name, content in {**packed, "SHA256SUMS": checksums(packed)}.items():
        (folder / name).write_bytes(content)


def other_zip(folder: Path) -> None:
    """Somebody changed a page in the zip."""
    (folder / f"{NAME}.zip").write_bytes(archive({**SITE, "index.html": b"?"}, date(2027, 4, 1)))


def other_zip_and_sums(folder: Path) -> None:
    """They changed the checksum of the zip too, but not those of its files."""
    other_zip(folder)
    names = (f"{NAME}.zip", f"{NAME}.files.sha256")
    sums = checksums({name: (folder / name).read_bytes() for name in names})
    (folder / "SHA256SUMS").write_bytes(sums)


def file_gone(folder: Path) -> None:
    """The checksums of the files did not come along."""
    (folder / f"{NAME}.files.sha256").unlink()


DAMAGES: tuple[Callable[[Path], None], ...] = (other_zip, other_zip_and_sums, file_gone)
