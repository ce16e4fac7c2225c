"""The places to fill in of a Word document: its content controls become marks that pandoc carries along."""

import io
import re
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PART = "word/document.xml"
GENERATED = re.compile(r"ns\d+")  # a prefix that ElementTree keeps to itself
# What Word itself writes in an empty control says nothing about what belongs there.
EMPTY = re.compile(r"^(klik|tik|click|tap|kies|choose|enter|voer)\b", re.IGNORECASE)
OPEN, CLOSE = "\ue010", "\ue011"


@dataclass(frozen=True, kw_only=True, slots=True)
class WordField:
    """A place to fill in: `field`, `day`, `choice` or `room`; the label may be empty."""

    call: str
    label: str
    options: tuple[str, ...] = ()


def with_marks(docx: bytes) -> tuple[bytes, list[WordField]]:
    """Return the document with a mark where each control stands, and the controls by number."""
    fields: list[WordField] = []
    found = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(found, "w") as new:
        for item in old.infolist():
            content = old.read(item.filename)
            new.writestr(item, _marked(content, fields) if item.filename == PART else content)
    return found.getvalue(), fields


def _marked(xml: bytes, fields: list[WordField]) -> bytes:
    # pandoc looks names up by their prefix, so every prefix stays what it was.
    for _, (prefix, address) in ET.iterparse(io.BytesIO(xml), events=["start-ns"]):  # noqa: S314 (an editor's own file)
        if prefix and not GENERATED.fullmatch(prefix):
            ET.register_namespace(prefix, address)
    root = ET.fromstring(xml)  # noqa: S314 (likewise; expat refuses entities that explode)
    for control in list(root.iter(f"{W}sdt")):
        content = control.find(f"{W}sdtContent")
        about = control.find(f"{W}sdtPr")
        if content is None or about is None:
            continue
        if about.find(f"{W}docPartObj") is not None:
            content.clear()  # a table of contents: the site makes its own
        elif field := _field(about, content):
            fields.append(field)
            _fill(content, f"{OPEN}{len(fields) - 1}{CLOSE}")
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _field(about: ET.Element, content: ET.Element) -> WordField | None:
    """Return what a control asks for; None when it only holds text."""
    plain, chosen = about.find(f"{W}text"), _options(about)
    if about.find(f"{W}date") is not None:
        call = "day"
    elif chosen:
        call = "choice"
    elif plain is not None and plain.get(f"{W}multiLine") in {"1", "true"}:
        call = "room"
    elif plain is not None or about.find(f"{W}showingPlcHdr") is not None:
        call = "field"
    else:
        return None
    return WordField(call=call, label=_label(about, content), options=chosen)


def _options(about: ET.Element) -> tuple[str, ...]:
    items = (item for item in about.iter(f"{W}listItem") if item.get(f"{W}value"))
    return tuple(item.get(f"{W}displayText") or str(item.get(f"{W}value")) for item in items)


def _label(about: ET.Element, content: ET.Element) -> str:
    shown = "".join(content.itertext()).strip()
    asks = about.find(f"{W}showingPlcHdr") is not None and not EMPTY.match(shown)
    tries = [_value(about, "alias"), shown if asks else "", _value(about, "tag")]
    return next((" ".join(text.split()) for text in tries if text), "")


def _value(about: ET.Element, name: str) -> str:
    found = about.find(f"{W}{name}")
    return str(found.get(f"{W}val", "")) if found is not None else ""


def _fill(content: ET.Element, mark: str) -> None:
    """Put a mark in the place of all text of a control; its paragraph or cell stays."""
    texts = list(content.iter(f"{W}t"))
    for text in texts[1:]:
        text.text = ""
    first = texts[0] if texts else ET.SubElement(_run(content), f"{W}t")
    first.text = mark


def _run(content: ET.Element) -> ET.Element:
    around = next(_paragraphs(content), content)
    return ET.SubElement(around, f"{W}r")


def _paragraphs(content: ET.Element) -> Iterator[ET.Element]:
    yield from content.iter(f"{W}p")
