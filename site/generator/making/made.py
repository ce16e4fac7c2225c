"""One page, from its source to what will be written, with all that making it brought to light."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.check import Seen, look
from generator.compose import compose
from generator.link import Links, WrittenLink
from generator.making.world import World
from generator.page import Page
from generator.problem import Problem, Report
from generator.source import Source
from generator.values.usage import Usage


@dataclass(frozen=True, kw_only=True, slots=True)
class Made:
    """A page as it will be written. It holds values alone, so it can be kept, and can come from another process.

    `used` are the keys of the values that it shows; `files` are the pictures that it brings along.
    """

    page: Page
    html: bytes
    seen: Seen
    problems: tuple[Problem, ...]
    used: frozenset[str] = frozenset()
    written: tuple[WrittenLink, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)


def make_written(source: Source, usage: Usage, world: World) -> Made:
    """Make the page that somebody wrote."""
    report = Report()
    links = Links(library=world.library, places=world.places, report=report)
    composed = compose(source, world.figures[source.language], links, usage, report)
    html, seen = _laid_out(composed.page, world, report)
    return Made(
        page=composed.page,
        html=html.encode(),
        seen=seen,
        problems=tuple(report.found),
        used=composed.used,
        written=tuple(links.written),
        files=links.files,
    )


def make_own(page: Page, world: World) -> Made:
    """Make a page that the generator itself adds."""
    report = Report()
    html, seen = _laid_out(page, world, report)
    return Made(page=page, html=html.encode(), seen=seen, problems=tuple(report.found))


def _laid_out(page: Page, world: World, report: Report) -> tuple[str, Seen]:
    html = world.layout.html(page, report)
    return html, look(page, html, world.library.settings.base_path, report)
