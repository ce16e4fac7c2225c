"""The archive of a site, the same bytes whenever it is made of the same files, and its checksums."""

import hashlib
import io
from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from generator.engine.archive import PLAIN_FILE

PACKED = {".br", ".gz", ".woff2", ".png", ".docx", ".pdf", ".pagefind"}


def archive(files: Mapping[str, bytes], day: date) -> bytes:
    """Return the files as a zip: sorted, and all of the day of the release.

    A server tells browsers when a file changed: one day for all releases would make a changed page look unchanged.
    """
    target = io.BytesIO()
    with ZipFile(target, "w") as opened:
        for name in sorted(files):
            entry = ZipInfo(name, (day.year, day.month, day.day, 12, 0, 0))
            entry.create_system = 3
            entry.external_attr = PLAIN_FILE
            is_packed = PurePosixPath(name).suffix in PACKED
            entry.compress_type = ZIP_STORED if is_packed else ZIP_DEFLATED
            opened.writestr(entry, files[name], compresslevel=9)
    return target.getvalue()


def checksums(files: Mapping[str, bytes]) -> bytes:
    """Return a line for every file, as `sha256sum -c` reads it."""
    lines = (f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))
    return "".join(lines).encode()
