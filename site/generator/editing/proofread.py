"""`python build.py check`: what could be better in the pages, beside what is wrong with them.

Only here a clock is looked at: a build of the same pages has to give the same site tomorrow.
"""

import argparse
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from enum import StrEnum

from generator.editing.plain_words import (
    find_unknown_abbreviations,
    known_abbreviations,
    long_sentences,
    tell_long_sentences,
)
from generator.editing.typed_days import find_typed_days
from generator.editing.typed_figures import find_typed_figures
from generator.places import Places
from generator.problem import Problem, Report
from generator.settings import read_settings
from generator.source import Source, read_sources


class Extent(StrEnum):
    """How much is said about tips: one line per page, or every one."""

    SUMMARY = "summary"
    ALL = "all"


def add_check_options(parser: argparse.ArgumentParser) -> None:
    """Let `check` look from another day, and tell everything."""
    parser.add_argument(
        "--today",
        type=date.fromisoformat,
        default=datetime.now(UTC).astimezone().date(),
        help="`check`: as if it were this day, such as 2027-04-01",
    )
    parser.add_argument(
        "--streng",
        dest="extent",
        action="store_const",
        const=Extent.ALL,
        default=Extent.SUMMARY,
        help="`check`: every tip, one by one",
    )


def proofread(places: Places, today: date, extent: Extent) -> str:
    """Return what could be better in the pages that can be read; empty when there is nothing to say."""
    # What is wrong with the settings and the heads is in the report of the build.
    elsewhere = Report()
    settings = read_settings(places, None, elsewhere)
    sources = read_sources(places, settings, elsewhere) if settings else []
    published = [source for source in sources if not source.is_draft]
    report = Report()
    known = known_abbreviations(published)
    for source in published:
        _check_date(source, today, report)
        find_typed_figures(source, report)
        find_typed_days(source, report)
        if source.language == "nl":
            find_unknown_abbreviations(source, known, report)
        tell_long_sentences(source, report)
    tips = report.of("tip") if extent is Extent.ALL else list(_summary(published))
    return "".join(
        [
            _reviews(report.of("review")),
            _told("1 waarschuwing", "{} waarschuwingen", report.of("warning")),
            _told("1 pagina met een tip", "{} pagina’s met tips", tips)
            if extent is Extent.SUMMARY
            else _told("1 tip", "{} tips", tips),
            _untranslated(published),
            _drafts([source for source in sources if source.is_draft]),
        ]
    )


def _check_date(source: Source, today: date, report: Report) -> None:
    wanted = source.head.values.get("review_before")
    day = _day(str(wanted)) if wanted else None
    if day and day <= today:
        report.hint(
            "review",
            source.file,
            source.head.line_of(("review_before",)),
            f"nakijken vóór {day}",
            "",
        )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _summary(sources: Sequence[Source]) -> Iterator[Problem]:
    for source in sources:
        found = long_sentences(source)
        if found:
            longest, words = max(found, key=lambda pair: pair[1])
            count = "1 zin is" if len(found) == 1 else f"{len(found)} zinnen zijn"
            yield Problem(
                file=source.file,
                line=longest.line,
                message=f"{count} te lang; de langste heeft {words} woorden.",
                remedy="Knip lange zinnen in tweeën. Zie ze allemaal met: python build.py check --streng",
            )


def _told(one: str, several: str, found: Sequence[Problem]) -> str:
    if not found:
        return ""
    head = one if len(found) == 1 else several.format(len(found))
    return "\n".join([f"{head} (de site wordt wel gemaakt):", "", *map(str, found), "", ""])


def _reviews(found: Sequence[Problem]) -> str:
    """Tell which pages wait; there may be many on one day, with the same remedy."""
    if not found:
        return ""
    head = "1 pagina" if len(found) == 1 else f"{len(found)} pagina’s"
    listed = "\n".join(f"{one.file}:{one.line}: {one.message}" for one in found)
    return (
        f"{head} om na te kijken (de site wordt wel gemaakt):\n\n{listed}\n"
        "    → Lees de pagina na, met de nieuwste handleiding ernaast. "
        "Zet daarna een nieuwe datum in review_before.\n\n"
    )


def _untranslated(published: Sequence[Source]) -> str:
    """List the pages that ask for a translation, until it is there."""
    known = {source.key for source in published}
    wanted = [
        f"    {source.file} → content/{key}\n"
        for source in published
        for key in _wanted(source)
        if key not in known
    ]
    return f"Nog te vertalen (translate_to in de kop):\n{''.join(wanted)}\n" if wanted else ""


def _wanted(source: Source) -> Iterator[str]:
    for language in source.head.values.get("translate_to", ()):
        named = str(source.head.values.get("translation", ""))
        same = f"{language}/{source.key.partition('/')[2]}"
        yield named if named.startswith(f"{language}/") else same


def _drafts(drafts: Sequence[Source]) -> str:
    if not drafts:
        return ""
    listed = "".join(f"    {draft.file}: {draft.title}\n" for draft in drafts)
    return f"Concepten, niet op de site:\n{listed}\n"
