"""The search index holds what is to be found, in its own language, and nothing else."""

import gzip
import json

import pytest

from tests.site.tree import Built, Tree

SEARCH = """\
{% extends "page.html.j2" %}
{% block after %}
<div data-search data-synonyms="{{ synonyms.as_json }}">
  {% for section in search_sections() %}
  <section>{{ section.head.title if section.head else "-" }}:{% for link in section.pages %}
  <a href="{{ href(link.url) }}">{{ link.title }}</a>{% endfor %}</section>
  {% endfor %}
</div>
{% endblock %}
"""
WORDS = '\n[search]\naddress = "{}"\ntitle = "Zoeken"\ndescription = "Zoek."\n'
SYNONYMS = "content/synoniemen.toml"


@pytest.fixture
def searching(tree: Tree) -> Tree:
    """A small site with a search page, and with pages of every sort."""
    templates = tree.site / "templates"
    (templates / "search.html.j2").write_text(SEARCH)
    page = templates / "page.html.j2"
    page.write_text(page.read_text().replace("<main>", "<main{{ findable }}>"))
    for language, address in (("nl", "zoeken"), ("en", "en/search")):
        path = tree.site / "text" / f"{language}.toml"
        path.write_text(path.read_text("utf-8") + WORDS.format(address), "utf-8")
    tree.over("Een vindbare tekst.\n", title="Vindbaar")
    tree.page("nl/over/klad.md", "Nog niet af.\n", title="Klad", head="draft: true")
    tree.page("nl/meetlat.md", title="Meten")
    tree.page("nl/kaal.md", title="Zonder rand")
    return tree


def found(built: Built) -> dict[str, str]:
    """The text of every page in the index, by its address."""
    assert built.problems == ""
    texts = {}
    for path in sorted((built.dist / "pagefind/fragment").glob("*.pf_fragment")):
        raw = gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd")
        page = json.loads(raw)
        texts[page["url"]] = page["content"]
    return texts


def test_only_what_is_to_be_found_is_found(searching: Tree) -> None:
    """Not a draft, another form of a page, the page for wrong addresses or the search page itself."""
    texts = found(searching.build())
    assert set(texts) == {"/", "/en/", "/over/", "/over/pagina/", "/meetlat/"}
    assert "Een vindbare tekst." in texts["/over/pagina/"]


def test_each_language_has_an_index_of_its_own(searching: Tree) -> None:
    """Dutch words are not cut as English ones."""
    entry = json.loads(searching.build().text("pagefind/pagefind-entry.json"))
    assert {name: one["wasm"] for name, one in entry["languages"].items()} == {
        "nl": "nl",
        "en": "en",
    }


def test_the_page_lists_everything_without_a_script(searching: Tree) -> None:
    """Pages on their own and pages of a kind, drafts and other forms left out."""
    html = searching.build().text("zoeken/")
    assert ">Vindbaar</a>" in html
    assert ">Meten</a>" in html
    assert "Klad" not in html
    assert "Zonder rand" not in html
    assert 'hreflang="en"' in html or 'lang="en"' in html


def test_the_index_is_the_same_bytes_each_time(searching: Tree) -> None:
    """Made again from nothing, in another order of writing."""
    built = searching.build()
    first = {p.name: p.read_bytes() for p in built.dist.glob("pagefind/**/*") if p.is_file()}
    searching.over("Andere tekst.\n", title="Vindbaar")
    searching.build()
    searching.over("Een vindbare tekst.\n", title="Vindbaar")
    again = searching.build()
    assert {
        p.name: p.read_bytes() for p in again.dist.glob("pagefind/**/*") if p.is_file()
    } == first


def test_the_search_page_may_fetch_from_its_own_host_only(searching: Tree) -> None:
    """It needs WebAssembly and its index; another page gets neither."""
    built = searching.build()
    assert "script-src 'self' 'wasm-unsafe-eval'" in built.text("zoeken/")
    assert "connect-src 'self'" in built.text("zoeken/")
    assert "wasm" not in built.text("over/pagina/")
    assert "connect-src 'none'" in built.text("over/pagina/")


def test_a_page_with_a_field_may_lead_to_the_search_page(searching: Tree) -> None:
    """And one without a field keeps the policy without it."""
    template = searching.site / "templates/list.html.j2"
    field = '<form role="search" action="{{ href(t("search.address")) }}"></form>'
    template.write_text(template.read_text().replace("<ul>", field + "<ul>", 1))
    built = searching.build()
    assert "form-action 'self'" in built.text("over/")
    assert "form-action 'none'" in built.text("over/pagina/")


def test_synonyms_go_along_with_the_page(searching: Tree) -> None:
    """As the editors wrote them, for the page to search with."""
    searching.write("synoniemen.toml", 'groepen = [["loonkostensubsidie", "lks"]]\n')
    html = searching.build().text("zoeken/")
    assert "[[&#34;loonkostensubsidie&#34;,&#34;lks&#34;]]" in html


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('groepen = [["een"]]\n', 1, "minder dan twee woorden"),
        ('groepen = [\n["een", "Twee"],\n]\n', 2, "'Twee' heeft hoofdletters"),
        ('groepen = [\n["een", "twee "],\n]\n', 2, "spaties te veel"),
        ('groepen = [\n["een", ""],\n]\n', 2, "of is leeg"),
        ('groepen = [\n["een", "twee"],\n["drie", "een"],\n]\n', 3, "'een' staat er twee keer"),
        ('groepen = [\n["een", 2],\n]\n', 1, "geen lijst van lijsten"),
        ('groepen = [["een", "twee"]]\nwoorden = 1\n', 1, "'woorden' bestaat niet"),
        ('groepen = [\n["een" "twee"],\n]\n', 2, "geen geldige TOML"),
    ],
)
def test_a_mistake_in_the_synonyms_is_named(
    searching: Tree, text: str, line: int, said: str
) -> None:
    """With its line and how to write it."""
    searching.write("synoniemen.toml", text)
    problems = searching.build().problems
    assert problems.startswith("1 probleem")
    assert f"{SYNONYMS}:{line}: " in problems
    assert said in problems
