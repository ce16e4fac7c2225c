"""A document can be taken along as Word and as PDF, made from the page's own text."""

import re
import sys
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

import build
from tests.site.papers import TEXT, W14, W, built, field, file_of, part, pdf_text, strings, text_of
from tests.site.tree import Tree


@pytest.fixture(scope="module")
def docx(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The document in Word."""
    return file_of(built(Tree(tmp_path_factory.mktemp("docx")), TEXT), "docx")


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The document as PDF."""
    return pdf_text(file_of(built(Tree(tmp_path_factory.mktemp("pdf")), TEXT), "pdf"))


def paragraphs(docx: Path, style: str) -> list[str]:
    """Give the paragraphs of a style."""
    found = part(docx).iter(f"{W}p")
    return [
        text_of(it) for it in found if it.find(f"{W}pPr/{W}pStyle[@{W}val='{style}']") is not None
    ]


def test_the_page_leads_to_its_files_and_says_how_large_they_are(tree: Tree) -> None:
    """The files lie next to the page, and the size is that of the file, rounded up."""
    made = built(tree)
    for kind in ("docx", "pdf"):
        size = -(-file_of(made, kind).stat().st_size // 1000)
        assert f'<a href="plan.{kind}">{kind} {size}</a>' in made.part("papieren/plan/", "main")
    assert not list((made.dist / "papieren").glob("*.docx"))


def test_every_place_to_fill_in_is_a_field_of_its_kind(docx: Path) -> None:
    """A line, a calendar, a list with the options, a box to tick, room for several paragraphs."""
    kinds = {
        "naam van uw organisatie": f"{W}text",
        "datum van vandaag": f"{W}date",
        "oordeel": f"{W}dropDownList",
        "Nog te doen.": f"{W14}checkbox",
    }
    for name, kind in kinds.items():
        assert field(docx, name).find(f"{W}sdtPr/{kind}") is not None, name
    options = field(docx, "oordeel").iter(f"{W}listItem")
    assert [it.get(f"{W}value") for it in options] == ["goed", "matig"]
    assert text_of(field(docx, "voornaam")) == "[voornaam]"
    assert len(list(field(docx, "Wat gaat goed?").iter(f"{W}br"))) == 3
    assert field(docx, "Gedaan op dag.") is not None


def test_the_word_document_says_what_it_is(docx: Path) -> None:
    """Title and language are in its properties; headings are headings, a level below the title."""
    core = text = "".join(part(docx, "docProps/core.xml").itertext())
    assert "Plan & zo" in text
    assert "nl-NL" in core
    assert paragraphs(docx, "DocumentTitle") == ["Plan & zo"]
    assert paragraphs(docx, "Heading1") == ["Gegevens", "Lijst", "Breed"]
    assert paragraphs(docx, "About") == ["Een document van Proef bij handleiding 2.1."]


def test_how_to_use_the_page_stays_on_the_site(docx: Path) -> None:
    """The box before the first heading is not taken along; the rest of the text is."""
    words = text_of(part(docx))
    assert "Alleen voor op de site" not in words
    assert "Nog te doen." in words


def test_a_figure_says_in_brackets_that_it_is_not_plainly_published(docx: Path) -> None:
    """The term of the aspirant-status was carried over from an older handleiding."""
    assert "2\u00a0jaar (laatst gepubliceerde waarde), en het is" in text_of(part(docx))


def test_tables_say_what_their_rows_and_columns_are(docx: Path) -> None:
    """A head returns on every page; a table without one has the names of its rows instead."""
    names, wide = part(docx).iter(f"{W}tbl")
    assert names.find(f".//{W}tblHeader") is None
    assert names.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstColumn") == "1"  # type: ignore[union-attr]
    assert text_of(next(names.iter(f"{W}tr"))).startswith("Organisatie")
    assert wide.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None
    assert wide.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == "Breed"  # type: ignore[union-attr]


def test_a_wide_table_lies_on_its_side(docx: Path) -> None:
    """The pages before it stand upright."""
    sizes = [size.get(f"{W}orient") for size in part(docx).iter(f"{W}pgSz")]
    assert sizes == [None, "landscape"]


def test_a_second_numbered_list_begins_at_one(docx: Path) -> None:
    """Each list has a number of its own."""
    numbers = [it.get(f"{W}val") for it in part(docx).iter(f"{W}numId")]
    assert numbers == ["10", "10", "11"]


def test_links_work_away_from_the_site(tree: Tree) -> None:
    """With an address they are whole; without one, a link to the site itself is only its words."""
    for url, wanted in (
        ("https://pso.example/", ["https://example.org/regels", "https://pso.example/papieren/"]),
        ("", ["https://example.org/regels"]),
    ):
        docx = file_of(built(tree, TEXT, "--url", url), "docx")
        links = part(docx, "word/_rels/document.xml.rels")
        assert [it.get("Target") for it in links if it.get("TargetMode")] == wanted
        assert "deze site" in text_of(part(docx))


def test_a_link_within_the_document_leads_to_its_heading(docx: Path) -> None:
    """The bookmark that it names is there."""
    anchors = [it.get(f"{W}anchor") for it in part(docx).iter(f"{W}hyperlink")]
    marks = [it.get(f"{W}name") for it in part(docx).iter(f"{W}bookmarkStart")]
    assert [it for it in anchors if it] == ["s_lijst"]
    assert "s_lijst" in marks


def test_a_letter_has_no_title_and_its_form_is_a_sheet_of_its_own(tree: Tree) -> None:
    """One puts it on one's own writing paper."""
    made = built(tree, "Beste klant,\n\n## Formulier\n\nVul in.\n", name="brief-klant")
    docx = file_of(made, "docx", "brief-klant")
    assert paragraphs(docx, "DocumentTitle") == []
    assert len(list(part(docx).iter(f"{W}pageBreakBefore"))) == 1
    assert b"/S /H1" in pdf_text(file_of(made, "pdf", "brief-klant"))


def test_the_pdf_is_tagged_and_says_what_it_is(pdf: bytes) -> None:
    """PDF/UA-1: language, title shown, structure, keys in the order of the text."""
    assert strings(pdf, "Lang") == ["nl"]
    assert "Plan & zo" in strings(pdf, "Title")
    for mark in (b"/Marked true", b"/DisplayDocTitle true", b"/StructTreeRoot", b"/Tabs /S"):
        assert mark in pdf
    for tag in (b"H1", b"H2", b"Table", b"TH", b"TD", b"L", b"LI", b"Form", b"Link"):
        assert b"/S /" + tag + b"\n" in pdf or re.search(rb"/S /" + tag + rb"\b", pdf), tag


def test_the_pdf_has_an_outline(pdf: bytes) -> None:
    """One jumps to a heading from the panel at the side."""
    assert strings(pdf, "Title")[:4] == ["Plan & zo", "Gegevens", "Lijst", "Breed"]


def test_every_field_of_the_pdf_has_a_name_and_is_its_own(pdf: bytes) -> None:
    """A screen reader says what belongs there, and no two fields share what is typed."""
    assert strings(pdf, "TU") == [
        "naam van uw organisatie",
        "datum van vandaag (dag, maand, jaar)",
        "voornaam",
        "oordeel",
        "Wat gaat goed?",
        "Gedaan op dag.",
        "dag (dag, maand, jaar)",
        "Nog te doen.",
        "laatste",
    ]
    names = strings(pdf, "T")
    assert len(set(names)) == len(names) == 9
    assert pdf.count(b"/S /Form") == 9


def test_two_builds_give_the_same_files(tmp_path: Path) -> None:
    """No clock and no chance in them, also when nothing is remembered."""
    found = []
    for name in ("een", "twee"):
        made = built(Tree(tmp_path / name), f"{TEXT}\n{tmp_path.parent.name}\n")
        found.append([file_of(made, kind).read_bytes() for kind in ("docx", "pdf")])
        for kept in (build.ROOT / ".cache/pdf").iterdir():
            if kept.read_bytes() == found[-1][1]:
                kept.unlink()
    assert found[0] == found[1]
    assert b"CreationDate" not in found[0][1]


class NoPango(MetaPathFinder):
    """WeasyPrint on a machine without Pango."""

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """Fail as it does there."""
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return None


def test_without_pango_the_build_says_what_to_do(
    tree: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In Dutch, with the file, and without a traceback; nothing is written."""
    for name in [it for it in sys.modules if it.split(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [NoPango(), *sys.meta_path])
    tree.page("nl/papieren/index.md")
    tree.page("nl/papieren/plan.md", f"Nooit eerder gemaakt: {tmp_path.name} {tmp_path.parent}\n")
    made = tree.build()
    assert made.code == 1
    assert "nl/papieren/plan.md:1: De PDF kan niet worden gemaakt" in made.problems
    assert "make pango" in made.problems
    assert not made.dist.exists()
