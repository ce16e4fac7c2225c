"""What has to fit together across and within editions: order, norms, codes."""

from datetime import date
from itertools import pairwise

from pso.edition import Edition
from pso.edition_file import EditionFile


def check_order(files: list[EditionFile]) -> list[str]:
    """Find editions that start on one day."""
    days: dict[date, str] = {}
    found = []
    for file in files:
        header = file.header
        other = days.setdefault(header["valid_from"], header["edition"])
        if other != header["edition"]:
            found.append(
                f"{header['edition']}.toml: valid_from: {header['valid_from']} is the first day of {other} too; "
                "two editions cannot start on one day."
            )
    return found


def check_edition(edition: Edition) -> list[str]:
    """Find what does not fit together within one edition, what it took over included."""
    return [*_check_norms(edition), *_check_codes(edition)]


def _check_norms(edition: Edition) -> list[str]:
    file = f"{edition.name}.toml"
    missing = [level for level in edition.rungs if f"norm.{level}" not in edition.values]
    if missing:
        return [
            f"{file}: norm.{level}: is missing; every level needs a norm table."
            for level in missing
        ]
    found = []
    for low, high in pairwise(edition.rungs):
        below, above = edition.value(f"norm.{low}").rows, edition.value(f"norm.{high}").rows
        if set(below) != set(above):
            found.append(
                f"{file}: norm.{high}.rows: has other sizes than norm.{low}; give both the same sizes."
            )
        found += [
            f"{file}: norm.{high}.rows.{size}: {float(above[size])} is not above norm.{low} "
            f"({float(below[size])}); norms rise from level to level."
            for size in below
            if size in above and above[size] <= below[size]
        ]
    return found


def _check_codes(edition: Edition) -> list[str]:
    known = {
        "contracts": edition.contracts,
        "durable_only": edition.contracts,
        "hired_contracts": edition.contracts,
        "positions": edition.positions,
    }
    return [
        f"{edition.name}.toml: {value.key}: {code!r} is not known; choose among: {', '.join(codes)}."
        for value in edition.values.values()
        for ending, codes in known.items()
        if value.key.endswith((f".{ending}", f"_{ending}"))
        for code in value.codes
        if code not in codes
    ]
