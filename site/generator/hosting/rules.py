"""Which addresses get which treatment. No two rules fit one address, but that a specific one stands before `/v/*`.

Hosts differ in what two rules for one address come to: one joins them, another takes the last. So they never meet.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.address import file_of
from generator.assets import FOLDER as ASSETS
from generator.hosting.treatment import (
    ASSET,
    FILE,
    INDEX,
    OLD_IN_FRAMES,
    OLD_VERSION,
    SERVICE_WORKER,
    Treatment,
)
from generator.offline import SCRIPT
from generator.release.kept import FOLDER as VERSIONS
from generator.release.kept import LIST, NEWEST
from generator.search.index import FOLDER as SEARCH_INDEX

NAMED: Mapping[str, Treatment] = {
    f"{ASSETS}/": ASSET,
    f"{SEARCH_INDEX}/": INDEX,
    SCRIPT: SERVICE_WORKER,
}
A_VERSION = f"{VERSIONS}/:version/"


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """A path as `_headers` writes it: `*` at its end is anything, `:version` one part. And its treatment."""

    path: str
    treatment: Treatment

    @property
    def expression(self) -> str:
        """The same path as a regular expression. nginx looks at the packed twin by its own name."""
        start, splat, _ = self.path.partition("*")
        body = re.sub(r":\w+", "[^/]+", re.escape(start))
        return f"^{body}" if splat else rf"^{body}(\.br)?$"


def rules_of(
    pages: Mapping[str, Treatment], framed: Sequence[str], files: Iterable[str], base: str
) -> tuple[Rule, ...]:
    """Return the rules for a site below the path `base`, by the addresses of its pages and all its files."""
    everything = list(files)
    known = dict(_of_pages(pages, framed, "")) | dict(_of_files(pages, everything))
    beside = dict(_beside_framed(framed, everything))
    known |= beside | dict(_of_versions(framed, beside))
    return tuple(Rule(path=base + path, treatment=it) for path, it in known.items())


def _of_pages(
    pages: Mapping[str, Treatment], framed: Sequence[str], folder: str
) -> Iterator[tuple[str, Treatment]]:
    """Yield one rule for a folder in which all are treated alike, else one for each that lies in it."""
    inside = {address: it for address, it in pages.items() if address.startswith(folder)}
    alike = len(set(inside.values())) == 1
    if folder and alike and folder not in framed:
        yield f"{folder}*", next(iter(inside.values()))
        return
    if folder in inside:
        # A host may also hand out the file by its own name.
        yield folder, inside[folder]
        yield file_of(folder), inside[folder]
    for step in dict.fromkeys(_step(address, folder) for address in sorted(inside)):
        if step.endswith("/"):
            yield from _of_pages(pages, framed, folder + step)
        elif step:
            yield folder + step, inside[folder + step]


def _step(address: str, folder: str) -> str:
    """Return the next part of an address below a folder: `over/` of `over/privacy/`."""
    first, slash, _ = address.removeprefix(folder).partition("/")
    return first + slash


def _of_files(
    pages: Mapping[str, Treatment], files: Iterable[str]
) -> Iterator[tuple[str, Treatment]]:
    """Yield what lies beside the pages; what lies in the folder of a page is treated as that page."""
    taken = {_step(address, "") for address in pages}
    steps = {_step(name, "") for name in files} | {f"{SEARCH_INDEX}/"}
    for step in sorted(steps - taken - {file_of("")}):
        yield (f"{step}*" if step.endswith("/") else step), NAMED.get(step, FILE)


def _beside_framed(framed: Sequence[str], files: Iterable[str]) -> Iterator[tuple[str, Treatment]]:
    """Yield what lies beside a page for frames: the rule of such a page holds for it alone."""
    for name in sorted(files):
        if any(name.startswith(folder) and name != file_of(folder) for folder in framed):
            yield name, FILE


def _of_versions(
    framed: Sequence[str], beside: Mapping[str, Treatment]
) -> Iterator[tuple[str, Treatment]]:
    """Yield what holds for versions that stay: those that are there, and those to come.

    All that a release puts there has a rule of its own. The last rule is for what it does not put there now.
    """
    yield NEWEST, FILE
    yield A_VERSION + LIST, FILE
    for name, treatment in beside.items():
        yield A_VERSION + name, treatment
    for address in framed:
        yield A_VERSION + address, OLD_IN_FRAMES
        yield A_VERSION + file_of(address), OLD_IN_FRAMES
    yield f"{A_VERSION}{ASSETS}/*", ASSET
    yield f"{VERSIONS}/*", OLD_VERSION
