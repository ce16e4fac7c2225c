"""1 April: a new edition is there. What has to be looked at, a draft of the news, and what the examples become.

Nothing here looks at a clock: every day comes from the editions.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

from pso.edition import Edition, Editions
from pso.edition_file import EditionError
from pso.overlay import read_editions

from generator.april.examples import try_examples
from generator.april.news import draft_news
from generator.april.report import written
from generator.april.review import review
from generator.calls.social_return import read_social_return
from generator.figures import Figures, read_figures
from generator.page import library_of
from generator.places import Places
from generator.problem import Report
from generator.settings import read_settings
from generator.source import read_sources
from generator.text import read_texts

FOLDER = "calculator/pso/editions"


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """The edition that comes, the one it follows, and the figures of the site before and after, per language."""

    before: Edition
    after: Edition
    old: Mapping[str, Figures]
    new: Mapping[str, Figures]


def april(places: Places, name: str, folder: Path | None, report: Report) -> dict[Path, str]:
    """Make the report and the draft of the news for an edition, by their paths.

    `folder` holds edition files that are not in the calculator yet, to try them out.
    """
    settings = read_settings(places, None, report)
    known = _known(folder, report)
    if settings is None or known is None:
        return {}
    texts = read_texts(places, settings, report)
    figures = read_figures(texts, report, read_social_return(places, report))
    turn = _turn(name, known, figures, report)
    if turn is None:
        return {}
    library = library_of(settings, read_sources(places, settings, report), texts)
    found = review(library, turn.before, turn.after, turn.old, turn.new)
    examples = try_examples(library, known, turn.before, turn.after)
    main = settings.main_language
    text = written(found, examples, turn.new[main], texts[main].say)
    news = draft_news(places.content / main, turn.before, turn.after, turn.new[main])
    return {places.content.parent / f"april-{name}.md": text, **news}


def _known(folder: Path | None, report: Report) -> Editions | None:
    """Read the shipped editions, with those of a folder over them."""
    shipped = {i.name: i.read_text("utf-8") for i in (files("pso") / "editions").iterdir()}
    more = (
        {path.name: path.read_text("utf-8") for path in sorted(folder.glob("*.toml"))}
        if folder
        else {}
    )
    try:
        return read_editions({n: t for n, t in (shipped | more).items() if n.endswith(".toml")})
    except EditionError as error:
        where = folder.as_posix() if folder else FOLDER
        for mistake in error.mistakes:
            report.add(where, 1, mistake, "Herstel het bestand van de handleiding.")
        return None


def _turn(
    name: str, known: Editions, figures: Mapping[str, Figures], report: Report
) -> Turn | None:
    after = known.named(name)
    place = known.items.index(after) if after else 0
    if after is None or not place:
        names = ", ".join(edition.name for edition in known.items[1:])
        report.add(
            f"{FOLDER}/{name}.toml",
            1,
            f"Handleiding '{name}' is niet bekend, of er gaat geen andere aan vooraf.",
            f"Maak dit bestand (zie CONTRIBUTING.md), of kies uit: {names}.",
        )
        return None
    return Turn(
        before=known.items[place - 1],
        after=after,
        old=_until(place, known, figures),
        new=_until(place + 1, known, figures),
    )


def _until(count: int, known: Editions, figures: Mapping[str, Figures]) -> dict[str, Figures]:
    """Return the figures as if these editions were all there are."""
    items = replace(known, items=known.items[:count])
    return {language: replace(own, editions=items) for language, own in figures.items()}
