"""Byte-compiled archives that come out the same every time."""

import io
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path

from generator.engine.sources import EngineError

# The first moment a zip archive can hold; any fixed one would do.
LONG_AGO = (1980, 1, 1, 0, 0, 0)
PLAIN_FILE = 0o644 << 16

PLAIN_BYTECODE = {
    # With this date set, bytecode carries its source's hash in place of a modification time.
    # Python looks at neither when the source is absent, but a time differs between two builds.
    "SOURCE_DATE_EPOCH": "315532800",
    "PYTHONHASHSEED": "0",
    # Column numbers serve only the carets in a traceback, and are a fifth of what is sent.
    "PYTHONNODEBUGRANGES": "1",
}


def stored_zip(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of these files: uncompressed, sorted, with fixed dates.

    Brotli over stored files is far smaller than brotli over deflated ones, and nothing has to be
    inflated in the browser.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.create_system = 3
            entry.external_attr = PLAIN_FILE
            archive.writestr(entry, files[name])
    return target.getvalue()


def contents(archive: Path) -> dict[str, bytes]:
    """Return the files in a zip."""
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist() if not name.endswith("/")}


def compiled(sources: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return these files with every module byte-compiled; its source stays out."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "sources.zip"
        archive.write_bytes(stored_zip(sources))
        _py_compile(archive)
        return contents(archive)


def _py_compile(archive: Path) -> None:
    command = [sys.executable, "-P", "-m", "pyodide_cli", "py-compile", "--silent", "--no-keep"]
    command += ["--compression-level", "0", str(archive)]
    environment = {**os.environ, **PLAIN_BYTECODE}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise EngineError(f"`pyodide py-compile` failed:\n{done.stdout}{done.stderr}")
