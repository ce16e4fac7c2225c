"""A question of a page, as far as it can be read: whatever came in, there is an answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pso.assessment import Assessment, Refusal, assess
from pso.json_text import parse_json
from pso.typed import Notation
from pso.view import Page
from pso.words import LANGUAGES

Reply = dict[str, Any]


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What a page sent: a tree of JSON, and the bytes of a file where it sent one along."""

    tree: Mapping[str, Any] = field(default_factory=dict)
    attachment: bytes | None = None

    @property
    def page(self) -> Page:
        """Words and templates in the page's language; Dutch where that is unknown."""
        language = self.tree.get("language")
        return Page(language=language if language in LANGUAGES else "nl")

    @property
    def notation(self) -> Notation:
        """How figures are written: as a file does, or as people who read that language type them."""
        if self.tree.get("notation") == "file":
            return "file"
        return "en" if self.page.language == "en" else "nl"

    @property
    def opgave(self) -> Any:  # noqa: ANN401  whatever came in: reading it finds what is wrong
        """The opgave, as it came in."""
        return self.tree.get("opgave")

    @property
    def edition(self) -> str | None:
        """The handleiding that was asked for, if one was."""
        edition = self.tree.get("edition")
        return edition if isinstance(edition, str) else None

    def names(self, key: str) -> frozenset[str] | None:
        """Give a list of names; None where there is none."""
        names = self.tree.get(key)
        if not isinstance(names, list):
            return None
        return frozenset(name for name in names if isinstance(name, str))

    def scored(self) -> Assessment | Refusal:
        """Score the opgave."""
        return assess(self.opgave, edition=self.edition, notation=self.notation)


def read_question(request: str, attachment: bytes | None) -> Asked:
    """Read a question; one that is no JSON is an empty one."""
    try:
        tree = parse_json(request, lambda _: None)
    except ValueError:
        tree = {}
    return Asked(tree=tree if isinstance(tree, dict) else {}, attachment=attachment)
