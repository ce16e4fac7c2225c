"""What a head refers to has to exist."""

import pytest

from tests.site.tree import Tree

HEADS = {
    "a related page": (
        "related: [nl/over/indexx.md]",
        "De verwante pagina 'content/nl/over/indexx.md' bestaat niet.\n    → Bedoelt u nl/over/index.md",
    ),
    "itself": ("related: [nl/over/pagina.md]", "Deze pagina noemt zichzelf als verwant."),
    "a field of the form": (
        "helps_with: [placements.hour]",
        "De Meetlat heeft geen veld 'placements.hour'.\n    → Bedoelt u placements.hours",
    ),
    "a group": ("groups: [wajon]", "De groep 'wajon' bestaat niet.\n    → Bedoelt u wajong"),
    "an edition": ('edition: "3.0"', "Handleiding '3.0' is niet bekend."),
    "an old address that lives": (
        "moved_from: [over/]",
        "Op het oude adres 'over/' staat een pagina: content/nl/over/index.md.",
    ),
}


@pytest.mark.parametrize(("line", "problem"), HEADS.values(), ids=HEADS)
def test_what_does_not_exist_is_reported(tree: Tree, line: str, problem: str) -> None:
    """The line in the head is named, with what was probably meant."""
    tree.over(head=line)
    built = tree.build()
    assert (built.code, f"pagina.md:4: {problem}" in built.problems) == (1, True), built.problems


def test_a_field_has_one_page_in_each_language(tree: Tree) -> None:
    """Two Dutch pages for one field are one too many; an English one beside it is not."""
    claim = "helps_with: [placements.hours]"
    tree.over(head=claim)
    tree.page("en/over/index.md")
    tree.page("en/over/page.md", head=claim)
    assert tree.build().code == 0
    tree.over(name="tweede", head=claim)
    problems = tree.build().problems
    assert problems.startswith("1 probleem")
    assert (
        "tweede.md:4: Bij het veld 'placements.hours' van de Meetlat hoort al een andere"
        in problems
    )


def test_an_old_address_leads_to_one_page(tree: Tree) -> None:
    """Two pages cannot both have come from one address."""
    tree.over(head="moved_from: [over/oud/]")
    tree.over(name="tweede", head="moved_from: [over/oud/]")
    assert "tweede.md:4: Het oude adres 'over/oud/' staat ook in" in tree.build().problems


def test_a_page_that_cannot_be_read_is_reported_once(tree: Tree) -> None:
    """Pages that link to it are not wrong: who repairs the one, repairs all."""
    tree.over("[zie](stuk.md)\n", head="related: [nl/over/stuk.md]")
    tree.write("nl/over/stuk.md", "---\ntitle: Een titel: met meer\ndescription: Kort.\n---\n")
    built = tree.build()
    assert built.problems.startswith("1 probleem gevonden:")
    assert "stuk.md:2: De kop is geen geldige YAML" in built.problems
    assert 'aanhalingstekens: title: "Titel: ondertitel"' in built.problems
