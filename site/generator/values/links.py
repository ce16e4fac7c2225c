"""A figure in a sentence leads to its own place among the values: quietly, and once on a page."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from markdown_it.token import Token
from markupsafe import escape

Place = Callable[[str], str]
OPENING = '<span class="figure"'
CLOSING = "</span>"


def link_figures(tokens: Sequence[Token], place: Place) -> None:
    """Make the first figure of each value a link; `place` gives the way to a value.

    Not in a heading, which has a link of its own in the table of contents, and not inside another link.
    """
    seen: set[str] = set()
    for before, token in pairwise(tokens):
        if token.type != "inline" or before.type == "heading_open":
            continue
        depth = 0
        for child in token.children or []:
            depth += child.nesting if child.type in {"link_open", "link_close"} else 0
            key = str(child.meta.get("key", ""))
            if key and not depth and key not in seen:
                seen.add(key)
                child.content = linked(child.content, place(key))


def linked(html: str, href: str) -> str:
    """Make a figure a link; how firm it is stays as visible as it was."""
    inside = html.removeprefix(OPENING).removesuffix(CLOSING)
    return f'<a class="figure" href="{escape(href)}"{inside}</a>'
