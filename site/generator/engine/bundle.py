"""Make the bundle: gather the parts, name them by content, write them once."""

import hashlib
import shutil
from pathlib import Path

from generator.engine.calculator import calculator, calculator_sources
from generator.engine.library import library
from generator.engine.manifest import EngineFile, EngineManifest, Role, hashed_name
from generator.engine.sources import Runtime, Sources, runtime

ROOT = Path(__file__).resolve().parents[3]
CACHE = ROOT / ".cache" / "engine"
LISTED = "engine.json"

Part = tuple[Role, str, bytes]


def bundle(target: Path, sources: Sources | None = None, cache: Path = CACHE) -> EngineManifest:
    """Write the engine's files under hashed names into a folder; return what they are.

    What was made before from the same input is copied from the cache.
    """
    sources = sources or Sources.under(ROOT)
    found = runtime(sources)
    made = cache / _key(found, sources)
    if not (made / LISTED).is_file():
        _make(made, found, sources)
    return _publish(made, target)


def _make(made: Path, found: Runtime, sources: Sources) -> None:
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir(parents=True)
    files = tuple(_write(made, part) for part in _parts(found, sources))
    manifest = EngineManifest(pyodide=found.version, runtime=found.info, files=files)
    # Written last: a build that was broken off leaves no cache that looks whole.
    (made / LISTED).write_text(manifest.text, encoding="utf-8")


def _parts(found: Runtime, sources: Sources) -> list[Part]:
    return [
        ("worker", "worker.js", sources.worker.read_bytes()),
        ("loader", "pyodide.mjs", _without_source_map(found.read("pyodide.mjs"))),
        ("script", "pyodide.asm.js", found.read("pyodide.asm.js")),
        ("machine", "pyodide.asm.wasm", found.read("pyodide.asm.wasm")),
        ("library", "library.zip", library(found.folder / "python_stdlib.zip", sources.keep)),
        ("calculator", "calculator.zip", calculator(sources.calculator)),
    ]


def _without_source_map(script: bytes) -> bytes:
    # The map is not published; a browser's developer tools would ask for it behind the lock.
    lines = script.splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(b"//# sourceMappingURL="))


def _write(folder: Path, part: Part) -> EngineFile:
    role, name, content = part
    file = EngineFile(role=role, name=hashed_name(name, content), size=len(content))
    (folder / file.name).write_bytes(content)
    return file


def _publish(made: Path, target: Path) -> EngineManifest:
    manifest = EngineManifest.parse((made / LISTED).read_text(encoding="utf-8"))
    target.mkdir(parents=True, exist_ok=True)
    for file in manifest.files:
        shutil.copyfile(made / file.name, target / file.name)
    (target / manifest.name).write_text(manifest.text, encoding="utf-8")
    return manifest


def _key(found: Runtime, sources: Sources) -> str:
    code = sorted(Path(__file__).parent.glob("*.py"))
    parts = sorted(found.folder.glob("py*"))
    digest = hashlib.sha256()
    for path in [*code, *parts, *sources.keep, sources.worker]:
        _count(digest, path.name, path.read_bytes())
    for name, content in sorted(calculator_sources(sources.calculator).items()):
        _count(digest, name, content)
    return digest.hexdigest()[:32]


def _count(digest: "hashlib._Hash", name: str, content: bytes) -> None:
    digest.update(f"{name}\0{len(content)}\0".encode() + content)
