"""What a visitor shares from an embedded Meetlat: a level and its totals, never more."""

import json

from hypothesis import given, settings
from jsonschema import Draft202012Validator
from pso import api
from pso.exact import decimal_text
from pso.schema import SCHEMAS

from tests.calculator.oracle.opgaves import opgaves
from tests.calculator.samples import Record, example, scored

EVENT = Draft202012Validator(SCHEMAS["meetlat-event"]("nl"))


def shared(opgave: Record, **more: object) -> object:
    """Ask what would be shared."""
    question = {"question": "event", "language": "nl", "notation": "file", "opgave": opgave, **more}
    return json.loads(api.answer(json.dumps(question)))["event"]


@settings(deadline=None)
@given(opgave=opgaves())
def test_what_is_shared_is_the_level_and_its_totals(opgave: Record) -> None:
    """By the published schema, which allows nothing else."""
    event, result = shared(opgave), scored(opgave)
    EVENT.validate(event)
    assert event == {
        "type": "pso-meetlat:level",
        "schema": "pso-meetlat-event/1",
        "level": result.quantitative_level,
        "direct_percent": decimal_text(result.direct.percent, 2),
        "indirect_percent": decimal_text(result.indirect.percent, 2),
        "total_percent": decimal_text(result.total_percent, 2),
        "edition": result.edition.name,
    }


def test_more_than_that_breaks_the_schema() -> None:
    """A row, a label or a size would tell about people."""
    event = shared(example())
    assert isinstance(event, dict)
    assert EVENT.is_valid(event)
    for extra in ("placements", "label", "size", "total_fte"):
        assert not EVENT.is_valid({**event, extra: "1"})


def test_without_a_result_there_is_nothing_to_share() -> None:
    """Nothing is made up of half an opgave."""
    assert shared({**example(), "total_fte": None}) is None
    assert shared({}) is None


def test_it_is_scored_by_the_handleiding_that_was_asked_for() -> None:
    """As the answer on the page is."""
    event = shared(example(), edition="1.9")
    assert isinstance(event, dict)
    assert event["edition"] == "1.9"
