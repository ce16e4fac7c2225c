"""A table whose head is empty (`| | |`) is a list of names and values: its first column names the rows.

Markdown cannot leave a head out. Read aloud, an empty head says nothing, and a row without its name says too little.
"""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token


def with_row_heads(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens without empty heads; below one, the first cell of a row is the head of that row."""
    found: list[Token] = []
    rest = iter(tokens)
    for token in rest:
        if token.type != "table_open":
            found.append(token)
            continue
        found.extend(_table([token, *_until("table_close", rest)]))
    return found


def _until(kind: str, rest: Iterator[Token]) -> Iterator[Token]:
    for token in rest:
        yield token
        if token.type == kind:
            return


def _table(tokens: list[Token]) -> list[Token]:
    end = next(i for i, token in enumerate(tokens) if token.type == "thead_close") + 1
    if any(token.content.strip() for token in tokens[:end] if token.type == "inline"):
        return tokens
    body = tokens[end:]
    for index, token in enumerate(body):
        if token.type == "tr_open":
            _name_row(body, index + 1)
    return [tokens[0], *body]


def _name_row(body: list[Token], first: int) -> None:
    """Make the first cell of a row its head."""
    close = next(i for i in range(first, len(body)) if body[i].type == "td_close")
    body[first].type, body[close].type = "th_open", "th_close"
    body[first].tag = body[close].tag = "th"
    body[first].attrSet("scope", "row")
