"""Make the bundle: gather the parts, name them by content, write them."""

from pathlib import Path

from generator.engine.calculator import calculator, calculator_sources
from generator.engine.library import library
from generator.engine.manifest import EngineFile, EngineManifest, Role, hashed_name
from generator.engine.remembered import remembered
from generator.engine.sources import Runtime, Sources, runtime
from generator.engine.tables import installed, tables, tables_sources

ROOT = Path(__file__).resolve().parents[3]
CACHE = ROOT / ".cache" / "engine"

Part = tuple[Role, str, bytes]


def bundle(target: Path, sources: Sources | None = None, cache: Path = CACHE) -> EngineManifest:
    """Write the engine's files under hashed names into a folder; return what they are."""
    sources = sources or Sources.under(ROOT)
    found = runtime(sources)
    target.mkdir(parents=True, exist_ok=True)
    files = tuple(_write(target, part) for part in _parts(found, sources, cache))
    manifest = EngineManifest(pyodide=found.version, runtime=found.info, files=files)
    (target / manifest.name).write_text(manifest.text, encoding="utf-8")
    return manifest


def _parts(found: Runtime, sources: Sources, cache: Path) -> list[Part]:
    return [
        ("worker", "worker.js", sources.worker.read_bytes()),
        ("loader", "pyodide.mjs", _without_source_map(found.read("pyodide.mjs"))),
        ("script", "pyodide.asm.js", found.read("pyodide.asm.js")),
        ("machine", "pyodide.asm.wasm", found.read("pyodide.asm.wasm")),
        ("library", "library.zip", _library(found, sources, cache)),
        ("calculator", "calculator.zip", _calculator(sources, cache)),
        ("tables", "tables.zip", _tables(found, sources, cache)),
    ]


def _library(found: Runtime, sources: Sources, cache: Path) -> bytes:
    archive = found.folder / "python_stdlib.zip"
    inputs = {path.name: path.read_bytes() for path in (archive, *sources.keep)}
    return remembered(cache, inputs, lambda: library(archive, sources.keep))


def _calculator(sources: Sources, cache: Path) -> bytes:
    inputs = calculator_sources(sources.calculator)
    return remembered(cache, inputs, lambda: calculator(sources.calculator))


def _tables(found: Runtime, sources: Sources, cache: Path) -> bytes:
    archive = found.folder / "python_stdlib.zip"
    inputs = {path.name: path.read_bytes() for path in (archive, *sources.keep_tables)}
    inputs |= installed()
    return remembered(cache, inputs, lambda: tables(tables_sources(archive, sources.keep_tables)))


def _without_source_map(script: bytes) -> bytes:
    # The map is not published; a browser's developer tools would ask for it behind the lock.
    lines = script.splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(b"//# sourceMappingURL="))


def _write(folder: Path, part: Part) -> EngineFile:
    role, name, content = part
    file = EngineFile(role=role, name=hashed_name(name, content), size=len(content))
    (folder / file.name).write_bytes(content)
    return file
