"""What another site shows beside a link to a page: title, description, a picture, and in which language."""

import re
from pathlib import Path

from tests.site.tree import Tree

HERE = "https://example.org/pso/"
KEPT = Path(__file__).parents[2] / "site/static"
PICTURE = b"\x89PNG: any picture will do"


def tags(html: str) -> dict[str, str]:
    """The tags for other sites, by name."""
    found = re.findall(r'<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)">', html)
    return dict(found)


def with_pictures(tree: Tree) -> Tree:
    """A tree with a picture for each language."""
    for language in ("nl", "en"):
        (tree.site / f"static/share-{language}.png").write_bytes(PICTURE + language.encode())
    return tree


def test_a_link_to_a_page_shows_what_it_is_about(tree: Tree) -> None:
    """Title and description are those of the page, addresses are full, and the picture says what it shows."""
    with_pictures(tree).over(title='Een "twee" & drie')
    tree.page("en/over/index.md")
    tree.page("en/over/pagina.md")
    built = tree.build("--url", HERE)
    found = tags(built.text("over/pagina/"))
    picture = found.pop("og:image")
    assert found == {
        "og:type": "website",
        "og:title": "Een &#34;twee&#34; &amp; drie",
        "og:description": "Beschrijving.",
        "og:url": f"{HERE}over/pagina/",
        "og:locale": "nl_NL",
        "og:locale:alternate": "en_GB",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Een ladder &amp; een plek",
        "twitter:card": "summary_large_image",
    }
    assert (built.dist / picture.removeprefix(HERE)).read_bytes() == PICTURE + b"nl"
    english = tags(built.text("en/over/pagina/"))
    assert english["og:locale"] == "en_GB"
    assert (built.dist / english["og:image"].removeprefix(HERE)).read_bytes() == PICTURE + b"en"


def test_news_is_an_article(tree: Tree) -> None:
    """An item is; the list of items is not. Without a picture there is no tag for one."""
    tree.page("nl/nieuws/index.md")
    tree.page("nl/nieuws/een.md", head="date: 2025-01-01")
    built = tree.build("--url", HERE)
    assert tags(built.text("nieuws/een/"))["og:type"] == "article"
    assert tags(built.text("nieuws/"))["og:type"] == "website"
    assert "og:image" not in tags(built.text("nieuws/"))


def test_without_an_address_there_are_no_tags(tree: Tree) -> None:
    """They hold full addresses only; the page for a wrong address has none either."""
    with_pictures(tree).over()
    assert tags(tree.build().text("over/pagina/")) == {}
    assert tags(tree.build("--url", HERE).text("404.html")) == {}


def test_the_pictures_have_the_size_that_the_tags_promise() -> None:
    """Each language has one, light enough for a phone."""
    for language in ("nl", "en"):
        png = (KEPT / f"share-{language}.png").read_bytes()
        assert png.startswith(b"\x89PNG\r\n\x1a\n")
        assert (int.from_bytes(png[16:20]), int.from_bytes(png[20:24])) == (1200, 630)
        assert len(png) < 60_000
