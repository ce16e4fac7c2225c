"""Writing `dist/`: only what changed is written, what is no longer made is removed."""

from collections.abc import Mapping
from pathlib import Path


def write(files: Mapping[str, bytes], dist: Path) -> None:
    """Make the folder hold exactly these files."""
    for name, content in files.items():
        path = dist / name
        if not (path.is_file() and path.read_bytes() == content):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    _remove_others(dist, {dist / name for name in files})


def _remove_others(dist: Path, wanted: set[Path]) -> None:
    for path in sorted(dist.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path not in wanted:
            path.unlink()
