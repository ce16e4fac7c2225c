"""A page that moved leaves a small one behind, which sends who comes along an old link on to the new place."""

from collections.abc import Iterator

from generator.page import Library, Page
from generator.places import Places
from generator.source import Source

KIND = "moved"


def moved_pages(library: Library, places: Places) -> Iterator[Page]:
    """Yield a page for every old address in a head. One that is in use again keeps what stands there now."""
    template = places.site / "templates" / f"{KIND}.html.j2"
    if not template.is_file():
        return
    taken = {library.url(source) for source in library.sources.values()}
    for source in library.sources.values():
        for address in source.head.values.get("moved_from", ()):
            if address not in taken:
                taken.add(address)
                yield _page(source, address, library)


def _page(source: Source, address: str, library: Library) -> Page:
    return Page(
        title=source.title,
        description=source.description,
        language=source.language,
        kind=KIND,
        url=address,
        file=source.file,
        template=KIND,
        # So it is in no list and no sitemap, and names the new place as the real one.
        stands_for=library.url(source),
    )
