"""WordprocessingML in small pieces. Children of pPr, rPr and sdtPr have a fixed order."""

from collections.abc import Sequence
from typing import Final

from markupsafe import Markup

# Word takes no longer name for a field.
LONGEST_NAME: Final = 64
NOTHING: Final = Markup("")
BREAK: Final = Markup("<w:r><w:br/></w:r>")
TAB: Final = Markup("<w:r><w:tab/></w:r>")
RUN: Final = Markup('<w:r>{}<w:t xml:space="preserve">{}</w:t></w:r>')
PARAGRAPH: Final = Markup('<w:p><w:pPr><w:pStyle w:val="{}"/>{}</w:pPr>{}</w:p>')
FIELD: Final = Markup(
    '<w:sdt><w:sdtPr><w:alias w:val="{}"/>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
)
EMPTY: Final = Markup("<w:showingPlcHdr/>")
TEXT: Final = Markup('<w:text w:multiLine="1"/>')
DAY: Final = Markup(
    '<w:date><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="{}"/>'
    '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
)
OPTION: Final = Markup('<w:listItem w:displayText="{0}" w:value="{0}"/>')
TICK: Final = Markup(
    '<w14:checkbox><w14:checked w14:val="0"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
)
BOX: Final = Markup('<w:r><w:rPr><w:rStyle w:val="Box"/></w:rPr><w:t>☐</w:t></w:r>')
HINT: Final = Markup('<w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>')
NUMBERED: Final = Markup('<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>')


def run(text: str, look: Markup = NOTHING) -> Markup:
    """Write a piece of text; `look` is its rPr."""
    return RUN.format(look, text) if text else Markup("")


def paragraph(content: Markup, style: str, more: Markup = NOTHING) -> Markup:
    """Write a paragraph; `more` goes into its pPr."""
    return PARAGRAPH.format(style, more, content)


def _field(label: str, kind: Markup, content: Markup) -> Markup:
    name = label if len(label) <= LONGEST_NAME else f"{label[: LONGEST_NAME - 1]}…"
    return FIELD.format(name, kind, content)


def _hint(text: str) -> Markup:
    """Write what belongs in a field, between brackets: so it also shows where a reader ignores its look."""
    return run(f"[{text}]", HINT)


def text_field(label: str) -> Markup:
    """Write a field for a few words."""
    return _field(label, EMPTY + TEXT, _hint(label))


def room_field(label: str, hint: str, lines: int) -> Markup:
    """Write a field for some lines, that is so high on paper too; it takes paragraphs and lists."""
    return _field(label, EMPTY, _hint(hint) + BREAK * (lines - 1))


def day_field(label: str, locale: str) -> Markup:
    """Write a field with a calendar."""
    return _field(label, EMPTY + DAY.format(locale), _hint(label))


def choice_field(label: str, options: Sequence[str]) -> Markup:
    """Write a field with a list to choose from; on paper one strikes out what does not hold."""
    listed = Markup("").join(OPTION.format(option) for option in options)
    kind = EMPTY + Markup("<w:dropDownList>{}</w:dropDownList>").format(listed)
    return _field(label, kind, _hint("\u00a0/ ".join(options)))


def tick_field(label: str) -> Markup:
    """Write a box to tick."""
    return _field(label, TICK, BOX)
