"""A source becomes a page: figures filled in, Markdown rendered, links resolved, examples worked out."""

from collections.abc import Iterator

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
from generator.prose.expressions import fill
from generator.prose.markdown import Document, Surroundings, render
from generator.prose.terms import EXPLAINED, PageTerms
from generator.source import Source
from generator.values.usage import Usage


def compose_pages(
    library: Library, figures: dict[str, Figures], links: Links, report: Report
) -> list[Page]:
    """Return every page of the site, in a fixed order."""
    usage = Usage(library=library)
    pages = {
        source.key: _page(source, figures[source.language], links, usage, report)
        for source in usage.in_order()
    }
    return [*(pages[key] for key in library.sources), *_not_found(library)]


def _page(source: Source, figures: Figures, links: Links, usage: Usage, report: Report) -> Page:
    library = usage.library
    document = _document(source, figures, links, usage, report)
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
        template="list" if source.is_list else source.kind.template,
        policy="page" if source.is_list else source.kind.policy,
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


def _document(
    source: Source, figures: Figures, links: Links, usage: Usage, report: Report
) -> Document:
    say = links.library.texts[source.language].say
    first = source.head.body_line
    calls = {**calls_for(figures, say), **usage.calls(source, figures, say)}
    filled = fill(source.head.body, first, source.file, calls, report)
    usage.note(source, filled.figures)
    around = Surroundings(
        say=say,
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


def _not_found(library: Library) -> Iterator[Page]:
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
