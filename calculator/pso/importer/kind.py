"""What kind of file it is, by its first bytes: a name says what somebody hoped."""

import codecs
import re
from typing import Final, Literal

from pso.importer.limits import MAX_BYTES
from pso.importer.refused import RefusedError

Kind = Literal["workbook", "delimited"]
ZIP: Final = b"PK\x03\x04"
COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The container of old Excel files, and of new ones with a password."""
LOCKED: Final = codecs.utf_16_le_encode("EncryptedPackage")[0]
FIRST: Final = 1024
MARKUP: Final = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|table|head|body|\?xml|\?mso)", re.IGNORECASE
)
OTHERS: Final = (
    (re.compile(rb"%PDF-"), "pdf"),
    (re.compile(rb"\{\\rtf"), "not_a_table"),
    (
        re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|\x1f\x8b|7z\xbc\xaf|Rar!|SQLite format 3"),
        "not_a_table",
    ),
    (MARKUP, "markup"),
)


def kind_of(data: bytes) -> Kind:
    """Say how a file is to be read; raise `RefusedError` for one that is not read."""
    if len(data) > MAX_BYTES:
        raise RefusedError("too_many_bytes", maximum=str(MAX_BYTES // 2**20))
    if not data.strip(b"\0 \t\r\n"):
        raise RefusedError("empty_file")
    if data.startswith(ZIP):
        return "workbook"
    if data.startswith(COMPOUND):
        raise RefusedError("locked" if LOCKED in data else "old_workbook")
    head = data[:FIRST]
    for pattern, code in OTHERS:
        if pattern.match(head):
            raise RefusedError(code)
    return "delimited"
