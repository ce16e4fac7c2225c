"""The register of organisations: read strictly, every mistake named at once, and shown as a plain list."""

from pathlib import Path

import pytest

from tests.site.tree import Tree

SITE = Path(__file__).parents[2] / "site"
HEAD = "naam;plaats;provincie;branche;niveau;30plus;certificaat_tot;website;fte_per_miljoen;omschrijving"
GOOD = "De Linde;Assen;Drenthe;bouw;trede_1;nee;2027-03-31;https://www.linde.example;1,25;Bouwt."
FILE = "content/register/organisaties.csv"
TEMPLATE = """\
{% extends "page.html.j2" %}
{% block after %}
<ul id="lijst">
  {% for one in register.organisations %}
  {% set factor = one.factor(page.language) %}
  {% set until = one.until(page.language) %}
  <li id="{{ one.slug }}">{{ one.name }}|{{ one.level }}|{{ until }}|{{ factor }}|{{ one.thirty_plus }}</li>
  {% endfor %}
</ul>
{% if register.is_made_up %}<p id="verzonnen">x</p>{% endif %}
{% endblock %}
"""


@pytest.fixture
def register(tree: Tree) -> Tree:
    """A small site with a page for a register, and one branch."""
    (tree.site / "templates/register.html.j2").write_text(TEMPLATE)
    settings = tree.site / "site.toml"
    settings.write_text(settings.read_text() + '\n[kinds.register]\ntemplate = "register"\n')
    tree.page("nl/register.md")
    tree.write("register/branches.toml", '[bouw]\nnl = "Bouw"\nen = "Construction"\n')
    return tree


def lines(tree: Tree, *rows: str, head: str = HEAD) -> str:
    """Write a register with these lines, and return what the build has to say about it."""
    tree.write("register/organisaties.csv", "\n".join([head, *rows]) + "\n")
    return tree.build().problems


def test_an_organisation_is_shown_as_the_language_writes_it(register: Tree) -> None:
    """The day is written in full, the figure as one types it."""
    assert lines(register, GOOD) == ""
    shown = register.build().text("register/")
    assert 'id="org-de-linde">De Linde|trede_1|31 maart 2027|1,25|False<' in shown


@pytest.mark.parametrize(
    "form",
    [
        GOOD.replace("2027-03-31", "31-03-2027"),
        GOOD.replace("2027-03-31", "31/3/2027"),
        GOOD.replace("trede_1", "Trede_1").replace(";nee;", ";Nee;").replace("1,25", "1.25"),
    ],
)
def test_what_a_spreadsheet_makes_of_a_cell_is_understood(register: Tree, form: str) -> None:
    """A day in Dutch order, capitals and a decimal point mean the same."""
    assert lines(register, form) == ""
    assert "trede_1|31 maart 2027|1,25|False<" in register.build().text("register/")


def test_commas_and_a_mark_of_the_order_of_bytes_are_understood(register: Tree) -> None:
    """Whichever way a spreadsheet writes CSV UTF-8, and with a line end within a cell."""
    row = 'De Linde,Assen,Drenthe,bouw,trede_1,nee,2027-03-31,,"1,25","Bouwt,\nen meer."'
    assert lines(register, row, head="\ufeff" + HEAD.replace(";", ",")) == ""
    assert "De Linde|trede_1" in register.build().text("register/")


@pytest.mark.parametrize(
    ("old", "new", "column", "remedy"),
    [
        ("De Linde;", ";", "naam", "Vul de cel in"),
        ("Assen", "x" * 61, "plaats", "hoogstens 60"),
        ("Drenthe", "Drente", "provincie", "Drenthe"),
        ("bouw", "bauw", "branche", "bouw"),
        ("trede_1", "trede_4", "niveau", "trede_3"),
        (";nee;", ";soms;", "30plus", "ja, nee"),
        ("2027-03-31", "2027-02-30", "certificaat_tot", "jaar-maand-dag"),
        ("2027-03-31", "voorjaar", "certificaat_tot", "jaar-maand-dag"),
        ("https:", "http:", "website", "https://"),
        ("https://www.linde.example", "https://linde.example\\evil", "website", "https://"),
        ("1,25", "veel", "fte_per_miljoen", "1,25"),
        ("1,25", "-1", "fte_per_miljoen", "1,25"),
    ],
)
def test_a_wrong_cell_is_named(
    register: Tree, old: str, new: str, column: str, remedy: str
) -> None:
    """Its line, its column, and what to write instead."""
    problems = lines(register, GOOD.replace("Linde", "Eik"), GOOD.replace(old, new, 1))
    assert problems.startswith("1 probleem")
    place, _, said = problems.partition("→")
    assert f"{FILE}:3: Kolom '{column}'" in place
    assert remedy in said


def test_everything_is_named_at_once(register: Tree) -> None:
    """Three mistakes on two lines, after a cell that takes two lines: each at the line it begins on."""
    tall = GOOD.replace("De Linde", "De Eik").replace("Bouwt.", '"Bouwt\nen sloopt."')
    wrong = GOOD.replace("trede_1", "hoog").replace("2027-03-31", "ooit")
    problems = lines(register, tall, wrong, GOOD.replace("Linde", "Es").replace("bouw", "b"))
    assert problems.startswith("3 problemen")
    assert problems.count(f"{FILE}:4:") == 2
    assert problems.count(f"{FILE}:5:") == 1


def test_a_name_that_returns_is_named(register: Tree) -> None:
    """Capitals and spaces do not make another organisation."""
    problems = lines(register, GOOD, GOOD.replace("De Linde", "de  linde"))
    assert f"{FILE}:3: Kolom 'naam': 'de  linde' staat ook op regel 2." in problems


def test_names_that_look_alike_get_an_anchor_each(register: Tree) -> None:
    """Two names with the same letters remain two organisations."""
    assert lines(register, GOOD, GOOD.replace("De Linde", "De Lindé")) == ""
    shown = register.build().text("register/")
    assert 'id="org-de-linde"' in shown
    assert 'id="org-de-linde-2"' in shown


@pytest.mark.parametrize(
    ("head", "said"),
    [
        (HEAD.replace("niveau;", ""), "'niveau' ontbreekt"),
        (HEAD.replace("niveau", "nivo"), "'nivo' is onbekend"),
        (HEAD + ";naam", "'naam' staat er twee keer"),
    ],
)
def test_a_column_that_does_not_fit_is_named(register: Tree, head: str, said: str) -> None:
    """The first line is compared with the one that belongs there."""
    problems = lines(register, GOOD, head=head)
    assert said in problems
    assert HEAD in problems


def test_too_many_cells_and_broken_quotes_are_named(register: Tree) -> None:
    """A separator in a text, and a quote that nobody closed."""
    assert f"{FILE}:2: Deze regel heeft 11 cellen" in lines(register, GOOD + ";los")
    assert f"{FILE}:2: Vanaf hier" in lines(register, GOOD.replace("Bouwt.", '"Bouwt.'))


def test_another_encoding_is_named(register: Tree) -> None:
    """What Excel saves by itself is not UTF-8."""
    path = register.content / "register/organisaties.csv"
    path.write_bytes(f"{HEAD}\n{GOOD}\n".replace("Bouwt", "Café").encode("cp1252"))
    problems = register.build().problems
    assert f"{FILE}:2: Het register is geen UTF-8." in problems
    assert "CSV UTF-8" in problems


def test_a_branch_needs_a_name_in_each_language(register: Tree) -> None:
    """Else the English page could not say it."""
    register.write("register/branches.toml", '[bouw]\nnl = "Bouw"\n')
    assert "De branche 'bouw' heeft geen naam in: en" in lines(register, GOOD)


def test_what_is_made_up_says_so_and_what_is_real_does_not(register: Tree) -> None:
    """An address that nobody can have is an example; the notice goes with the last of them."""
    lines(register, GOOD)
    assert 'id="verzonnen"' in register.build().text("register/")
    lines(register, GOOD.replace("linde.example", "linde.nl"))
    assert 'id="verzonnen"' not in register.build().text("register/")


def test_the_register_of_this_project_is_made_up() -> None:
    """No line of it has an address that can be somebody's."""
    text = (SITE.parent / FILE).read_text("utf-8")
    rows = text.strip().split("\n")[1:]
    assert len(rows) >= 60
    assert all(".example;" in row or ".invalid;" in row for row in rows)
    assert "@" not in text
