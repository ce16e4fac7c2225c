"""Anchors that stay the same as long as their heading does."""

import re
import unicodedata


def slug_of(title: str) -> str:
    """Turn a heading into an anchor: `Coöperatie & trede 1` becomes `cooperatie-trede-1`."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "deel"


def unique(slug: str, taken: set[str]) -> str:
    """Return the slug, numbered from 2 when it is already taken."""
    name, number = slug, 1
    while name in taken:
        number += 1
        name = f"{slug}-{number}"
    taken.add(name)
    return name
