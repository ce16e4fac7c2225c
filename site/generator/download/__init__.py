"""A page to take along: the same Markdown as a Word document with fields, and as a PDF with tags."""

from collections.abc import Callable
from dataclasses import dataclass, field

Say = Callable[..., str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Download:
    """A file to take along: its name beside the page, its kind (`docx`, `pdf`) and its bytes."""

    name: str
    kind: str
    content: bytes = field(repr=False)

    @property
    def kilobytes(self) -> int:
        """Its size as people read it: whole kB, rounded up."""
        return -(-len(self.content) // 1000)
