"""The workflow for GitHub Pages publishes a release, checked and unpacked; followed with a `gh` that has one."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.hosting.released import DAMAGES, SITE

WORKFLOW = Path(__file__).parents[2] / "docs/hosting/github-pages.yml"
# What the real one does; it asks for a pattern where no tag is named.
GH = """#!/bin/sh
[ "$*" = "release download --pattern * --dir released" ] && cp -r "{released}" released
"""


def steps() -> list[dict[str, Any]]:
    """What the workflow does, one after the other."""
    found: list[dict[str, Any]] = yaml.safe_load(WORKFLOW.read_text("utf-8"))["jobs"]["publish"][
        "steps"
    ]
    return found


def follow(released: Path, folder: Path) -> Path:
    """Run its commands as GitHub does; give the folder that goes to GitHub Pages."""
    folder.mkdir()
    (folder / "gh").write_text(GH.format(released=released))
    (folder / "gh").chmod(0o755)
    environment = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}
    for step in (it for it in steps() if "run" in it):
        place = folder / step.get("working-directory", "")
        command = ["bash", "-e", "-c", step["run"]]
        subprocess.run(command, cwd=place, env=environment, check=True, capture_output=True)
    (published,) = (it["with"]["path"] for it in steps() if "upload" in it.get("uses", ""))
    return folder / str(published)


def test_it_publishes_the_whole_release(released: Path, tmp_path: Path) -> None:
    """With the older versions, and nothing beside it."""
    published = follow(released, tmp_path / "work")
    found = {
        it.relative_to(published).as_posix(): it.read_bytes()
        for it in published.rglob("*")
        if it.is_file()
    }
    assert found == SITE
    assert any(name.startswith("v/") for name in found)


@pytest.mark.parametrize("damage", DAMAGES)
def test_it_stops_at_what_is_not_as_released(
    released: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    """Then nothing is published."""
    damage(released)
    with pytest.raises(subprocess.CalledProcessError):
        follow(released, tmp_path / "work")


def test_it_waits_for_somebody_to_start_it() -> None:
    """A push holds no release, and GitHub Pages takes nothing of the tag that a release runs for."""
    read = yaml.load(WORKFLOW.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506  texts only
    assert read["on"] == "workflow_dispatch"
