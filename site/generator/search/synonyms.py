"""`content/synoniemen.toml`: words that mean the same to who searches."""

import json
import re
import tomllib
from dataclasses import dataclass
from typing import Any

from generator.places import Places
from generator.problem import Report

FILE = "synoniemen.toml"
FEWEST = 2
LINE = re.compile(r"line (\d+)")
EXAMPLE = 'groepen = [["loonkostensubsidie", "lks"], …]'


@dataclass(frozen=True, kw_only=True, slots=True)
class Synonyms:
    """Groups of words and phrases; who searches for one finds the others too."""

    groups: tuple[tuple[str, ...], ...] = ()

    @property
    def as_json(self) -> str:
        """The groups as the search page reads them."""
        return json.dumps(self.groups, ensure_ascii=False, separators=(",", ":"))


def read_synonyms(places: Places, report: Report) -> Synonyms:
    """Read the list; a site without one has no synonyms."""
    path = places.content / FILE
    if not path.is_file():
        return Synonyms()
    file = places.shown(path)
    text = path.read_bytes().decode("utf-8", "replace")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        report.add(file, _line(error), f"Dit is geen geldige TOML: {error}.", _like())
        return Synonyms()
    return _checked(data, _Place(file=file, text=text), report)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Place:
    """The file, to find the line of a word in it: TOML itself does not tell."""

    file: str
    text: str

    def line_of(self, word: str, number: int = 1) -> int:
        """Return the line on which a word stands for so many times, without its remarks."""
        for at, line in enumerate(self.text.splitlines(), 1):
            number -= not line.lstrip().startswith("#") and f'"{word}"' in line
            if not number:
                return at
        return 1


def _checked(data: dict[str, Any], place: _Place, report: Report) -> Synonyms:
    for key in (key for key in data if key != "groepen"):
        report.add(place.file, 1, f"Het veld '{key}' bestaat niet.", _like())
    groups = data.get("groepen")
    if not isinstance(groups, list) or not all(_is_group(group) for group in groups):
        report.add(place.file, 1, "De groepen zijn geen lijst van lijsten met woorden.", _like())
        return Synonyms()
    for group in groups:
        _check_group(group, place, report)
    _check_double([word for group in groups for word in group], place, report)
    return Synonyms(groups=tuple(tuple(group) for group in groups))


def _is_group(group: object) -> bool:
    return isinstance(group, list) and all(isinstance(word, str) for word in group)


def _check_group(group: list[str], place: _Place, report: Report) -> None:
    words = ", ".join(group) or "leeg"
    line = place.line_of(group[0]) if group else 1
    if len(group) < FEWEST:
        message = f"Deze groep ({words}) heeft minder dan twee woorden."
        report.add(place.file, line, message, "Voeg een woord toe dat hetzelfde betekent.")
    for word in (word for word in group if word != _plain(word) or not word):
        report.add(
            place.file,
            place.line_of(word),
            f"Het woord '{word}' heeft hoofdletters of spaties te veel, of is leeg.",
            f'Schrijf het zoals iemand het intypt: "{_plain(word) or "woord"}".',
        )


def _plain(word: str) -> str:
    return " ".join(word.casefold().split())


def _check_double(words: list[str], place: _Place, report: Report) -> None:
    for word in dict.fromkeys(word for word in words if words.count(word) > 1):
        report.add(
            place.file,
            place.line_of(word, 2),
            f"Het woord '{word}' staat er twee keer in.",
            "Zet alle woorden met dezelfde betekenis in één groep, elk woord één keer.",
        )


def _line(error: tomllib.TOMLDecodeError) -> int:
    found = LINE.search(str(error))
    return int(found[1]) if found else 1


def _like() -> str:
    return f"Schrijf de lijst zo: {EXAMPLE}"
