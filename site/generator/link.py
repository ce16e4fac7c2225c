"""Links in Markdown: written to files, published as relative addresses."""

import posixpath
from dataclasses import dataclass, field
from pathlib import Path

from generator.address import relative
from generator.assets import hashed
from generator.drafts import draft_remedy
from generator.page import Library
from generator.places import Places
from generator.problem import Report
from generator.source import Source

OUTSIDE = ("https://", "mailto:", "tel:")


@dataclass(frozen=True, kw_only=True, slots=True)
class WrittenLink:
    """A link as a writer wrote it: where it stands, and the address and anchor it leads to."""

    file: str
    line: int
    page: str
    target: str


@dataclass(slots=True, kw_only=True)
class Links:
    """Resolves the links of all pages, and remembers them for the check of anchors."""

    library: Library
    places: Places
    report: Report
    written: list[WrittenLink] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)

    def resolve(self, source: Source, href: str, line: int) -> str:
        """Return the address for a link in a page; report a link that leads nowhere."""
        if href.startswith(OUTSIDE):
            return href
        path, mark, fragment = href.partition("#")
        page = self.library.url(source)
        draft = self.library.drafts.get(_key(source, path))
        if draft and not source.is_draft and not self.library.untranslated(draft.key):
            message = f"De link '{href}' leidt naar een concept, dat niet op de site staat."
            self.report.add(source.file, line, message, draft_remedy(draft))
            return ""
        if self.library.is_broken(_key(source, path), self.places):
            return ""
        target = self._target(source, path)
        if target is None:
            self.report.add(
                source.file,
                line,
                f"De link '{href}' leidt nergens heen.",
                self._remedy(source, href),
            )
            return ""  # reported once; the check of finished pages need not trip over it again
        address = target + mark + fragment
        self.written.append(WrittenLink(file=source.file, line=line, page=page, target=address))
        return relative(address, page)

    def _target(self, source: Source, path: str) -> str | None:
        if path == "":
            return self.library.url(source)
        key = _key(source, path)
        page = self.library.found(key)
        return self.library.url(page) if page else self._publish(self.places.content / key)

    def foreign(self, source: Source, href: str) -> str:
        """Return the language of the page that a link leads to, if it is another than this page's."""
        path = href.partition("#")[0]
        page = self.library.found(_key(source, path)) if path else None
        return page.language if page and page.language != source.language else ""

    def _publish(self, path: Path) -> str | None:
        """Publish a picture or document that lies beside the pages."""
        inside = path.resolve().is_relative_to(self.places.content.resolve())
        if not inside or path.suffix == ".md" or not path.is_file():
            return None
        content = path.read_bytes()
        name = hashed(f"content/{path.name}", content)
        self.files[name] = content
        return name

    def _remedy(self, source: Source, href: str) -> str:
        path = href.partition("#")[0]
        if href.startswith("http://"):
            return "Gebruik https://."
        if path.endswith(".md"):
            found = self.library.nearest(_key(source, path))
            if found:
                return f"Bedoelt u '{posixpath.relpath(found, posixpath.dirname(source.key))}'?"
            return "Controleer het pad: verwijs naar een Markdown-bestand in de map content, vanaf dit bestand gezien."
        if posixpath.splitext(path)[1]:
            return f"Zet het bestand naast deze pagina. De naam moet precies kloppen, ook hoofdletters: {path}"
        return "Verwijs naar een Markdown-bestand (../over/niveaus.md), een bestand in content of een https-adres."


def _key(source: Source, path: str) -> str:
    """Return the place under `content/` that a page means by a path."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(source.key), path))
