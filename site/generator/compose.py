"""A source becomes a page: figures filled in, Markdown rendered, links resolved, examples worked out."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.address import relative
from generator.calls.calls import calls_for
from generator.download.made import downloads_for
from generator.example import KIND as EXAMPLES
from generator.example import Example, work_out
from generator.figures import Figures
from generator.link import Links
from generator.page import Library, Page
from generator.problem import Report
from generator.prose.expressions import Filled, fill
from generator.prose.markdown import Document, Surroundings, render
from generator.prose.terms import EXPLAINED, PageTerms
from generator.source import Source
from generator.values.usage import Usage


@dataclass(frozen=True, kw_only=True, slots=True)
class Composed:
    """A page, and the keys of the values that it shows."""

    page: Page
    used: frozenset[str]


def compose(
    source: Source, figures: Figures, links: Links, usage: Usage, report: Report
) -> Composed:
    """Make the page of one source; its pictures and links are noted in `links`."""
    filled = _filled(source, figures, links, usage, report)
    document = _document(source, filled, links, usage, report)
    used = frozenset(key for figure in filled.figures for key in figure.keys)
    return Composed(page=_page(source, document, links, report), used=used)


def _page(source: Source, document: Document, links: Links, report: Report) -> Page:
    library = links.library
    previous, following = library.beside(source)
    return Page(
        title=source.title,
        description=source.description,
        language=source.language,
        kind=source.kind.name,
        slug=source.slug,
        url=library.url(source),
        key=source.key,
        file=source.file,
        template=source.template,
        policy=source.policy,
        html=Markup(document.html),  # noqa: S704 (made by our own renderer, raw HTML is off)
        toc=document.toc,
        breadcrumbs=library.breadcrumbs(source),
        translations=library.translations(source),
        untranslated=library.overviews(source),
        children=library.listed(source),
        previous=previous,
        next=following,
        related=library.related(source),
        example=_example(source, library, report),
        meta=source.head.values,
        stands_for=library.stands_for(source),
        formats=source.kind.downloads,
        downloads=downloads_for(source, document, library, links.places.cache, report),
    )


def _filled(source: Source, figures: Figures, links: Links, usage: Usage, report: Report) -> Filled:
    say = links.library.texts[source.language].say
    calls = {**calls_for(figures, say), **usage.calls(source, figures, say)}
    return fill(source.head.body, source.head.body_line, source.file, calls, report)


def _document(
    source: Source, filled: Filled, links: Links, usage: Usage, report: Report
) -> Document:
    first = source.head.body_line
    around = Surroundings(
        say=links.library.texts[source.language].say,
        resolve=lambda href, line: links.resolve(source, href, first + line - 1),
        complain=lambda line, message, remedy: report.add(
            source.file, first + line - 1, message, remedy
        ),
        terms=_terms(source, links.library),
        foreign=lambda href: links.foreign(source, href),
        place=usage.place(source),
    )
    return render(filled, around)


def _terms(source: Source, library: Library) -> PageTerms | None:
    if source.is_list or source.kind.name not in EXPLAINED:
        return None
    here = library.url(source)
    return PageTerms(
        terms=library.terms[source.language],
        own=source.slug,
        address=lambda url: relative(url, here),
    )


def _example(source: Source, library: Library, report: Report) -> Example | None:
    if source.kind.name != EXAMPLES or source.is_list:
        return None
    calculator = library.site_view(source.language, source).home + "meetlat/"
    opens = relative(f"{calculator}#voorbeeld={source.slug}", library.url(source))
    return work_out(source, opens, report)


def not_found_pages(library: Library) -> Iterator[Page]:
    """Yield the page for an address that does not exist, one per language."""
    for language in library.settings.languages:
        say = library.texts[language].say
        home = library.site_view(language, None).home
        yield Page(
            title=say("missing.title"),
            description=say("missing.text"),
            language=language,
            kind="not_found",
            url=f"{home}404.html",
            file="site/templates/not_found.html.j2",
            template="not_found",
        )
