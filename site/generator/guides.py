"""The guides behind the questions of the form: each page says in its head which questions it helps with."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from generator.opgave_form import Guide, opgave_form
from generator.opgave_form import OpgaveForm as Form
from generator.page import Library
from generator.source import Source

HELPS = "helps_with"


def form_with_guides(library: Library, language: str, href: Callable[[str], str]) -> Form:
    """Return the form in a language, with the guides that are written in it."""
    say = library.texts[language].say
    guides = {
        key: Guide(
            title=source.title,
            href=href(library.url(source)),
            more=say("guide.more"),
            where=say("frame.new_window"),
        )
        for key, source in _questions(library, language).items()
    }
    return replace(opgave_form(language), guides=guides)


def _questions(library: Library, language: str) -> Mapping[str, Source]:
    sources = [source for source in library.sources.values() if source.language == language]
    return {key: source for source in sources for key in _first_of_each_group(source)}


def _first_of_each_group(source: Source) -> Iterator[str]:
    """Yield the questions that get the link: in a row of ten fields one link to a page is enough."""
    groups = set()
    for key in source.head.values.get(HELPS, ()):
        group = "" if key.count(".") == 0 else key.split(".")[0]
        # The quality aspects are questions of their own, not fields of a row.
        if group not in groups or group == "quality":
            groups.add(group)
            yield key
