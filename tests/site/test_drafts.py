"""A draft is seen by editors, never by visitors."""

from tests.site.tree import Tree

SITE = "https://example.org/"


def test_a_draft_is_nowhere_on_the_site(tree: Tree) -> None:
    """No page, no line in the list, the sitemap or the row of pages, and no word of it in any file."""
    tree.over(name="eerste")
    tree.over("Geheimpje.\n", name="concept", title="Nog niet", head="draft: true")
    built = tree.build("--url", SITE)
    assert built.code == 0
    assert not (built.dist / "over/concept").exists()
    written = [path.read_bytes() for path in built.dist.rglob("*") if path.is_file()]
    assert not [text for text in written if b"Geheimpje" in text or b"Nog niet" in text]


def test_editors_see_a_draft_in_its_list(tree: Tree) -> None:
    """What `serve` makes holds the draft and its place in the list."""
    tree.over(name="concept", title="Nog niet", head="draft: true")
    built = tree.build("--concepten")
    assert "Nog niet" in built.text("over/concept/")
    assert "Nog niet" in built.text("over/")


def test_a_published_page_cannot_lead_to_a_draft(tree: Tree) -> None:
    """Not by a link, not as related, not as its translation; editors hear it while serving too."""
    tree.page("en/over/index.md")
    tree.page("en/over/concept.md", head="translation: nl/over/pagina.md\ndraft: true")
    tree.over(name="concept", head="draft: true")
    tree.over(
        "[zie](concept.md)\n",
        head="related: [nl/over/concept.md]\ntranslation: en/over/concept.md",
    )
    for built in (tree.build(), tree.build("--concepten")):
        assert built.problems.startswith("3 problemen gevonden:")
        assert (
            "pagina.md:4: De verwante pagina 'nl/over/concept.md' is nog een concept."
            in built.problems
        )
        assert (
            "pagina.md:5: De vertaling 'content/en/over/concept.md' is nog een concept."
            in built.problems
        )
        assert "pagina.md:7: De link 'concept.md' leidt naar een concept" in built.problems
        assert "Haal 'draft: true' weg uit content/nl/over/concept.md" in built.problems


def test_a_draft_may_lead_to_a_draft(tree: Tree) -> None:
    """Two pages that belong together are written together."""
    tree.over(name="een", head="draft: true")
    tree.over("[zie](een.md)\n", name="twee", head="draft: true\nrelated: [nl/over/een.md]")
    assert tree.build().code == 0
    assert tree.build("--concepten").code == 0


def test_what_a_draft_says_stops_nobody(tree: Tree) -> None:
    """A mistake in the text of a draft is for who writes it; visitors get their site."""
    tree.over("[weg](nergens.md)\n", head="draft: true")
    assert tree.build().code == 0
    assert (
        "pagina.md:6: De link 'nergens.md' leidt nergens heen."
        in tree.build("--concepten").problems
    )
