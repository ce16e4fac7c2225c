"""News: the newest on top, and a feed for who follows it."""

import re
from xml.etree import ElementTree as ET

from tests.site.tree import Tree

ATOM = "{http://www.w3.org/2005/Atom}"


def write_news(tree: Tree) -> None:
    """Write three items, in another order than that of their days."""
    tree.page("nl/nieuws/index.md", title="Nieuws")
    for name, day in (("b", "2024-12-31"), ("a", "2023-04-01"), ("c", "2025-01-01")):
        tree.page(f"nl/nieuws/{name}.md", title=f"Bericht {name} & meer", head=f"date: {day}")


def test_the_newest_is_on_top(tree: Tree) -> None:
    """By day, also where a year ends, and not by name."""
    write_news(tree)
    html = tree.build().part("nieuws/", "main")
    assert re.findall(r"Bericht (\w)", html) == ["c", "b", "a"]


def test_a_day_is_required(tree: Tree) -> None:
    """News without a day, or with a day that no calendar has, is named."""
    tree.page("nl/nieuws/index.md")
    tree.page("nl/nieuws/zonder.md")
    tree.page("nl/nieuws/verkeerd.md", head="date: 2025-13-01")
    problems = tree.build().problems
    assert "content/nl/nieuws/zonder.md:1: Het veld 'date' ontbreekt." in problems
    assert "content/nl/nieuws/verkeerd.md:4: Het veld 'date' klopt niet." in problems


def test_the_feed_holds_full_addresses(tree: Tree) -> None:
    """A reader of feeds finds every item, newest first, and when the last one came."""
    write_news(tree)
    built = tree.build("--url", "https://example.org/pso/")
    feed = ET.fromstring(built.text("nieuws/feed.xml"))  # noqa: S314 (our own)
    links = [e.find(f"{ATOM}link") for e in feed.findall(f"{ATOM}entry")]
    assert [link.get("href") for link in links if link is not None] == [
        f"https://example.org/pso/nieuws/{name}/" for name in "cba"
    ]
    assert feed.findtext(f"{ATOM}updated") == "2025-01-01T00:00:00Z"
    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == "Bericht c & meer"


def test_without_an_address_there_is_no_feed(tree: Tree) -> None:
    """A feed holds full addresses only, as the sitemap does."""
    write_news(tree)
    assert not (tree.build().dist / "nieuws/feed.xml").exists()
