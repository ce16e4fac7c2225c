"""Reading JSON that came from anywhere: exact numbers, no key twice, and no depth that breaks a reader."""

import json
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from pso.depth import is_too_deep

LONGEST_WHOLE = 20
"""Digits of a whole number; Python refuses to read thousands of them, and no organisation has that many."""


class TooDeepError(ValueError):
    """JSON that is nested deeper than any opgave needs."""


def parse_json(text: str | bytes, on_duplicate: Callable[[str], None]) -> object:
    """Parse JSON; `ValueError` when it is none. A key that stands twice is told, and the last one holds."""
    plain = (text.decode() if isinstance(text, bytes) else text).removeprefix("\ufeff")
    if is_too_deep(plain):
        raise TooDeepError

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        tree = dict(pairs)
        if len(tree) < len(pairs):
            keys = [key for key, _ in pairs]
            for place, key in enumerate(keys):
                if key in keys[:place]:
                    on_duplicate(key)
        return tree

    try:
        return json.loads(plain, parse_float=Decimal, parse_int=_whole, object_pairs_hook=once)
    except InvalidOperation:
        return json.loads(plain, parse_float=_decimal, parse_int=_whole, object_pairs_hook=once)


def _decimal(text: str) -> object:
    try:
        return Decimal(text)
    except InvalidOperation:
        # Its exponent is beyond what a Decimal holds; as text it becomes a problem at its field.
        return text


def _whole(text: str) -> object:
    return int(text) if len(text) <= LONGEST_WHOLE else text
