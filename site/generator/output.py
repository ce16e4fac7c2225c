"""Writing `dist/`: only what changed is written, what is no longer made is removed."""

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

NOTHING: Mapping[str, bytes] = MappingProxyType({})


def write(files: Mapping[str, bytes], dist: Path, before: Mapping[str, bytes] = NOTHING) -> None:
    """Make the folder hold exactly these files; what stands there already, by `before`, is not looked at."""
    folders: set[Path] = set()
    for name, content in files.items():
        path = dist / name
        if before.get(name) != content and not (path.is_file() and path.read_bytes() == content):
            if path.parent not in folders:
                path.parent.mkdir(parents=True, exist_ok=True)
                folders.add(path.parent)
            path.write_bytes(content)
    _remove_others(dist, {str(dist / name) for name in files})


def _remove_others(dist: Path, wanted: set[str]) -> None:
    for folder, _, names in os.walk(dist, topdown=False):
        for path in (f"{folder}{os.sep}{name}" for name in names):
            if path not in wanted:
                Path(path).unlink()
        if not any(Path(folder).iterdir()):
            Path(folder).rmdir()
