"""The text of a page for Word: headings, paragraphs, lists, boxes, quotations, tables, rooms to write in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from markdown_it.tree import SyntaxTreeNode
from markupsafe import Markup

from generator.calls.fill_in import FillIn
from generator.download import grid
from generator.download.columns import LYING, UPRIGHT
from generator.download.paper import Section, figure_of, plain
from generator.download.pieces import NUMBERED, paragraph, room_field, run
from generator.download.sentence import Sentence, bookmark, look

BULLET: Final = 1
# Numbers of lists before this one are taken.
FIRST_NUMBERED: Final = 10
DEEPEST: Final = 2
NEW_PAGE: Final = Markup("<w:pageBreakBefore/>")
MARK: Final = Markup('<w:bookmarkStart w:id="{0}" w:name="{1}"/>{2}<w:bookmarkEnd w:id="{0}"/>')
# What a paragraph just before it leads to: the two stay on one page.
LED: Final = {"table", "html_block", "bullet_list", "ordered_list", "blockquote"}
INTRO: Final = "Intro"
STRONG: Final = frozenset({"strong"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Blocks:
    """Writes one section. `numbers` gives every numbered list its own count, `anchors` every heading its number.

    `heading` is the last one written: a table without a title is named after it.
    """

    section: Section
    sentence: Sentence
    hint: str
    numbers: Mapping[str, int]
    anchors: Mapping[str, int]
    heading: list[str] = field(default_factory=list)

    def written(self) -> Markup:
        """Write the whole section."""
        return Markup("").join(self._blocks(self.section.nodes))

    def _blocks(self, nodes: Sequence[SyntaxTreeNode], style: str = "Normal") -> Iterator[Markup]:
        for node, following in zip(nodes, [*nodes[1:], None], strict=True):
            match node.type:
                case "heading":
                    yield self._heading(node)
                case "paragraph":
                    leads = style == "Normal" and following and following.type in LED
                    yield paragraph(self.sentence.runs(node.children[0]), INTRO if leads else style)
                case "bullet_list" | "ordered_list":
                    yield from self._list(node, 0)
                case "table":
                    yield grid.table(node, self._title(), self._width(), self.sentence)
                case "html_block":
                    yield from self._figure(node)
                case "fence" | "code_block":
                    yield from (
                        paragraph(run(line), "CodeLine") for line in node.content.splitlines()
                    )
                case _:
                    yield from self._other(node, style)

    def _other(self, node: SyntaxTreeNode, style: str) -> Iterator[Markup]:
        match node.type:
            case "admonition":
                yield from self._blocks(node.children, "Note")
            case "admonition_title" | "dt":
                inline = self.sentence.runs(node.children[0], STRONG)
                yield paragraph(inline, "Note" if node.type != "dt" else "Label")
            case "blockquote":
                yield from self._blocks(node.children, "Quote")
            case "dd":
                yield from self._blocks(node.children, "ItemMore")
            case "inline":
                yield paragraph(self.sentence.runs(node), style)
            case "footnote":
                yield from self._footnote(node)
            case _:
                yield from self._blocks(node.children, style)

    def _heading(self, node: SyntaxTreeNode) -> Markup:
        """Write a heading: the title of the page stands above it, so the second level is Word's first."""
        self.heading.append(plain(node).strip())
        anchor = str(node.attrs["id"])
        words = self.sentence.runs(node.children[0])
        marked = MARK.format(self.anchors[anchor], bookmark(anchor), words)
        first = node is self.section.nodes[0]
        more = NEW_PAGE if first and self.sentence.paper.letter else Markup("")
        return paragraph(marked, f"Heading{max(int(node.tag[1]) - 1, 1)}", more)

    def _list(self, node: SyntaxTreeNode, depth: int) -> Iterator[Markup]:
        number = BULLET if node.type == "bullet_list" else self.numbers[key_of(node)]
        for item in node.children:
            yield from self._item(item, NUMBERED.format(min(depth, DEEPEST), number), depth)

    def _item(self, item: SyntaxTreeNode, numbered: Markup, depth: int) -> Iterator[Markup]:
        tick = "task-list-item" in str(item.attrs.get("class", ""))
        first = True
        for child in item.children:
            if child.type in {"bullet_list", "ordered_list"}:
                yield from self._list(child, depth + 1)
            elif first and child.type == "paragraph":
                style, more = ("Tick", Markup("")) if tick else ("Item", numbered)
                yield paragraph(self.sentence.runs(child.children[0]), style, more)
            else:
                yield from self._blocks([child], "ItemMore")
            first = False

    def _figure(self, node: SyntaxTreeNode) -> Iterator[Markup]:
        figure = figure_of(node)
        if isinstance(figure, FillIn):
            label = figure.plain
            yield paragraph(run(label, look(STRONG)), "Question")
            yield paragraph(room_field(label, self.hint, figure.lines), "Room")
        elif figure and figure.cells:
            yield grid.table_of_figures(figure.cells, figure.plain, self._width())
        elif figure:
            yield paragraph(run(figure.plain), "Normal")

    def _footnote(self, node: SyntaxTreeNode) -> Iterator[Markup]:
        number = run(str(node.meta["id"] + 1), look(frozenset({"footnote_ref"})))
        for child in node.children:
            if child.type == "paragraph":
                yield paragraph(number + run(" ") + self.sentence.runs(child.children[0]), "Small")

    def _title(self) -> str:
        return self.heading[-1] if self.heading else self.sentence.paper.title

    def _width(self) -> int:
        return LYING if self.section.wide else UPRIGHT


def key_of(node: SyntaxTreeNode) -> str:
    """Tell one list from another by the lines it stands on, and how deep."""
    return f"{node.map}{node.level}"
