"""A small site to write pages in, and what a build made of it."""

import contextlib
import io
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import build

SMALL = Path(__file__).parent / "small_site"

OPGAVE = """\
opgave:
  format: pso-opgave/1
  reference_date: 2023-10-01
  total_fte: 48,5
  placements:
    - {position: wajong, contract: regulier, hours: 36, people: 2, start: 2021-03-01}
"""


@dataclass(frozen=True, kw_only=True)
class Built:
    """The outcome of one build."""

    code: int
    problems: str
    dist: Path

    def text(self, name: str) -> str:
        """The text of a file in `dist/`; an address ending in a slash is its page."""
        return (
            self.dist / (name + "index.html" if name.endswith("/") or not name else name)
        ).read_text("utf-8")

    def part(self, name: str, tag: str) -> str:
        """What stands in the first element of a page with this tag, or with this id after a `#`."""
        opening = (
            rf"<(\w+)[^>]*\bid=\"{tag[1:]}\"[^>]*>" if tag.startswith("#") else rf"<({tag})\b[^>]*>"
        )
        found = re.search(opening, self.text(name))
        assert found, f"{name} has no {tag}"
        rest = self.text(name)[found.end() :]
        return rest[: rest.index(f"</{found[1]}>")]


class Tree:
    """A content tree in a temporary folder, with the smallest pages that every site needs."""

    def __init__(self, root: Path) -> None:
        """Make home pages in both languages."""
        self.root = root
        self.content = root / "content"
        self.site = root / "site"
        shutil.copytree(SMALL, self.site)
        self.page("nl/index.md", head="translation: en/index.md")
        self.page("en/index.md", head="translation: nl/index.md")

    def write(self, key: str, text: str) -> None:
        """Write a file of the content as it is."""
        path = self.content / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def page(
        self, key: str, body: str = "Tekst.\n", *, title: str = "Titel", head: str = ""
    ) -> None:
        """Write a page; its body starts on line 5, one later for every line in `head`."""
        more = f"{head.rstrip()}\n" if head else ""
        self.write(key, f"---\ntitle: {title}\ndescription: Beschrijving.\n{more}---\n{body}")

    def over(
        self, body: str = "Tekst.\n", *, name: str = "pagina", title: str = "Titel", head: str = ""
    ) -> None:
        """Write a page about something, and the list that it stands in."""
        self.page("nl/over/index.md", title="Uitleg")
        self.page(f"nl/over/{name}.md", body, title=title, head=head)

    def build(self, *options: str) -> Built:
        """Build the site, as the command line does."""
        said = io.StringIO()
        dist = self.root / "dist"
        folders = ["--content", str(self.content), "--site", str(self.site), "--dist", str(dist)]
        with contextlib.redirect_stderr(said):
            code = build.main(["build", *folders, *options])
        return Built(code=code, problems=said.getvalue(), dist=dist)
