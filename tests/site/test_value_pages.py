"""Every figure of the norm has its own place, and a figure in a text leads there once."""

import re

from generator.calls.changes import values_of
from generator.values.pages import address_of
from pso.overlay import editions
from pso.value import RULE_UNIT

from tests.site.tree import Tree

LINK = re.compile(r'<a class="figure" href="([^"]+)"')


def with_values(tree: Tree) -> None:
    """Give a site the page that lists the values."""
    tree.page("nl/waarden/index.md", title="Waarden")


def test_every_value_has_a_place(tree: Tree) -> None:
    """No value of the newest edition is left out, whatever is added to it."""
    with_values(tree)
    built = tree.build()
    for key, value in values_of(editions().newest).items():
        address, _, anchor = address_of(key, "").partition("#")
        assert value.unit == RULE_UNIT or f'id="{anchor}"' in built.text(address), key


def test_a_figure_leads_to_its_place_once(tree: Tree) -> None:
    """The first of two equal figures is a link, in a relative way; the other keeps only its mark."""
    with_values(tree)
    tree.over(
        '{{ norm("trede_1", 50) }} en {{ norm("trede_1", 10) }}, {{ value("aspirant.years") }}\n'
    )
    html = tree.build().part("over/pagina/", "main")
    assert LINK.findall(html) == [
        "../../waarden/normen/#norm-trede-1",
        "../../waarden/certificaat/#aspirant-years",
    ]
    assert html.count('<span class="figure"') == 1
    assert 'data-status="carried" title=' in html


def test_no_link_in_a_heading_or_in_a_link(tree: Tree) -> None:
    """A heading and a link that hold a figure stay as they are."""
    with_values(tree)
    tree.over(
        '## Vanaf {{ value("aspirant.years") }}\n\n[al {{ weight("contract.detachering") }}](index.md)\n'
    )
    built = tree.build()
    assert not built.problems
    assert not LINK.findall(built.part("over/pagina/", "main"))


def test_without_value_pages_figures_lead_nowhere(tree: Tree) -> None:
    """A site that does not want them has no dead links."""
    tree.over('{{ norm("trede_1", 50) }}\n')
    assert not LINK.findall(tree.build().part("over/pagina/", "main"))


def test_a_value_names_the_pages_that_use_it(tree: Tree) -> None:
    """Also a page that only shows it in a table; and not one that does not."""
    with_values(tree)
    tree.page("nl/over/ander.md", "{{ weight_table() }}\n", title="Tabel")
    tree.page("nl/over/niet.md", '{{ weight("contract.stage") }}\n', title="Zonder")
    tree.over('{{ weight("position.wajong") }}\n', title="Zin")
    html = tree.build().text("waarden/uitgangsposities/")
    card = html[html.index('id="position-wajong-weight"') :]
    card = card[: card.index("</details>")]
    assert "Gebruikt op 2 pagina's" in card.replace("&#39;", "'")
    assert '<a href="../../over/pagina/">Zin</a>' in card
    assert "Tabel" in card
    assert "Zonder" not in card


def test_the_history_is_newest_first(tree: Tree) -> None:
    """What changed in 2.1 stands above what 1.9 said, each with its status."""
    with_values(tree)
    html = tree.build().text("waarden/certificaat/")
    card = html[html.index('id="aspirant-extensions"') :].split("</table>")[0]
    assert re.findall(r'<th scope="row">([^<]+)</th>', card) == [
        "2.1, vanaf 1 april 2023",
        "1.9, vanaf 1 april 2021",
    ]
    assert card.index("1\u00a0keer") < card.index("2\u00a0keer")


def test_a_value_that_was_taken_over_is_one_row(tree: Tree) -> None:
    """Editions that only carried a value stand together, as the last published value."""
    with_values(tree)
    html = tree.build().text("waarden/contracten/")
    card = html[html.index('id="contract-detachering-weight"') :].split("</table>")[0]
    assert "1.6 tot en met 2.1, vanaf 1 april 2018" in card
    assert "laatst gepubliceerde waarde" in card


def test_tables_of_values_have_names_of_their_own(tree: Tree) -> None:
    """The box of each value is named after it, also where the caption leaves that to the heading."""
    tree.page("nl/waarden/index.md")
    names = re.findall(r'role="group" aria-label="([^"]*)"', tree.build().text("waarden/normen/"))
    assert len(names) > 4
    assert len(names) == len(set(names))
