"""Run a Python file inside the Pyodide that a visitor gets, under Node."""

import json
import subprocess
import sys
import sysconfig
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from generator.engine.archive import contents
from generator.engine.bundle import bundle
from generator.engine.calculator import calculator
from generator.engine.library import modules
from generator.engine.sources import Sources, runtime
from generator.engine.tables import PACKAGES, all_sources, tables

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SOURCES = Sources.under(ROOT)
MOUNTS = {
    "/checkout": str(ROOT),
    "/npm": str(SOURCES.pyodide),
    "/tools": sysconfig.get_path("purelib"),
}
SETTINGS = "/checkout/tests/calculator_in_pyodide/suite.ini"
LOADED = "loaded.txt"
TABLES = "tables.txt"
MISSING = "missing.txt"
FULL_LIBRARY = "python_stdlib.zip"
FIRST_QUESTION = {
    "language": "nl",
    "opgave": {
        "format": "pso-opgave/1",
        "reference_date": "2023-10-01",
        "total_fte": "10",
        "placements": [{"position": "wajong", "contract": "regulier", "hours": "32"}],
    },
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Kit:
    """The files of a Pyodide to run in."""

    runtime: dict[str, str]
    library: str
    calculator: str
    tables: str


def shipped(folder: Path) -> Kit:
    """Return the bundle as it is shipped, written into a folder."""
    manifest = bundle(folder)
    files = {file.role: str(folder / file.name) for file in manifest.files}
    archives = {role: files[role] for role in ("library", "calculator", "tables")}
    return Kit(runtime=manifest.runtime, **archives)


def with_full_library(folder: Path) -> Kit:
    """Return a kit with the calculator as it is shipped, on all of the standard library and of openpyxl."""
    archive = folder / "calculator.zip"
    archive.write_bytes(calculator(SOURCES.calculator))
    library = SOURCES.pyodide / FULL_LIBRARY
    everything = folder / "tables.zip"
    packages = {
        name: content
        for name, content in all_sources(library).items()
        if name.startswith(tuple(PACKAGES))
    }
    everything.write_bytes(tables(packages))
    return Kit(
        runtime=runtime(SOURCES).info,
        library=str(library),
        calculator=str(archive),
        tables=str(everything),
    )


ON_OPENPYXL = "pso.document.workbook."
"""Sheets of the werkboek stand on openpyxl, which is loaded only once a workbook comes."""


def run_inside(
    script: str, kit: Kit, folder: Path, inside: dict[str, Any]
) -> subprocess.CompletedProcess[str]:
    """Run one of this folder's files; what it writes under /out lands in the folder given."""
    order = {
        **asdict(kit),
        "pyodide": str(SOURCES.pyodide),
        "mounts": {**MOUNTS, "/out": str(folder)},
        "script": str(HERE / script),
        "inside": {"requests": [json.dumps(FIRST_QUESTION), "{}"], **inside},
    }
    node = Path(sys.executable).with_name("node")
    return subprocess.run(
        [str(node), str(HERE / "run.mjs")],
        input=json.dumps(order),
        capture_output=True,
        text=True,
        check=False,
    )


def run_suite(kit: Kit, folder: Path, mode: str) -> subprocess.CompletedProcess[str]:
    """Run the calculator's tests: to `check` a library, or to `record` what they import late."""
    arguments = ["/checkout/tests/calculator", "--rootdir=/checkout", f"-c{SETTINGS}"]
    inside = {
        "modules": calculator_modules(kit),
        "arguments": arguments,
        "full": f"/npm/{FULL_LIBRARY}",
        "tools": ["/tools", "/checkout", "/checkout/calculator"],
        "mode": mode,
    }
    return run_inside("suite.py", kit, folder, inside)


def loaded_modules(kit: Kit, folder: Path, names: list[str]) -> list[str]:
    """Return what is loaded of the standard library once these and the calculator are.

    What workbooks load besides is written into the folder, as `tables.txt`.
    """
    done = run_inside("loaded.py", kit, folder, {"modules": names + calculator_modules(kit)})
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    return (folder / LOADED).read_text(encoding="utf-8").split()


def calculator_modules(kit: Kit) -> list[str]:
    """Return every module of the calculator that is shipped and can be imported there."""
    inside = modules(contents(Path(kit.calculator)), ".pyc")
    ours = (name for name in inside if name.startswith("pso") and "tmpl_" not in name)
    return sorted(name for name in ours if not name.startswith(ON_OPENPYXL))


def tables_modules(kit: Kit) -> list[str]:
    """Return every module that is shipped for workbooks."""
    return sorted(modules(contents(Path(kit.tables)), ".pyc"))


def library_modules(kit: Kit) -> list[str]:
    """Return every module of the standard library that is shipped."""
    return sorted(modules(contents(Path(kit.library)), ".pyc"))
