"""Build the site: read everything, check everything, then write `dist/`.

python build.py             build (the same as `python build.py build`)
python build.py check       only check
python build.py serve       build, serve, and build again after every change
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "calculator"))
sys.path.insert(0, str(ROOT / "site"))

# ruff: noqa: E402  (the two rooms have to be on the path first)

from generator.address import file_of
from generator.assets import gather_assets
from generator.check import check_pages, finished
from generator.component import component_page
from generator.compose import compose_pages
from generator.compress import compressed
from generator.engine_files import engine_files
from generator.extras import extras
from generator.figures import read_figures
from generator.layout import Layout, templates
from generator.link import Links
from generator.offline import offline_pages, service_worker
from generator.output import write
from generator.page import check_library, library_of
from generator.places import Places
from generator.problem import Report
from generator.register import read_register
from generator.search import search_pages
from generator.search_index import search_index
from generator.serve import serve
from generator.settings import read_settings
from generator.source import read_sources
from generator.synonyms import read_synonyms
from generator.text import read_texts


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; 1 when something is wrong, and then nothing is written."""
    options = _options(arguments)
    places = _places(options)
    if options.command == "serve":
        return serve(places, options.port, options.url)
    report = Report()
    files = make(places, options.url, report)
    if options.command == "build" and not report:
        files |= search_index(files, places, options.search, report)
    if report:
        print(report, file=sys.stderr)
        return 1
    if options.command == "build":
        write(files | compressed(files, places.cache / "compressed"), places.dist)
    return 0


def make(places: Places, url: str | None, report: Report) -> dict[str, bytes]:
    """Make every file of the site in memory, and report everything that is wrong."""
    settings = read_settings(places, url, report)
    if settings is None:
        return {}
    texts = read_texts(places, settings, report)
    library = library_of(settings, read_sources(places, settings, report), texts)
    check_library(library, report)

    figures = read_figures(texts, report)
    if not figures:
        return {}
    links = Links(library=library, places=places, report=report)
    pages = [
        *compose_pages(library, figures, links, report),
        *offline_pages(library, places),
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
    files |= {**assets.files, **engine.files, **links.files, **extras(pages, settings)}
    files |= service_worker(pages, files, places)
    check_pages(done, set(files), links.written, settings.base_path, report)
    return files


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="build.py", description="Build the site.")
    parser.add_argument("command", nargs="?", default="build", choices=["build", "check", "serve"])
    parser.add_argument(
        "--url", help="public address of the site; replaces the one in site/site.toml"
    )
    parser.add_argument("--port", type=int, default=8000, help="port of `serve` (default: 8000)")
    parser.add_argument(
        "--search",
        choices=["new", "kept"],
        default="new",
        help="the index of the search page: of these pages, or the one of last time",
    )
    for name in ("content", "site", "dist"):
        parser.add_argument(f"--{name}", type=Path, help=f"another folder than {name}/")
    return parser.parse_args(arguments)


def _places(options: argparse.Namespace) -> Places:
    named = {
        name: path.resolve()
        for name in ("content", "site", "dist")
        if (path := getattr(options, name))
    }
    return replace(Places.under(ROOT), **named)


if __name__ == "__main__":
    sys.exit(main())
