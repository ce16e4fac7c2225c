"""Build the site: read everything, check everything, then write `dist/`.

python build.py             build (the same as `python build.py build`)
python build.py check       only check; also says what could be better
python build.py serve       build, serve, drafts too, and build again after every change
python build.py new         begin a page: new handreiking "Titel"
python build.py import      make a page of a Word document
python build.py check-links try the links to other sites
python build.py april 2.2   what to look at now that edition 2.2 is there, and a draft of the news
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "calculator"))
sys.path.insert(0, str(ROOT / "site"))

# ruff: noqa: E402  (the two rooms have to be on the path first)

from generator.address import file_of
from generator.assets import gather_assets
from generator.calls.social_return import read_social_return
from generator.check import check_pages, finished
from generator.component import component_page
from generator.compose import compose_pages
from generator.compress import compressed
from generator.drafts import Audience
from generator.editing.commands import COMMANDS, run
from generator.editing.proofread import add_check_options, proofread
from generator.engine_files import engine_files
from generator.extras import extras
from generator.feed import feeds
from generator.figures import read_figures
from generator.folders import add_folders, chosen
from generator.head_check import check_heads
from generator.layout import Layout, templates
from generator.link import Links
from generator.moved import moved_pages
from generator.offline import offline_pages, service_worker
from generator.output import write
from generator.page import check_library, library_of
from generator.places import Places
from generator.problem import Report
from generator.register.reading import read_register
from generator.search.index import search_index
from generator.search.page import search_pages
from generator.search.synonyms import read_synonyms
from generator.serve import apart, serve
from generator.settings import read_settings
from generator.source import read_sources
from generator.text import read_texts
from generator.values.pages import with_value_pages


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; 1 when something is wrong, and then nothing is written."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given and given[0] in COMMANDS:
        return run(given, ROOT)
    options = _options(given)
    places = chosen(options, ROOT)
    if options.command == "serve":
        return serve(apart(places, options.dist), options.port, options.url)
    report = Report()
    files = make(places, options.url, report, "editors" if options.concepten else "visitors")
    if options.command == "check":
        print(proofread(places, options.today, options.extent), end="", flush=True)
    if options.command == "build" and not report:
        files |= search_index(files, places, options.search, report)
    if report:
        print(report, file=sys.stderr)
        return 1
    if options.command == "build":
        write(files | compressed(files, places.cache / "compressed"), places.dist)
    return 0


def make(
    places: Places, url: str | None, report: Report, audience: Audience = "visitors"
) -> dict[str, bytes]:
    """Make every file of the site in memory, and report everything that is wrong."""
    settings = read_settings(places, url, report)
    if settings is None:
        return {}
    texts = read_texts(places, settings, report)
    figures = read_figures(texts, report, read_social_return(places, report))
    if not figures:
        return {}
    written = read_sources(places, settings, report)
    sources = with_value_pages(written, settings, figures, texts)
    library = library_of(settings, sources, texts, audience)
    check_library(library, report)
    check_heads(library, places, report)
    links = Links(library=library, places=places, report=report)
    pages = [
        *compose_pages(library, figures, links, report),
        *offline_pages(library, places),
        *moved_pages(library, places),
        *component_page(places),
        *search_pages(library, places),
    ]

    assets = gather_assets(places, report)
    engine = engine_files(pages, report)
    layout = Layout(
        environment=templates(places),
        places=places,
        library=library,
        figures=figures,
        assets=assets,
        engine=engine.manifest,
        register=read_register(places, library.settings.languages, report),
        synonyms=read_synonyms(places, report),
    )
    done = [finished(page, layout.html(page, report)) for page in pages]

    files = {file_of(f.page.url): f.html.encode() for f in done}
    files |= {
        **assets.files,
        **engine.files,
        **links.files,
        **extras(pages, settings),
        **feeds(library),
    }
    files |= service_worker(pages, files, places)
    check_pages(done, set(files), links.written, settings.base_path, report)
    return files


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="build.py", description="Build the site.", epilog=f"Also: {', '.join(COMMANDS)}."
    )
    parser.add_argument("command", nargs="?", default="build", choices=["build", "check", "serve"])
    parser.add_argument(
        "--url", help="public address of the site; replaces the one in site/site.toml"
    )
    parser.add_argument(
        "--concepten", action="store_true", help="drafts too, as `serve` shows them"
    )
    parser.add_argument("--port", type=int, default=8000, help="port of `serve` (default: 8000)")
    parser.add_argument(
        "--search",
        choices=["new", "kept"],
        default="new",
        help="the index of the search page: of these pages, or the one of last time",
    )
    add_check_options(parser)
    add_folders(parser)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
