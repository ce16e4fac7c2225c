"""Who imports what inside Pyodide: the calculator gets the shipped library, the test tools all of it.

The tools bring half the standard library with them. Without this guard the calculator would
find there what it lacks in a visitor's browser.
"""

import _imp
import builtins
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib.machinery import ModuleSpec, PathFinder
from inspect import currentframe
from types import FrameType, ModuleType

OURS = {"pso", "jinja2", "markupsafe", "openpyxl", "et_xmlfile"}
# The command line is not shipped: no page needs it. Its tests run here all the same.
FOR_A_TERMINAL = ("pso.cli", "pso.__main__")
RUNTIME = {"pyodide", "_pyodide", "pyodide_js", "_pyodide_core", "js"}
LIBRARY = sys.stdlib_module_names | RUNTIME


def names_in(archive: str) -> set[str]:
    """Return the modules that only an archive can bring: what the machine holds is left out."""
    with zipfile.ZipFile(archive) as opened:
        files = [name for name in opened.namelist() if name.endswith((".py", ".pyc"))]
    stems = [name.rpartition(".")[0].removesuffix("/__init__") for name in files]
    names = {stem.replace("/", ".") for stem in stems}
    return {name for name in names if not _imp.is_frozen(name)}


class Aside:
    """Finds for the test tools what was not shipped."""

    def __init__(self, full: str, tools: Sequence[str]) -> None:
        self._full = full
        self._tools = tools

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Look in the full standard library, then among the tools."""
        if asks_for_ours(currentframe()):
            return None
        package = name.rpartition(".")[0].replace(".", "/")
        sides = [self._full, *self._tools]
        places = [f"{side}/{package}" for side in sides] if path is not None else sides
        return PathFinder.find_spec(name, places, target)


class Watch:
    """Sees every import; calls `on_missing` when ours asks for something that was not shipped."""

    def __init__(
        self, shipped: set[str], full: set[str], on_missing: Callable[[str], None]
    ) -> None:
        self._shipped = shipped
        self._full = full
        self._on_missing = on_missing
        self._import = builtins.__import__

    def start(self) -> None:
        """Begin to watch."""
        builtins.__import__ = self

    def __call__(
        self,
        name: str,
        globals: Mapping[str, object] | None = None,  # noqa: A002  the hook's own name
        locals: Mapping[str, object] | None = None,  # noqa: A002
        fromlist: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        """Import, after a look at who asks."""
        for wanted in self._wanted(name, globals or {}, fromlist or (), level):
            if wanted not in self._shipped and asks_for_ours(currentframe()):
                self._on_missing(wanted)
        return self._import(name, globals, locals, fromlist or (), level)

    def _wanted(
        self, name: str, importer: Mapping[str, object], fromlist: Sequence[str], level: int
    ) -> Iterator[str]:
        whole = _absolute(name, str(importer.get("__package__") or ""), level)
        if whole in self._full:
            yield whole
        yield from (f"{whole}.{part}" for part in fromlist if f"{whole}.{part}" in self._full)


def _absolute(name: str, package: str, level: int) -> str:
    if not level:
        return name
    base = package.rsplit(".", level - 1)[0]
    return f"{base}.{name}" if name else base


def asks_for_ours(frame: FrameType | None) -> bool:
    """Whether the calculator or its templates are behind an import, the library between left out."""
    while frame:
        name = str(frame.f_globals.get("__name__", ""))
        top = name.partition(".")[0]
        if name.startswith(FOR_A_TERMINAL):
            return False
        if top in OURS:
            return True
        if top and top not in LIBRARY and name != __name__:
            return False
        frame = frame.f_back
    return False
