"""A few hundred of the damaged lists that `make fuzz` throws at the import."""

import pytest

pytestmark = [pytest.mark.workbook, pytest.mark.process]


def test_damaged_lists_are_answered() -> None:
    """Layouts with something changed, pieces that matter to a reader, random bytes: never a crash."""
    from scripts.fuzz_import import Source, check  # noqa: PLC0415  it needs modules that a page lacks

    source = Source(7)
    for _ in range(300):
        _, data = source.next()
        assert check(data)
