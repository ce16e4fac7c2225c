"""What a page is on paper: its title, and its text in sections, upright or wide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import urljoin

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from generator.figures import Figure

# A table with this many columns needs the long side of the paper.
WIDE = 7
OUTSIDE = ("https://", "mailto:", "tel:")


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """Part of a text, from one second-level heading to the next; `wide`: on paper that lies down."""

    nodes: tuple[SyntaxTreeNode, ...]
    wide: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """A page as something to print or fill in.

    `address` is where the page stands on the web, empty when the site does not know its own address. `about` says
    where the text comes from. A letter shows no title, and what follows a heading in it is a sheet of its own.
    """

    title: str
    description: str
    language: str
    author: str
    about: str
    address: str
    letter: bool
    sections: tuple[Section, ...] = field(repr=False)

    def target(self, href: str) -> str:
        """Return where a link leads from paper: an address, `#anchor` in the text, or nothing."""
        if href.startswith((*OUTSIDE, "#")):
            return href
        return urljoin(self.address, href) if self.address else ""


def sections_of(tokens: Sequence[Token], *, letter: bool) -> tuple[Section, ...]:
    """Divide a text into sections, without the box that tells how to use the page."""
    nodes = list(SyntaxTreeNode(list(tokens)).children)
    first = next((i for i, node in enumerate(nodes) if node.type == "heading"), len(nodes))
    before = [node for node in nodes[:first] if node.type != "admonition"]
    after = nodes[first + 1 :] if letter and not before else nodes[first:]
    return tuple(_divided([*before, *after]))


def _divided(nodes: Sequence[SyntaxTreeNode]) -> Iterator[Section]:
    found: list[SyntaxTreeNode] = []
    for node in nodes:
        if found and node.type == "heading" and node.tag == "h2":
            yield _section(found)
            found = []
        found.append(node)
    if found:
        yield _section(found)


def _section(nodes: Sequence[SyntaxTreeNode]) -> Section:
    return Section(nodes=tuple(nodes), wide=any(columns(node) >= WIDE for node in nodes))


def columns(node: SyntaxTreeNode) -> int:
    """Return how many columns a table has; 0 for anything else."""
    if node.type != "table":
        return 0
    return len(next(iter(rows(node))))


def rows(table: SyntaxTreeNode) -> list[list[SyntaxTreeNode]]:
    """Return the cells of a table, row by row."""
    return [list(row.children) for part in table.children for row in part.children]


def figure_of(node: SyntaxTreeNode) -> Figure | None:
    """Return the figure, or the place to fill in, that a node stands for."""
    return node.meta.get("figure") if node.type in {"html_inline", "html_block"} else None


def firm(figure: Figure) -> str:
    """Return a figure as text, with how firm it is."""
    return f"{figure.plain} ({figure.note})" if figure.note else figure.plain


def plain(node: SyntaxTreeNode) -> str:
    """Return the words in a node."""
    if figure := figure_of(node):
        return firm(figure)
    if node.type in {"softbreak", "hardbreak"}:
        return " "
    if node.children:
        return "".join(map(plain, node.children))
    return node.content if node.type in {"text", "code_inline", "image"} else ""
