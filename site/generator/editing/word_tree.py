"""A Word text as pandoc took it apart, brought down to what a page of this site can hold.

The tree is pandoc's own JSON (https://hackage.haskell.org/package/pandoc-types): nodes with a type `t` and content `c`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from generator.editing.word_fields import CLOSE, OPEN

Node: TypeAlias = dict[str, Any]

TOP = 2
BLANK = f"{OPEN}?{CLOSE}"
# Lines and dots to write on, and the en spaces that an old form field holds.
LINES = re.compile(r"_{3,}|\.{4,}|(?:…[.…]*){2,}|…\.+|\u2002{2,}")
NO_ATTRIBUTES = ["", [], []]
SHOWABLE = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp")


@dataclass(frozen=True, kw_only=True, slots=True)
class Remark:
    """Something to look at; `near` is a piece of the text that it is about."""

    message: str
    remedy: str
    near: str


@dataclass(kw_only=True, slots=True)
class WordTree:
    """Changes the tree of one document, and keeps its pictures and what an editor should look at."""

    remarks: list[Remark] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    level: int = TOP - 1
    highest: int = 1

    def tidy(self, blocks: list[Node]) -> list[Node]:
        """Return the blocks of a document as a page can hold them."""
        headers = [block["c"][0] for block in blocks if block["t"] == "Header"]
        self.highest = min(headers, default=1)
        return list(self._blocks(blocks))

    def _blocks(self, blocks: list[Node]) -> Iterator[Node]:
        for block in blocks:
            change: Callable[[Node], Iterator[Node]] | None = {
                "Header": self._header,
                "Para": self._paragraph,
                "Plain": self._paragraph,
                "Div": lambda node: self._blocks(node["c"][1]),
                "Figure": lambda node: self._blocks(node["c"][2]),
                "Table": self._table,
                "RawBlock": lambda _: iter(()),
                "BlockQuote": lambda node: iter([node | {"c": list(self._blocks(node["c"]))}]),
                "BulletList": lambda node: iter([node | {"c": self._items(node["c"])}]),
                "OrderedList": lambda node: iter(
                    [node | {"c": [node["c"][0], self._items(node["c"][1])]}]
                ),
            }.get(block["t"])
            yield from change(block) if change else [block]

    def _items(self, items: list[list[Node]]) -> list[list[Node]]:
        return [list(self._blocks(item)) for item in items]

    def _header(self, node: Node) -> Iterator[Node]:
        """Give a heading the level that follows from the one above it: the highest is h2."""
        given, _, inlines = node["c"]
        kept = list(self._inlines(inlines))
        words = text_of(kept)
        if not words.strip():
            return
        wanted = given - self.highest + TOP
        level = min(wanted, self.level + 1)
        if level != wanted:
            self._remark(
                "Deze kop sloeg een niveau over en is hoger gezet.", "Klopt de opbouw?", words
            )
        self.level = level
        yield {"t": "Header", "c": [level, NO_ATTRIBUTES, kept]}

    def _paragraph(self, node: Node) -> Iterator[Node]:
        inlines = list(self._inlines(node["c"]))
        if len(inlines) == 1 and inlines[0]["t"] == "Strong" and node["t"] == "Para":
            words = text_of(inlines)
            self._remark(
                "Deze vette regel lijkt een kop.", f"Is het er een? Schrijf: ## {words}", words
            )
        if inlines:
            yield node | {"c": inlines}

    def _inlines(self, inlines: list[Node]) -> Iterator[Node]:
        for node in inlines:
            kind, content = node["t"], node.get("c", [])
            if kind == "Str":
                yield node | {"c": LINES.sub(BLANK, content)}
            elif kind == "Span":
                yield from self._inlines(content[1])
            elif kind in {"Underline", "SmallCaps"}:
                yield from self._inlines(content)
            elif kind in {"Strong", "Emph", "Strikeout", "Superscript", "Subscript"}:
                kept = list(self._inlines(content))
                yield from [node | {"c": kept}] if text_of(kept).strip() else kept
            elif kind == "Link":
                yield from self._link(node)
            elif kind == "Image":
                yield from self._image(node)
            elif kind == "Note":
                yield node | {"c": list(self._blocks(content))}
            elif kind != "RawInline":
                yield node

    def _link(self, node: Node) -> Iterator[Node]:
        _, inlines, (address, _) = node["c"]
        kept = list(self._inlines(inlines))
        if address.startswith("#"):
            yield from kept  # a bookmark of Word
            return
        if address.startswith("http://"):
            words = text_of(kept)
            self._remark(f"De link '{address}' is niet beveiligd.", "Gebruik https://.", words)
        yield {"t": "Link", "c": [NO_ATTRIBUTES, kept, [address, ""]]}

    def _image(self, node: Node) -> Iterator[Node]:
        _, inlines, (file, _) = node["c"]
        if not file.lower().endswith(SHOWABLE):
            self._remark(
                f"Een plaatje is weggelaten: een browser kan {file.rpartition('.')[2]} niet tonen.",
                "Bewaar het als png naast de pagina, en zet het er zelf in.",
                "",
            )
            return
        self.pictures.append(file)
        name = f"{OPEN}picture{len(self.pictures)}{CLOSE}"
        if not text_of(inlines).strip():
            self._remark(
                "Een plaatje heeft geen beschrijving.",
                "Zeg tussen de haken [ ] wat er te zien is.",
                name,
            )
        yield {"t": "Image", "c": [NO_ATTRIBUTES, inlines, [name, ""]]}

    def _table(self, node: Node) -> Iterator[Node]:
        """Return a table of plain cells; a page has no merged cells, and every table has heads."""
        heads, bodies, foot = node["c"][3][1], node["c"][4], node["c"][5][1]
        rows = [*heads, *(row for body in bodies for row in [*body[2], *body[3]]), *foot]
        cells = [[cell for given in row[1] for cell in self._cells(given)] for row in rows]
        if not heads or not any(text_of(cell).strip() for cell in cells[0]):
            cells = self._with_heads(cells[1:] if heads else cells)
        if cells:
            width = max(map(len, cells))
            yield _plain_table([row + [[]] * (width - len(row)) for row in cells])

    def _with_heads(self, cells: list[list[list[Node]]]) -> list[list[list[Node]]]:
        """Give a table its heads: the first row, unless there is something to fill in there."""
        first = cells[0] if cells else []
        near = text_of(first[0]) if first else ""
        if any(OPEN in text_of(cell) for cell in first):
            self._remark(
                "Deze tabel had geen koppen; er staat nu ‘Wat’ en ‘Invullen’.",
                "Kies zelf koppen.",
                near,
            )
            return [[_said("Wat"), *(_said("Invullen") for _ in first[1:])], *cells]
        self._remark(
            "Deze tabel had geen koppen; haar eerste rij is nu de kop.", "Klopt dat?", near
        )
        return cells

    def _cells(self, given: list[Any]) -> Iterator[list[Node]]:
        _, _, rows, columns, blocks = given
        inside = list(_joined(list(self._blocks(blocks))))
        if rows > 1 or columns > 1:
            self._remark(
                "Samengevoegde cellen zijn losgemaakt.",
                "Zet de tekst in de goede cel.",
                text_of(inside),
            )
        yield inside
        yield from ([] for _ in range(columns - 1))

    def _remark(self, message: str, remedy: str, near: str) -> None:
        self.remarks.append(Remark(message=message, remedy=remedy, near=near))


def _said(word: str) -> list[Node]:
    return [{"t": "Str", "c": word}]


def text_of(inlines: list[Node]) -> str:
    """Return the words of a piece of text."""
    return "".join(_text(node) for node in inlines)


def _text(node: Node) -> str:
    kind, content = node["t"], node.get("c", [])
    if kind in {"Space", "SoftBreak", "LineBreak"}:
        return " "
    if kind == "Str":
        return str(content)
    if kind in {"Link", "Image", "Span"}:
        return text_of(content[1])
    return (
        text_of(content)
        if isinstance(content, list) and kind not in {"Note", "Code", "Math"}
        else ""
    )


def _joined(blocks: list[Node]) -> Iterator[Node]:
    """Yield the text of a cell as one line: pieces and items of a list after each other."""
    first = True
    for block in blocks:
        pieces, inside = _pieces(block)
        for piece in pieces:
            yield from (
                []
                if first
                else [{"t": "Str", "c": ";" if inside == "list" else ""}, {"t": "Space"}]
            )
            yield from ({"t": "Space"} if node["t"] == "LineBreak" else node for node in piece)
            first = False


def _pieces(block: Node) -> tuple[list[list[Node]], Literal["list", "text"]]:
    """Return the lines of a block, and whether they are the items of a list."""
    content: Any = block.get("c", [])
    if block["t"] in {"BulletList", "OrderedList"}:
        items = content if block["t"] == "BulletList" else content[1]
        return [list(_joined(item)) for item in items], "list"
    return [content] if block["t"] in {"Para", "Plain"} else [], "text"


def _plain_table(cells: list[list[list[Node]]]) -> Node:
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}] for _ in cells[0]]
    rows = [[NO_ATTRIBUTES, [_plain_cell(cell) for cell in row]] for row in cells]
    body = [NO_ATTRIBUTES, 0, [], rows[1:]]
    caption: list[Any] = [None, []]
    nothing: list[Any] = [NO_ATTRIBUTES, []]
    return {
        "t": "Table",
        "c": [NO_ATTRIBUTES, caption, columns, [NO_ATTRIBUTES, rows[:1]], [body], nothing],
    }


def _plain_cell(inlines: list[Node]) -> list[Any]:
    return [NO_ATTRIBUTES, {"t": "AlignDefault"}, 1, 1, [{"t": "Plain", "c": inlines}]]
