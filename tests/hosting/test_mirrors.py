"""The steps of the page about mirrors, followed to the letter in both languages, notice whatever is not as released.

That a mirror works, the browser tests prove: `make test` runs them on one.
"""

import subprocess
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest

from scripts.mirror import follow
from tests.hosting.released import DAMAGES, NAME, SITE

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / f"content/{language}/over/spiegelen.md" for language in ("nl", "en")]

pytestmark = pytest.mark.parametrize("page", PAGES, ids=["nl", "en"])


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


@pytest.mark.parametrize("damage", DAMAGES)
def test_the_steps_stop_at_what_is_not_as_released(
    page: Path, released: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    """A check that says OK whatever happens would be none."""
    damage(released)
    with pytest.raises(subprocess.CalledProcessError):
        list(follow(page, released, tmp_path / "followed"))
    assert ZipFile(released / f"{NAME}.zip").testzip() is None
