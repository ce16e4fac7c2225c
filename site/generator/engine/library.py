"""The standard library, cut down to what a visitor's browser needs."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from generator.engine.archive import compiled, contents, stored_zip
from generator.engine.docless import without_docstrings
from generator.engine.sources import EngineError

PYODIDE = ("_pyodide/", "pyodide/")


def library(archive: Path, keep: Iterable[Path]) -> bytes:
    """Return the archive of the modules that the keep lists name, byte-compiled."""
    full = contents(archive)
    available = modules(full)
    names = kept(keep)
    unknown = sorted(names - available.keys())
    if unknown:
        raise EngineError(
            f"the keep lists name modules that Pyodide's library lacks: {', '.join(unknown)}; "
            "record keep.txt anew, or correct keep-explicit.txt"
        )
    return stored_zip(compiled({available[name]: _sent(available[name], full) for name in names}))


def _sent(name: str, full: Mapping[str, bytes]) -> bytes:
    # Pyodide looks at docstrings of its own.
    return full[name] if name.startswith(PYODIDE) else without_docstrings(full[name])


def modules(files: Iterable[str], suffix: str = ".py") -> dict[str, str]:
    """Return the file of every module in an archive, by the module's name."""
    return {
        name.removesuffix(suffix).removesuffix("/__init__").replace("/", "."): name
        for name in files
        if name.endswith(suffix)
    }


def kept(lists: Iterable[Path]) -> set[str]:
    """Return the modules in these lists, and the packages that hold them."""
    lines = [line for path in lists for line in path.read_text(encoding="utf-8").splitlines()]
    names = {line.partition("#")[0].strip() for line in lines} - {""}
    return names | {parent for name in names for parent in _parents(name)}


def _parents(name: str) -> list[str]:
    parts = name.split(".")
    return [".".join(parts[:count]) for count in range(1, len(parts))]
