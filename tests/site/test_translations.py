"""Pages in two languages: what is not translated stays findable, and says in which language it is."""

import pytest

from tests.site.test_pages import links
from tests.site.test_proofreading import check
from tests.site.tree import Tree


@pytest.fixture
def two(tree: Tree) -> Tree:
    """A Dutch list of two pages, of which one is translated."""
    tree.over(name="beide", title="Beide")
    tree.page("nl/over/alleen.md", title="Alleen", head="order: 1")
    tree.page("en/over/index.md", title="About")
    tree.page("en/over/beide.md", title="Both")
    return tree


def test_pages_of_one_name_are_translations(two: Tree) -> None:
    """A translation has the same file name, and then no head has to say so."""
    built = two.build("--url", "https://example.org/")
    assert links(built.part("over/beide/", "#taal")) == ["../../en/over/beide/"]
    assert links(built.part("en/over/beide/", "#taal")) == ["../../../over/beide/"]
    page = built.text("over/beide/")
    assert '<link rel="alternate" hreflang="en" href="https://example.org/en/over/beide/">' in page
    assert 'hreflang="en"' not in built.text("over/alleen/")


def test_a_list_shows_what_is_not_translated(two: Tree) -> None:
    """After the pages in its own language come those in Dutch, marked; the Dutch list is as it was."""
    built = two.build()
    page = built.text("en/over/")
    assert links(built.part("en/over/", "ul")) == ["beide/", "../../over/alleen/"]
    assert ">Both</a>" in page
    assert ">Alleen (in Dutch)</a>" in page
    assert links(built.part("over/", "ul")) == ["alleen/", "beide/"]
    assert "(in" not in built.part("over/", "ul")


def test_a_link_leads_to_the_dutch_page_until_there_is_a_translation(two: Tree) -> None:
    """Who writes in English links as if all were translated; the link says itself what it leads to."""
    two.page("en/over/beide.md", "Read [this](alleen.md#deel) and [that](beide.md).\n")
    two.page("nl/over/alleen.md", "## Deel\n")
    text = two.build().part("en/over/beide/", "p")
    assert 'href="../../../over/alleen/#deel" hreflang="nl">this' in text
    assert '<span class="foreign">(in Dutch)</span></a>' in text
    assert text.count("(in Dutch)") == 1

    two.page("en/over/alleen.md", "## Deel\n")
    text = two.build().part("en/over/beide/", "p")
    assert '<a href="../alleen/#deel">this</a>' in text


def test_a_link_to_a_page_in_no_language_is_a_problem(two: Tree) -> None:
    """A page that does not exist in Dutch either is reported; and the other way there is no falling back."""
    two.page("en/over/alleen.md")
    two.page("en/over/engels.md")
    two.page("en/over/beide.md", "[weg](nergens.md)\n")
    two.page("nl/over/beide.md", "[only English](engels.md)\n")
    problems = two.build().problems
    assert "content/en/over/beide.md:5: De link 'nergens.md' leidt nergens heen." in problems
    assert "content/nl/over/beide.md:5: De link 'engels.md' leidt nergens heen." in problems


def test_a_draft_translation_changes_nothing_for_visitors(two: Tree) -> None:
    """Until it is published, links go on leading to the Dutch page."""
    two.page("en/over/beide.md", "[this](alleen.md)\n", head="related: [en/over/alleen.md]")
    two.page("en/over/alleen.md", title="Alone", head="draft: true")
    built = two.build()
    assert built.problems == ""
    assert 'href="../../../over/alleen/" hreflang="nl"' in built.part("en/over/beide/", "p")


def test_a_page_that_asks_for_a_translation_is_named_until_it_is_there(two: Tree) -> None:
    """Only where the head asks; a draft of the translation does not count yet."""
    two.page("nl/over/alleen.md", head="translate_to: [en]")
    two.page("nl/over/beide.md", head="translate_to: [en]")
    two.page("nl/over/derde.md")
    two.page("en/over/alleen.md", head="draft: true")
    code, said = check(two)
    assert code == 0
    assert "content/nl/over/alleen.md → content/en/over/alleen.md" in said
    assert "beide.md" not in said
    assert "derde.md" not in said

    two.page("en/over/alleen.md")
    assert "vertalen" not in check(two)[1]
