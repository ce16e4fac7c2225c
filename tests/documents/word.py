"""Reads Word documents as a reader sees them: paragraphs, and tables by their title."""

import io
import zipfile
from collections.abc import Iterator
from functools import cache
from typing import Final
from xml.etree import ElementTree as ET

from pso.document import make

from tests.calculator.samples import scored
from tests.documents.opgaves import OPGAVES

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES: Final = ("dossier", "plan")
LANGUAGES: Final = ("nl", "en")
Table = list[list[str]]


@cache
def content(name: str, opgave: str, language: str = "nl") -> bytes:
    """Make a document."""
    return make(name, scored(OPGAVES[opgave]()), language).content


@cache
def part(name: str, opgave: str, language: str = "nl", which: str = "word/document.xml") -> str:
    """Give the text of one part of a document."""
    with zipfile.ZipFile(io.BytesIO(content(name, opgave, language))) as archive:
        return archive.read(which).decode()


def tree(text: str) -> ET.Element:
    """Parse XML that we wrote ourselves."""
    return ET.fromstring(text)  # noqa: S314  our own


def texts(name: str, opgave: str, language: str = "nl") -> list[str]:
    """Give every paragraph."""
    return [_text(it) for it in tree(part(name, opgave, language)).iter(f"{W}p")]


def tables(name: str, opgave: str, title: str) -> Iterator[Table]:
    """Give the cells of every table with that title."""
    for table in tree(part(name, opgave)).iter(f"{W}tbl"):
        caption = table.find(f"{W}tblPr/{W}tblCaption")
        if caption is not None and caption.get(f"{W}val") == title:
            rows = table.iter(f"{W}tr")
            yield [[_text(cell) for cell in row.iter(f"{W}tc")] for row in rows]


def table(name: str, opgave: str, title: str) -> Table:
    """Give the cells of the one table with that title."""
    (found,) = tables(name, opgave, title)
    return found


def _text(element: ET.Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))
