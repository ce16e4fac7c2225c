"""Which pages to look at when an edition changes: those that show a changed value, are about one, or grew old."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pso.edition import Edition

from generator.calls.calls import calls_for
from generator.calls.changes import Change, changes_between
from generator.example import KIND as EXAMPLES
from generator.figures import Figure, Figures
from generator.page import Library
from generator.problem import Report
from generator.prose.expressions import fill
from generator.source import Source

SUBJECTS = {"groups": ("position",), "levels": ("norm", "level", "quality")}
"""Field of a page's head → the families of values that its codes stand for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Called:
    """A call in a page that shows a changed value. Equal texts: it is pinned to an edition, or stays as it was."""

    source: Source
    line: int
    call: str
    was: str
    becomes: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Review:
    """Everything to look at between two editions. `subjects` are pages about something that changed.

    A page may stand in more than one list.
    """

    before: Edition
    after: Edition
    changes: tuple[Change, ...]
    called: tuple[Called, ...]
    subjects: tuple[Source, ...]
    expired: tuple[Source, ...]
    older: tuple[Source, ...]


def review(
    library: Library,
    before: Edition,
    after: Edition,
    old: Mapping[str, Figures],
    new: Mapping[str, Figures],
) -> Review:
    """Go through every page that somebody wrote, but for those that name the later edition: they are done."""
    changes = changes_between(before, after)
    keys = {change.key for change in changes}
    sources = [s for s in library.sources.values() if _head(s, "edition") != after.name]
    last = after.valid_from.isoformat()
    return Review(
        before=before,
        after=after,
        changes=changes,
        called=tuple(called for s in sources for called in _called(s, keys, library, old, new)),
        subjects=tuple(s for s in sources if _is_about(s, keys)),
        expired=tuple(s for s in sources if str(_head(s, "review_before") or "9") <= last),
        older=tuple(s for s in sources if _head(s, "edition")),
    )


def _head(source: Source, field: str) -> object:
    return source.head.values.get(field)


def _is_about(source: Source, keys: set[str]) -> bool:
    """Say whether a page names a group or level in its head of which a value changed."""
    about = {tuple(key.split(".")[:2]) for key in keys}
    return any(
        (family, code) in about
        for field, families in SUBJECTS.items()
        for code in source.head.values.get(field, ())
        for family in families
    )


def _called(
    source: Source,
    keys: set[str],
    library: Library,
    old: Mapping[str, Figures],
    new: Mapping[str, Figures],
) -> Iterator[Called]:
    was = _figures(source, old[source.language], library)
    for place, figure in _figures(source, new[source.language], library).items():
        if keys.intersection(figure.keys):
            line, call, _ = place
            shown = _shown(was.get(place), figure), _shown(figure, figure)
            # An example is pinned to its own edition on purpose.
            if source.kind.name != EXAMPLES or shown[0] != shown[1]:
                yield Called(source=source, line=line, call=call, was=shown[0], becomes=shown[1])


def _shown(before: Figure | None, after: Figure) -> str:
    if before is None:
        return ""
    return before.plain if not after.block else str(before.html)


Place = tuple[int, str, int]
"""Line in the file, the call, and which of the equal calls on that line."""


def _figures(source: Source, figures: Figures, library: Library) -> dict[Place, Figure]:
    """Answer every call of a page; one that only the newest edition can answer is left out for older ones."""
    calls = calls_for(figures, library.texts[source.language].say)
    filled = fill(source.head.body, source.head.body_line, source.file, calls, Report())
    found: dict[Place, Figure] = {}
    for (line, call), figure in zip(filled.calls, filled.figures, strict=True):
        nth = sum(1 for known in found if known[:2] == (line, call))
        found[line, call, nth] = figure
    return found
