"""The heads of a table: only a cell with words in it is one, for who listens hears it with every cell."""

from collections.abc import Iterator, Sequence
from itertools import chain

from markdown_it.token import Token


def with_heads(tokens: Sequence[Token]) -> Iterator[Token]:
    """Make a cell of each empty head; where the first is empty, the first cell of each row is the head of that row."""
    table: list[Token] = []
    for token in tokens:
        if table or token.type == "table_open":
            table.append(token)
        else:
            yield token
        if token.type == "table_close":
            yield from _headed(table)
            table = []


def _headed(table: Sequence[Token]) -> Iterator[Token]:
    end = [token.type for token in table].index("thead_close") + 1
    head, body = table[1:end], table[end:]
    cells = [token.content for token in head if token.type == "inline"]
    if all(cells):
        return iter(table)
    kept = _with_empty_cells(head) if any(cells) else ()
    return chain(table[:1], kept, body if cells[0] else _with_row_heads(body))


def _with_empty_cells(head: Sequence[Token]) -> Iterator[Token]:
    """Markdown cannot leave a head out, so what is empty in it is a cell; the others head a column."""
    for opening, inline, closing in zip(head, head[1:], head[2:], strict=False):
        if opening.type != "th_open":
            continue
        if inline.content:
            opening.attrSet("scope", "col")
        else:
            opening.type, closing.type = "td_open", "td_close"
            opening.tag = closing.tag = "td"
    return iter(head)


def _with_row_heads(body: Sequence[Token]) -> Iterator[Token]:
    for row, opening, inline, closing in zip(body, body[1:], body[2:], body[3:], strict=False):
        if row.type == "tr_open" and inline.content:
            opening.type, closing.type = "th_open", "th_close"
            opening.tag = closing.tag = "th"
            opening.attrSet("scope", "row")
    return iter(body)
