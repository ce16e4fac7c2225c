"""Headings: an anchor for each, and the table of contents."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from generator.slug import slug_of, unique


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    """An entry of the table of contents, with the entries below it."""

    level: int
    title: str
    id: str
    children: tuple["Heading", ...] = ()


def anchored(tokens: Sequence[Token]) -> tuple[Heading, ...]:
    """Give every heading an anchor, and return the table of contents.

    The anchor is the one written above it as `{#name}`, or made from the heading's words; a figure in
    it does not count, so that another norm does not break a link.
    """
    headings = [(t, tokens[i + 1]) for i, t in enumerate(tokens) if t.type == "heading_open"]
    taken = {str(token.attrGet("id")) for token, _ in headings if token.attrGet("id")}
    found = []
    for token, inline in headings:
        anchor = str(token.attrGet("id") or unique(slug_of(_words(inline)), taken))
        token.attrSet("id", anchor)
        found.append(Heading(level=int(token.tag[1]), title=title_of(inline), id=anchor))
    return _nested(found)


def _words(inline: Token) -> str:
    return "".join(_texts(inline))


def title_of(inline: Token) -> str:
    """Return the words of a heading or a title, with its figures."""
    figures = (child.meta.get("plain", "") for child in inline.children or [])
    parts = zip(_texts(inline), figures, strict=True)
    return "".join(text + figure for text, figure in parts).replace("\u00a0", " ").strip()


def _texts(inline: Token) -> Iterator[str]:
    for child in inline.children or []:
        if child.type == "softbreak":
            yield " "
        else:
            yield "" if child.type == "html_inline" else child.content


def _nested(headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """Hang every heading under the nearest higher one before it."""
    found: list[Heading] = []
    rest = list(headings)
    while rest:
        head = rest.pop(0)
        deeper = next((i for i, h in enumerate(rest) if h.level <= head.level), len(rest))
        below = _nested(rest[:deeper])
        found.append(Heading(level=head.level, title=head.title, id=head.id, children=below))
        rest = rest[deeper:]
    return tuple(found)
