"""Figures take the place of their marks in parsed Markdown: as HTML in a sentence, as text elsewhere."""

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from generator.figures import Figure
from generator.prose.expressions import CLOSE, OPEN

MARK = re.compile(f"{OPEN}([0-9]+){CLOSE}")

Found = tuple[Figure, ...]


def with_figures(tokens: Sequence[Token], figures: Found) -> list[Token]:
    """Return the tokens with their figures: a table instead of its paragraph, others in their sentence."""
    return list(_filled(tokens, figures) if figures else tokens)


def _filled(tokens: Sequence[Token], figures: Found) -> Iterator[Token]:
    rest = iter(range(len(tokens)))
    for index in rest:
        table = _lone_table(tokens[index : index + 3], figures)
        if table:
            yield Token("html_block", "", 0, content=f"{table.html}\n", meta={"figure": table})
            next(rest), next(rest)
        else:
            _fill(tokens[index], figures)
            yield tokens[index]


def _lone_table(tokens: Sequence[Token], figures: Found) -> Figure | None:
    """Return the table, when a paragraph (opening, text, closing) holds one and nothing else."""
    if tokens[0].type != "paragraph_open":
        return None
    mark = MARK.fullmatch(tokens[1].content.strip())
    figure = figures[int(mark[1])] if mark else None
    return figure if figure and figure.block else None


def _fill(token: Token, figures: Found) -> None:
    """Put the figures in one token: HTML in running text, plain text in code and attributes."""
    if token.children and token.type != "image":
        token.children = [part for child in token.children for part in _parts(child, figures)]
        return
    token.content = _plain(token.content, figures)
    for child in token.children or []:  # the description of a picture
        child.content = _plain(child.content, figures)
    for name, value in token.attrs.items():
        token.attrs[name] = _plain(value, figures) if isinstance(value, str) else value


def _parts(child: Token, figures: Found) -> Iterator[Token]:
    if child.type != "text" or not MARK.search(child.content):
        _fill(child, figures)
        yield child
        return
    for position, piece in enumerate(MARK.split(child.content)):
        if position % 2 == 0:
            yield Token("text", "", 0, content=piece)
        else:
            figure = figures[int(piece)]
            meta = {"plain": figure.plain, "key": "".join(figure.keys), "figure": figure}
            yield Token("html_inline", "", 0, content=str(figure.html), meta=meta)


def _plain(text: str, figures: Found) -> str:
    return MARK.sub(lambda mark: figures[int(mark[1])].plain, text)
