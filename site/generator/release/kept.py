"""`v/<version>/`: pages for other sites that stay as they are. They share the hashed files with all other versions."""

import hashlib
import json
import posixpath
import re
from collections.abc import Iterable, Mapping

from pso.overlay import editions

from generator.address import file_of, relative
from generator.assets import FOLDER as ASSETS
from generator.embedding import SCRIPT
from generator.offline import SHARED
from generator.settings import Settings

FOLDER = "v"
NEWEST = f"{FOLDER}/newest.json"
LIST = "files.json"
RECORD = re.compile(rf"^{FOLDER}/(?P<version>[^/]+)/{re.escape(LIST)}$")
# Every reference between pages begins like this: a page for other sites stands one folder deep at least.
REFERENCE = re.compile(r'(?P<before>\s[\w-]+=")(?P<target>\.\./[^"]*)')
# A version that stays is the same on every host, so it lacks what only a site with a known address says: its
# canonical address and its news feed. Search engines pass it over anyhow (`noindex`).
OF_ONE_HOST = re.compile(r'<link rel="(?:canonical|alternate)"[^>]*>\s*')


def kept_pages(files: Mapping[str, bytes], settings: Settings, version: str) -> dict[str, bytes]:
    """Return the pages for other sites once more, with the script of the element, where this version stays."""
    homes = ("", *(f"{language}/" for language in settings.languages[1:]))
    kinds = [kind.name for kind in settings.kinds.values() if kind.stands_for]
    pages = (f"{home}{kind}/" for home in homes for kind in kinds)
    script = {f"{FOLDER}/{version}/{name}": files[name] for name in {SCRIPT} & files.keys()}
    return script | {
        file_of(f"{FOLDER}/{version}/{page}"): _moved(
            files[file_of(page)].decode(), page, f"{FOLDER}/{version}/{page}"
        ).encode()
        for page in pages
        if file_of(page) in files
    }


def _moved(html: str, page: str, place: str) -> str:
    """Return a page with every reference as it has to be from another place, and nothing of one host."""

    def replace(match: re.Match[str]) -> str:
        path, mark, fragment = match["target"].partition("#")
        target = posixpath.normpath(posixpath.join(page, path)).lstrip(".")
        folder = "/" if path.endswith("/") and target else ""
        return match["before"] + relative(target + folder + mark + fragment, place)

    return REFERENCE.sub(replace, OF_ONE_HOST.sub("", html))


def record(files: Mapping[str, bytes], version: str) -> dict[str, bytes]:
    """Return the list of all that this version consists of: its pages and every file that they can ask for."""
    names = [name for name in sorted(files) if _belongs(name, version)]
    listed = {name: hashlib.sha256(files[name]).hexdigest() for name in names}
    return {f"{FOLDER}/{version}/{LIST}": (json.dumps(listed, indent=1) + "\n").encode()}


def _belongs(name: str, version: str) -> bool:
    is_asset = name.startswith(f"{ASSETS}/") and not name.startswith(SHARED)
    return is_asset or name.startswith(f"{FOLDER}/{version}/")


def versions_in(names: Iterable[str]) -> dict[str, str]:
    """Return the record of every version in a site."""
    found = (RECORD.match(name) for name in names)
    return {match["version"]: match[0] for match in found if match}


def newest(version: str) -> dict[str, bytes]:
    """Return what a page of an older version asks, before its lock, to know that it is old."""
    told = {"edition": editions().newest.name, "version": version}
    return {NEWEST: (json.dumps(told) + "\n").encode()}
