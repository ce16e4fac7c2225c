"""Both languages say the same, say everything, and hold no figure of the norm."""

import contextlib
import io
import json
import re
import typing
from random import Random

import pso
import pytest
from pso import api, cli

from tests.calculator.oracle.opgaves import broken_opgave, random_opgave
from tests.calculator.samples import Record, example, outcome, plain, texts, with_row
from tests.calculator.test_bad_input import BAD
from tests.calculator.test_cases import ALL

LANGUAGES = ("nl", "en")
PLACEHOLDER = re.compile(r"\{[^}]*\}")
KEY = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b|\b[a-z_]+\.[a-z_]+\b|\[\d+\]")

# Keys that a sentence for writers of files names on purpose.
KEYS_FOR_WRITERS = {"weight.position", "weight.contract"}

# Names that hold a digit, and are no figure.
NAMES = re.compile(
    r"PSO 30\+|30\+|Trede [123]|niveau [1-4]|level [1-4]|pso-opgave/1|NIVEAU [1-4]", re.IGNORECASE
)
# Examples of how to write something, and counts of one.
EXAMPLES = {
    "problem.not_a_number": {"36", "5"},
    "problem.not_whole": {"1", "2"},
    "problem.not_a_date": {"2023", "10", "01"},
    "field.placements.label.hint": {"2"},
    "import_reason.not_a_day": {"2021", "3", "1"},
    "import_reason.no_such_day": {"2021", "3", "1"},
}


def allowed(key: str) -> set[str]:
    """Give the figures that a sentence may hold: those of an example, and the count where there is one."""
    return EXAMPLES.get(key, {"1"} if key.endswith("one") else set())


def said_by(opgave: Record, language: str) -> str:
    """Give everything that the page and the command say about an opgave."""
    reply = json.loads(api.answer(json.dumps({"language": language, "opgave": opgave})))
    messages = [field["message"] for field in reply["fields"]]
    html = " ".join((*reply["fragments"].values(), *reply["rows"].values()))
    shown = re.sub(r"<[^>]*>", " ", html)
    return "\n".join([shown, *messages, reply["announcement"]])


def keys_in(text: str, opgave: Record) -> set[str]:
    """Find what looks like a placeholder, a code or a path, and was not entered so."""
    found = {*KEY.findall(text), *PLACEHOLDER.findall(text)} - KEYS_FOR_WRITERS
    entered = json.dumps(opgave, ensure_ascii=False)
    return {key for key in found if key not in entered}


def level_shown(opgave: Record) -> str:
    """Give the fragment that shows the level in Dutch."""
    reply = json.loads(api.answer(json.dumps({"language": "nl", "opgave": opgave})))
    return str(reply["fragments"]["level"])


def printed_about(opgave: Record, language: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Give what the command prints about an opgave."""
    given = io.TextIOWrapper(io.BytesIO(json.dumps(opgave).encode()))
    monkeypatch.setattr("sys.stdin", given)
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        cli.main(["score", "-", "--lang", language])
    return out.getvalue()


def drawn() -> list[Record]:
    """Draw good and broken opgaves, always the same."""
    rng = Random(20230401)
    return [random_opgave(rng) for _ in range(60)] + [broken_opgave(rng) for _ in range(20)]


SAMPLES = [*(case["opgave"] for case in ALL if "edition" not in case), *BAD.values(), *drawn()]


def test_both_languages_have_the_same_keys() -> None:
    """No sentence is missing in one of the languages."""
    dutch, english = (set(texts(language)) for language in LANGUAGES)
    assert dutch ^ english == set()


def test_both_languages_fill_in_the_same_values() -> None:
    """A translation shows every value that the original shows."""
    dutch, english = (texts(language) for language in LANGUAGES)
    differing = {
        key: (dutch[key], english[key])
        for key in dutch.keys() & english.keys()
        if set(PLACEHOLDER.findall(dutch[key])) != set(PLACEHOLDER.findall(english[key]))
    }
    assert differing == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_text(language: str) -> None:
    """No sentence is empty; only units may be, where a figure needs none."""
    empty = {key for key, said in texts(language).items() if not said.strip()}
    assert all(isinstance(said, str) for said in texts(language).values())
    assert {key for key in empty if not key.startswith("unit.")} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_figure_of_the_norm_is_typed_in_a_sentence(language: str) -> None:
    """Figures come from the editions: a sentence holds digits in names and examples only."""
    typed = {
        key: found
        for key, said in texts(language).items()
        if (found := set(re.findall(r"\d+", NAMES.sub("", PLACEHOLDER.sub("", said)))))
    }
    assert {key: it for key, it in typed.items() if it - allowed(key)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_of_every_edition_has_a_name(language: str) -> None:
    """A position, contract, level, status, kind or answer is never shown as its code."""
    said = texts(language)
    codes = {
        "position": pso.editions().positions,
        "contract": pso.editions().contracts,
        "level": typing.get_args(pso.Level),
        "status": typing.get_args(pso.Status),
        "status_meaning": typing.get_args(pso.Status),
        "kind": ("pso", "sw"),
        "answer": ("yes", "no", "open"),
    }
    wanted = {f"{family}.{code}" for family, all_codes in codes.items() for code in all_codes}
    assert wanted - said.keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_and_unit_in_the_editions_has_words(language: str) -> None:
    """Why a value is not public, or how it was estimated, can be read in both languages."""
    values = [value for edition in pso.editions() for value in edition.values.values()]
    wanted = {f"reason.{value.reason}" for value in values if value.reason}
    assert wanted - texts(language).keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_status_is_shown_in_words(language: str) -> None:
    """An opgave that meets every status names each of them in its basis."""
    opgave = plain(
        reference_date="2024-05-01",
        own_values={"norm.trede_3": "20"},
        placements=[
            {"position": "bbl_bol_1", "contract": "regulier", "hours": 8},
            {"position": "vso_pro", "contract": "regulier", "hours": 8},
        ],
    )
    statuses = {item["status"] for item in outcome(opgave)["basis"]}
    assert statuses == set(typing.get_args(pso.Status)) - {"stated"}
    shown = said_by(opgave, language)
    assert [status for status in statuses if texts(language)[f"status.{status}"] not in shown] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_shown_instead_of_words(language: str) -> None:
    """Everything that is shown of any opgave is words: no placeholder, no code, no path."""
    assert {key for it in SAMPLES for key in keys_in(said_by(it, language), it)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_has_words_for_everything_too(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The plain text of any opgave holds no placeholder, no code and no path."""
    printed = [(printed_about(it, language, monkeypatch), it) for it in SAMPLES]
    assert all(text.strip() for text, _ in printed)
    assert {key for text, it in printed for key in keys_in(text, it)} == set()


def test_dutch_and_english_differ_wherever_there_are_words() -> None:
    """No long sentence was left untranslated."""
    dutch, english = (texts(language) for language in LANGUAGES)
    same = {key for key in dutch.keys() & english.keys() if dutch[key] == english[key]}
    assert {key for key in same if len(PLACEHOLDER.sub("", dutch[key])) > 30} == set()


def test_a_percentage_shows_a_second_decimal_only_where_one_hides_the_difference() -> None:
    """6.74 % against a norm of 6.7 is not shown as 6.7 %; far from a norm one decimal is enough."""
    near, far = (level_shown(with_row(hours=hours)) for hours in ("26.96", "22"))
    assert "6,74 %" in near
    assert "5,5 %" in far
    assert "5,50 %" not in far


def test_an_unknown_language_is_answered_in_dutch() -> None:
    """A page in another language gets sentences all the same."""
    asked = {"language": "fr", "opgave": example()}
    reply = json.loads(api.answer(json.dumps(asked)))
    assert reply["announcement"].startswith("Trede 2, op basis van uw opgave")
