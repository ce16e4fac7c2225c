"""What a site has beside its pages: sitemap, robots.txt, downloads, opgaves of examples, schemas of the formats."""

import json
from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from pso.schema import SCHEMAS

from generator.component import KIND as COMPONENTS
from generator.offline import KIND as OFFLINE
from generator.page import Page
from generator.search.page import KIND as SEARCH
from generator.settings import Settings


def extras(pages: Sequence[Page], settings: Settings) -> dict[str, bytes]:
    """Return the extra files by their place in the site."""
    found = {f"{p.url}opgave.json": p.example.opgave_text for p in pages if p.example}
    found |= {f"schema/pso-{name}-1.json": _schema(name) for name in SCHEMAS}
    found["robots.txt"] = _robots(settings.url)
    if settings.url:
        # A sitemap holds full addresses only, so without an address there is none.
        found["sitemap.xml"] = "\n".join(_sitemap(pages, settings.url)) + "\n"
    downloads = {f"{p.url}{it.name}": it.content for p in pages for it in p.downloads}
    return {name: text.encode() for name, text in found.items()} | downloads


def _schema(name: str) -> str:
    return json.dumps(SCHEMAS[name]("nl"), ensure_ascii=False, indent=2) + "\n"


def _robots(url: str) -> str:
    sitemap = f"Sitemap: {url}sitemap.xml\n" if url else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def _sitemap(pages: Sequence[Page], url: str) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">'
    )
    for page in pages:
        if page.kind not in {"not_found", COMPONENTS, OFFLINE, SEARCH} and page.stands_for is None:
            yield f"  <url>\n    <loc>{escape(url + page.url)}</loc>"
            if page.translations:
                everyone = [
                    (page.language, page.url),
                    *((t.language, t.url) for t in page.translations),
                ]
                for language, address in sorted(everyone):
                    yield f'    <xhtml:link rel="alternate" hreflang="{language}" href="{escape(url + address)}"/>'
            yield "  </url>"
    yield "</urlset>"
