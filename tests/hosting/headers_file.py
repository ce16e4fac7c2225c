"""`_headers` as its readers document it. They differ in what two rules for one path come to."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Headers = dict[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Block:
    """A path, and the headers below it."""

    path: str
    headers: Mapping[str, str]

    def fits(self, path: str) -> bool:
        """`*` takes anything, `:name` one part between slashes; the rest is as it is, and so is a slash at the end."""
        parts = re.split(r"(\*|:[a-z]\w*)", self.path)
        known = {"*": ".*", ":": "[^/]+"}
        return bool(re.fullmatch("".join(known.get(it[:1]) or re.escape(it) for it in parts), path))


def blocks(text: str) -> Iterator[Block]:
    """Yield what stands in the file."""
    read = "\n".join(line for line in text.splitlines() if line and not line.startswith("#"))
    for part in re.split(r"\n(?=/)", read):
        path, *lines = part.splitlines()
        pairs = (line.strip().partition(": ") for line in lines)
        yield Block(path=path, headers={name: value for name, _, value in pairs})


def joined(found: list[Block], path: str) -> Headers:
    """Give what Cloudflare Pages sends: values of one header are joined by a comma."""
    sent: Headers = {}
    for block in (it for it in found if it.fits(path)):
        for name, value in block.headers.items():
            sent[name] = f"{sent[name]}, {value}" if name in sent else value
    return sent


def replaced(found: list[Block], path: str) -> Headers:
    """Give what Netlify sends: of one header the last value counts."""
    sent: Headers = {}
    for block in (it for it in found if it.fits(path)):
        sent |= block.headers
    return sent
