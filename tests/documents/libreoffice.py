"""LibreOffice as a reader of documents: it opens, computes again and writes what it saw."""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

SOFFICE, PDF_TO_TEXT = "soffice", "pdftotext"
PACKAGES = ("libreoffice-writer-nogui", "libreoffice-calc-nogui", "poppler-utils")
"""What Debian calls them."""
PATIENCE = 180


def converted(documents: Iterable[Path], kind: str, folder: Path) -> list[Path]:
    """Open documents and save them as another kind: `pdf` or `xlsx`. It starts slowly, so once for all of them."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    target = folder / "converted"
    command = [SOFFICE, profile, "--headless", "--convert-to", kind, "--outdir", str(target)]
    _run([*command, *map(str, documents)])
    written = [target / f"{document.stem}.{kind}" for document in documents]
    if gone := [path.stem for path in written if not path.is_file()]:
        raise LookupError(f"LibreOffice could not open {gone}")
    return written


def text_of(pdf: Path) -> str:
    """Read the text of a PDF, with its lines joined: a line may break anywhere."""
    return " ".join(_run([PDF_TO_TEXT, "-layout", str(pdf), "-"]).split())


def _run(command: list[str]) -> str:
    if shutil.which(command[0]) is None:
        raise LookupError(f"{command[0]} is not on this machine; run: make office")
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=PATIENCE)
    return done.stdout
