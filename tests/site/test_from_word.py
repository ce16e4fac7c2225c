"""`python build.py import`: a Word document becomes a page of this site, with what is left to look at."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pypandoc
import pytest

import build
from tests.site.tree import Tree

PNG = Path(__file__).parents[1] / "browser/pictures"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCUMENT = f'<?xml version="1.0"?><w:document {W}><w:body>{{}}</w:body></w:document>'
Import = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def _words(tree: Tree) -> None:
    """Places to fill in need a word that the small site may lack."""
    for path in (tree.site / "text").glob("*.toml"):
        text = path.read_text("utf-8")
        if "[fill_in]" not in text:
            path.write_text(text + '\n[fill_in]\nspoken = "Vul in:"\n', "utf-8")


@pytest.fixture
def taken(tree: Tree, capsys: pytest.CaptureFixture[str]) -> Import:
    """Return how to import a document, made of Markdown or of Word's own XML."""

    def take(
        markdown: str = "", *, xml: str = "", name: str = "brief.docx"
    ) -> tuple[int, str, str]:
        document = tree.root / name
        pypandoc.convert_text(markdown, "docx", format="markdown", outputfile=str(document))
        if xml:
            _replace(document, DOCUMENT.format(xml))
        tree.page("nl/over/index.md")
        folders = [f"--content={tree.content}", f"--site={tree.site}"]
        code = build.main(["import", str(document), "--soort", "over", *folders])
        pages = [p for p in (tree.content / "nl/over").glob("*.md") if p.name != "index.md"]
        text = pages[0].read_text("utf-8").partition("\n---\n\n")[2] if pages else ""
        return code, text, capsys.readouterr().out

    return take


def _replace(document: Path, xml: str) -> None:
    with zipfile.ZipFile(document) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    with zipfile.ZipFile(document, "w") as new:
        for name, content in (parts | {"word/document.xml": xml.encode()}).items():
            new.writestr(name, content)


def test_a_letter_becomes_a_page_without_mistakes(taken: Import, tree: Tree) -> None:
    """Headings start at h2 and skip nothing; the title names the file; editors can see it at once."""
    code, text, said = taken(
        "---\ntitle: Brief aan u\n---\n\n# Eerste\n\nTekst met **nadruk**.\n\n### Diep\n\n1. een\n2. twee\n"
    )
    assert code == 0
    assert (tree.content / "nl/over/brief-aan-u.md").is_file()
    assert "## Eerste\n\nTekst met **nadruk**.\n\n### Diep\n\n1.  een\n2.  twee\n" in text
    assert "Deze kop sloeg een niveau over en is hoger gezet." in said
    built = tree.build("--concepten")
    assert (built.code, built.problems) == (0, "")


def test_lines_and_dots_become_places_to_fill_in(taken: Import) -> None:
    """What stands before a line says what belongs there; one without words gets a number, and a remark."""
    _, text, said = taken(
        "Naam: \\_\\_\\_\\_ en plaats .......\n\nGeachte \\[naam wethouder\\],\n\n\\_\\_\\_\\_\n\n☐ gelezen\n"
    )
    assert 'Naam: {{ field("Naam") }} en plaats {{ field("plaats") }}' in text
    assert 'Geachte {{ field("naam wethouder") }},' in text
    assert '{{ field("invullen 1") }}' in text
    assert "- [ ] gelezen" in text
    assert 'Zet het tussen de aanhalingstekens: "invullen 1".' in said


def test_tables_stay_tables(taken: Import, tree: Tree) -> None:
    """Also one without heads, with something to fill in, or with several lines in a cell."""
    _, text, said = taken(
        "| wat | wie |\n|---|---|\n| hulp | ..... |\n\ntussen\n\n|  |  |\n|---|---|\n| Naam | ..... |\n"
    )
    assert '| hulp | {{ field("hulp, wie") }}' in text
    assert "| Wat" in text
    assert "Deze tabel had geen koppen; er staat nu ‘Wat’ en ‘Invullen’." in said
    assert tree.build("--concepten").problems == ""
    assert tree.build("--concepten").text("over/brief/").count("<table>") == 2


def test_content_controls_become_calls(taken: Import) -> None:
    """A text, a day, a choice and room for more, each with its own name; a table of contents is left out."""

    def control(about: str, shown: str) -> str:
        inside = f"<w:p><w:r><w:t>{shown}</w:t></w:r></w:p>"
        return f"<w:sdt><w:sdtPr>{about}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"

    items = (
        '<w:listItem w:displayText="ja" w:value="1"/><w:listItem w:displayText="nee" w:value="0"/>'
    )
    _, text, _ = taken(
        xml=control('<w:alias w:val="naam klant"/><w:text/>', "Klik om tekst in te voeren.")
        + control("<w:showingPlcHdr/><w:date/>", "datum van ingang")
        + control(
            f'<w:tag w:val="akkoord"/><w:dropDownList>{items}</w:dropDownList>', "Kies een item."
        )
        + control('<w:alias w:val="toelichting"/><w:text w:multiLine="1"/>', "x")
        + control("<w:docPartObj/>", "Inhoud 1 2 3")
        + control('<w:alias w:val="gewoon"/>', "Tekst die blijft.")
    )
    assert '{{ field("naam klant") }}' in text
    assert '{{ day("datum van ingang") }}' in text
    assert '{{ choice("akkoord", "ja", "nee") }}' in text
    assert '{{ room("toelichting") }}' in text
    assert "Inhoud" not in text
    assert "Tekst die blijft." in text


def test_a_picture_lies_beside_the_page(taken: Import, tree: Tree) -> None:
    """It is published; without a description the remark gives its line."""
    picture = next(PNG.glob("*.png"))
    _, text, said = taken(f"Tekst.\n\n![]({picture})\n\n![Een trap]({picture})\n")
    assert "![](brief-1.png)" in text
    assert "![Een trap](brief-2.png)" in text
    assert (tree.content / "nl/over/brief-1.png").read_bytes() == picture.read_bytes()
    page = (tree.content / "nl/over/brief.md").read_text("utf-8").split("\n")
    assert (
        f"brief.md:{page.index('![](brief-1.png)') + 1}: Een plaatje heeft geen beschrijving."
        in said
    )


def test_what_is_no_word_document_is_refused(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another kind of file, one that is not there and a damaged one leave nothing behind."""
    (tree.root / "stuk.docx").write_bytes(b"PK geen zip")
    folders = [f"--content={tree.content}", f"--site={tree.site}"]
    for name, message in (
        ("weg.docx", "is er niet"),
        ("brief.odt", "geen Word"),
        ("stuk.docx", "niet te lezen"),
    ):
        assert build.main(["import", str(tree.root / name), "--soort", "over", *folders]) == 1
        assert message in capsys.readouterr().err
    assert not (tree.content / "nl/over").exists()
