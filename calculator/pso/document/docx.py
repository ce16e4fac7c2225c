"""A Word document: an archive of XML parts that templates write. No clock: the same parts give the same bytes."""

import re
import zipfile
from io import BytesIO
from typing import Final

from pso.document.page import DocumentPage

PARTS: Final = {
    "[Content_Types].xml": "types",
    "_rels/.rels": "rels",
    "docProps/core.xml": "core",
    "word/_rels/document.xml.rels": "word_rels",
    "word/styles.xml": "styles",
    "word/numbering.xml": "numbering",
    "word/settings.xml": "settings",
    "word/footer1.xml": "footer1",
    "word/footer2.xml": "footer2",
}
"""Part of the archive → its template; all documents share these."""
BODY: Final = "word/document.xml"
NOT_IN_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LONG_AGO: Final = (2000, 1, 1, 0, 0, 0)


def docx(body: str, page: DocumentPage, **context: object) -> bytes:
    """Write the document with that body; `title` is part of the context."""
    texts = {part: page.part(f"{template}.xml", **context) for part, template in PARTS.items()}
    texts[BODY] = page.part(f"{body}.xml", **context)
    return archive({part: clean(text).encode() for part, text in texts.items()})


def clean(text: str) -> str:
    """Leave out what XML cannot hold: a label may have been pasted from anywhere."""
    return NOT_IN_XML.sub("", text)


def archive(parts: dict[str, bytes]) -> bytes:
    """Zip parts in this order, with fixed times."""
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as zipped:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            zipped.writestr(entry, content)
    return target.getvalue()
