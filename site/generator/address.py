"""Relative references between addresses of the site: they work from any sub-path."""

import posixpath


def relative(target: str, page: str) -> str:
    """Return the way from a page (`over/privacy/`) to a target (`meetlat/#uitslag`), both from the root."""
    path, mark, fragment = target.partition("#")
    if path == page and mark:
        return mark + fragment
    *here, _ = page.split("/")
    *there, name = path.split("/")
    shared = len(posixpath.commonprefix([here, there]))
    steps = [".."] * (len(here) - shared) + there[shared:]
    way = [*steps, name] if steps or name else [".", ""]
    return "/".join(way) + mark + fragment


def normal(target: str) -> str:
    """Return an address as the site writes it: `over/privacy` is the folder `over/privacy/`."""
    path, mark, fragment = target.partition("#")
    path = path.lstrip("/")
    if path and not path.endswith("/") and "." not in posixpath.basename(path):
        path += "/"
    return path + mark + fragment


def file_of(address: str) -> str:
    """Return the file that a static host serves for an address."""
    return address + "index.html" if address == "" or address.endswith("/") else address
