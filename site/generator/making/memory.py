"""What a long-lived process remembers between builds, so that only what changed is made again."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from generator.source import Known

Value = TypeVar("Value")


@dataclass(kw_only=True, slots=True)
class Memory:
    """Begins empty: the first build with it makes everything."""

    sources: Known = field(default_factory=dict)
    pages: dict[str, tuple[object, Any]] = field(default_factory=dict)
    parts: dict[str, Any] = field(default_factory=dict)

    def once(self, name: str, make: Callable[[], Value]) -> Value:
        """Return what was made under this name before; make it the first time."""
        if name not in self.parts:
            self.parts[name] = make()
        found: Value = self.parts[name]
        return found

    def same(self, name: str, value: Value) -> Value:
        """Return the equal value of last time, if there is one: comparing it later takes no time."""
        before: Value = self.parts.get(name, value)
        self.parts[name] = before if before == value else value
        return self.parts[name]  # type: ignore[no-any-return]

    def knows(self, name: str, made_of: object) -> bool:
        """Whether a page was made before, of the same."""
        return name in self.pages and self.pages[name][0] == made_of
