"""Drafts: pages with `draft: true`. Editors see them while serving; visitors never do.

A page that is published may not lead to a draft, not even while serving: what an editor sees there is what
`check` says.
"""

from collections.abc import Sequence
from typing import Literal

from generator.source import Source

Audience = Literal["visitors", "editors"]


def for_audience(sources: Sequence[Source], audience: Audience) -> list[Source]:
    """Return the pages that this audience sees."""
    return [s for s in sources if audience == "editors" or not s.is_draft]


def draft_remedy(draft: Source) -> str:
    """Say what to do about a page that leads to this draft."""
    return f"Is de pagina klaar? Haal 'draft: true' weg uit {draft.file}. Zo niet, haal deze verwijzing weg."
