"""What a finished page holds: ids, references, and what a policy would refuse."""

from dataclasses import dataclass, field

from lxml import etree

REFERENCES = {"href", "src", "action", "poster", "data-engine", "data-examples"}
CODE = {"style", "script"}
DATA_TYPES = {"application/json", "application/ld+json"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """A reference in a page: its value, its line, and whether it only names what it leads to."""

    value: str
    line: int
    names: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Anatomy:
    """The parts of a page that are checked; `inline` holds lines of the HTML and what stands there."""

    ids: list[str] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    inline: list[tuple[int, str]] = field(default_factory=list)


def anatomy_of(html: str) -> Anatomy:
    """Take a page apart."""
    found = Anatomy()
    page = etree.HTML(html) if html.strip() else None
    if page is None:
        return found
    # What stands in a `<template>` is not in the page yet; nor is a place in it that a link there leads to.
    absent = {inner for template in page.iter("template") for inner in template.iterdescendants()}
    for element in page.iter(etree.Element):
        if element not in absent or not element.get("href", "").startswith("#"):
            _note_attributes(element, found)
        if element.tag in CODE and _is_inline(element):
            found.inline.append((element.sourceline or 1, f"<{element.tag}>"))
        name = element.get("id")
        if name and element not in absent:
            found.ids.append(name)
    return found


def _note_attributes(element: etree._Element, found: Anatomy) -> None:
    for name, value in element.items():
        if name in REFERENCES:
            names = element.tag == "a" or element.get("rel") in {"canonical", "alternate"}
            reference = Reference(value=value, line=element.sourceline or 1, names=names)
            found.references.append(reference)
        elif name == "style" or name.startswith("on"):
            found.inline.append((element.sourceline or 1, f"{name}=…"))


def _is_inline(element: etree._Element) -> bool:
    """Whether this is style or script in the page itself, which a policy refuses."""
    is_data = element.get("type") in DATA_TYPES
    return element.tag == "style" or ("src" not in element.attrib and not is_data)
