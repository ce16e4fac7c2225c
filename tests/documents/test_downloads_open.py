"""LibreOffice opens a document that was taken along, with its fields; the PDF's structure reads in order."""

import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.documents.libreoffice import converted, text_of
from tests.site.papers import W14, W, built, file_of, part
from tests.site.tree import Tree

pytestmark = [pytest.mark.process, pytest.mark.office]
LO = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The document in Word and as PDF."""
    site = built(Tree(tmp_path_factory.mktemp("site")))
    return file_of(site, "docx"), file_of(site, "pdf")


@pytest.fixture(scope="module")
def opened(made: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> ET.Element:
    """The document as LibreOffice has it in mind."""
    (flat,) = converted([made[0]], "fodt", tmp_path_factory.mktemp("fodt"))
    return ET.fromstring(flat.read_text("utf-8"))  # noqa: S314  LibreOffice wrote it


def test_libreoffice_knows_every_field(opened: ET.Element) -> None:
    """In their order, showing what belongs there until something is filled in."""
    # LibreOffice 7.4 makes an input field of a text field; later ones keep it.
    fields = [
        "".join(it.itertext())
        for it in opened.iter()
        if it.tag in {f"{LO}content-control", f"{TEXT}text-input"}
    ]
    assert [field.replace("\u00a0", " ") for field in fields] == [
        "[naam van uw organisatie]",
        "[datum van vandaag]",
        "[voornaam]",
        "[goed / matig]",
        "[Typ hier]",
        "☐",
        "[dag]",
        "☐",
        "[laatste]",
    ]


def test_a_field_keeps_its_kind_when_libreoffice_saves(
    made: tuple[Path, Path], tmp_path: Path
) -> None:
    """Somebody fills in a part, saves it, and a colleague goes on in Word."""
    (saved,) = converted([made[0]], "docx", tmp_path)
    kinds = (f"{W}text", f"{W}date", f"{W}dropDownList", f"{W14}checkbox")
    assert [len(list(part(saved).iter(kind))) for kind in kinds] == [3, 2, 1, 2]
    options = [it.get(f"{W}value") for it in part(saved).iter(f"{W}listItem")]
    assert options == ["goed", "matig"]


def test_libreoffice_knows_headings_and_heads_of_tables(opened: ET.Element) -> None:
    """What a screen reader goes by."""
    heads = [
        ("".join(it.itertext()), it.get(f"{TEXT}outline-level")) for it in opened.iter(f"{TEXT}h")
    ]
    assert heads == [("Gegevens", "1"), ("Lijst", "1"), ("Breed", "1")]
    assert len(list(opened.iter(f"{TABLE}table-header-rows"))) == 1


def test_libreoffice_prints_the_document(made: tuple[Path, Path], tmp_path: Path) -> None:
    """Title, text, hints and page numbers stand on paper."""
    (printed,) = converted([made[0]], "pdf", tmp_path)
    shown = text_of(printed)
    for words in ("Plan & zo", "[voornaam]", "☐ Nog te doen.", "[goed / matig]", "Pagina 1 van 2"):
        assert words in shown.replace("\u00a0", " "), words


def test_the_structure_of_the_pdf_is_that_of_the_text(made: tuple[Path, Path]) -> None:
    """Headings, tables with their heads, fields and lists, in the order in which one reads."""
    command = ["pdfinfo", "-struct", str(made[1])]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    tags = re.findall(r"^\s*(\w+)", done.stdout, re.MULTILINE)
    main = [it for it in tags if it in {"H1", "H2", "Table", "L", "Form"}]
    assert main == [
        *("H1", "H2", "Table", "Form", "Form", "Form", "Form", "Form"),
        *("H2", "L", "Form", "Form", "Form", "L", "L", "H2", "Table", "Form"),
    ]
    assert done.stderr == ""
