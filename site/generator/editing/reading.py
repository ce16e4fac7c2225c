"""The text of a page as a reader gets it: sentence by sentence, without code, calls and remarks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from markdown_it.token import Token

from generator.prose.markdown import ADMONITIONS, tokens_of
from generator.source import Source

CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
REMARK = re.compile(r"<!--.*?-->", re.DOTALL)
# A sentence ends at a mark, perhaps a quote, and white space before a capital, digit or quote. The marks in "bijv."
# and "d.w.z." are followed by a small letter.
END = re.compile(r"(?<=[.!?])[’”)\"]*\s+(?=[A-ZÀ-Þ0-9‘“('\"])|\n{2,}")
SKIPPED = "\ue002"  # stands where a call or piece of code stood

Place = str
"""`text`, `heading`, `table` or `example`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """One sentence, the line of the file that it begins on, and where it stands; its own line ends are kept."""

    line: int
    text: str
    place: Place


@dataclass(frozen=True, kw_only=True, slots=True)
class OutsideLink:
    """A link to another site, and where it stands."""

    file: str
    line: int
    address: str


def sentences(source: Source) -> tuple[Sentence, ...]:
    """Return the sentences of a page, in their order."""
    return _sentences(source.head.body, source.head.body_line)


def links_outside(source: Source) -> Iterator[OutsideLink]:
    """Yield the links of a page that lead to another site."""
    for token, first, _ in _blocks(tokens_of(_plain(source.head.body))):
        line = source.head.body_line + first - 1
        for child in token.children or []:
            address = str(child.attrGet("href") or "")
            if address.startswith(("https://", "http://")):
                yield OutsideLink(file=source.file, line=line, address=address)
            line += child.type in {"softbreak", "hardbreak"}


@cache
def _sentences(body: str, first_line: int) -> tuple[Sentence, ...]:
    blocks = _blocks(tokens_of(_plain(body)))
    return tuple(
        Sentence(line=first_line + line - 1 + before, text=text, place=place)
        for words, line, place in _rows(blocks)
        for before, text in ([(0, words)] if place == "table" else _cut(words))
    )


def _rows(blocks: Iterator[tuple[Token, int, Place]]) -> Iterator[tuple[str, int, Place]]:
    """Yield the words of every run of text; the cells of a row belong together."""
    for (line, place), group in groupby(blocks, key=lambda block: block[1:]):
        words = [_words(token) for token, *_ in group]
        if place == "table":
            yield " | ".join(words), line, place
        else:
            yield from ((text, line, place) for text in words)


def _plain(body: str) -> str:
    """Take out calls and remarks; the lines stay where they are."""
    without = CALL.sub(lambda m: SKIPPED + "\n" * m[0].count("\n"), body)
    return REMARK.sub(lambda m: "\n" * m[0].count("\n"), without)


def _blocks(tokens: Sequence[Token]) -> Iterator[tuple[Token, int, Place]]:
    """Yield every run of text with its line and place."""
    places: list[Place] = ["text"]
    for token in tokens:
        place = _place(token)
        if place and token.nesting == 1:
            places.append(place)
        elif place and token.nesting == -1:
            places.pop()
        elif token.type == "inline" and token.map:
            yield token, token.map[0] + 1, "example" if "example" in places else places[-1]


def _place(token: Token) -> Place:
    if token.type.startswith("admonition_") and "title" not in token.type:
        tag = ADMONITIONS.get(str((token.meta or {}).get("tag")), "")
        return "example" if tag == "voorbeeld" else "text"
    return {"heading": "heading", "table": "table"}.get(token.type.rpartition("_")[0], "")


def _words(token: Token) -> str:
    """Return what is read: code is left out, and the end of a line stays one."""
    return "".join(_word(child) for child in token.children or [])


def _word(child: Token) -> str:
    if child.type in {"softbreak", "hardbreak"}:
        return "\n"
    return SKIPPED if child.type in {"code_inline", "image"} else child.content


def _cut(text: str) -> Iterator[tuple[int, str]]:
    """Yield every sentence, with how many lines stand before it."""
    start = 0
    for end in [*(m.start() for m in END.finditer(text)), len(text)]:
        piece = text[start:end]
        if piece.strip():
            skipped = len(piece) - len(piece.lstrip())
            yield text[: start + skipped].count("\n"), piece.strip()
        start = end
