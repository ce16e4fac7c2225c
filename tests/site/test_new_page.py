"""`python build.py new`: a page that can be written at once, with every field of its head explained."""

from datetime import date
from pathlib import Path

import pytest
from generator.editing.new_page import next_april

import build
from tests.site.tree import Tree

KINDS = "\n[kinds.handreikingen]\n\n[kinds.begrippen]\n"


@pytest.fixture(autouse=True)
def _kinds(tree: Tree) -> None:
    site = tree.site / "site.toml"
    site.write_text(site.read_text("utf-8") + KINDS, "utf-8")
    for language in ("nl", "en"):
        tree.page(f"{language}/meetlat.md")


def new(tree: Tree, *given: str) -> int:
    """Begin a page in the small site, as the command line does."""
    return build.main(["new", *given, f"--content={tree.content}", f"--site={tree.site}"])


def test_a_page_is_begun(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    """The file has the title's name, comes last in its list, is a draft, and the command says what is next."""
    tree.page("nl/handreikingen/index.md")
    tree.page("nl/handreikingen/eerste.md", head="order: 34")
    assert new(tree, "handreiking", "Eén buddy: hoe dan?") == 0
    said = capsys.readouterr().out
    assert said.startswith("Gemaakt: content/nl/handreikingen/een-buddy-hoe-dan.md")
    assert "http://localhost:8000/handreikingen/een-buddy-hoe-dan/" in said
    text = (tree.content / "nl/handreikingen/een-buddy-hoe-dan.md").read_text("utf-8")
    assert 'title: "Eén buddy: hoe dan?"' in text
    assert "\norder: 40 " in text
    assert "\ndraft: true " in text
    assert "Kies uit: directie, hr, " in text
    built = tree.build("--concepten")
    assert (built.code, built.problems) == (0, "")
    assert "Eén buddy: hoe dan?" in built.text("handreikingen/een-buddy-hoe-dan/")


def test_what_is_not_filled_in_is_not_published(tree: Tree) -> None:
    """Somebody who only takes the mark of a draft away hears what is still to be written."""
    tree.page("nl/handreikingen/index.md")
    new(tree, "handreikingen", "Titel")
    page = tree.content / "nl/handreikingen/titel.md"
    lines = page.read_text("utf-8").split("\n")
    page.write_text("\n".join(line for line in lines if not line.startswith("draft")), "utf-8")
    problems = tree.build().problems
    assert "titel.md:3: Hier staat nog wat u zelf moet invullen" in problems
    assert problems.startswith("1 probleem")


@pytest.mark.parametrize("kind", ["handreiking", "Begrip", "vraag", "over", "uitleg"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_kind_can_be_begun_as_it_is(tree: Tree, kind: str, language: str) -> None:
    """Whatever one begins, in either language, is a page without mistakes, as editors see it."""
    assert new(tree, "--taal", language, kind, "Nieuw") == 0
    built = tree.build("--concepten")
    assert (built.code, built.problems) == (0, ""), built.problems


def test_a_worked_example_is_begun_with_figures(tree: Tree) -> None:
    """It scores at once; in another language there is none, since the Meetlat would not find it."""
    assert new(tree, "voorbeeld", "Nieuw") == 0
    built = tree.build("--concepten")
    assert (built.code, built.problems) == (0, ""), built.problems
    assert new(tree, "voorbeeld", "New", "--taal", "en") == 1
    assert not (tree.content / "en/voorbeelden").exists()


def test_nothing_is_overwritten(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    """A page with that name stays as it is."""
    tree.over("Van mij.\n", name="titel")
    before = (tree.content / "nl/over/titel.md").read_bytes()
    assert new(tree, "over", "Titel!") == 1
    assert "content/nl/over/titel.md:1: Dit bestand bestaat al." in capsys.readouterr().err
    assert (tree.content / "nl/over/titel.md").read_bytes() == before


def test_a_kind_that_does_not_exist_is_named(
    tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    """A typing mistake is answered with what was meant; the same for a language."""
    assert new(tree, "handrijking", "Titel") == 1
    assert "Bedoelt u 'handreiking'?" in capsys.readouterr().err
    assert new(tree, "over", "Titel", "--taal", "de") == 1
    assert "Kies uit: nl, en." in capsys.readouterr().err
    assert new(tree, "meetlat", "Titel") == 1
    assert not list(Path(tree.content).rglob("titel.md"))


def test_the_next_april_always_lies_ahead() -> None:
    """The day before it is tomorrow; on the day itself it is a year away."""
    assert next_april(date(2027, 3, 31)) == date(2027, 4, 1)
    assert next_april(date(2027, 4, 1)) == date(2028, 4, 1)
