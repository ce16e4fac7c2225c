"""How firm a norm is for the size at hand."""

import pytest

from tests.calculator.samples import plain, scored


@pytest.mark.parametrize(("total_fte", "status"), [("25", "carried"), ("26", "inferred")])
def test_between_two_rows_a_norm_is_inferred(total_fte: str, status: str) -> None:
    """There is a last published norm for 25 fte; the one for 26 follows from it and the next row."""
    basistrede, *others = scored(plain(total_fte=total_fte)).norms
    assert basistrede.status == "estimated"
    assert [norm.status for norm in others] == [status] * 3
