"""The last look at finished pages: every reference leads somewhere, every id is the only one.

A page is looked at by itself as soon as it is made; where its references lead is known when all pages are.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from generator.address import file_of
from generator.anatomy import Anatomy, Reference, anatomy_of
from generator.example import KIND as EXAMPLES
from generator.link import WrittenLink
from generator.page import Page
from generator.problem import Report

EXAMPLE = re.compile(r"voorbeeld=([a-z0-9-]+)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Seen:
    """What a page has that others may lead to, and what it leads to: addresses of the site with their first line."""

    ids: frozenset[str]
    targets: Mapping[str, int]


def look(page: Page, html: str, base: str, report: Report) -> Seen:
    """Check what can be seen on the page itself: ids, inline code, and what it loads from elsewhere."""
    anatomy = anatomy_of(html)
    _check_ids(page, anatomy, report)
    _check_inline(page, anatomy, report)
    return Seen(ids=frozenset(anatomy.ids), targets=_targets(page, anatomy, base, report))


def _check_ids(page: Page, anatomy: Anatomy, report: Report) -> None:
    for name, count in Counter(anatomy.ids).items():
        if count > 1:
            report.add(
                page.file,
                1,
                f"Het anker '{name}' staat {count} keer op deze pagina.",
                "Geef een kop een eigen anker: zet {#naam} op de regel erboven.",
            )


def _check_inline(page: Page, anatomy: Anatomy, report: Report) -> None:
    for line, what in anatomy.inline:
        report.add(
            page.file,
            1,
            f"De pagina bevat {what} (regel {line} van de HTML); de browser weigert dat.",
            "Zet stijl in een stijlblad en script in een module.",
        )


def _targets(page: Page, anatomy: Anatomy, base: str, report: Report) -> dict[str, int]:
    found: dict[str, int] = {}
    for reference in anatomy.references:
        if problem := _foreign(reference, page):
            report.add(
                page.file,
                1,
                f"{problem} {_where(reference.line)}",
                "Alles moet van de site zelf komen, met een relatief adres.",
            )
            continue
        target = _address(reference.value, page, base)
        if target is not None:
            found.setdefault(target, reference.line)
    return found


def _where(line: int) -> str:
    return f"(regel {line} van de HTML)"


def _foreign(reference: Reference, page: Page) -> str:
    """Say what is wrong with a reference that leaves the site, or that a sub-path would break."""
    parts = urlsplit(reference.value)
    if (parts.scheme or parts.netloc) and not reference.names:
        return f"De pagina laadt iets van buiten: {reference.value}"
    rooted = not parts.scheme and not parts.netloc and parts.path.startswith("/")
    if rooted and page.kind != "not_found":
        return f"Het adres begint bij de wortel: {reference.value}"
    return ""


def _address(value: str, page: Page, base: str) -> str | None:
    """Return the address of the site that a reference leads to; None when it leaves the site."""
    parts = urlsplit(value)
    if parts.scheme or parts.netloc:
        return None
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    if not parts.path:
        return page.url + fragment
    folder = "" if parts.path.startswith("/") else posixpath.dirname(page.url)
    path = (
        parts.path.removeprefix(base) if not folder and parts.path.startswith("/") else parts.path
    )
    joined = posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
    ends = parts.path.endswith(("/", "/.", "/..")) or parts.path in {".", ".."}
    return (f"{joined}/" if ends and joined else joined) + fragment


def check_targets(
    pages: Sequence[tuple[Page, Seen]],
    written: Sequence[WrittenLink],
    files: set[str],
    report: Report,
) -> None:
    """Check that everything that pages lead to is there."""
    checker = _Checker(files=files, ids={file_of(page.url): seen.ids for page, seen in pages})
    for link in written:
        for message, remedy in checker.dead(link.target):
            report.add(link.file, link.line, message, remedy)
    # What a writer wrote is told at the line where it was written.
    told = {(link.page, link.target) for link in written}
    for page, seen in pages:
        for target, line in seen.targets.items():
            for message, remedy in checker.dead(target):
                if (page.url, target) not in told:
                    report.add(page.file, 1, f"{message} {_where(line)}", remedy)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Checker:
    """Knows every file and every id of the site, and what it said of a target before."""

    files: set[str]
    ids: Mapping[str, frozenset[str]]
    known: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def dead(self, target: str) -> tuple[tuple[str, str], ...]:
        """Return what is wrong with a target, with the remedy: no such page, no such anchor, no such example."""
        if target not in self.known:
            self.known[target] = tuple(self._dead(target))
        return self.known[target]

    def _dead(self, target: str) -> Iterator[tuple[str, str]]:
        path, _, fragment = target.partition("#")
        file = file_of(path)
        if file not in self.files:
            yield f"Het adres '{target}' bestaat niet.", "Controleer de link, of maak de pagina."
        elif match := EXAMPLE.fullmatch(fragment):
            if f"{EXAMPLES}/{match[1]}/opgave.json" not in self.files:
                yield (
                    f"Het voorbeeld '{match[1]}' bestaat niet.",
                    f"Kies een bestand uit de map {EXAMPLES}.",
                )
        elif fragment and fragment not in self.ids.get(file, {fragment}):
            yield (
                f"Het anker '#{fragment}' bestaat niet op '{path or '/'}'.",
                _anchors(self.ids[file]),
            )


def _anchors(ids: frozenset[str]) -> str:
    return f"Kies uit: {', '.join(sorted(ids)) or '(geen ankers)'}."
