"""Which modules a script imports, so that a page can ask for all of them at once."""

import posixpath
import re
from collections.abc import Mapping

IMPORT = re.compile(rb"""^(?:import|export)\b[^;"']*["'](\.[^"']+)["']""", re.MULTILINE)


def imported(name: str, scripts: Mapping[str, bytes]) -> tuple[str, ...]:
    """Return every module that a module needs, directly or not, in the order of need."""
    found: dict[str, None] = {}
    waiting = [name]
    while waiting:
        module = waiting.pop(0)
        for match in IMPORT.finditer(scripts.get(module, b"")):
            other = posixpath.normpath(posixpath.join(posixpath.dirname(module), match[1].decode()))
            if other in scripts and other not in found and other != name:
                found[other] = None
                waiting.append(other)
    return tuple(found)
