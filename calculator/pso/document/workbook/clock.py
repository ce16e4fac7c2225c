"""An archive without a clock: openpyxl writes the time at which it saves."""

import re
import zipfile
from io import BytesIO
from typing import Final

from pso.document.docx import archive

STAMP: Final = re.compile(rb"<dcterms:(?P<which>created|modified)[^>]*>[^<]*</dcterms:(?P=which)>")


def without_clock(data: bytes) -> bytes:
    """Write the archive again with fixed times, and without the days on which it was made."""
    with zipfile.ZipFile(BytesIO(data)) as saved:
        names = [member.filename for member in saved.infolist()]
        return archive({name: STAMP.sub(b"", saved.read(name)) for name in names})
