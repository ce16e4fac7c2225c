"""Pages as templates see them (Door 5), and how they hang together: navigation, trail, translations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cached_property
from typing import Any, Final

from markupsafe import Markup

from generator.download import Download
from generator.drafts import Audience, draft_remedy, for_audience
from generator.example import Example
from generator.places import Places
from generator.problem import Report
from generator.prose.headings import Heading
from generator.prose.terms import Terms, terms_of
from generator.settings import Settings
from generator.source import Source, children
from generator.text import Texts

EMPTY: Final = Markup()
FACETS: Final = ("levels", "groups", "roles")
"""Fields of a head by which a list of pages can be narrowed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A page as another page points at it. `current`: it is this page, or the section this page is in.

    `language` is that of a page in another language than the reader's; else it is empty.
    """

    title: str
    url: str
    description: str = ""
    current: bool = False
    meta: Mapping[str, Any] | None = None
    language: str = ""

    @property
    def facets(self) -> Mapping[str, str]:
        """What the page is about, as its item in a list says it; what holds for everyone is left out."""
        head = self.meta or {}
        return {name: " ".join(head[name]) for name in FACETS if name in head}


@dataclass(frozen=True, kw_only=True, slots=True)
class Translation:
    """The same page in another language; `name` is the language's own name.

    Where the page is not translated, `note` says so, in that language, and `url` leads to the overview there;
    `leads` says that to who hears it.
    """

    language: str
    name: str
    url: str
    note: str = ""
    leads: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """One page, ready for its template. `stands_for` is the address of the page of which it is another form.

    `downloads` are the files beside it; `formats` are the kinds of files that every page of its kind has.
    """

    title: str
    description: str
    language: str
    kind: str
    url: str
    file: str
    template: str
    slug: str = ""
    key: str = ""
    policy: str = "page"
    html: Markup = EMPTY
    toc: tuple[Heading, ...] = ()
    breadcrumbs: tuple[Link, ...] = ()
    translations: tuple[Translation, ...] = ()
    untranslated: tuple[Translation, ...] = ()
    children: tuple[Link, ...] = ()
    previous: Link | None = None
    next: Link | None = None
    related: tuple[Link, ...] = ()
    example: Example | None = None
    meta: Mapping[str, Any] | None = None
    stands_for: str | None = None
    downloads: tuple[Download, ...] = ()
    formats: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteView:
    """The site around a page, in the page's language; `feed` is the address of its news, or nothing."""

    title: str
    home: str
    examples: str
    navigation: tuple[Link, ...]
    more: tuple[Link, ...]
    languages: tuple[str, ...]
    feed: str = ""


@dataclass(frozen=True, kw_only=True)
class Library:
    """All sources together: who lists whom, who translates whom.

    `drafts` holds the pages that are not published, whether or not they are shown: those are in `sources` too.
    """

    settings: Settings
    sources: Mapping[str, Source]
    texts: Mapping[str, Texts]
    drafts: Mapping[str, Source]

    def is_broken(self, key: str, places: Places) -> bool:
        """Whether this page exists but could not be read: that is reported already, at its own place."""
        known = key in self.sources or key in self.drafts
        language = key.partition("/")[0]
        is_page = language in self.settings.languages and key.endswith(".md")
        return is_page and not known and (places.content / key).is_file()

    def nearest(self, key: str) -> str | None:
        """Return the page whose name looks most like that of a page that does not exist."""
        language, (folder, _, name) = key.partition("/")[0], key.rpartition("/")
        mine = [k for k in self.sources if k.startswith(f"{language}/")]
        # Of two pages with one name, that in the same folder is meant: it comes last, so it stays.
        mine.sort(key=lambda k: k.startswith(f"{folder}/"))
        names = {k.rpartition("/")[2]: k for k in mine}
        found = get_close_matches(name, names, n=1, cutoff=0.75)
        return names[found[0]] if found else None

    @cached_property
    def _rows(self) -> Mapping[tuple[str, str], tuple[Source, ...]]:
        """The pages that each list page lists; sorting them anew for every page would take longer than the pages."""
        lists = [source for source in self.sources.values() if source.is_list]
        everyone = list(self.sources.values())
        return {(it.language, it.kind.name): tuple(children(it, everyone)) for it in lists}

    @cached_property
    def terms(self) -> Mapping[str, Terms]:
        """The terms that pages explain, by language."""
        return {
            language: terms_of(
                ((it, self.url(it)) for it in self.sources.values() if it.language == language),
                self.texts[language].say("term.more"),
            )
            for language in self.settings.languages
        }

    @cached_property
    def _urls(self) -> Mapping[str, str]:
        main = self.settings.main_language
        return {source.key: source.url(main) for source in self.sources.values()}

    def url(self, source: Source) -> str:
        """Return the address of a source."""
        known = self._urls.get(source.key)
        return source.url(self.settings.main_language) if known is None else known

    def untranslated(self, key: str) -> Source | None:
        """Return the page of this name in the main language, for a page that another language lacks."""
        language, _, name = key.partition("/")
        main = self.settings.main_language
        known = language in self.settings.languages and language != main
        return self.sources.get(f"{main}/{name}") if known else None

    def found(self, key: str) -> Source | None:
        """Return the page by this name, or the one in the main language as long as nobody translated it."""
        return self.sources.get(key) or self.untranslated(key)

    def link(self, source: Source, here: Source | None = None, reader: str | None = None) -> Link:
        """Return a link to a source, as seen from a page; `reader` is the language of who reads it."""
        title = str(source.head.values.get("navigation_title", source.title))
        current = here is not None and (
            source is here
            or (source.is_list and here.kind is source.kind and here.language == source.language)
        )
        return Link(
            title=title,
            url=self.url(source),
            description=source.description,
            current=current,
            meta=source.head.values,
            language="" if reader in {None, source.language} else source.language,
        )

    def site_view(self, language: str, here: Source | None) -> SiteView:
        """Return the site around a page; what a language lacks is shown in the main language."""
        home = "" if language == self.settings.main_language else f"{language}/"
        return SiteView(
            title=self.settings.title[language],
            home=home,
            examples="voorbeelden/",
            navigation=self._links(self.settings.navigation, language, here),
            more=self._links(self.settings.more, language, here),
            languages=self.settings.languages,
            feed=self.feed(language),
        )

    def _links(self, names: Sequence[str], language: str, here: Source | None) -> tuple[Link, ...]:
        found = (self.found(f"{language}/{name}.md") for name in names)
        return tuple(self.link(source, here, language) for source in found if source)

    @cached_property
    def _languages_with_news(self) -> frozenset[str]:
        return frozenset(source.language for source in self.sources.values() if source.is_news)

    def feed(self, language: str) -> str:
        """Return the address of the feed of a language: only a site with an address and with news has one."""
        news = language in self._languages_with_news
        home = "" if language == self.settings.main_language else f"{language}/"
        return f"{home}nieuws/feed.xml" if news and self.settings.url else ""

    def breadcrumbs(self, source: Source) -> tuple[Link, ...]:
        """Return the trail from home to a page; home itself has none."""
        home = self.sources.get(f"{source.language}/index.md")
        if home is None or source is home:
            return ()
        section = self.sources.get(f"{source.language}/{source.kind.name}/index.md")
        between = [section] if section and source.slug and not source.is_list else []
        trail = [self.link(step) for step in (home, *between, source)]
        first = Link(title=self.texts[source.language].say("frame.home"), url=trail[0].url)
        return (first, *trail[1:])

    def translations(self, source: Source) -> tuple[Translation, ...]:
        """Return the same page in the other languages."""
        twins = (self._twin(source, language) for language in self._others(source))
        return tuple(self._translation(twin, source.language) for twin in twins if twin)

    def overviews(self, source: Source) -> tuple[Translation, ...]:
        """Return, for the languages in which a page does not exist, the nearest that does."""
        lacking = [it for it in self._others(source) if self._twin(source, it) is None]
        found = ((it, self._overview(source, it)) for it in lacking)
        return tuple(
            replace(
                self._translation(overview, source.language),
                note=self.texts[language].say("frame.untranslated"),
                leads=self.texts[language].say("frame.overview"),
            )
            for language, overview in found
            if overview
        )

    def _others(self, source: Source) -> tuple[str, ...]:
        return tuple(it for it in self.settings.languages if it != source.language)

    def _twin(self, source: Source, language: str) -> Source | None:
        """Return the translation that the head names, or else the page of the same name."""
        name = source.key.partition("/")[2]
        twin = self.sources.get(source.head.values.get("translation", f"{language}/{name}"))
        return twin if twin and twin.language == language else None

    def _overview(self, source: Source, language: str) -> Source | None:
        section = self.sources.get(f"{language}/{source.kind.name}/index.md")
        return section or self.sources.get(f"{language}/index.md")

    def _translation(self, twin: Source, reader: str) -> Translation:
        name = self.texts[reader].say(f"language.{twin.language}")
        return Translation(language=twin.language, name=name, url=self.url(twin))

    def stands_for(self, source: Source) -> str | None:
        """Return the address of the page of which this is another form."""
        other = self.sources.get(f"{source.language}/{source.kind.stands_for}.md")
        return self.url(other) if other else None

    def related(self, source: Source) -> tuple[Link, ...]:
        """Return the pages that the head names as related; one that is not there is the check's affair."""
        named = (self.found(str(key)) for key in source.head.values.get("related", ()))
        return tuple(self.link(other, reader=source.language) for other in named if other)

    def children(self, source: Source) -> tuple[Source, ...]:
        """Return the pages that a list page lists."""
        return self._rows.get((source.language, source.kind.name), ()) if source.is_list else ()

    def listed(self, source: Source) -> tuple[Link, ...]:
        """Return links to the pages that a list page lists, and after them those that nobody translated yet."""
        here, main = source.language, self.settings.main_language
        other = self.sources.get(f"{main}/{source.kind.name}/index.md") if here != main else None
        rest = self.children(other) if other and source.is_list else ()
        lacking = (it for it in rest if self._twin(it, here) is None)
        return tuple(self.link(it, reader=here) for it in (*self.children(source), *lacking))

    def beside(self, source: Source) -> tuple[Link | None, Link | None]:
        """Return the pages before and after this one in its section."""
        section = self.sources.get(f"{source.language}/{source.kind.name}/index.md")
        if section is None or source.is_list or not source.slug:
            return None, None
        row: Sequence[Source | None] = (None, *self.children(section), None)
        at = row.index(source)
        before, after = row[at - 1], row[at + 1]
        return self.link(before) if before else None, self.link(after) if after else None


def library_of(
    settings: Settings,
    sources: Sequence[Source],
    texts: Mapping[str, Texts],
    audience: Audience = "visitors",
) -> Library:
    """Return the library of the sources that an audience sees."""
    return Library(
        settings=settings,
        sources={source.key: source for source in for_audience(sources, audience)},
        texts=texts,
        drafts={source.key: source for source in sources if source.is_draft},
    )


def check_library(library: Library, report: Report) -> None:
    """Check what binds pages together: one page per address, translations both ways, home pages."""
    _check_addresses(library, report)
    for source in library.sources.values():
        _check_translation(source, library, report)
    for language in library.settings.languages:
        if f"{language}/index.md" not in library.sources:
            report.add(
                f"content/{language}/index.md",
                1,
                "Deze taal heeft geen (juiste) beginpagina.",
                "Maak index.md met een title en een description, of verbeter het bestand.",
            )


def _check_addresses(library: Library, report: Report) -> None:
    taken: dict[str, Source] = {}
    for source in library.sources.values():
        first = taken.setdefault(library.url(source), source)
        if first is not source:
            report.add(
                source.file,
                1,
                f"Deze pagina krijgt hetzelfde adres als {first.file}.",
                "Geef een van de twee bestanden een andere naam.",
            )


def _check_translation(source: Source, library: Library, report: Report) -> None:
    key = source.head.values.get("translation")
    twin = library.sources.get(str(key))
    draft = library.drafts.get(str(key))
    line = source.head.line_of(("translation",))
    if key is None:
        return
    if draft and not source.is_draft:
        message = f"De vertaling 'content/{key}' is nog een concept."
        report.add(source.file, line, message, draft_remedy(draft))
    elif twin is None:
        message = f"De vertaling 'content/{key}' bestaat niet (of heeft zelf een fout)."
        remedy = "Noem het bestand vanaf de map content, of haal de regel weg."
        report.add(source.file, line, message, remedy)
    elif twin.language == source.language:
        message = f"De vertaling 'content/{key}' is in dezelfde taal."
        report.add(source.file, line, message, "Noem een pagina in een andere taal.")
    elif twin.head.values.get("translation") != source.key:
        message = (
            f"{source.file} noemt deze pagina als vertaling, maar deze pagina noemt die niet terug."
        )
        remedy = f"Zet in de kop: translation: {source.key}"
        report.add(twin.file, twin.head.line_of(("translation",)), message, remedy)
