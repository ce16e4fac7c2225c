"""The estimated norm of the Basistrede follows from the published norms."""

import tomllib
from decimal import Decimal

import pso
import pytest

from scripts.estimate_basistrede import EDITION_WITH_TABLE, EDITIONS, as_toml, estimated_rows, main

DOCUMENTED = {
    2: "18.5",
    5: "10.2",
    10: "4.6",
    15: "4.4",
    20: "4.3",
    25: "3.9",
    30: "3.6",
    35: "3.1",
    40: "2.7",
    45: "2.4",
    50: "2.0",
    60: "1.8",
    70: "1.6",
    80: "1.3",
    90: "1.1",
    100: "1.0",
    105: "0.9",
}


def text() -> str:
    """Read the edition file that holds the published table."""
    return (EDITIONS / f"{EDITION_WITH_TABLE}.toml").read_text("utf-8")


def test_the_stored_norm_is_what_the_method_gives() -> None:
    """Computing the estimate anew from the published norms gives the stored rows."""
    edition = tomllib.loads(text())
    stored = {int(size): Decimal(it) for size, it in edition["norm"]["basistrede"]["rows"].items()}
    assert estimated_rows(edition) == stored


def test_the_method_gives_the_documented_norms() -> None:
    """The estimates are those that the description of the method names."""
    documented = {size: Decimal(norm) for size, norm in DOCUMENTED.items()}
    assert estimated_rows(tomllib.loads(text())) == documented


def test_the_printed_line_is_the_one_in_the_edition_file(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What the script prints can be pasted as it is."""
    main()
    printed = capsys.readouterr().out.strip()
    assert printed in text()
    assert tomllib.loads(printed)["rows"]["2"] == "18.5"


def test_another_table_gives_another_estimate() -> None:
    """Norms that lie on ln(norm) = ln(2) + z are fitted exactly: the estimate is 2.0."""
    tops = {"trede_1": "35", "trede_2": "22.5", "trede_3": "10"}
    norms = {"trede_1": "2.9403", "trede_2": "4.2574", "trede_3": "7.2045"}
    edition = {
        "level": {level: {"top": {"value": top}} for level, top in tops.items()},
        "norm": {level: {"rows": {"10": norm}} for level, norm in norms.items()},
    }
    assert as_toml(estimated_rows(edition)) == 'rows = { 10 = "2.0" }'


@pytest.mark.parametrize("size", [2, 50, 105])
def test_the_estimate_is_always_shown_as_one(size: int) -> None:
    """Wherever the norm is used it bears its status and its method."""
    norm = pso.editions().newest.norm("basistrede", size)
    assert (norm.status, norm.reason) == ("estimated", "lognormal_fit")
