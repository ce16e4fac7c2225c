"""The engine bundle: Pyodide, a trimmed standard library and the calculator, ready for a browser."""

from generator.engine.bundle import bundle
from generator.engine.manifest import EngineFile, EngineManifest
from generator.engine.sources import EngineError, Sources

__all__ = ["EngineError", "EngineFile", "EngineManifest", "Sources", "bundle"]
