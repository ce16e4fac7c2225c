"""What `build.py` can be asked, and what it answers."""

import argparse
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from generator.compress import compressed
from generator.drafts import Audience
from generator.editing.commands import COMMANDS
from generator.editing.commands import run as run_editing
from generator.editing.proofread import add_check_options, proofread
from generator.folders import add_folders, chosen
from generator.making.site import make_site
from generator.output import write
from generator.places import Places
from generator.problem import Report
from generator.search.index import search_index
from generator.untouched import read_now, remember


def run(given: Sequence[str], root: Path) -> int:
    """Do what the command line asks; 1 when something is wrong, and then nothing is written."""
    if given and given[0] in COMMANDS:
        return run_editing(given, root)
    options = _options(given)
    places = chosen(options, root)
    match options.command:
        case "serve":
            from generator.serving.serve import apart, serve  # noqa: PLC0415  the server

            return serve(apart(places, options.dist), options.port, options.url)
        case "builder":
            from generator.serving.builder import build_on_demand  # noqa: PLC0415  the server

            return build_on_demand(places, options.url)
        case "check":
            return _check(places, options)
        case _:
            return _build(given, places, options)


def _check(places: Places, options: argparse.Namespace) -> int:
    report = Report()
    make_site(places, options.url, _audience(options), report)
    sys.stdout.write(proofread(places, options.today, options.extent))
    sys.stdout.flush()
    return _told(report)


def _build(given: Sequence[str], places: Places, options: argparse.Namespace) -> int:
    report, read = Report(), read_now(places)
    files = make_site(places, options.url, _audience(options), report)
    if not report:
        files = _with_index_and_twins(files, places, report)
    if not report:
        write(files, places.dist)
        remember(given, places, read)
    return _told(report)


def _with_index_and_twins(
    files: dict[str, bytes], places: Places, report: Report
) -> dict[str, bytes]:
    """Compress while Pagefind, which is a process of its own, makes the search index."""
    cache = places.cache / "compressed"
    with ThreadPoolExecutor(1) as pool:
        indexing = pool.submit(search_index, files, places, report)
        twins = compressed(files, cache)
        index = indexing.result()
    return files | twins | index | compressed(index, cache)


def _audience(options: argparse.Namespace) -> Audience:
    return "editors" if options.concepten else "visitors"


def _told(report: Report) -> int:
    if report:
        sys.stderr.write(f"{report}\n")
    return int(bool(report))


def _options(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="build.py", description="Build the site.", epilog=f"Also: {', '.join(COMMANDS)}."
    )
    parser.add_argument(
        "command",
        nargs="?",
        default="build",
        choices=["build", "check", "serve", "builder"],
        help="`builder` is what `serve` builds with: it builds again for each line that it gets",
    )
    parser.add_argument(
        "--url", help="public address of the site; replaces the one in site/site.toml"
    )
    parser.add_argument(
        "--concepten", action="store_true", help="drafts too, as `serve` shows them"
    )
    parser.add_argument("--port", type=int, default=8000, help="port of `serve` (default: 8000)")
    add_check_options(parser)
    add_folders(parser)
    return parser.parse_args(given)
