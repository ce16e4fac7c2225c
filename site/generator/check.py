"""The last look at finished pages: every reference leads somewhere, every id is the only one."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.address import file_of
from generator.anatomy import Anatomy, Reference, anatomy_of
from generator.example import KIND as EXAMPLES
from generator.link import WrittenLink
from generator.page import Page
from generator.problem import Report

EXAMPLE = re.compile(r"voorbeeld=([a-z0-9-]+)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Finished:
    """A page as it will be written, and its parts."""

    page: Page
    html: str
    anatomy: Anatomy


def finished(page: Page, html: str) -> Finished:
    """Take a rendered page apart for the checks."""
    return Finished(page=page, html=html, anatomy=anatomy_of(html))


def check_pages(
    pages: Sequence[Finished],
    files: set[str],
    written: Sequence[WrittenLink],
    base: str,
    report: Report,
) -> None:
    """Check ids, inline code and references of all pages."""
    # A page whose template failed is reported already; links to it are not wrong.
    ids = {file_of(f.page.url): set(f.anatomy.ids) for f in pages if f.html}
    checker = _Checker(files=files, ids=ids, base=base)
    for link in written:
        for message, remedy in checker.dead(link.target):
            report.add(link.file, link.line, message, remedy)
    told = {(link.page, link.target) for link in written}
    for page in pages:
        _check_ids(page, report)
        _check_inline(page, report)
        _check_references(page, checker, told, report)


def _check_ids(page: Finished, report: Report) -> None:
    for name, count in Counter(page.anatomy.ids).items():
        if count > 1:
            report.add(
                page.page.file,
                1,
                f"Het anker '{name}' staat {count} keer op deze pagina.",
                "Geef een kop een eigen anker: zet {#naam} op de regel erboven.",
            )


def _check_inline(page: Finished, report: Report) -> None:
    for line, what in page.anatomy.inline:
        report.add(
            page.page.file,
            1,
            f"De pagina bevat {what} (regel {line} van de HTML); de browser weigert dat.",
            "Zet stijl in een stijlblad en script in een module.",
        )


def _check_references(
    page: Finished, checker: "_Checker", told: set[tuple[str, str]], report: Report
) -> None:
    for reference in page.anatomy.references:
        where = f"(regel {reference.line} van de HTML)"
        if problem := _foreign(reference, page.page):
            report.add(
                page.page.file,
                1,
                f"{problem} {where}",
                "Alles moet van de site zelf komen, met een relatief adres.",
            )
            continue
        target = _address(reference.value, page.page, checker.base)
        if target is not None and (page.page.url, target) not in told:
            for message, remedy in checker.dead(target):
                report.add(page.page.file, 1, f"{message} {where}", remedy)


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


@dataclass(frozen=True, kw_only=True, slots=True)
class _Checker:
    """Knows every file and every id of the site."""

    files: set[str]
    ids: Mapping[str, set[str]]
    base: str

    def dead(self, target: str) -> Iterator[tuple[str, str]]:
        """Yield what is wrong with a target: no such page, no such anchor, no such example."""
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


def _anchors(ids: set[str]) -> str:
    return f"Kies uit: {', '.join(sorted(ids)) or '(geen ankers)'}."
