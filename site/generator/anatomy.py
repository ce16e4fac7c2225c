"""What a finished page holds: ids, references, and what a policy would refuse."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

REFERENCES = {"href", "src", "action", "poster", "data-engine", "data-examples"}
VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
}
DATA_TYPES = {"application/json", "application/ld+json"}

Attributes = list[tuple[str, str | None]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """A reference in a page: the element and attribute it stands in, and its line."""

    tag: str
    value: str
    line: int
    names: bool


@dataclass(slots=True, kw_only=True)
class Anatomy:
    """The parts of a page that are checked."""

    ids: list[str] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    inline: list[tuple[int, str]] = field(default_factory=list)


def anatomy_of(html: str) -> Anatomy:
    """Take a page apart."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    """Gathers ids and references; what stands in a `<template>` is not in the page yet."""

    def __init__(self) -> None:
        super().__init__()
        self.found = Anatomy()
        self.templates = 0

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        values = dict(attrs)
        line = self.getpos()[0]
        self.templates += tag == "template"
        if not self.templates and values.get("id"):
            self.found.ids.append(str(values["id"]))
        self._inline(tag, values, line)
        for name, value in attrs:
            if name in REFERENCES and value is not None:
                names = tag == "a" or values.get("rel") in {"canonical", "alternate"}
                self.found.references.append(
                    Reference(tag=tag, value=value, line=line, names=names)
                )

    def handle_endtag(self, tag: str) -> None:
        self.templates -= tag == "template"

    def _inline(self, tag: str, values: dict[str, str | None], line: int) -> None:
        if tag == "style" or (
            tag == "script" and "src" not in values and values.get("type") not in DATA_TYPES
        ):
            self.found.inline.append((line, f"<{tag}>"))
        for name in values:
            if name == "style" or name.startswith("on"):
                self.found.inline.append((line, f"{name}=…"))
