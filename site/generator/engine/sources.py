"""Where the engine's parts come from, and whether they belong together."""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any


class EngineError(Exception):
    """The bundle cannot be made: what is wrong, where, and what to do about it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sources:
    """The files one bundle is made from."""

    pyodide: Path
    calculator: Path
    worker: Path
    keep: tuple[Path, ...]
    keep_tables: tuple[Path, ...]
    manifest: Path
    npm_lock: Path

    @classmethod
    def under(cls, root: Path) -> "Sources":
        """Return the usual places in a checkout."""
        engine = root / "site" / "generator" / "engine"
        return cls(
            pyodide=root / "node_modules" / "pyodide",
            calculator=root / "calculator" / "pso",
            worker=root / "site" / "browser" / "worker.js",
            keep=(engine / "keep.txt", engine / "keep-explicit.txt"),
            keep_tables=(engine / "keep-tables.txt",),
            manifest=root / "package.json",
            npm_lock=root / "package-lock.json",
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Runtime:
    """Pyodide as npm installed it, checked against what the repository asks for."""

    folder: Path
    version: str
    info: dict[str, str]

    def read(self, name: str) -> bytes:
        """Return one of Pyodide's files."""
        return (self.folder / name).read_bytes()


def runtime(sources: Sources) -> Runtime:
    """Return the installed Pyodide, or say why it cannot be used."""
    wanted = _wanted_version(sources.manifest)
    _check_locked(sources.npm_lock, wanted)
    _check_installed(sources.pyodide, wanted)
    info = _json(sources.pyodide / "pyodide-lock.json")["info"]
    _check_python(info["python"])
    return Runtime(folder=sources.pyodide, version=wanted, info=info)


def _wanted_version(manifest: Path) -> str:
    wanted = str(_json(manifest).get("devDependencies", {}).get("pyodide", ""))
    if not wanted[:1].isdigit():
        raise EngineError(
            f"package.json asks for pyodide {wanted or '(nothing)'}; "
            "name one exact version, such as 0.29.5"
        )
    return wanted


def _check_locked(npm_lock: Path, wanted: str) -> None:
    entry = _json(npm_lock)["packages"].get("node_modules/pyodide", {})
    if entry.get("version") != wanted or not entry.get("integrity"):
        raise EngineError(
            f"package-lock.json holds pyodide {entry.get('version')}, package.json asks for "
            f"{wanted}: run `npm install` and commit package-lock.json"
        )


def _check_installed(folder: Path, wanted: str) -> None:
    if not folder.is_dir():
        raise EngineError("node_modules/pyodide is missing: run `npm ci`")
    installed = _json(folder / "package.json")["version"]
    if installed != wanted:
        raise EngineError(
            f"node_modules holds pyodide {installed}, package.json asks for {wanted}: run `npm ci`"
        )


def _check_python(pyodides: str) -> None:
    # Bytecode of another minor version is refused in the browser, where nobody sees why.
    here = f"{sys.version_info.major}.{sys.version_info.minor}"
    if not pyodides.startswith(f"{here}."):
        raise EngineError(
            f"this is Python {here}, Pyodide brings {pyodides}: build with "
            f"Python {'.'.join(pyodides.split('.')[:2])}, or pin a Pyodide with Python {here}"
        )


def _json(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise EngineError(f"{path.name} is missing: run `npm ci` in the root of the checkout")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
