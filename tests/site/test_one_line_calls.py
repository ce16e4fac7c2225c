"""Tables and pictures that a page calls for in one line: money, the norm curve, the editions, what changed."""

import re
from pathlib import Path

import pytest
from generator.calls.changes import changes_between
from pso.overlay import editions, read_editions

from tests.site.tree import Tree

NBSP = "\u00a0"
EDITIONS = Path(__file__).parents[2] / "calculator/pso/editions"
VALUE = """\
[[value]]
place = "Proefdorp"
group = "WW"
euro = 12500
since = 2020-01-01
title = "Lijst van Proefdorp"
url = "https://example.org/lijst"
"""


def shown(tree: Tree, call: str) -> str:
    """What a page shows that holds one call."""
    tree.over(f"{{{{ {call} }}}}\n")
    built = tree.build()
    assert not built.problems
    return built.part("over/pagina/", "main")


def rows(html: str) -> list[list[str]]:
    """The cells of every row, without their elements."""
    found = re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)
    cells = [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in found]
    return [[re.sub("<[^>]+>", "", cell).strip() for cell in row] for row in cells]


def test_the_contribution_says_its_year(tree: Tree) -> None:
    """Nobody reads the amounts of 2018 as those of today, and every band has its amount."""
    html = shown(tree, "contribution_table()")
    assert "<caption>Jaarbijdrage in 2018," in html
    assert rows(html)[1] == ["2 tot 25 fte", f"€{NBSP}500"]
    assert rows(html)[-1] == ["1000 fte en meer", f"€{NBSP}5950"]


def test_a_value_for_social_return_has_a_day_and_a_source(tree: Tree) -> None:
    """The amount stands beside the day from which it held, and leads to who says so."""
    tree.write("social-return.toml", VALUE)
    html = shown(tree, "social_return_table()")
    assert rows(html)[1] == [
        "Proefdorp", "WW", f"€{NBSP}12.500", "1 januari 2020", "Lijst van Proefdorp",
    ]  # fmt: skip
    assert '<a href="https://example.org/lijst">' in html


def test_a_value_without_a_day_says_so(tree: Tree) -> None:
    """That a source gives no date is told, not left empty."""
    tree.write("social-return.toml", VALUE.replace("since = 2020-01-01\n", ""))
    assert rows(shown(tree, "social_return_table()"))[1][3] == "datum niet bekend"


@pytest.mark.parametrize(
    ("wrong", "line", "message"),
    [
        (VALUE.replace("12500", '"12.500"'), 1, "Het veld 'euro' is geen heel bedrag"),
        (VALUE.replace("https:", "http:"), 1, "Het veld 'url' begint niet met https://"),
        (VALUE + "\n" + VALUE, 9, "De waarde voor WW in Proefdorp staat er twee keer."),
        (VALUE.replace("place", "plaats"), 1, "Het veld 'plaats' bestaat niet."),
        (VALUE.replace("2020-01-01", '"2020"'), 1, "Het veld 'since' is geen dag"),
        ("[[value]]\nplace = \n", 2, "Het bestand is niet te lezen"),
    ],
)
def test_a_mistake_in_social_return_is_named(
    tree: Tree, wrong: str, line: int, message: str
) -> None:
    """File, line and what is wrong; nothing is built."""
    tree.write("social-return.toml", wrong)
    built = tree.build()
    assert built.code == 1
    assert f"content/social-return.toml:{line}: {message}" in built.problems


def test_the_norm_curve_is_also_a_table(tree: Tree) -> None:
    """Who does not see the picture reads every published norm, and the estimate is marked."""
    html = shown(tree, 'norm_curve("2.1")')
    assert html.count("<path") == 4
    assert 'role="img" aria-labelledby="norm-curve-2-1-title"' in html
    assert ["2 fte", f"≈ 18,5{NBSP}%", f"21,4{NBSP}%", f"28,0{NBSP}%", f"33,0{NBSP}%"] in rows(html)
    assert "curve__line--estimated" in html


def test_the_curve_of_an_older_edition_has_its_own_lines(tree: Tree) -> None:
    """Before the Basistrede there are three lines."""
    assert shown(tree, 'norm_curve("1.9")').count("<path") == 3


def test_the_timeline_shows_what_is_not_public(tree: Tree) -> None:
    """An edition that served for an unknown one has an open bar, and the day stands in the table."""
    html = shown(tree, "edition_timeline()")
    assert html.count('class="bar"') == len(editions().items)
    assert html.count("bar--rest") == 3
    assert ["1.7", "1 april 2019", "1 april 2020"] in rows(html)
    assert ["1.5", "1 april 2017", "–"] in rows(html)


def test_the_first_day_of_an_edition_is_a_call(tree: Tree) -> None:
    """A text names the day without typing it."""
    tree.over('Vanaf {{ valid_from("2.1") }} anders.\n')
    assert f"<p>Vanaf 1{NBSP}april{NBSP}2023 anders.</p>" in tree.build().part(
        "over/pagina/", "main"
    )


def test_what_changed_has_old_and_new(tree: Tree) -> None:
    """A changed value, a new one and one that is no longer public."""
    found = {row[0]: row[1:4] for row in rows(shown(tree, 'changes("1.7", "2.1")'))}
    assert found["Beste deel van de organisaties: Basistrede"][:2] == ["geen waarde", f"50{NBSP}%"]
    assert found["Gewicht BBL of BOL, niveau 1"] == ["0,5", "niet openbaar", "niet openbaar"]
    assert "Gewicht Wajong" not in found


def test_without_editions_it_is_the_last_change(tree: Tree) -> None:
    """A page that always shows the newest needs no new call on 1 April."""
    before, after = (edition.name for edition in editions().items[-2:])
    assert f"van handleiding {before} naar {after}</caption>" in shown(tree, "changes()")


def test_no_change_is_said(tree: Tree) -> None:
    """An edition held against itself gives a sentence, not an empty table."""
    html = shown(tree, 'changes("2.1", "2.1")')
    assert "veranderde geen waarde" in html
    assert "<table" not in html


def test_a_restated_value_is_no_change_and_a_norm_is() -> None:
    """What an edition only repeats did not change; of a norm one row is enough."""
    texts = {path.name: path.read_text("utf-8") for path in EDITIONS.glob("*.toml")}
    old = re.search(r"\[norm.trede_1\]\n(?:.+\n)+", texts["1.5.toml"])
    assert old
    texts["9.9.toml"] = (
        'edition = "9.9"\nvalid_from = 2030-04-01\nsource = "S4"\n'
        '[contract.detachering]\nweight = { value = "0.9", unit = "factor", status = "stated", source = "S4" }\n'
        + old[0].replace('5 = "12.6"', '5 = "12.5"').replace('dating = "inferred"\n', "")
    )
    known = read_editions(texts)
    changed = changes_between(known.items[-2], known.items[-1])
    assert [change.key for change in changed] == ["norm.trede_1"]


def test_an_official_figure_for_an_estimate_is_a_change() -> None:
    """The estimate of the Basistrede that becomes a published norm is news, also with the same figures."""
    texts = {path.name: path.read_text("utf-8") for path in EDITIONS.glob("*.toml")}
    old = re.search(r"\[norm.basistrede\]\n(?:.+\n)+", texts["1.5.toml"])
    assert old
    stated = old[0].replace('"estimated"\nmethod = "lognormal_fit"', '"stated"')
    texts["9.9.toml"] = f'edition = "9.9"\nvalid_from = 2030-04-01\nsource = "S4"\n{stated}'
    known = read_editions(texts)
    changed = changes_between(known.items[-2], known.items[-1])
    assert [(change.key, change.kind) for change in changed] == [("norm.basistrede", "changed")]
