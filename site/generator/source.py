"""Markdown files become sources: read, placed in a language and a kind, their head checked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.front_matter import FrontMatter, FrontMatterError, split_front_matter
from generator.places import Places
from generator.problem import Report
from generator.schema import breaches
from generator.settings import Apart, Kind, Settings
from generator.stamp import Stamp, stamp_of

DEPTH = 3  # language, kind, file
SLUG = re.compile(r"^[a-z0-9]+(?:-[a-z0-9]+)*$")
LIST = "index"


@dataclass(frozen=True, kw_only=True, slots=True)
class Source:
    """One Markdown file. `key` is its path under `content/`, such as `nl/over/niveaus.md`."""

    key: str
    file: str
    language: str
    kind: Kind
    slug: str
    head: FrontMatter

    @property
    def is_list(self) -> bool:
        """Whether this is the page that lists the pages of its kind."""
        return self.slug == LIST

    @property
    def is_news(self) -> bool:
        """Whether this is an item of the news: it has a day."""
        return "date" in self.head.values

    @property
    def is_draft(self) -> bool:
        """Whether this page is not published yet."""
        return self.head.values.get("draft") is True

    @property
    def policy(self) -> str:
        """The policy that guards the page."""
        return "page" if self.is_list else self._look.policy

    @property
    def template(self) -> str:
        """The template that shows the page."""
        return "list" if self.is_list else self._look.template

    @property
    def _look(self) -> Kind | Apart:
        return self.kind.apart.get(self.slug, self.kind)

    @property
    def title(self) -> str:
        """The title in the head."""
        return str(self.head.values["title"])

    @property
    def description(self) -> str:
        """The description in the head."""
        return str(self.head.values["description"])

    def url(self, main_language: str) -> str:
        """Return the address from the root of the site: empty for home, else ending in a slash."""
        parts = [] if self.language == main_language else [self.language]
        parts += PurePosixPath(self.key).with_suffix("").parts[1:]
        if parts and parts[-1] == LIST:
            parts.pop()
        return "".join(f"{part}/" for part in parts)


Known = dict[Path, tuple[Stamp, Source]]
"""The sources of earlier builds, by file and by the moment it was written."""


def read_sources(
    places: Places, settings: Settings, report: Report, known: Known | None = None
) -> list[Source]:
    """Read every Markdown file of every language, in a fixed order; what is `known` already is not read again."""
    before = {} if known is None else known
    found = (
        _again(path, places, settings, report, before)
        for language in settings.languages
        for path in sorted((places.content / language).rglob("*.md"))
    )
    sources = [source for source in found if source]
    _check_lists(sources, places, report)
    return sources


def _again(
    path: Path, places: Places, settings: Settings, report: Report, known: Known
) -> Source | None:
    stamp = stamp_of(path)
    if path in known and known[path][0] == stamp:
        return known[path][1]
    source = _read(path, places, settings, report)
    if source:
        known[path] = stamp, source
    return source


def _read(path: Path, places: Places, settings: Settings, report: Report) -> Source | None:
    file = places.shown(path)
    key = path.relative_to(places.content)
    kind = _kind(key, settings)
    if kind is None or not SLUG.match(path.stem):
        _report_place(file, settings, report)
        return None
    in_folder = len(key.parts) == DEPTH
    schema = "common" if in_folder and path.stem == LIST else kind.schema
    head = _head(path, file, schema, report)
    if head is None:
        return None
    return Source(
        key=key.as_posix(),
        file=file,
        language=key.parts[0],
        kind=kind,
        slug=path.stem if in_folder else "",
        head=head,
    )


def _report_place(file: str, settings: Settings, report: Report) -> None:
    report.add(
        file,
        1,
        "Dit bestand staat op een plek of heeft een naam die de site niet kent.",
        f"Zet het in een map van een bekende soort ({', '.join(settings.kinds)}) en gebruik "
        "in de naam alleen kleine letters, cijfers en koppeltekens.",
    )


def _head(path: Path, file: str, schema: str, report: Report) -> FrontMatter | None:
    """Return the head of a file, if nothing is wrong with it."""
    try:
        head = split_front_matter(path.read_text("utf-8-sig"))
    except FrontMatterError as error:
        report.add(file, error.line, error.message, error.remedy)
        return None
    except UnicodeDecodeError:
        remedy = "Bewaar het opnieuw met de codering UTF-8."
        report.add(file, 1, "Het bestand is geen UTF-8.", remedy)
        return None
    wrong = list(breaches(head.values, schema))
    for where, message, remedy in wrong:
        report.add(file, head.line_of(where), message, remedy)
    return None if wrong else head


def _kind(key: Path, settings: Settings) -> Kind | None:
    """Return the kind: the folder's name, or for a file straight under the language its own name."""
    match key.parts:
        case (_, "index.md"):
            return settings.kinds.get("home")
        case (_, name):
            return settings.kinds.get(Path(name).stem)
        case (_, folder, _):
            return settings.kinds.get(folder)
        case _:
            return None


def _check_lists(sources: list[Source], places: Places, report: Report) -> None:
    listed = {(s.language, s.kind.name) for s in sources if s.is_list}
    for language, kind in sorted(_folders(sources) - listed):
        index = places.content / language / kind / "index.md"
        if not index.exists():
            report.add(
                places.shown(index),
                1,
                "Deze map heeft geen overzichtspagina.",
                "Maak het bestand index.md met een title en een description.",
            )


def _folders(sources: list[Source]) -> set[tuple[str, str]]:
    """Return the folders, by language and kind, with a page that is published."""
    return {(s.language, s.kind.name) for s in sources if s.slug and not s.is_draft}


def children(parent: Source, sources: list[Source]) -> Iterator[Source]:
    """Yield the pages that a list page lists, in their order."""
    mine = (
        s
        for s in sources
        if s.language == parent.language and s.kind is parent.kind and s.slug and not s.is_list
    )
    yield from sorted(mine, key=_rank)


def _rank(source: Source) -> tuple[int, int, str]:
    """Put what has a date first by date, the newest on top; the rest by the order that their heads ask for."""
    day = str(source.head.values.get("date", "")).replace("-", "")
    order = int(source.head.values.get("order", 1000))
    return -int(day) if day.isdigit() else 0, order, source.title.casefold()
