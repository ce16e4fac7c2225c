"""What other sites show beside a link: title, description and a picture, for Open Graph and for cards."""

from collections.abc import Callable, Iterator

from markupsafe import escape

from generator.assets import Assets
from generator.page import Page
from generator.structured import ARTICLES

WIDTH, HEIGHT = 1200, 630

Say = Callable[[str], str]


def social_tags(page: Page, base: str, assets: Assets, say: Say) -> Iterator[str]:
    """Yield the tags of a page; they name full addresses, so only a site with an address has them."""
    for name, content in _open_graph(page, base, say):
        yield f'<meta property="og:{name}" content="{escape(content)}">'
    picture = f"share-{page.language}.png"
    if picture in assets.names:
        yield from _picture(base + assets.address(picture), say("card.alt"))


def _open_graph(page: Page, base: str, say: Say) -> Iterator[tuple[str, str]]:
    yield "type", "article" if page.kind in ARTICLES and page.slug != "index" else "website"
    yield "title", page.title
    yield "description", page.description
    yield "url", base + page.url
    yield "locale", say(f"locale.{page.language}")
    for other in page.translations:
        yield "locale:alternate", say(f"locale.{other.language}")


def _picture(address: str, alternative: str) -> Iterator[str]:
    """Yield the picture; a card takes the rest from Open Graph."""
    yield f'<meta property="og:image" content="{address}">'
    yield f'<meta property="og:image:width" content="{WIDTH}">'
    yield f'<meta property="og:image:height" content="{HEIGHT}">'
    yield f'<meta property="og:image:alt" content="{escape(alternative)}">'
    yield '<meta name="twitter:card" content="summary_large_image">'
