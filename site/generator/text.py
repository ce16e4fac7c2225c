"""`site/text/<language>.toml`: the site's own words, the same keys in every language."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.places import Places
from generator.problem import Report
from generator.settings import Settings


class MissingWordError(LookupError):
    """A template asks for a word that is not there."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Texts:
    """The site's words in one language."""

    language: str
    words: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """Return a sentence with its `{names}` filled in."""
        if key not in self.words:
            raise MissingWordError(f"'{key}' staat niet in site/text/{self.language}.toml")
        return self.words[key].format(**values) if values else self.words[key]


def read_texts(places: Places, settings: Settings, report: Report) -> dict[str, Texts]:
    """Read the words of every language; a word that one language lacks is a problem."""
    found = {language: _read(places, language, report) for language in settings.languages}
    every = {key for texts in found.values() for key in texts.words}
    for language, texts in found.items():
        for key in sorted(every - set(texts.words)):
            report.add(
                places.shown(places.site / "text" / f"{language}.toml"),
                1,
                f"De tekst '{key}' ontbreekt in deze taal.",
                "Voeg de vertaling toe, of haal de tekst ook uit de andere talen weg.",
            )
    return found


def _read(places: Places, language: str, report: Report) -> Texts:
    path = places.site / "text" / f"{language}.toml"
    try:
        words = dict(_flat(tomllib.loads(path.read_text("utf-8"))))
    except (OSError, tomllib.TOMLDecodeError) as error:
        report.add(
            places.shown(path),
            1,
            f"De teksten zijn niet te lezen: {error}.",
            'Herstel het bestand: per regel sleutel = "tekst".',
        )
        words = {}
    return Texts(language=language, words=words)


def _flat(tree: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in tree.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, str(value)
