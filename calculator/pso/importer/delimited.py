"""CSV: which encoding and separator it has, and its rows.

The reader is the one of the module `csv`, from where it is written in C: a page gets no more of that module.
"""

import codecs
from _csv import Error, reader
from _csv import field_size_limit as limit_of_a_cell
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import chain, islice
from operator import methodcaller
from typing import Final

from pso.importer.limits import HEAD_ROWS, MAX_CELL
from pso.importer.refused import RefusedError

SEPARATORS: Final = (";", ",", "\t", "|")
SEP_LINE: Final = "sep="
"""A first line by which Excel is told the separator; Excel does not show it as a row."""
AROUND: Final = '\r\n\ufeff "'
BLOCK: Final = 2**20
WINDOWS: Final = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ"  # bytes 0x80 to 0x9f; a page has no codec for cp1252
AS_WINDOWS: Final = {0x80 + place: letter for place, letter in enumerate(WINDOWS)}
UTF_16: Final = {
    codecs.BOM_UTF16_LE: codecs.utf_16_le_decode,
    codecs.BOM_UTF16_BE: codecs.utf_16_be_decode,
}
MANY_NULS: Final = 4
"""One byte in so many is NUL: then every other one is, and it is UTF-16 without a mark."""
HEAD_BYTES: Final = 4096

Rows = Iterator[list[str]]


def lines_of(data: bytes) -> Iterator[str]:
    """Decode a text line by line: UTF-8, UTF-16, or else Windows-1252, in which any bytes are a text."""
    wide = _utf_16(data)
    if wide is not None:
        return iter(wide.replace("\0", "").splitlines(keepends=True))
    raw = data.replace(b"\0", b"") if b"\0" in data else data
    raw = raw.removeprefix(codecs.BOM_UTF8)
    lines: Iterable[bytes] = BytesIO(raw)
    if b"\n" not in raw:
        lines = (line + b"\n" for line in raw.split(b"\r"))
    if _is_utf_8(raw):
        return map(methodcaller("decode"), lines)
    return (line.decode("latin-1").translate(AS_WINDOWS) for line in lines)


def _is_utf_8(raw: bytes) -> bool:
    """Try block by block: the whole text is not held beside the file."""
    if raw.isascii():
        return True
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for start in range(0, len(raw), BLOCK):
            decoder.decode(raw[start : start + BLOCK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _utf_16(data: bytes) -> str | None:
    for mark, decode in UTF_16.items():
        if data.startswith(mark):
            return decode(data[len(mark) :], "replace", True)[0]  # noqa: FBT003  its own way of calling
    head = data[:HEAD_BYTES]
    if head.count(0) * MANY_NULS < len(head):
        return None
    decode = codecs.utf_16_be_decode if head[:1] == b"\0" else codecs.utf_16_le_decode
    return decode(data, "replace", True)[0]  # noqa: FBT003  its own way of calling


def separators_of(data: bytes) -> tuple[str, ...]:
    """Give the separators to try: the one that the first line names, else all of them."""
    first = next(lines_of(data[:HEAD_BYTES]), "").strip(AROUND)
    if first.casefold().startswith(SEP_LINE):
        named = first[len(SEP_LINE) :]
        if named in SEPARATORS:
            return (named,)
        return ("\t",) if not named else SEPARATORS
    return SEPARATORS


def head_of(data: bytes, separator: str) -> list[list[str]]:
    """Give the first rows, as far as they can be read."""
    try:
        return list(islice(_read(data, separator), HEAD_ROWS))
    except (Error, RefusedError):
        return []


def rows_of(data: bytes, separator: str) -> Rows:
    """Give every row; raises `Error` or `RefusedError` where a quotation mark was never closed."""
    found = _read(data, separator)
    return _watched(found) if data.count(b'"') % 2 else found


def _watched(rows: Rows) -> Rows:
    """Pass rows on; with an odd number of quotation marks a last cell of many lines swallowed the rest."""
    last: list[str] = []
    for row in rows:
        yield row
        last = row
    if any(cell.count("\n") > 1 for cell in last):
        raise RefusedError("open_quote")


def _read(data: bytes, separator: str) -> Rows:
    lines = lines_of(data)
    first = next(lines, "")
    if not _names_separator(first):
        lines = chain((first,), lines)
    return reader(lines, delimiter=separator)


def _names_separator(line: str) -> bool:
    return line.strip(AROUND).casefold().startswith(SEP_LINE)


@contextmanager
def limited_cells() -> Iterator[None]:
    """Read with a limit of our own on a cell; the reader has one for all who use it, so it is put back."""
    before = limit_of_a_cell(MAX_CELL)
    try:
        yield
    except Error as error:
        raise RefusedError("open_quote") from error
    finally:
        limit_of_a_cell(before)
