"""Terms are explained where they stand: once a page, as whole words, and never inside something else to press."""

import re

import pytest

from tests.site.tree import Tree

BUTTON = re.compile(
    r'<button type="button" class="term" popovertarget="begrip-([^"]+)">([^<]*)</button>'
)


@pytest.fixture
def terms(tree: Tree) -> Tree:
    """A site with two terms."""
    site = tree.site / "site.toml"
    site.write_text(site.read_text("utf-8") + "\n[kinds.begrippen]\n", "utf-8")
    tree.page("nl/begrippen/index.md", title="Begrippen")
    tree.page("nl/begrippen/pro.md", title="PRO", head="words: [PRO]")
    tree.page("nl/begrippen/trede.md", "Een trede.\n", title="Trede", head="words: [trede, treden]")
    return tree


@pytest.mark.parametrize(
    ("text", "opened"),
    [
        ("Een trede en nog een trede.", [("trede", "trede")]),
        ("Treden zijn er drie.", [("trede", "Treden")]),
        ("Optreden en pro deo en trede-achtig.", []),
        ("Van PRO naar werk.", [("pro", "PRO")]),
        ("## Een trede hoger", []),
        ("Een [trede](pagina.md) met link, dan een trede.", [("trede", "trede")]),
        ("- [ ] Een trede om af te vinken", []),
        ("`trede` als code", []),
    ],
)
def test_the_first_use_opens(terms: Tree, text: str, opened: list[tuple[str, str]]) -> None:
    """Whole words only, an abbreviation in its capitals, and not in headings, links, code or labels."""
    terms.over(f"{text}\n")
    assert BUTTON.findall(terms.build().text("over/pagina/")) == opened


def test_what_it_means_stands_on_the_page(terms: Tree) -> None:
    """The meaning comes from the term's own page, with the way there; a page does not explain itself."""
    terms.over("Een trede.\n")
    built = terms.build()
    page = built.text("over/pagina/")
    assert '<div class="term__card" id="begrip-trede" popover role="note">' in page
    assert 'Beschrijving.</p><p><a href="../../begrippen/trede/">' in page
    assert "begrip-trede" not in built.text("begrippen/trede/")
