"""What a writer can use in a page."""

import re

from tests.site.tree import Tree


def body(tree: Tree, text: str) -> str:
    """The main part of a page with this text."""
    tree.over(text)
    built = tree.build()
    assert built.problems == ""
    return built.part("over/pagina/", "main")


def test_tables_can_be_scrolled_with_the_keyboard(tree: Tree) -> None:
    """A table stands in a box of its own that can have focus and has a name."""
    html = body(tree, "| a | b |\n|---|--:|\n| 1 | 2 |\n")
    assert (
        '<div class="table-scroll" role="group" aria-label="Tabel" tabindex="0">\n<table>' in html
    )
    assert "<td>1</td>" in html
    assert '<td class="align-right">2</td>' in html


def test_each_table_has_a_name_of_its_own(tree: Tree) -> None:
    """After its heading or the box it is in; a second one there has a number. So one can tell them apart by ear."""
    table = "| a |\n|---|\n| 1 |\n\n"
    boxed = '!!! tip "Een voorbeeld"\n    | a |\n    |---|\n    | 1 |\n\n'
    start = '{{ norm("trede_1", 50) }}'
    html = body(tree, f"{table}## Wie & {start}\n\n{table}{table}{boxed}{table}")
    assert re.findall(r'class="table-scroll" role="group" aria-label="([^"]*)"', html) == [
        "Tabel",
        "Tabel: Wie &amp; 3,0 %",
        "Tabel 2: Wie &amp; 3,0 %",
        "Tabel: Een voorbeeld",
        "Tabel 3: Wie &amp; 3,0 %",
    ]


def test_an_empty_head_is_no_head(tree: Tree) -> None:
    """Where the corner of a table is empty, the first cell of each row is its head."""
    html = body(tree, "| | PSO |\n|---|---|\n| Wie | u |\n| | ook |\n")
    assert '<td></td>\n<th scope="col">PSO</th>' in html
    assert '<th scope="row">Wie</th>\n<td>u</td>' in html
    assert "<td></td>\n<td>ook</td>" in html


def test_a_table_without_heads_has_only_rows(tree: Tree) -> None:
    """A list of questions and answers has no row of empty heads above it."""
    html = body(tree, "| | |\n|---|---|\n| Naam | Jansen |\n")
    assert "<thead>" not in html
    assert '<th scope="row">Naam</th>\n<td>Jansen</td>' in html


def test_definition_lists(tree: Tree) -> None:
    """A term and what it means."""
    assert "<dt>Trede</dt>\n<dd>Een niveau.</dd>" in body(tree, "Trede\n: Een niveau.\n")


def test_footnotes_lead_there_and_back(tree: Tree) -> None:
    """The mark leads to the note, the note back, and the way back has words."""
    html = body(tree, "Tekst.[^1]\n\n[^1]: De noot.\n")
    assert '<a href="#fn1" id="fnref1">' in html
    assert '<li id="fn1"' in html
    assert 'href="#fnref1" class="footnote-backref" aria-label="Terug naar voetnoot 1"' in html
    assert '<section class="footnotes" aria-label="Voetnoten">' in html


def test_boxes_have_a_kind_and_a_title(tree: Tree) -> None:
    """A box carries its kind; without a title of its own it gets the site's."""
    html = body(tree, '!!! let-op\n    Pas *op*.\n\n!!! tip "Eigen titel"\n    Probeer dit.\n')
    assert (
        '<div class="admonition" data-kind="let-op" role="note">\n<p class="admonition-title">Let op</p>'
        in html
    )
    assert "<p>Pas <em>op</em>.</p>" in html
    assert 'data-kind="tip" role="note">\n<p class="admonition-title">Eigen titel</p>' in html


def test_anchors_are_stable_and_plain(tree: Tree) -> None:
    """A heading's anchor comes from its words, without accents, numbered when it returns."""
    html = body(
        tree,
        "## Coöperatie & één\n\n## Hoe?\n\n## Hoe?\n\n{#eigen-naam}\n## Een kop die verandert\n",
    )
    assert re.findall(r'<h2 id="([^"]+)"', html) == ["cooperatie-een", "hoe", "hoe-2", "eigen-naam"]


def test_the_table_of_contents_nests(tree: Tree) -> None:
    """Every heading is in it, under the one above it, figures included."""
    tree.over('## Een\n\n### Bij {{ norm("trede_1", 50) }}\n\n## Twee `code`\n')
    toc = tree.build().part("over/pagina/", "#inhoud")
    assert re.findall(r'href="#([^"]+)">([^<]+)<', toc) == [
        ("een", "2 Een"),
        ("bij", "3 Bij 3,0 %"),
        ("twee-code", "2 Twee code"),
    ]


def test_links_to_files_become_addresses(tree: Tree) -> None:
    """A link to a Markdown file works on a Git host and on the site."""
    html = body(
        tree,
        "## Kop\n\n[a](index.md) [b](#kop) [c](pagina.md#kop) [d](../../en/index.md) [e](https://example.org/)\n",
    )
    assert re.findall('href="([^"]+)"', html) == [
        "../",
        "#kop",
        "#kop",
        "../../en/",
        "https://example.org/",
    ]


def test_code_is_shown_as_it_is(tree: Tree) -> None:
    """HTML between backticks and calls in a raw part are text."""
    html = body(tree, '`<b>` en {% raw %}`{{ norm("trede_1", 50) }}`{% endraw %}\n')
    assert "<code>&lt;b&gt;</code>" in html
    assert "<code>{{ norm(&quot;trede_1&quot;, 50) }}</code>" in html


def test_a_comment_is_not_published(tree: Tree) -> None:
    """What stands between comment marks stays in the file."""
    assert "geheim" not in body(tree, "Tekst.\n\n<!-- geheim\nover twee regels -->\n\nMeer.\n")
