"""What a visitor's browser gets is enough for the calculator, whatever it is asked."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from generator.engine.archive import contents, stored_zip

from tests.calculator_in_pyodide.imports import Watch
from tests.calculator_in_pyodide.pyodide_runner import (
    TABLES,
    Kit,
    library_modules,
    loaded_modules,
    run_suite,
    shipped,
    tables_modules,
)


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    """The bundle as it is shipped."""
    return shipped(tmp_path_factory.mktemp("bundle"))


def test_the_suite_passes_inside_pyodide(kit: Kit, tmp_path: Path) -> None:
    """The calculator's tests pass on the trimmed library; the rest is lent to the test tools only."""
    done = run_suite(kit, tmp_path, "check")
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout


def test_every_module_that_is_shipped_can_be_imported(kit: Kit, tmp_path: Path) -> None:
    """No module of the trimmed library, nor of what workbooks need, needs one that was left out."""
    names = library_modules(kit)
    assert set(names) <= {*loaded_modules(kit, tmp_path, names)}
    assert set(tables_modules(kit)) == {*(tmp_path / TABLES).read_text().split()}


def test_a_module_that_is_missing_is_noticed(kit: Kit, tmp_path: Path) -> None:
    """Without a module that the calculator imports nothing starts."""
    files = contents(Path(kit.library))
    poorer = tmp_path / "library.zip"
    poorer.write_bytes(stored_zip({n: f for n, f in files.items() if n != "fractions.pyc"}))
    with pytest.raises(RuntimeError, match="No module named 'fractions'"):
        loaded_modules(replace(kit, library=str(poorer)), tmp_path, [])


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the watch reports, where `colorsys` was not shipped."""
    found: list[str] = []
    monkeypatch.setattr("builtins.__import__", __import__)
    Watch({"json"}, {"json", "colorsys"}, found.append).start()
    return found


@pytest.mark.parametrize(
    ("module", "line", "noticed"),
    [
        ("pso.view", "import colorsys", ["colorsys"]),
        ("jinja2.filters", "from colorsys import rgb_to_hls", ["colorsys"]),
        ("pso.view", "import json", []),
        ("tests.calculator.test_norm", "import colorsys", []),
    ],
)
def test_only_the_calculator_is_held_to_what_is_shipped(
    asked: list[str], module: str, line: str, noticed: list[str]
) -> None:
    """A late import of the calculator is noticed even when a test tool loaded that module before."""
    exec(line, {"__name__": module, "__package__": module.rpartition(".")[0]})  # noqa: S102
    assert asked == noticed


def test_the_calculators_archive_leaves_out_the_command_line(kit: Kit) -> None:
    """A page has no command line: its module and all that it imports stay behind."""
    names = zipfile.ZipFile(kit.calculator).namelist()
    assert "pso/api.pyc" in names
    assert not [name for name in names if name.startswith("pso/cli")]
