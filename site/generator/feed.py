"""The news as an Atom feed, one per language. Its days stand in the heads of the items: nothing looks at a clock."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape, quoteattr

from generator.page import Library
from generator.source import Source


def feeds(library: Library) -> dict[str, bytes]:
    """Return the feed of each language that has one, by its place in the site."""
    found = {}
    for language in library.settings.languages:
        address = library.feed(language)
        index = library.sources.get(f"{language}/nieuws/index.md")
        if address and index:
            lines = _feed(index, library.children(index), address, library)
            found[address] = ("\n".join(lines) + "\n").encode()
    return found


def _feed(index: Source, items: Sequence[Source], address: str, library: Library) -> Iterator[str]:
    base, site = library.settings.url, library.settings.title[index.language]
    here = base + library.url(index)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{index.language}">'
    yield f"  <id>{escape(here)}</id>"
    yield f"  <title>{escape(f'{site}: {index.title}')}</title>"
    yield f"  <subtitle>{escape(index.description)}</subtitle>"
    yield f"  <updated>{max(map(_moment, items))}</updated>"
    yield f"  <author><name>{escape(site)}</name></author>"
    yield f'  <link rel="self" type="application/atom+xml" href={quoteattr(base + address)}/>'
    yield f'  <link rel="alternate" type="text/html" href={quoteattr(here)}/>'
    for item in items:
        yield from _entry(item, base + library.url(item))
    yield "</feed>"


def _entry(item: Source, address: str) -> Iterator[str]:
    yield "  <entry>"
    yield f"    <id>{escape(address)}</id>"
    yield f"    <title>{escape(item.title)}</title>"
    yield f"    <updated>{_moment(item)}</updated>"
    yield f"    <published>{_moment(item)}</published>"
    yield f'    <link rel="alternate" type="text/html" href={quoteattr(address)}/>'
    yield f"    <summary>{escape(item.description)}</summary>"
    yield "  </entry>"


def _moment(item: Source) -> str:
    """Return the beginning of the item's day: a feed wants a moment, and the head only knows the day."""
    return f"{item.head.values['date']}T00:00:00Z"
