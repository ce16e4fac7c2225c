"""Running text for Word: words with their look, links, and fields to fill in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from markdown_it.tree import SyntaxTreeNode
from markupsafe import Markup

from generator.calls.fill_in import FillIn
from generator.download import pieces
from generator.download.paper import Paper, figure_of, firm, plain
from generator.figures import Figure

# In the order in which rPr wants them.
LOOKS: Final = {
    "link": Markup('<w:rStyle w:val="Hyperlink"/>'),
    "code_inline": Markup('<w:rStyle w:val="Code"/>'),
    "strong": Markup("<w:b/><w:bCs/>"),
    "em": Markup("<w:i/><w:iCs/>"),
    "s": Markup("<w:strike/>"),
    "footnote_ref": Markup('<w:vertAlign w:val="superscript"/>'),
}
OUTWARD: Final = Markup('<w:hyperlink r:id="link{}" w:history="1">{}</w:hyperlink>')
INWARD: Final = Markup('<w:hyperlink w:anchor="{}" w:history="1">{}</w:hyperlink>')


@dataclass(frozen=True, kw_only=True, slots=True)
class Sentence:
    """Writes what stands inside a paragraph. `links` numbers every address that the text leads to."""

    paper: Paper
    locale: str
    links: Mapping[str, int]

    def runs(self, node: SyntaxTreeNode, looks: frozenset[str] = frozenset()) -> Markup:
        """Write everything inside a node."""
        return Markup("").join(self._piece(child, looks) for child in node.children)

    def _piece(self, node: SyntaxTreeNode, looks: frozenset[str]) -> Markup:
        if figure := figure_of(node):
            return self.figure(figure, looks)
        match node.type:
            case "hardbreak":
                return pieces.BREAK
            case "link":
                return self._link(node, looks)
            case "html_inline":
                return self._tick(node)
            case "strong" | "em" | "s":
                return self.runs(node, looks | {node.type})
            case _:
                number = "id" in node.meta and node.type == "footnote_ref"
                words = str(node.meta["id"] + 1) if number else plain(node)
                return pieces.run(words, look(looks | {node.type}))

    def figure(self, figure: Figure, looks: frozenset[str] = frozenset()) -> Markup:
        """Write a figure of the norm, or a field."""
        if not isinstance(figure, FillIn):
            return pieces.run(firm(figure), look(looks))
        match figure.kind:
            case "day":
                return pieces.day_field(figure.plain, self.locale)
            case "choice":
                return pieces.choice_field(figure.plain, figure.options)
            case _:
                return pieces.text_field(figure.plain)

    def _link(self, node: SyntaxTreeNode, looks: frozenset[str]) -> Markup:
        target = self.paper.target(str(node.attrs.get("href", "")))
        if not target:
            return self.runs(node, looks)
        words = self.runs(node, looks | {"link"})
        if target.startswith("#"):
            return INWARD.format(bookmark(target[1:]), words)
        return OUTWARD.format(self.links[target], words)

    def _tick(self, node: SyntaxTreeNode) -> Markup:
        """Write the box before a line to tick; its name is that line."""
        if "checkbox" not in node.content or node.parent is None:
            return Markup("")
        return pieces.tick_field(plain(node.parent).strip()) + pieces.TAB


def look(looks: frozenset[str]) -> Markup:
    """Write how a piece of text looks."""
    found = Markup("").join(mark for name, mark in LOOKS.items() if name in looks)
    return Markup("<w:rPr>{}</w:rPr>").format(found) if found else Markup("")


def bookmark(anchor: str) -> str:
    """Return the name of an anchor as Word allows it: letters, digits and underscores, forty at most."""
    return "s_" + "".join(letter if letter.isalnum() else "_" for letter in anchor)[:38]
