"""A few hundred of the damaged files that `make fuzz` throws at the readers."""

import pytest

from tests.fuzz import opgave, table
from tests.fuzz.harness import Check, Source


@pytest.mark.parametrize(
    ("source", "check"),
    [(opgave.Opgaves(7), opgave.check), (table.Tables(7), table.check)],
    ids=["opgaves", "staff lists"],
)
def test_damaged_files_are_answered(source: Source, check: Check) -> None:
    """Something changed in good ones, pieces that matter to a reader, random bytes: never a crash."""
    for _ in range(300):
        _, data = source.next()
        assert check(data)
