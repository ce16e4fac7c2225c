"""The package as others install it: complete, readable for PyPI, and working without this checkout."""

import json
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from pso.schema import SCHEMAS

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and with the wheel that was built from it."""
    folder = tmp_path_factory.mktemp("package")
    command = [sys.executable, "-m", "uv", "build", "--quiet", "--no-build-isolation"]
    subprocess.run([*command, "--python", sys.executable, "--out-dir", folder, ROOT], check=True)
    return folder


@pytest.fixture(scope="module")
def installed(built: Path) -> Path:
    """A folder with the wheel unpacked, as pip does."""
    (wheel,) = built.glob("*.whl")
    folder = built / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)  # noqa: S202  we made it ourselves
    return folder


def run(installed: Path, *call: str) -> str:
    """Run Python with the installed package in front of that of the checkout."""
    surroundings = os.environ | {"PYTHONPATH": str(installed)}
    command = [sys.executable, *call]
    done = subprocess.run(
        command, cwd=installed, env=surroundings, check=True, capture_output=True, text=True
    )
    return done.stdout


def test_twine_finds_nothing_to_remark(built: Path) -> None:
    """The description is one that PyPI can show."""
    files = [path for path in built.iterdir() if path.name.endswith((".whl", ".tar.gz"))]
    assert len(files) == 2
    subprocess.run([sys.executable, "-m", "twine", "check", "--strict", *files], check=True)


def test_the_installed_package_scores(installed: Path) -> None:
    """With editions, texts and templates of its own; and it says that it has types."""
    where = run(installed, "-c", "import pso; print(pso.__file__)")
    assert Path(where.strip()).is_relative_to(installed)
    opgave = {
        "format": "pso-opgave/1",
        "reference_date": "2023-06-01",
        "total_fte": "9.6",
        "placements": [{"position": "wajong", "contract": "regulier", "hours": 20}],
    }
    (installed / "opgave.json").write_text(json.dumps(opgave))
    assert "Trede" in run(installed, "-m", "pso", "score", "opgave.json")
    assert (installed / "pso/py.typed").is_file()


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schemas_travel_along(installed: Path, name: str) -> None:
    """As the code of the same version makes them."""
    (schemas,) = installed.glob("pso/schemas")
    written = json.loads((schemas / f"pso-{name}-1.json").read_text("utf-8"))
    assert written == SCHEMAS[name]("nl")


def test_the_sdist_holds_the_package_and_nothing_of_the_site(built: Path) -> None:
    """What it takes to build the wheel, the licence, what changed."""
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    beside = {name for name in names if name and not name.startswith("calculator/pso")}
    assert beside - {".gitignore"} == {
        "CHANGELOG.md",
        "LICENSE",
        "PKG-INFO",
        "README.md",
        "pyproject.toml",
        "scripts/package_schemas.py",
    }


BY_NAME = re.compile(r"pip install\b[^\n`]*[\s\"']pso(?![\w.-])")
ROOMS = ("docs", "examples", "content", "calculator", "site/generator")


def test_nobody_is_told_to_install_a_package_of_others() -> None:
    """`pso` in a registry is not ours: it is installed from the folder of the project."""
    assert BY_NAME.search('pip install pso "dask[distributed]"')
    assert BY_NAME.search("pip install --upgrade 'pso[tables]'")
    files = [it for room in ROOMS for it in (ROOT / room).rglob("*") if it.suffix in {".md", ".py"}]
    told = [it for it in (*ROOT.glob("*.md"), *files) if BY_NAME.search(it.read_text("utf-8"))]
    assert told == []
