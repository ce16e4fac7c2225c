"""Word documents are sound files: what Word asks of them, and what who cannot see them needs."""

import io
import re
import zipfile
from itertools import pairwise
from typing import Final

import pytest
from pso.document import make

from tests.calculator.samples import scored
from tests.documents.opgaves import OPGAVES, odd
from tests.documents.word import LANGUAGES, NAMES, content, part, texts, tree

PARTS: Final = {
    *("[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml"),
    *("word/_rels/document.xml.rels", "word/styles.xml", "word/numbering.xml"),
    *("word/settings.xml", "word/footer1.xml", "word/footer2.xml"),
}
ORDER: Final = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore numPr pBdr shd spacing ind jc outlineLvl sectPr",
    "rPr": "rStyle rFonts b bCs color sz szCs u shd lang",
    "tblPr": "tblStyle tblW tblInd tblLayout tblBorders tblCellMar tblLook tblCaption tblDescription",
    "tcPr": "tcW tcBorders shd",
    "sdtPr": "alias showingPlcHdr text date checkbox",
    "style": "name basedOn next qFormat pPr rPr tblPr tblStylePr",
    "sectPr": "footerReference type pgSz pgMar titlePg",
}
"""Children of an element in the only order that Word accepts, as far as we use them."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("opgave", OPGAVES)
@pytest.mark.parametrize("name", NAMES)
def test_a_word_document_is_a_sound_archive(name: str, opgave: str, language: str) -> None:
    """Every part that the document names is there, and is well-formed XML."""
    with zipfile.ZipFile(io.BytesIO(content(name, opgave, language))) as archive:
        assert archive.testzip() is None
        assert {*archive.namelist()} == PARTS
        assert archive.namelist()[0] == "[Content_Types].xml"
        for member in PARTS:
            tree(archive.read(member).decode())


@pytest.mark.parametrize("name", NAMES)
def test_the_same_result_gives_the_same_bytes(name: str) -> None:
    """No clock and no random order leak into a document."""
    result = scored(odd())
    assert make(name, result, "nl") == make(name, scored(odd()), "nl")


@pytest.mark.parametrize("which", ["word/document.xml", "word/styles.xml"])
@pytest.mark.parametrize("name", NAMES)
def test_elements_stand_in_the_order_that_word_asks(name: str, which: str) -> None:
    """Word refuses a file whose properties stand in another order, where other readers do not mind."""
    root = tree(part(name, "odd", which=which))
    for element in root.iter():
        order = ORDER.get(element.tag.rpartition("}")[2], "").split()
        children = [child.tag.rpartition("}")[2] for child in element]
        if order:
            assert {*children} <= {*order}, element.tag
            assert children == sorted(children, key=order.index)


@pytest.mark.parametrize("name", NAMES)
def test_fields_are_real_content_controls_with_a_name(name: str) -> None:
    """A screen reader says what to fill in; Word offers a calendar and a box to tick."""
    document = part(name, "example")
    controls = re.findall(r"<w:sdtPr>(.*?)</w:sdtPr>", document)
    assert len(controls) > 30
    assert all('<w:alias w:val="' in control for control in controls)
    assert "<w:date>" in document
    assert "<w14:checkbox>" in document


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_no_field_asks_for_a_person_of_the_target_group(name: str, language: str) -> None:
    """What is typed is a role, a date, a place or a remark; the one name is that of who approves."""
    asked = {*re.findall(r'<w:alias w:val="([^"]*)"', part(name, "many", language))}
    personal = {it for it in asked if re.search(r"BSN|geboorte|birth|naam|name", it, re.IGNORECASE)}
    assert personal <= {"Naam en functie", "Name and role"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_document_is_accessible(name: str, language: str) -> None:
    """Language, title, real headings in order, head rows that repeat, and a description for every table."""
    locale = {"nl": "nl-NL", "en": "en-GB"}[language]
    assert f'<w:lang w:val="{locale}"' in part(name, "odd", language, "word/styles.xml")
    assert "<dc:title>" in part(name, "odd", language, "docProps/core.xml")
    document = part(name, "odd", language)
    levels = [*map(int, re.findall(r'<w:pStyle w:val="Heading(\d)"', document))]
    assert max(after - before for before, after in pairwise(levels)) == 1
    tables = document.count("<w:tbl>")
    assert document.count("<w:tblDescription ") == document.count("<w:tblCaption ") == tables
    assert document.count("<w:tblHeader/>") == document.count('w:firstRow="1"') > 0


def test_a_label_stays_text_and_loses_what_xml_cannot_hold() -> None:
    """Markup, an emoji and half a character in a label break nothing."""
    shown = "\n".join(texts("dossier", "odd"))
    assert "=1+1 <b>&amp; 'q' \"d\" \U0001f600 ?lang" in shown


@pytest.mark.parametrize("opgave", OPGAVES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_or_placeholder_is_shown(opgave: str, language: str) -> None:
    """Everything in a document is words."""
    for name in NAMES:
        for text in texts(name, opgave, language):
            assert not re.search(r"\{[a-z]|\b(?:document|position|contract)\.[a-z]", text)
