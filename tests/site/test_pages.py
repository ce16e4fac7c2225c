"""Pages hang together: addresses, navigation, trail, languages, the page that is not there."""

import re

from tests.site.tree import Tree


def links(html: str) -> list[str]:
    """Every address in a piece of HTML."""
    return re.findall(r'(?:href|src)="([^"]+)"', html)


def test_addresses_follow_the_files(tree: Tree) -> None:
    """Dutch lives at the root, English under its code, and every page is a folder."""
    tree.over(head="translation: en/over/page.md")
    tree.page("en/over/index.md")
    tree.page("en/over/page.md", head="translation: nl/over/pagina.md")
    built = tree.build()
    made = {path.relative_to(built.dist).as_posix() for path in built.dist.rglob("*.html")}
    assert made == {
        "index.html",
        "404.html",
        "over/index.html",
        "over/pagina/index.html",
        "en/index.html",
        "en/404.html",
        "en/over/index.html",
        "en/over/page/index.html",
    }


def test_a_file_from_windows_is_a_page(tree: Tree) -> None:
    """A byte-order mark and its line ends do not matter."""
    tree.over()
    text = "\ufeff---\r\ntitle: Titel\r\ndescription: Kort.\r\n---\r\n\r\nVan elders.\r\n"
    (tree.content / "nl/over/pagina.md").write_bytes(text.encode())
    assert "<p>Van elders.</p>" in tree.build().part("over/pagina/", "main")


def test_every_reference_is_relative(tree: Tree) -> None:
    """Nothing but the page for missing addresses starts at the root, so any sub-path will do."""
    tree.over("[uitleg](index.md) en [boven](../index.md#menu)\n")
    built = tree.build()
    for page in built.dist.rglob("index.html"):
        for address in links(page.read_text("utf-8")):
            assert not address.startswith(("/", "http")), (page, address)
    assert links(built.part("over/pagina/", "p")) == ["../", "../../#menu"]


def test_the_language_switch_leads_to_the_twin(tree: Tree) -> None:
    """A page links to its translation and back; without one the switch says so and leads to the overview."""
    tree.over(head="translation: en/over/page.md")
    tree.page("nl/over/alleen.md")
    tree.page("en/over/index.md")
    tree.page("en/over/page.md", head="translation: nl/over/pagina.md")
    built = tree.build()
    assert '<a href="../../en/over/page/" lang="en">English</a>' in built.part(
        "over/pagina/", "#taal"
    )
    assert '<a href="../../../over/pagina/" lang="nl">Nederlands</a>' in built.part(
        "en/over/page/", "#taal"
    )
    assert built.part("over/alleen/", "#taal").strip() == (
        '<a href="../../en/over/" lang="en">English: not translated</a>'
    )


def test_navigation_follows_the_settings(tree: Tree) -> None:
    """The order is that of site.toml, the own section is marked, what a language lacks is marked as Dutch."""
    tree.page("nl/voorbeelden/index.md", title="Voorbeelden")
    tree.over()
    built = tree.build()
    menu = built.part("over/pagina/", "#menu")
    assert links(menu) == ["../", "../../voorbeelden/"]
    assert '<a href="../" aria-current="true">Uitleg</a>' in menu
    menu = built.part("en/", "#menu")
    assert links(menu) == ["../over/", "../voorbeelden/"]
    assert ">Uitleg (in Dutch)</a>" in menu


def test_the_trail_leads_home(tree: Tree) -> None:
    """A page shows the way from home through its section; home shows none."""
    tree.over(title="Diep")
    built = tree.build()
    trail = built.part("over/pagina/", "#spoor")
    assert re.findall(r">([^<]+)</a>", trail) == ["Begin", "Uitleg", "Diep"]
    assert built.part("", "#spoor").strip() == ""


def test_a_section_has_an_order(tree: Tree) -> None:
    """Its list and its previous and next links follow `order`, then the title."""
    tree.over(name="c", title="Cee")
    tree.over(name="b", title="Bee")
    tree.over(name="z", title="Zet", head="order: 1")
    built = tree.build()
    listed = built.part("over/", "ul")
    assert links(listed) == ["z/", "b/", "c/"]
    assert '<a rel="prev" href="../z/">Zet</a>' in built.text("over/b/")
    assert '<a rel="next" href="../c/">Cee</a>' in built.text("over/b/")
    assert 'rel="prev"' not in built.text("over/z/")
    assert 'rel="next"' not in built.text("over/c/")


def test_the_missing_page_starts_at_the_root_of_the_site(tree: Tree) -> None:
    """It is shown at any depth, so its references begin with the path of the site."""
    assert all(address.startswith("/") for address in links(tree.build().text("404.html")))
    below = tree.build("--url", "https://example.org/pso")
    assert '<a href="/pso/">Naar het begin</a>' in below.text("404.html")
    assert all(address.startswith("/pso/") for address in links(below.text("404.html")))


def test_an_address_gives_canonical_links_and_a_sitemap(tree: Tree) -> None:
    """With a public address search engines learn it, and which pages are translations."""
    built = tree.build("--url", "https://example.org/pso/")
    home = built.text("")
    assert '<link rel="canonical" href="https://example.org/pso/">' in home
    assert '<link rel="alternate" hreflang="en" href="https://example.org/pso/en/">' in home
    assert '<link rel="alternate" hreflang="nl" href="https://example.org/pso/">' in home
    sitemap = built.text("sitemap.xml")
    assert re.findall("<loc>(.*?)</loc>", sitemap) == [
        "https://example.org/pso/",
        "https://example.org/pso/en/",
    ]
    assert "Sitemap: https://example.org/pso/sitemap.xml" in built.text("robots.txt")


def test_another_form_of_a_page_points_at_it(tree: Tree) -> None:
    """A page that stands for another is not searched for itself, and is in no sitemap."""
    tree.page("nl/meetlat.md")
    tree.page("nl/kaal.md")
    built = tree.build("--url", "https://example.org/pso/")
    assert '<meta name="robots" content="noindex">' in built.text("kaal/")
    assert '<link rel="canonical" href="https://example.org/pso/meetlat/">' in built.text("kaal/")
    assert "noindex" not in built.text("meetlat/")
    assert "kaal" not in built.text("sitemap.xml")


def test_without_an_address_nothing_claims_one(tree: Tree) -> None:
    """No canonical link and no sitemap, which would need full addresses."""
    built = tree.build()
    assert "canonical" not in built.text("")
    assert not (built.dist / "sitemap.xml").exists()
    assert built.text("robots.txt") == "User-agent: *\nAllow: /\n"


def test_every_page_has_its_policy_first(tree: Tree) -> None:
    """The policy stands before anything that could load, and a page to read may connect to nothing."""
    tree.over()
    built = tree.build()
    for page in built.dist.rglob("*.html"):
        head = page.read_text("utf-8")
        policy = head.index(
            '<meta http-equiv="Content-Security-Policy" content="default-src \'none\';'
        )
        assert policy < head.index("<link")
        assert policy < 300
        assert "connect-src 'none'; base-uri 'none'; form-action 'none'" in head


def test_an_example_is_worked_out_and_published(tree: Tree, opgave: str) -> None:
    """Its page shows what the calculator says, and its opgave lies beside it in canonical form."""
    tree.page("nl/meetlat.md")
    tree.page("nl/voorbeelden/index.md", title="Voorbeelden")
    tree.page("nl/voorbeelden/winkel.md", head=opgave + "expected: {size: 49, total_fte: '48.5'}")
    built = tree.build()
    assert built.problems == ""
    assert "rede" in built.part("voorbeelden/winkel/", "#uitkomst")
    text = built.text("voorbeelden/winkel/opgave.json")
    assert '"format": "pso-opgave/1"' in text
    assert '"total_fte"' in text


def test_pictures_beside_a_page_are_published(tree: Tree) -> None:
    """A picture in the content gets a name that changes with it."""
    tree.over("![Een stip](stip.svg)\n")
    tree.write("nl/over/stip.svg", (tree.site / "static/stip.svg").read_text("utf-8"))
    built = tree.build()
    (address,) = links(built.part("over/pagina/", "p"))
    assert re.fullmatch(r"\.\./\.\./assets/content/stip\.[0-9a-f]{12}\.svg", address)
    assert (built.dist / "over/pagina" / address).is_file()
