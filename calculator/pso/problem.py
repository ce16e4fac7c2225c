"""Problems: what is wrong in the user's data, as data. Never an exception, always all at once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pso.edition import Edition
from pso.words import Words

INDEX = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True, kw_only=True, slots=True)
class Problem:
    """One thing to mend: where (`path`), what (`code`), and the values concerned as the user wrote them.

    A value that starts with `=` is a key of `text/` and is put into words; the others stand as they are.
    """

    path: str
    code: str
    values: Mapping[str, str] = field(default_factory=dict)

    def sentence(self, words: Words, edition: Edition | None = None) -> str:
        """Say in the reader's language which field, what is wrong and what to do."""
        values = {name: _in_words(text, words, edition) for name, text in self.values.items()}
        return words.say(f"problem.{self.code}", edition, field=field_name(self.path, words, edition), **values)


def _in_words(text: str, words: Words, edition: Edition | None) -> str:
    if not text.startswith("="):
        return text
    parts = [words.say(key, edition) if words.has(key) else key for key in text[1:].split("|")]
    return words.listed(parts)


def field_name(path: str, words: Words, edition: Edition | None = None) -> str:
    """Name a field: `Rij 3 van de doelgroep, Betaalde uren per week`."""
    if not path:
        return words.say("field.format.file")
    plain = INDEX.sub("", path)
    label = next((words.say(key, edition) for key in _keys(plain) if words.has(key)), path)
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


def _keys(plain: str) -> tuple[str, ...]:
    family, _, rest = plain.partition(".")
    if family == "own_values":
        return (f"field.own_values.{rest}",)
    return (f"field.{plain}.label", f"field.{plain}.title")
