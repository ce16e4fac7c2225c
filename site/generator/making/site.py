"""Every file of the site, made in memory."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from generator.address import file_of
from generator.check import check_targets
from generator.component import component_page
from generator.compose import not_found_pages
from generator.drafts import Audience
from generator.embedding import element_script
from generator.extras import extras
from generator.feed import feeds
from generator.hosting.files import hosting_files
from generator.making.at_once import at_once
from generator.making.made import Made, make_own, make_written
from generator.making.memory import Memory
from generator.making.world import World, read_world
from generator.moved import moved_pages
from generator.offline import offline_pages, service_worker
from generator.page import Page
from generator.places import Places
from generator.problem import Report
from generator.search.page import search_pages
from generator.shipped.part import licence_files
from generator.source import Source
from generator.values.pages import KIND as VALUES
from generator.values.usage import Usage

Job = TypeVar("Job", Source, Page)


def make_site(
    places: Places,
    url: str | None,
    audience: Audience,
    report: Report,
    memory: Memory | None = None,
) -> dict[str, bytes]:
    """Make every file, and report everything that is wrong; what `memory` still knows is not made again."""
    known = Memory() if memory is None else memory
    world = read_world(places, url, audience, known, report)
    if world is None:
        return {}
    made = _pages(world, known)
    for one in made:
        for problem in one.problems:
            report.note(problem)
    files = _files(made, world)
    written = [link for one in made for link in one.written]
    check_targets([(one.page, one.seen) for one in made], written, set(files), report)
    return files


def _pages(world: World, memory: Memory) -> list[Made]:
    """Make every page: those of the values after the others, for they say who uses them."""
    sources = list(world.library.sources.values())
    usage = Usage(library=world.library)
    maker = _Maker(world=world, memory=memory)
    first = [source for source in sources if source.kind.name != VALUES]
    made = maker.written(first, Usage(library=world.library), None)
    for source, one in zip(first, made, strict=True):
        usage.note(source, one.used)
    last = [source for source in sources if source.kind.name == VALUES]
    return [*made, *maker.written(last, usage, usage.pages), *maker.own(_own_pages(world))]


def _own_pages(world: World) -> Iterator[Page]:
    """Yield the pages that nobody wrote."""
    library, places = world.library, world.places
    yield from not_found_pages(library)
    yield from offline_pages(library, places)
    yield from moved_pages(library, places)
    yield from component_page(places)
    yield from search_pages(library, places)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Maker:
    """Makes pages, but not those that are remembered as they have to be."""

    world: World
    memory: Memory

    def written(self, sources: Sequence[Source], usage: Usage, used: object) -> list[Made]:
        """Make pages of sources; `used` is what they show of `usage`."""
        make = partial(make_written, usage=usage, world=self.world)
        names = {source.key: (source, self.world.shared, used) for source in sources}
        return self._made(make, sources, names)

    def own(self, pages: Iterable[Page]) -> list[Made]:
        """Make the pages that nobody wrote."""
        found = list(pages)
        names = {page.url: (page, self.world.shared) for page in found}
        return self._made(partial(make_own, world=self.world), found, names)

    def _made(
        self, make: Callable[[Job], Made], jobs: Sequence[Job], made_of: Mapping[str, object]
    ) -> list[Made]:
        pages = self.memory.pages
        missing = {
            name: job
            for (name, of), job in zip(made_of.items(), jobs, strict=True)
            if not self.memory.knows(name, of)
        }
        for name, made in zip(missing, at_once(make, list(missing.values())), strict=True):
            pages[name] = made_of[name], made
        return [pages[name][1] for name in made_of]


def _files(made: Sequence[Made], world: World) -> dict[str, bytes]:
    pages = [one.page for one in made]
    files = {file_of(one.page.url): one.html for one in made}
    files |= {name: content for one in made for name, content in one.files.items()}
    files |= {
        **world.assets.files,
        **world.engine.files,
        **element_script(world.places),
        **extras(pages, world.library.settings),
        **feeds(world.library),
        **licence_files(world.layout.parts),
    }
    written = [(one.page, one.html) for one in made]
    files |= hosting_files(written, files, world.library.settings)
    return files | service_worker(pages, files, world.places)
