"""Who is left out of a figure, and why: what is not in a sum cannot be read from it."""

from collections.abc import Callable, Iterator
from typing import Final

from pso.assessment import Assessment
from pso.direct import Contribution
from pso.naming import code_name
from pso.problem import row_name
from pso.words import Words


def left_out_of(key: str, result: Assessment, words: Words) -> tuple[str, ...]:
    """Say of every row that a figure leaves out why it does; a row that stands in its formula is not left out."""
    find = REASONS.get(key)
    return () if find is None else tuple(find(result, words))


def without_days(row: Contribution, result: Assessment, words: Words) -> str:
    """Say why not one day of a row counts: it stopped counting before, or was not at work here in the peiljaar."""
    if row.counted.limit is None:
        first, last = words.day(result.peiljaar.first), words.day(result.peiljaar.last)
        return words.say("left_out.not_here", first=first, last=last)
    family, code, _ = row.counted.limit.key.split(".")
    name = code_name(family, code, words, result.edition)
    return words.say("left_out.stopped", name=name, day=words.day(row.counted.last))


def _purchases(result: Assessment, words: Words) -> Iterator[str]:
    for index, supplier in enumerate(result.indirect.suppliers):
        if supplier.left_out:
            yield words.say("left_out.also_direct", row=row_name(f"purchases[{index}]", words))


def _thirty_plus(result: Assessment, words: Words) -> Iterator[str]:
    read_out = result.thirty_plus
    durable = result.edition.find("thirty_plus.durable_only")
    for index, placement in enumerate(result.opgave.placements):
        row = row_name(f"placements[{index}]", words)
        contract = code_name("contract", placement.contract, words, result.edition)
        position = code_name("position", placement.position, words, result.edition)
        if index in read_out.rows_left_out:
            only_durable = durable is not None and placement.contract in durable.codes
            reason = "not_durable" if only_durable else "contract"
            yield words.say(f"left_out.{reason}", row=row, contract=contract)
        elif index not in read_out.rows:
            yield words.say("left_out.position", row=row, position=position)


def _banenafspraak(result: Assessment, words: Words) -> Iterator[str]:
    for index in range(len(result.opgave.placements)):
        if index not in result.banenafspraak.rows:
            yield words.say("left_out.register", row=row_name(f"placements[{index}]", words))


REASONS: Final[dict[str, Callable[[Assessment, Words], Iterator[str]]]] = {
    "indirect_fte": _purchases,
    "thirty_plus.fte": _thirty_plus,
    "banenafspraak.fte": _banenafspraak,
    "banenafspraak.paid_hours": _banenafspraak,
}
"""The figures that are a sum of some of the rows."""
