"""One thing that is shipped to visitors: our own site, or something of others that it is made with."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.slug import slug_of

FOLDER = "licences"


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """A part by its name, with where it comes from (`purl`, without version) and the text of its licence.

    `version` is empty where the part itself does not tell; `part_of` names what it travels in;
    `purpose` says by language what it does; `holds` are patterns of the files that it is.
    """

    name: str
    purl: str
    version: str
    licence: str
    text: str
    purpose: Mapping[str, str]
    part_of: str = ""
    holds: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """Where the site publishes the text of the licence."""
        return f"{FOLDER}/{slug_of(self.name)}.txt"


def licence_files(parts: tuple[Part, ...]) -> dict[str, bytes]:
    """Return the texts of all licences by their place in the site."""
    return {part.address: part.text.encode() for part in parts}
