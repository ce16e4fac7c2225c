"""How deep a JSON text is nested, told before it is parsed.

Python stops in time on a computer. In a browser its stack is smaller than Python believes, and a text that is
nested deep enough takes the whole engine down.
"""

import re

DEEPEST = 32
"""An opgave needs four levels, a page's request one more."""

STRING = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"', re.DOTALL)
BRACKET = re.compile(r"[\[{\]}]")


def is_too_deep(text: str) -> bool:
    """Whether lists and groups stand in each other further than any opgave needs."""
    if text.count("[") + text.count("{") <= DEEPEST:
        return False
    depth = 0
    for bracket in BRACKET.findall(STRING.sub("", text)):
        depth += 1 if bracket in "[{" else -1
        if depth > DEEPEST:
            return True
    return False
