"""Where things are read and written."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, kw_only=True, slots=True)
class Places:
    """The folders one build works with."""

    root: Path
    content: Path
    site: Path
    dist: Path
    cache: Path
    node_modules: Path

    @classmethod
    def under(cls, root: Path) -> "Places":
        """Return the usual folders of a checkout."""
        return cls(
            root=root,
            content=root / "content",
            site=root / "site",
            dist=root / "dist",
            cache=root / ".cache",
            node_modules=root / "node_modules",
        )

    def shown(self, path: Path) -> str:
        """Return a file name as a writer knows it, from the root of the checkout."""
        for base in (self.root, self.content.parent, self.site.parent):
            if path.is_relative_to(base):
                return path.relative_to(base).as_posix()
        return path.as_posix()
