"""Everything that the pages of a site share: read once, before the first page is made."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.assets import Assets, gather_assets
from generator.calls.social_return import read_social_return
from generator.drafts import Audience
from generator.engine_files import EngineFiles, engine_files
from generator.figures import Figures, read_figures
from generator.head_check import check_heads
from generator.layout import Layout, templates
from generator.making.memory import Memory
from generator.page import Library, check_library, library_of
from generator.places import Places
from generator.problem import Report
from generator.register.reading import read_register
from generator.search.synonyms import read_synonyms
from generator.settings import Settings, read_settings
from generator.shipped.check import check_parts
from generator.shipped.reading import read_parts
from generator.source import read_sources
from generator.stamp import Stamp, stamps_under
from generator.text import read_texts
from generator.values.pages import with_value_pages


@dataclass(frozen=True, kw_only=True, slots=True)
class World:
    """What a page is made with. Where `shared` is equal, the same source becomes the same page.

    `shared` holds what pages show of each other (their heads), but no text of a page: that is its own affair.
    """

    places: Places
    library: Library
    figures: Mapping[str, Figures]
    layout: Layout
    assets: Assets
    engine: EngineFiles
    shared: object


def read_world(
    places: Places, url: str | None, audience: Audience, memory: Memory, report: Report
) -> World | None:
    """Read everything that pages share; nothing when there is no making a page without it."""
    settings = read_settings(places, url, report)
    if settings is None:
        return None
    settings = _settled(settings, memory)
    texts = memory.same("texts", read_texts(places, settings, report))
    figures = read_figures(texts, report, read_social_return(places, report))
    if not figures:
        return None
    figures = memory.same("figures", figures)
    written = read_sources(places, settings, report, memory.sources)
    sources = with_value_pages(written, settings, figures, texts)
    library = library_of(settings, sources, texts, audience)
    check_library(library, report)
    check_heads(library, places, report)
    return _world(places, library, figures, memory, report)


def _settled(settings: Settings, memory: Memory) -> Settings:
    """Return the settings; with others than last time, the sources have to be placed anew."""
    before = memory.parts.get("settings")
    if before != settings:
        memory.sources.clear()
    return memory.same("settings", settings)


def _world(
    places: Places,
    library: Library,
    figures: Mapping[str, Figures],
    memory: Memory,
    report: Report,
) -> World:
    assets = gather_assets(places, report)
    policies = {source.policy for source in library.sources.values()}
    engine = memory.once(f"engine {sorted(policies)}", lambda: engine_files(policies, report))
    parts = read_parts(places, report)
    check_parts(parts, {**assets.files, **engine.files}, assets, places, report)
    layout = Layout(
        environment=memory.once("templates", lambda: templates(places)),
        places=places,
        library=library,
        figures=figures,
        assets=assets,
        engine=engine.manifest,
        register=read_register(places, library.settings.languages, report),
        synonyms=read_synonyms(places, report),
        parts=parts,
    )
    return World(
        places=places,
        library=library,
        figures=figures,
        layout=layout,
        assets=assets,
        engine=engine,
        shared=memory.same("shared", _shared(layout)),
    )


def _shared(layout: Layout) -> object:
    library, places = layout.library, layout.places
    return (
        library.settings,
        library.texts,
        layout.figures,
        tuple(_heads(library)),
        layout.assets.names,
        layout.engine,
        layout.register,
        layout.synonyms,
        layout.parts,
        tuple(_beside_pages(places)),
        *(tuple(stamps_under(places.site / name)) for name in ("templates", "components")),
    )


def _heads(library: Library) -> Iterator[tuple[str, Mapping[str, object]]]:
    for sources in (library.sources, library.drafts):
        yield from ((key, source.head.values) for key, source in sources.items())


def _beside_pages(places: Places) -> Iterator[tuple[str, Stamp | None]]:
    """Yield what lies between the pages, such as pictures; of a page only that it is there."""
    for name, stamp in stamps_under(places.content):
        yield name, None if name.endswith(".md") else stamp
