"""Equivalent mutants: changes that change no result, listed in `equivalent.toml`, each with the reason."""

import json
import tomllib
from collections import Counter
from collections.abc import Collection, Mapping
from pathlib import Path

from tests.mutation.mutants import Change, Mutant

LIST = Path(__file__).with_name("equivalent.toml")


def listed(path: Path = LIST) -> dict[Change, str]:
    """Read the list: the reason of each change."""
    entries = tomllib.loads(path.read_text("utf-8"))["equivalent"]
    return {
        (entry["module"], entry["function"], entry["before"], after): entry["reason"]
        for entry in entries
        for after in entry["after"]
    }


def stale(
    reasons: Mapping[Change, str], mutants: Collection[Mutant], found: Collection[Mutant]
) -> list[str]:
    """Tell what is listed and is no mutant any more, or more than one, or is found by a test."""
    number = Counter(mutant.change for mutant in mutants)
    seen = {mutant.change for mutant in found}
    told = [f"no such mutant: {entry(change)}" for change in reasons if not number[change]]
    told += [f"two such mutants: {entry(change)}" for change in reasons if number[change] > 1]
    told += [f"a test finds it: {entry(change)}" for change in reasons if change in seen]
    return told


def entry(change: Change) -> str:
    """Write a change as it stands in the list."""
    module, function, before, after = (json.dumps(part, ensure_ascii=False) for part in change)
    place = f"module = {module}\nfunction = {function}"
    return f"\n[[equivalent]]\n{place}\nbefore = {before}\nafter = [{after}]"
