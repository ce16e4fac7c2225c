"""Figures of the norm come from the editions, written as the reader's language writes them."""

import re

from tests.site.tree import Tree

NBSP = "\u00a0"


def test_figures_follow_the_language(tree: Tree) -> None:
    """A decimal comma in Dutch, a decimal point in English."""
    tree.page("nl/index.md", '{{ norm("trede_1", 50) }}\n', head="translation: en/index.md")
    tree.page("en/index.md", '{{ norm("trede_1", 50) }}\n', head="translation: nl/index.md")
    built = tree.build()
    assert f"3,0{NBSP}%" in built.part("", "main")
    assert f"3.0{NBSP}%" in built.part("en/", "main")


def test_a_stated_figure_is_plain(tree: Tree) -> None:
    """What a source states for the edition has no mark."""
    tree.over('{{ norm("trede_1", 50, "1.5") }} {{ value("level.basistrede.top") }}\n')
    html = tree.build().part("over/pagina/", "main")
    assert f'<span class="figure" data-status="stated">50{NBSP}%</span>' in html


def test_a_status_is_told_to_eye_and_ear(tree: Tree) -> None:
    """A figure that is not plainly published carries its status, in form and in words."""
    tree.over(
        '{{ norm("trede_1", 50) }} en {{ norm("basistrede", 50) }} en {{ norm("trede_2", 47) }}\n'
    )
    html = tree.build().part("over/pagina/", "main")
    assert re.search(
        rf'data-status="carried" title="[^"]+">3,0{NBSP}%<span class="visually-hidden"> \(', html
    )
    assert re.search(
        rf'data-status="estimated" title="[^"]+">≈{NBSP}2,0{NBSP}%<span class="visually-hidden"> \(schatting\)',
        html,
    )
    assert 'data-status="inferred"' in html


def test_weights_and_other_values(tree: Tree) -> None:
    """A weight has no unit, hours have one, a list is written out in words."""
    tree.over(
        '{{ weight("contract.detachering") }} | {{ value("banenafspraak.hours") }} | {{ value("aspirant.plan") }}\n'
    )
    html = tree.build().part("over/pagina/", "main")
    assert ">0,9<" in html
    assert f"25,5{NBSP}uur" in html
    assert "approved" not in html


def test_an_unpublished_weight_says_so(tree: Tree) -> None:
    """Where no value is public there is no number."""
    tree.over('{{ weight("position.bbl_bol_3") }}\n')
    assert 'data-status="unpublished"' in tree.build().part("over/pagina/", "main")


def test_tables_are_one_line(tree: Tree) -> None:
    """The norms, the weights and the editions come as tables with status and source."""
    tree.over("{{ norm_table() }}\n\n{{ weight_table() }}\n\n{{ edition_table() }}\n")
    html = tree.build().part("over/pagina/", "main")
    assert html.count("<table") == 3
    assert '<p class="sources">Bronnen: S10:' in html
    assert (
        f'<th scope="row">50</th><td><span class="figure" data-status="estimated">≈{NBSP}2,0{NBSP}%'
        in html
    )
    assert '<th scope="row">Wajong</th>' in html
    assert '<th scope="row">2.1</th><td>1 april 2023</td>' in html
    assert "<p><div" not in html


def test_a_figure_in_code_or_a_picture_is_plain_text(tree: Tree) -> None:
    """Where HTML cannot stand the figure is written out."""
    tree.over('`{{ norm("trede_1", 50) }}` ![norm {{ norm("trede_1", 50) }}](stip.svg)\n')
    tree.write("nl/over/stip.svg", "<svg/>")
    html = tree.build().part("over/pagina/", "main")
    assert f"<code>3,0{NBSP}%</code>" in html
    assert f'alt="norm 3,0{NBSP}%"' in html


def test_one_year_is_no_years(tree: Tree) -> None:
    """A figure of one has its unit in the singular, where a language has one."""
    tree.page(
        "en/index.md",
        'At least {{ value("eligibility.years") }}.\n',
        head="translation: nl/index.md",
    )
    assert "1\u00a0year<" in tree.build().part("en/", "main")
