"""What is wrong in a page comes back in Dutch, with file, line and remedy, and stops the build."""

import pytest

import build
from tests.site.tree import Tree

HEADS = {
    "a missing field": (
        "---\ntitle: Titel\n---\nTekst.\n",
        "content/nl/over/pagina.md:1: Het veld 'description' ontbreekt.",
    ),
    "an unknown field": (
        "---\ntitle: Titel\ndescription: Kort.\ntitel: Nog een\n---\nTekst.\n",
        "content/nl/over/pagina.md:4: Het veld 'titel' bestaat niet.\n    → Bedoelt u 'title'?",
    ),
    "a wrong type": (
        "---\ntitle: Titel\ndescription: Kort.\norder: eerst\n---\nTekst.\n",
        "content/nl/over/pagina.md:4: Het veld 'order' klopt niet.\n    → Vul een heel getal in.",
    ),
    "broken YAML": (
        "---\ntitle: Titel\ndescription: 'Kort\n---\nTekst.\n",
        "content/nl/over/pagina.md:4: De kop is geen geldige YAML",
    ),
    "a field that is there twice": (
        "---\ntitle: Een\ndescription: Kort.\ntitle: Twee\n---\nTekst.\n",
        "content/nl/over/pagina.md:4: Het veld 'title' staat er twee keer.",
    ),
    "no head at all": (
        "# Titel\n\nTekst.\n",
        "content/nl/over/pagina.md:1: De pagina begint niet met een kop",
    ),
    "a head that does not end": (
        "---\ntitle: Titel\n",
        "content/nl/over/pagina.md:1: De kop wordt niet afgesloten",
    ),
}

BODIES = {
    "a dead link": (
        "Tekst.\n\n[weg](nergens.md)\n",
        "content/nl/over/pagina.md:7: De link 'nergens.md' leidt nergens heen.",
    ),
    "a link to the language's other side": (
        "[weg](../../../build.py)\n",
        "content/nl/over/pagina.md:5: De link '../../../build.py' leidt nergens heen.",
    ),
    "a link without encryption": (
        "[weg](http://example.org)\n",
        "leidt nergens heen.\n    → Gebruik https://.",
    ),
    "a dead anchor on another page": (
        "Een regel\nen [weg](index.md#nergens).\n",
        "content/nl/over/pagina.md:6: Het anker '#nergens' bestaat niet op 'over/'.",
    ),
    "a dead anchor on the page itself": (
        "## Kop\n\n[weg](#kap)\n",
        "content/nl/over/pagina.md:7: Het anker '#kap' bestaat niet op 'over/pagina/'.\n    → Kies uit: inhoud, kop,",
    ),
    "an unknown figure": (
        'Tekst.\n\n{{ value("banenafspraak.uren") }}\n',
        "kent de waarde 'banenafspraak.uren' niet.\n    → Bedoelt u banenafspraak.hours",
    ),
    "an unknown level": (
        '{{ norm("trede_4", 50) }}\n',
        "content/nl/over/pagina.md:5: Handleiding 2.1 kent geen norm voor 'trede_4'.\n    → Kies uit: basistrede,",
    ),
    "an unknown edition": (
        '{{ norm("trede_1", 50, "3.0") }}\n',
        "content/nl/over/pagina.md:5: Handleiding '3.0' is niet bekend.",
    ),
    "a size without a norm": (
        '{{ norm("trede_1", 1) }}\n',
        "content/nl/over/pagina.md:5: Er is geen norm voor een grootte van 1 fte.",
    ),
    "an unknown call": (
        "{{ gewicht('x') }}\n",
        "content/nl/over/pagina.md:5: De aanroep {{ gewicht('x') }} lukt niet",
    ),
    "a call that does not parse": (
        "Tekst.\n{{ norm( }}\n",
        "content/nl/over/pagina.md:6: De aanroep tussen {{ en }} klopt niet",
    ),
    "a call that does not end": (
        "Tekst.\n{{ norm('trede_1', 50)\n",
        "content/nl/over/pagina.md:",
    ),
    "a statement": (
        "{% set a = 1 %}\n",
        "content/nl/over/pagina.md:5: Een opdracht {% … %} mag niet in een pagina.",
    ),
    "an unsafe call": (
        "{{ norm.__globals__ }}\n",
        "content/nl/over/pagina.md:5: De aanroep {{ norm.__globals__ }} lukt niet",
    ),
    "HTML": (
        "Tekst met <b>nadruk</b>.\n",
        "content/nl/over/pagina.md:5: HTML in een pagina wordt niet uitgevoerd: <b>",
    ),
    "an unknown kind of box": (
        "Tekst.\n\n!!! gevaar\n    Pas op.\n",
        "content/nl/over/pagina.md:7: Dit soort kader kent de site niet: !!! gevaar",
    ),
    "an anchor that is there twice": (
        "{#kop}\n## Een\n\n{#kop}\n## Twee\n",
        "content/nl/over/pagina.md:1: Het anker 'kop' staat 2 keer op deze pagina.",
    ),
}


@pytest.mark.parametrize(("text", "problem"), HEADS.values(), ids=HEADS)
def test_a_wrong_head_is_reported(tree: Tree, text: str, problem: str) -> None:
    """A mistake in a page's head names its line and what to do."""
    tree.over()
    tree.write("nl/over/pagina.md", text)
    built = tree.build()
    assert (built.code, problem in built.problems) == (1, True), built.problems


@pytest.mark.parametrize(("body", "problem"), BODIES.values(), ids=BODIES)
def test_a_wrong_text_is_reported(tree: Tree, body: str, problem: str) -> None:
    """A mistake in a page's text names its line and what to do."""
    tree.over(body)
    built = tree.build()
    assert (built.code, problem in built.problems) == (1, True), built.problems


def test_all_problems_come_at_once_and_nothing_is_written(tree: Tree) -> None:
    """Mistakes of every kind, on several pages, are in one report; there is no `dist/`."""
    tree.over('[weg](nergens.md)\n\n{{ norm("trede_9", 50) }}\n\n{{ value("bestaat.niet") }}\n')
    tree.write("nl/over/andere.md", "---\ntitle: Andere\n---\n")
    tree.page("nl/over/derde.md", "<br>\n", head="translation: en/over/weg.md")
    built = tree.build()
    assert built.problems.startswith("6 problemen gevonden:")
    for line in (
        "andere.md:1:",
        "derde.md:4:",
        "derde.md:6:",
        "pagina.md:5:",
        "pagina.md:7:",
        "pagina.md:9:",
    ):
        assert f"content/nl/over/{line}" in built.problems
    assert built.problems.count("    → ") == 6
    assert not built.dist.exists()


def test_the_last_good_site_stays(tree: Tree) -> None:
    """A build that fails leaves what was there."""
    tree.over("Goed.\n")
    tree.build()
    tree.over("[weg](nergens.md)\n")
    built = tree.build()
    assert built.code == 1
    assert "Goed." in built.text("over/pagina/")


def test_checking_writes_nothing(tree: Tree) -> None:
    """`check` says that all is well, and leaves no files."""
    places = [
        "--content",
        str(tree.content),
        "--site",
        str(tree.site),
        "--dist",
        str(tree.root / "dist"),
    ]
    assert build.main(["check", *places]) == 0
    assert not (tree.root / "dist").exists()


def test_a_wrong_expectation_stops_the_build(tree: Tree, opgave: str) -> None:
    """An example that does not come out as it says is reported at the line of the expectation."""
    tree.page("nl/voorbeelden/index.md")
    expected = 'expected:\n  size: 49\n  edition: "1.9"\n  norms: {trede_1: 9.9}\n  quantitative_level: basistrede\n'
    tree.page("nl/voorbeelden/winkel.md", head=opgave + expected)
    built = tree.build()
    assert built.problems.count("De uitkomst klopt niet") == 3
    assert (
        'winkel.md:12: De uitkomst klopt niet bij expected.edition: verwacht "1.9", berekend "2.1".'
        in built.problems
    )
    assert (
        'winkel.md:13: De uitkomst klopt niet bij expected.norms.trede_1: verwacht "9.9", berekend'
        in built.problems
    )
    assert "winkel.md:14: De uitkomst klopt niet bij expected.quantitative_level" in built.problems


def test_an_opgave_with_problems_is_reported_at_its_field(tree: Tree, opgave: str) -> None:
    """An example that cannot be scored names the field and its line in the head."""
    tree.page("nl/voorbeelden/index.md")
    wrong = opgave.replace("total_fte: 48,5", "total_fte: veel")
    tree.page("nl/voorbeelden/winkel.md", head=wrong + "expected: {size: 49}")
    built = tree.build()
    assert "winkel.md:7: De opgave is niet te berekenen bij 'total_fte':" in built.problems


def test_a_missing_twin_is_reported(tree: Tree) -> None:
    """A translation that does not exist, or does not point back, is a problem."""
    tree.over(head="translation: en/over/pagina.md")
    assert (
        "pagina.md:4: De vertaling 'content/en/over/pagina.md' bestaat niet"
        in tree.build().problems
    )
    tree.page("en/over/index.md")
    tree.page("en/over/pagina.md")
    problems = tree.build().problems
    assert (
        "content/en/over/pagina.md:1: content/nl/over/pagina.md noemt deze pagina als vertaling"
        in problems
    )
    assert "→ Zet in de kop: translation: nl/over/pagina.md" in problems


def test_a_folder_needs_its_list(tree: Tree) -> None:
    """A page in a folder without an overview is reported."""
    tree.page("nl/over/pagina.md")
    assert (
        "content/nl/over/index.md:1: Deze map heeft geen overzichtspagina." in tree.build().problems
    )


def test_a_file_in_the_wrong_place_is_reported(tree: Tree) -> None:
    """A page of an unknown kind, or with capitals in its name, does not disappear in silence."""
    tree.page("nl/onbekend/pagina.md")
    tree.over(name="Hoofdletter")
    problems = tree.build().problems
    assert "content/nl/onbekend/pagina.md:1: Dit bestand staat op een plek" in problems
    assert "content/nl/over/Hoofdletter.md:1: Dit bestand staat op een plek" in problems


TEMPLATES = {
    "an unknown asset": ("{{ asset('weg.css') }}", "asset 'weg.css' bestaat niet"),
    "an unknown word": ("{{ t('weg') }}", "'weg' staat niet in site/text/nl.toml"),
    "an unknown name": ("{{ weg }}", "'weg' is undefined"),
    "a dead address": ("<a href=\"{{ href('weg/') }}\">x</a>", "Het adres 'weg/' bestaat niet."),
    "an address from the root": (
        '<a href="/over/">x</a>',
        "Het adres begint bij de wortel: /over/",
    ),
    "something from outside": (
        '<img src="https://example.org/x.png" alt="">',
        "laadt iets van buiten",
    ),
    "an inline script": ("<script>alert(1)</script>", "De pagina bevat <script>"),
    "an inline style": ('<p style="color: red">x</p>', "De pagina bevat style=…"),
    "an inline handler": ('<p onclick="x()">x</p>', "De pagina bevat onclick=…"),
}


@pytest.mark.parametrize(("mistake", "problem"), TEMPLATES.values(), ids=TEMPLATES)
def test_a_mistake_in_a_template_is_reported(tree: Tree, mistake: str, problem: str) -> None:
    """What a template does wrong is a problem as well, never a traceback."""
    template = tree.site / "templates/page.html.j2"
    template.write_text(template.read_text("utf-8").replace("{{ page.html }}", mistake), "utf-8")
    built = tree.build()
    assert (built.code, problem in built.problems) == (1, True), built.problems


def test_a_word_in_one_language_only_is_reported(tree: Tree) -> None:
    """The site's own words exist in every language."""
    text = tree.site / "text/en.toml"
    text.write_text(text.read_text("utf-8").replace('tip = "Tip"\n', ""), "utf-8")
    assert (
        "site/text/en.toml:1: De tekst 'admonition.tip' ontbreekt in deze taal."
        in tree.build().problems
    )
