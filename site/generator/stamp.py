"""Whether files are still as they were: by size and by the moment they were written, without reading them."""

import os
from collections.abc import Iterator
from pathlib import Path

Stamp = tuple[int, int]
"""Size in bytes, and the moment of the last change in nanoseconds."""


def stamp_of(path: Path) -> Stamp:
    """Return the stamp of a file."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns


def stamps_under(folder: Path) -> Iterator[tuple[str, Stamp]]:
    """Yield every file below a folder with its stamp, in a fixed order; what Python keeps for itself is left out."""
    for at, folders, names in os.walk(folder):
        folders[:] = sorted(set(folders) - {"__pycache__"})
        for path in (Path(at, name) for name in sorted(names)):
            yield str(path), stamp_of(path)
