"""The example in the description of the formats comes out as it stands there, the same bytes by every way in."""

import json

import pso
import pytest
from pso import api, cli

from tests.calculator.samples import FORMATS, Record, example, outcome

SHORTENED = ("basis", "steps", "receipt")


def published() -> Record:
    """Give the result as the description shows it, three of its parts shortened."""
    tree: Record = json.loads((FORMATS / "uitkomst.json").read_text("utf-8"))
    return tree


def test_the_example_gives_the_published_result() -> None:
    """Every figure of the description comes out, digit by digit."""
    got, shown = outcome(example()), published()
    for part in SHORTENED:
        del got[part], shown[part]
    assert got == shown


def test_a_result_has_the_published_keys_in_the_published_order() -> None:
    """A reader of the file finds every key, and no key that the description keeps silent about."""
    assert list(outcome(example())) == list(published())


def test_the_basis_holds_what_the_description_shows() -> None:
    """The estimated norm is listed, with the edition that gave it."""
    (shown,) = published()["basis"]
    assert shown in outcome(example())["basis"]


def test_the_steps_hold_what_the_description_shows() -> None:
    """Every step has the published keys, and the direct contribution its rule, unit and source."""
    steps = outcome(example())["steps"]
    (shown,) = published()["steps"]
    assert {tuple(step) for step in steps} == {tuple(shown)}
    (direct,) = (step for step in steps if step["id"] == shown["id"])
    assert {key: direct[key] for key in ("unit", "rule", "source")} == {
        key: shown[key] for key in ("unit", "rule", "source")
    }


def test_the_receipt_names_the_version_and_both_fingerprints() -> None:
    """With a receipt anyone can see which package, figures and opgave gave a result."""
    receipt = outcome(example())["receipt"]
    assert list(receipt) == list(published()["receipt"])
    assert receipt["pso"] == pso.__version__
    assert all(len(receipt[key]) == 64 for key in ("edition_sha256", "opgave_sha256"))


def test_the_receipt_tells_nothing_about_labels() -> None:
    """Two opgaves that differ in a label have the same fingerprint; another figure has another."""
    renamed, changed = example(), example()
    renamed["placements"][0]["label"] = "Jansen"
    changed["placements"][0]["hours"] = 31
    prints = [outcome(it)["receipt"]["opgave_sha256"] for it in (example(), renamed, changed)]
    assert prints[0] == prints[1] != prints[2]


def test_another_edition_has_another_fingerprint() -> None:
    """Results under two handleidingen cannot be taken for each other."""
    editions = ("1.9", "2.1")
    assert (
        len({outcome(example(), edition=it)["receipt"]["edition_sha256"] for it in editions}) == 2
    )


def test_json_text_bytes_and_a_mapping_are_the_same_opgave() -> None:
    """It makes no difference how an opgave comes in."""
    text = (FORMATS / "opgave.json").read_text("utf-8")
    results = {pso.uitkomst_json(pso.assess(it)) for it in (text, text.encode(), json.loads(text))}
    assert len(results) == 1


def test_numbers_as_text_give_the_same_bytes() -> None:
    """Figures between quotes, with a comma or a point, are the figures themselves."""
    written = (FORMATS / "opgave.json").read_text("utf-8")
    quoted = written.replace("48.5", '"48,5"').replace("4.2", '"4.20"').replace("3.1", '"3,1"')
    assert pso.uitkomst_json(pso.assess(quoted)) == pso.uitkomst_json(pso.assess(written))


def test_the_command_and_the_page_give_the_same_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    """What `pso score --json` prints is what the page hands out."""
    assert cli.main(["score", str(FORMATS / "opgave.json"), "--json"]) == 0
    reply = json.loads(api.answer(json.dumps({"language": "nl", "opgave": example()})))
    assert reply["state"] == "scored"
    assert reply["uitkomst"] == capsys.readouterr().out


def test_the_language_changes_no_byte_of_a_result() -> None:
    """A result is data: it reads the same in Dutch and in English."""
    result = pso.assess(example())
    assert pso.uitkomst_json(result, "en") == pso.uitkomst_json(result, "nl")


def test_the_named_edition_is_the_one_in_force() -> None:
    """Asking for the edition of that day by name changes nothing."""
    result = pso.assess(example(), edition="2.1")
    assert pso.uitkomst_json(result) == pso.uitkomst_json(pso.assess(example()))


def test_the_result_ends_with_a_new_line_and_holds_no_clock() -> None:
    """Twice the same opgave is twice the same bytes, and the file ends as text files do."""
    first, second = (pso.uitkomst_json(pso.assess(example())) for _ in range(2))
    assert first == second
    assert first.endswith("}\n")
