"""One archive that reads and writes XLSX: openpyxl, and what it needs of the standard library besides the rest."""

from collections.abc import Iterable, Mapping
from importlib.metadata import files
from pathlib import Path

from generator.engine.archive import compiled, contents, stored_zip
from generator.engine.companion import companion
from generator.engine.docless import without_docstrings
from generator.engine.library import kept, modules

# Import name of each package, with the distribution it comes from.
PACKAGES = {"openpyxl": "openpyxl", "et_xmlfile": "et_xmlfile"}

# Graphs, pictures and pivot tables: openpyxl loads their modules to open any workbook, and a staff list has none.
# A fifth of the archive; in their place stand modules that hold every name and do nothing.
NOT_NEEDED = ("openpyxl.chart", "openpyxl.drawing", "openpyxl.pivot")
STAND_IN = b"""\
NOTHING = {"__bool__": lambda self: False, "rel_type": "", "_rel_type": ""}


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    made = globals()[name] = type(name, (), NOTHING)
    return made
"""


def tables(sources: Mapping[str, bytes]) -> bytes:
    """Return the archive."""
    return stored_zip(compiled(sources))


def tables_sources(library: Path, keep: Iterable[Path]) -> dict[str, bytes]:
    """Return every file of that archive before compilation: the modules that the keep list names."""
    everything = all_sources(library)
    places = modules(everything)
    names = kept(keep)
    found = {places[name]: everything[places[name]] for name in names}
    licences = {name: content for name, content in everything.items() if not name.endswith(".py")}
    return {**found, **licences}


def installed() -> dict[str, bytes]:
    """Return the packages as they are installed: what the archive changes with, docstrings and all."""
    return {
        f"{distribution}/{path.as_posix()}": path.locate().read_bytes()  # type: ignore[attr-defined]
        for distribution in PACKAGES.values()
        for path in files(distribution) or []
        if path.suffix == ".py"
    }


def all_sources(library: Path) -> dict[str, bytes]:
    """Return the packages as they are installed, and the standard library."""
    full = {name: content for name, content in contents(library).items() if name.endswith(".py")}
    found = {name: without_docstrings(content) for name, content in full.items()}
    for module, distribution in PACKAGES.items():
        found |= companion(module, distribution)
    return {name: STAND_IN if _is_not_needed(name) else it for name, it in found.items()}


def _is_not_needed(name: str) -> bool:
    return name.startswith(tuple(f"{package.replace('.', '/')}/" for package in NOT_NEEDED))
