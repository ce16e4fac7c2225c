"""For who searches and for who comes along an old link: structured data, and pages that moved."""

import json
import re

from tests.site.tree import Tree

HERE = "https://example.org/pso/"


def data(html: str) -> dict[str, dict[str, object]]:
    """The structured data of a page, by type."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    graph = json.loads(found[1])["@graph"] if found else []
    return {thing["@type"]: thing for thing in graph}


def test_the_trail_is_data_too(tree: Tree) -> None:
    """Every step with its full address, in order."""
    tree.over(title="Een < twee")
    found = data(tree.build("--url", HERE).text("over/pagina/"))["BreadcrumbList"]
    steps = found["itemListElement"]
    assert isinstance(steps, list)
    assert [step["item"] for step in steps] == [HERE, f"{HERE}over/", f"{HERE}over/pagina/"]
    assert steps[-1]["name"] == "Een < twee"


def test_news_has_its_day(tree: Tree) -> None:
    """An item of the news is an article of a day; the page that lists them is not."""
    tree.page("nl/nieuws/index.md")
    tree.page("nl/nieuws/een.md", head="date: 2025-01-01")
    built = tree.build("--url", HERE)
    assert data(built.text("nieuws/een/"))["NewsArticle"]["datePublished"] == "2025-01-01"
    assert "NewsArticle" not in data(built.text("nieuws/"))


def test_a_question_carries_its_answer(tree: Tree) -> None:
    """The answer is text as one reads it, figures included."""
    tree.page("nl/vragen/index.md")
    tree.page(
        "nl/vragen/een.md",
        'Ja & **nee**, {{ weight("contract.stage", "1.5") }}.\n',
        title="Mag dat?",
    )
    found = data(tree.build("--url", HERE).text("vragen/een/"))["FAQPage"]["mainEntity"]
    assert found == [
        {
            "@type": "Question",
            "name": "Mag dat?",
            "acceptedAnswer": {"@type": "Answer", "text": "Ja & nee, 0,75."},
        }
    ]


def test_without_an_address_there_is_no_data(tree: Tree) -> None:
    """It names full addresses only."""
    tree.over()
    assert "ld+json" not in tree.build().text("over/pagina/")


def test_an_old_address_leads_to_the_new(tree: Tree) -> None:
    """A relative way on, for who waits and for who clicks; not for who searches."""
    tree.over(head="moved_from: [uitleg/oud/, over/ouder/]")
    built = tree.build("--url", HERE)
    html = built.text("uitleg/oud/")
    assert '<meta http-equiv="refresh" content="0; url=../../over/pagina/">' in html
    assert '<a href="../../over/pagina/">Titel</a>' in html
    assert f'<link rel="canonical" href="{HERE}over/pagina/">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert "uitleg/oud" not in built.text("sitemap.xml")
    assert 'url=../pagina/"' in built.text("over/ouder/")
    assert "ouder" not in built.text("over/")


def test_a_page_is_never_replaced_by_its_old_address(tree: Tree) -> None:
    """What stands at an address now stays there: who names it as an old one is told."""
    tree.page("nl/over/ander.md", "Nog hier.\n")
    tree.over()
    assert "Nog hier." in tree.build().text("over/ander/")
    tree.over(head="moved_from: [over/ander/]")
    built = tree.build()
    assert "over/ander/" in built.problems
    assert "Nog hier." in built.text("over/ander/")
