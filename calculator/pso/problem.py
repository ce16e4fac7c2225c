"""Problems: what is wrong in the user's data, as data. Never an exception, always all at once."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

from pso.edition import Edition
from pso.naming import value_name
from pso.overlay import editions
from pso.words import Words

INDEX = re.compile(r"\[(\d+)\]")


Naming = Callable[[str, Words, Edition | None], str]
Shown = str | Fraction | date | tuple[str, ...]
"""A value in a problem: the user's own text, a number, a day, or keys of `text/` to be put into words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing to mend: where (`path`), what (`code`) and the values concerned."""

    path: str
    code: str
    values: Mapping[str, Shown] = field(default_factory=dict)

    def sentence(self, words: Words, edition: Edition | None = None) -> str:
        """Say in the reader's language which field, what is wrong and what to do."""
        return self._said(field_name, words, edition)

    def at_field(self, words: Words, edition: Edition | None = None) -> str:
        """Say the same where the row is plain to see: under the field itself."""
        return self._said(label_of, words, edition)

    def _said(self, name: Naming, words: Words, edition: Edition | None) -> str:
        # Without an edition of its own, what is said of a figure is said of the newest.
        edition = edition or editions().newest
        values = {key: _in_words(shown, words, edition) for key, shown in self.values.items()}
        return words.say(
            f"problem.{self.code}", edition, field=name(self.path, words, edition), **values
        )


def _in_words(shown: Shown, words: Words, edition: Edition | None) -> str:
    if isinstance(shown, Fraction):
        return words.short(shown)
    if isinstance(shown, date):
        return words.day(shown)
    if isinstance(shown, tuple):
        return words.listed([words.say(key, edition) if words.has(key) else key for key in shown])
    return shown


def label_of(path: str, words: Words, edition: Edition | None = None) -> str:
    """Name a field without its row: `Betaalde uren per week`."""
    plain = INDEX.sub("", path)
    return _label(plain, words, edition) if "." in plain else field_name(path, words, edition)


def field_name(path: str, words: Words, edition: Edition | None = None) -> str:
    """Name a field: `Rij 3 van de doelgroep, Betaalde uren per week`."""
    if not path:
        return words.say("field.format.file")
    plain = INDEX.sub("", path)
    label = _label(plain, words, edition)
    row = INDEX.search(path)
    if row is None or plain == path.partition("[")[0]:
        return row_name(path, words) if row else label
    return f"{row_name(path, words)}, {label}"


def row_name(path: str, words: Words) -> str:
    """Name the row of a path: `Rij 3 van de doelgroep`."""
    row = INDEX.search(path)
    family = path.partition("[")[0]
    if row is None or not words.has(f"field.{family}.row"):
        return path
    return words.say(f"field.{family}.row", number=str(int(row[1]) + 1))


def _label(plain: str, words: Words, edition: Edition | None) -> str:
    family, _, rest = plain.partition(".")
    if family == "own_values" and rest:
        return value_name(rest, words)
    keys = (f"field.{plain}.label", f"field.{plain}.title")
    return next((words.say(key, edition) for key in keys if words.has(key)), plain)
