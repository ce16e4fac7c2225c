"""The search page: which pages are to be found, and the list that stands there without a script."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.page import Library, Link, Page, Translation
from generator.places import Places
from generator.source import Source

KIND = "search"
BODY = Markup(" data-pagefind-body")


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """Pages that belong together, under the page that lists them; the first section has none."""

    head: Link | None
    pages: tuple[Link, ...]


def findable(page: Page) -> Markup:
    """Return the mark of a text that is to be found; nothing on drafts and other forms of a page."""
    is_draft = bool(page.meta and page.meta.get("draft"))
    written = page.key != "" and page.stands_for is None
    return BODY if written and not is_draft else Markup()


def search_pages(library: Library, places: Places) -> Iterator[Page]:
    """Yield the search page of every language; a site without its template has none."""
    template = places.site / "templates" / f"{KIND}.html.j2"
    if not template.is_file():
        return
    for language in library.settings.languages:
        say = library.texts[language].say
        home = Link(title=say("frame.home"), url=library.site_view(language, None).home)
        url = _address(library, language)
        yield Page(
            title=say("search.title"),
            description=say("search.description"),
            language=language,
            kind=KIND,
            url=url,
            file=places.shown(template),
            template=KIND,
            policy=KIND,
            breadcrumbs=(home, Link(title=say("search.title"), url=url)),
            translations=tuple(_translations(library, language)),
        )


def _address(library: Library, language: str) -> str:
    return f"{library.texts[language].say('search.address')}/"


def _translations(library: Library, language: str) -> Iterator[Translation]:
    for other in library.settings.languages:
        if other != language:
            name = library.texts[language].say(f"language.{other}")
            yield Translation(language=other, name=name, url=_address(library, other))


def search_sections(library: Library, language: str) -> tuple[Section, ...]:
    """Return every page to be found in a language: those on their own first, then kind by kind."""
    sources = [s for s in library.sources.values() if s.language == language and _is_shown(s)]
    alone = Section(head=None, pages=tuple(library.link(s) for s in sources if not s.slug))
    lists = sorted((s for s in sources if s.is_list), key=_place)
    return (alone, *(_section(library, source) for source in lists))


def _section(library: Library, source: Source) -> Section:
    shown = tuple(library.link(child) for child in library.children(source) if _is_shown(child))
    return Section(head=library.link(source), pages=shown)


def _is_shown(source: Source) -> bool:
    return not source.kind.stands_for and not source.head.values.get("draft")


def _place(source: Source) -> tuple[int, str]:
    return int(source.head.values.get("order", 1000)), source.title.casefold()
