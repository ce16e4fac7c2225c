"""The steps of the page about mirrors, followed to the letter in both languages, notice whatever is not as released.

That a mirror works, the browser tests prove: `make test` runs them on one.
"""

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from generator.release.archive import archive, checksums

from scripts.mirror import follow

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / f"content/{language}/over/spiegelen.md" for language in ("nl", "en")]
SITE = {"index.html": b"<title>Meetlat</title>", "v/newest.json": b"{}\n"}
NAME = "pso-meetlat-7.8.9"

pytestmark = pytest.mark.parametrize("page", PAGES, ids=["nl", "en"])


@pytest.fixture
def released(tmp_path: Path) -> Path:
    """A release of a small site."""
    packed = {
        f"{NAME}.zip": archive(SITE, date(2027, 4, 1)),
        f"{NAME}.files.sha256": checksums(SITE),
    }
    folder = tmp_path / "released"
    folder.mkdir()
    for name, content in {**packed, "SHA256SUMS": checksums(packed)}.items():
        (folder / name).write_bytes(content)
    return folder


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


def test_the_steps_unpack_the_whole_site(page: Path, released: Path, tmp_path: Path) -> None:
    """Every file is there, and nothing else."""
    done = list(follow(page, released, tmp_path / "followed"))
    assert len(done) == 3
    (mirror,) = (it for it in (tmp_path / "followed").iterdir() if it.is_dir())
    found = {
        it.relative_to(mirror).as_posix(): it.read_bytes()
        for it in mirror.rglob("*")
        if it.is_file()
    }
    assert found == SITE


@pytest.mark.parametrize("damage", [other_zip, other_zip_and_sums, file_gone])
def test_the_steps_stop_at_what_is_not_as_released(
    page: Path, released: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    """A check that says OK whatever happens would be none."""
    damage(released)
    with pytest.raises(subprocess.CalledProcessError):
        list(follow(page, released, tmp_path / "followed"))
    assert ZipFile(released / f"{NAME}.zip").testzip() is None
