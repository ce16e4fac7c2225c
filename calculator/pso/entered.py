"""A file as a form shows it: every figure written as people of that language type it."""

from pso.exact import read_number
from pso.fields import whole_characters
from pso.words import Words

TEXTS = ("format", "label")
"""Keys whose value is text, whatever it looks like."""


def as_typed(raw: object, words: Words) -> object:
    """Give the same tree with its figures as typed text; what cannot be read stays as it is, so nothing is lost."""
    if isinstance(raw, dict):
        return {
            key: _kept(value) if key in TEXTS else as_typed(value, words)
            for key, value in raw.items()
        }
    if isinstance(raw, list):
        return [as_typed(value, words) for value in raw]
    number = read_number(raw)
    return _kept(raw) if number is None else words.typed(number)


def _kept(raw: object) -> object:
    # A number that is too long to be read becomes its text: JSON cannot hold a Decimal.
    if isinstance(raw, str):
        return whole_characters(raw)
    return raw if isinstance(raw, bool | None) else str(raw)
