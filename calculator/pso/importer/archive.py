"""The zip archive that a workbook is: what is in it, and whether it is safe to unpack."""

import re
import zipfile
from io import BytesIO
from typing import Final

from pso.importer.limits import (
    MAX_MEMBERS,
    MAX_RATIO,
    MAX_SHARED_TEXT,
    MAX_UNPACKED,
    PROLOG,
    RATIO_COUNTS_FROM,
)
from pso.importer.refused import RefusedError

SHEETS: Final = "xl/worksheets/"
FIRST_ELEMENT: Final = re.compile(rb"<[^?!]")
DECLARATION: Final = re.compile(rb"<!(?!--)")
MARKUP: Final = (".xml", ".rels", ".vml")
LOCKED: Final = 0x1
PACKED: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Office programs use no other way, and others may ask for much memory."""


def check_archive(data: bytes) -> None:
    """Refuse what is no workbook, what unpacks to too much, and XML that declares anything of its own."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            _check_kind({member.filename for member in members})
            _check_sizes(members)
            for member in members:
                _check_prolog(archive, member)
    except RefusedError:
        raise
    except Exception as error:
        # Broken archives fail in many ways: in the directory, in what was deflated, in a name.
        raise RefusedError("broken_workbook") from error


def _check_kind(names: set[str]) -> None:
    if "xl/workbook.xml" in names:
        return
    if "xl/workbook.bin" in names:
        raise RefusedError("other_workbook", kind="xlsb")
    if "content.xml" in names:
        raise RefusedError("other_workbook", kind="ods")
    if any(name.startswith("Index/") for name in names):
        raise RefusedError("other_workbook", kind="numbers")
    # A workbook may call its parts otherwise; one without a list of what is in it is none.
    if "[Content_Types].xml" not in names or any(name.startswith("word/") for name in names):
        raise RefusedError("not_a_table")


def _check_sizes(members: list[zipfile.ZipInfo]) -> None:
    """Judge by the directory: no member unpacks to more than it says there."""
    if len(members) > MAX_MEMBERS:
        raise RefusedError("unpacks_too_far")
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        raise RefusedError("unpacks_too_far")
    for member in members:
        if member.flag_bits & LOCKED:
            raise RefusedError("locked")
        if member.compress_type not in PACKED:
            raise RefusedError("broken_workbook")
        if not member.filename.startswith(SHEETS) and member.file_size > MAX_SHARED_TEXT:
            raise RefusedError("unpacks_too_far")
        too_dense = member.file_size > MAX_RATIO * max(1, member.compress_size)
        if too_dense and member.file_size > RATIO_COUNTS_FROM:
            raise RefusedError("unpacks_too_far")


def _check_prolog(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> None:
    """Refuse a part that declares a document type: no office program writes one, and entities hide there."""
    if not member.filename.casefold().endswith(MARKUP):
        return
    with archive.open(member) as part:
        head = part.read(PROLOG)
    # UTF-16 without its zeros is near enough to find a declaration in.
    plain = head.replace(b"\0", b"")
    first = FIRST_ELEMENT.search(plain)
    if plain.strip() and (first is None or DECLARATION.search(plain[: first.start()])):
        raise RefusedError("broken_workbook")
