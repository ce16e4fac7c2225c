"""The bundle that a visitor's browser starts from."""

import io
import json
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from generator.engine import EngineError, EngineManifest, Sources, bundle
from generator.engine.docless import without_docstrings

ROOT = Path(__file__).resolve().parents[2]
SOURCES = Sources.under(ROOT)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle that was made afresh."""
    target = tmp_path_factory.mktemp("bundle")
    bundle(target, SOURCES, tmp_path_factory.mktemp("cache"))
    return target


def files(folder: Path) -> dict[str, bytes]:
    """Return what stands in a folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def archive(folder: Path, name: str) -> zipfile.ZipFile:
    """Return one of a bundle's archives."""
    (found,) = folder.glob(f"{name}.*.zip")
    return zipfile.ZipFile(io.BytesIO(found.read_bytes()))


def test_two_bundles_are_the_same_bytes(made: Path, tmp_path: Path) -> None:
    """A bundle made again, of a calculator in another folder, is the same to the byte."""
    elsewhere = tmp_path / "another" / "checkout" / "pso"
    shutil.copytree(SOURCES.calculator, elsewhere)
    again = tmp_path / "bundle"
    bundle(again, replace(SOURCES, calculator=elsewhere), tmp_path / "cache")
    assert files(again) == files(made)


def test_the_manifest_lists_each_file_with_its_size(made: Path) -> None:
    """The browser counts its progress by the sizes in the manifest, so they are the real ones."""
    (listed,) = made.glob("engine.*.json")
    named = {file["name"]: file["size"] for file in json.loads(listed.read_text())["files"]}
    sizes = {path.name: path.stat().st_size for path in made.iterdir() if path != listed}
    assert named == sizes


def test_a_change_in_the_calculator_changes_only_its_own_name(made: Path, tmp_path: Path) -> None:
    """What a visitor has cached of the runtime stays good when only the calculator changes."""
    package = tmp_path / "pso"
    shutil.copytree(SOURCES.calculator, package)
    with (package / "__init__.py").open("a") as module:
        module.write("CHANGED = True\n")
    changed = bundle(tmp_path / "bundle", replace(SOURCES, calculator=package), tmp_path / "cache")
    before = set(files(made))
    assert {file.role for file in changed.files if file.name not in before} == {"calculator"}
    assert changed.name not in before


def test_the_archives_hold_bytecode_and_data_but_no_sources(made: Path) -> None:
    """No module is compiled in the browser: there is no source beside the bytecode."""
    names = archive(made, "library").namelist() + archive(made, "calculator").namelist()
    assert not [name for name in names if name.endswith(".py")]
    assert {"json/__init__.pyc", "pso/api.pyc", "pso/editions/1.5.toml"} <= set(names)


def test_the_archives_are_stored(made: Path) -> None:
    """Nothing is deflated inside: brotli packs better, and the browser has nothing to unpack."""
    entries = archive(made, "library").infolist() + archive(made, "calculator").infolist()
    assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}


def test_every_template_travels_compiled(made: Path) -> None:
    """A template without its compiled twin costs a tenth of a second at the first answer."""
    names = archive(made, "calculator").namelist()
    templates = list((SOURCES.calculator / "view").rglob("*.j2"))
    compiled = [name for name in names if name.startswith("pso/view/compiled/")]
    assert templates
    assert len(compiled) == len(templates)
    assert not [name for name in names if name.endswith(".j2")]


def test_the_licences_of_others_travel_along(made: Path) -> None:
    """Who hands on Jinja2, MarkupSafe and openpyxl hands on their licence."""
    names = archive(made, "calculator").namelist() + archive(made, "tables").namelist()
    licences = {"jinja2/LICENSE.txt", "markupsafe/LICENSE.txt", "openpyxl/LICENCE.rst"}
    assert {*licences, "et_xmlfile/LICENCE.rst"} <= set(names)


def test_docstrings_of_others_stay_behind() -> None:
    """Nothing but the docstring goes, and every line stays where it was."""
    source = b'"""One\n\nTwo."""\n\n\ndef f():\n    """Say."""; return """x"""\n\n\nclass C: "d"\n'
    bare = without_docstrings(source)
    assert bare.count(b"\n") == source.count(b"\n")
    names: dict[str, Any] = {}
    exec(compile(bare, "bare", "exec"), names)  # noqa: S102  what was made is run
    assert (names["__doc__"], names["f"].__doc__, names["f"](), names["C"].__doc__) == (
        "",
        "",
        "x",
        "",
    )


def test_tables_repeat_nothing_of_the_library(made: Path) -> None:
    """What every visit needs is sent once; workbooks add only what they need besides."""
    library, tables = (archive(made, name).namelist() for name in ("library", "tables"))
    assert not {name for name in tables if name.endswith(".pyc")} & set(library)
    assert {"openpyxl/__init__.pyc", "xml/etree/ElementTree.pyc"} <= set(tables)


def with_package_json(tmp_path: Path, version: str) -> Sources:
    """Return the sources with another version of Pyodide asked for."""
    manifest = tmp_path / "package.json"
    manifest.write_text(json.dumps({"devDependencies": {"pyodide": version}}))
    return replace(SOURCES, manifest=manifest)


def attempt(sources: Sources, tmp_path: Path) -> EngineManifest:
    """Make a bundle from sources that are wrong."""
    return bundle(tmp_path / "bundle", sources, tmp_path / "cache")


def test_a_version_range_is_refused(tmp_path: Path) -> None:
    """A range would let two builds of one commit differ."""
    with pytest.raises(EngineError, match=r"name one exact version"):
        attempt(with_package_json(tmp_path, "^0.29.5"), tmp_path)


def test_a_version_that_is_not_locked_is_refused(tmp_path: Path) -> None:
    """The integrity hash in package-lock.json has to be that of the version asked for."""
    with pytest.raises(EngineError, match=r"(?s)package-lock\.json holds pyodide .*npm install"):
        attempt(with_package_json(tmp_path, "0.1.0"), tmp_path)


def test_another_python_than_pyodides_is_refused(tmp_path: Path) -> None:
    """Bytecode of another Python would break in the browser, so the build says which one it needs."""
    folder = tmp_path / "pyodide"
    folder.mkdir()
    shutil.copy(SOURCES.pyodide / "package.json", folder)
    (folder / "pyodide-lock.json").write_text(json.dumps({"info": {"python": "3.99.1"}}))
    with pytest.raises(EngineError, match=r"Pyodide brings 3\.99\.1: build with Python 3\.99"):
        attempt(replace(SOURCES, pyodide=folder), tmp_path)


def test_an_unknown_module_in_a_keep_list_is_named(tmp_path: Path) -> None:
    """A typing error in the list of modules stops the build and names the module."""
    keep = tmp_path / "keep.txt"
    keep.write_text("json\nfracties  # een tikfout\n")
    with pytest.raises(EngineError, match="fracties"):
        attempt(replace(SOURCES, keep=(keep,)), tmp_path)
