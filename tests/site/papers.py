"""A document to take along, and ways to look into its Word file and its PDF."""

import re
import zipfile
import zlib
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from tests.site.tree import Built, Tree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
TEXT: Final = """\
!!! tip "Zo gebruikt u dit document"
    Alleen voor op de site.

## Gegevens

| | |
|---|---|
| Organisatie | {{ field("naam van uw organisatie") }} |
| Datum | {{ day("datum van vandaag") }} |

Beste {{ field("voornaam") }}, zie [de regels](https://example.org/regels),
[deze site](index.md) en [wat volgt](#lijst).
Het geldt {{ value("aspirant.years") }}, en het is {{ choice("oordeel", "goed", "matig") }}.

{{ room("Wat gaat goed?", 4) }}

## Lijst

- [ ] Gedaan op {{ day("dag") }}.
- [ ] Nog te doen.

1. Eerst
2. Dan

Daarna:

1. Opnieuw

## Breed

| A | B | C | D | E | F | G |
|---|---|---|---|---|---|---|
| a | b | c | d | e | f | {{ field("laatste") }} |
"""


def built(tree: Tree, text: str = TEXT, *options: str, name: str = "plan") -> Built:
    """Build a site with one document in it."""
    tree.page("nl/papieren/index.md", title="Papieren")
    tree.page(f"nl/papieren/{name}.md", text, title="Plan & zo", head='edition: "2.1"')
    made = tree.build(*options)
    assert made.code == 0, made.problems
    return made


def file_of(made: Built, kind: str, name: str = "plan") -> Path:
    """Give where a file of the document lies."""
    return made.dist / "papieren" / name / f"{name}.{kind}"


def part(docx: Path, name: str = "word/document.xml") -> ET.Element:
    """Read one part of a Word document."""
    with zipfile.ZipFile(docx) as archive:
        return ET.fromstring(archive.read(name))  # noqa: S314  our own


def text_of(element: ET.Element) -> str:
    """Give the words in an element."""
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def field(docx: Path, name: str) -> ET.Element:
    """Give the one field with that name."""
    fields = part(docx).iter(f"{W}sdt")
    (found,) = [it for it in fields if it.find(f"{W}sdtPr/{W}alias[@{W}val='{name}']") is not None]
    return found


def pdf_text(path: Path) -> bytes:
    """Give the objects of a PDF, those that are packed together as well."""
    content = path.read_bytes()
    packed = re.findall(rb"/ObjStm.*?stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
    return b"\n".join([content, *map(zlib.decompress, packed)])


def strings(pdf: bytes, key: str) -> list[str]:
    """Give the texts under a key of a PDF, in the order in which they stand in the file."""
    plain = rb"\((?P<plain>(?:[^()\\]|\\.)*)\)"
    coded = rb"<(?P<coded>[0-9a-fA-F]*)>"
    found = re.finditer(rb"/" + key.encode() + rb" (?:" + plain + rb"|" + coded + rb")", pdf)
    return [
        bytes.fromhex(it["coded"].decode()).decode("utf-16")
        if it["coded"] is not None
        else re.sub(r"\\(.)", r"\1", it["plain"].decode())
        for it in found
    ]
