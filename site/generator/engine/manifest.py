"""What a bundle holds: the list that the browser reads before it fetches anything else."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath
from typing import Literal

Role = Literal["worker", "loader", "script", "machine", "library", "calculator", "tables"]


@dataclass(frozen=True, kw_only=True, slots=True)
class EngineFile:
    """One file of the bundle: what it is for, its hashed name, its size in bytes."""

    role: Role
    name: str
    size: int


@dataclass(frozen=True, kw_only=True, slots=True)
class EngineManifest:
    """The files of a bundle and the runtime that they make up."""

    pyodide: str
    runtime: dict[str, str]
    files: tuple[EngineFile, ...]

    @property
    def text(self) -> str:
        """The manifest as the browser reads it."""
        return json.dumps(asdict(self), indent=1, sort_keys=True) + "\n"

    @property
    def name(self) -> str:
        """The name of the manifest's own file; `data-engine` points at it."""
        return hashed_name("engine.json", self.text.encode())

    @property
    def size(self) -> int:
        """All files together, in bytes before compression."""
        return sum(file.size for file in self.files)


def hashed_name(name: str, content: bytes) -> str:
    """Return a name that changes with the content, so that it may be cached for ever."""
    path = PurePosixPath(name)
    return f"{path.stem}.{hashlib.sha256(content).hexdigest()[:16]}{path.suffix}"
