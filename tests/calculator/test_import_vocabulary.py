"""The vocabulary that anyone may add to: no word for two things, unless another column decides."""

import tomllib
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

import pso
import pytest
from pso.importer.codes import read_code
from pso.importer.columns import FIELDS, meaning_of
from pso.importer.phrases import plain_words
from pso.importer.vocabulary import PERSONAL, UNUSED, vocabulary
from pso.naming import code_name
from pso.words import LANGUAGES, words

from tests.calculator.samples import Record, texts

TREE: Record = tomllib.loads((files("pso") / "importer" / "vocabulary.toml").read_text("utf-8"))
FAMILIES = {"position": pso.editions().positions, "contract": pso.editions().contracts}


@pytest.mark.parametrize("family", FAMILIES)
def test_a_phrase_under_two_codes_is_one_that_another_column_decides(family: str) -> None:
    """`VSO` alone may be two things, and the register tells them apart; nothing else may be."""
    codes = defaultdict(set)
    for code, phrases in TREE["value"][family].items():
        for text in phrases:
            codes[frozenset(map(plain_words, text.split("+")))].add(code)
    decided = [set(decision["between"]) for decision in TREE["decides"]]
    assert [found for found in codes.values() if len(found) > 1 and found not in decided] == []


def test_a_name_of_a_column_stands_for_one_field() -> None:
    """Also across the two ranks, and across what is personal or not used."""
    fields = defaultdict(list)
    for field, column in TREE["column"].items():
        for key in ("headers", "also"):
            for text in column.get(key, ()):
                fields[plain_words(text)].append(field)
    for kind in (PERSONAL, UNUSED):
        for text in (*TREE[kind]["headers"], *TREE[kind].get("weak", ())):
            fields[plain_words(text)].append(kind)
    assert {words: found for words, found in fields.items() if len(set(found)) > 1} == {}


def test_the_vocabulary_names_codes_and_fields_that_exist() -> None:
    """A slip in a code would be found only when somebody imports it."""
    assert set(TREE["column"]) == set(FIELDS)
    for family, known in FAMILIES.items():
        assert set(TREE["value"][family]) <= {"none", *known}
    for decision in TREE["decides"]:
        codes = {*decision["between"], *decision["answers"].values()}
        assert codes <= set(FAMILIES["position"])
        assert decision["column"] in FIELDS
    for implied in TREE["implies"]:
        assert implied["contract"] in FAMILIES["contract"]
        assert set(implied["positions"]) <= set(FAMILIES["position"])


@pytest.mark.parametrize("family", FAMILIES)
def test_every_code_and_label_is_read_as_itself(family: str) -> None:
    """What the form and the template show can be read back, in both languages."""
    for code in FAMILIES[family]:
        labels = [code_name(family, code, words(language)) for language in LANGUAGES]
        assert [read_code(family, text, {}) for text in (code, *labels)] == [code] * 3


@pytest.mark.parametrize("family", FAMILIES)
def test_every_phrase_is_read_as_its_code(family: str) -> None:
    """A phrase that another one hides would be dead; one for several codes is left to another column."""
    for code, phrases in TREE["value"][family].items():
        for text in phrases:
            read = read_code(family, text.replace("*", "").replace(" + ", " "), {})
            open_to = getattr(read, "values", {}).get("options", ())
            assert read == code or f"{family}.{code}" in open_to, (text, read)


def test_the_label_of_every_field_is_read_as_that_field() -> None:
    """A template, and a table that somebody made after the form."""
    for field in FIELDS:
        for language in LANGUAGES:
            label = texts(language).get(f"field.placements.{field}.label", field)
            assert meaning_of(label)[0] == field


@pytest.mark.parametrize(
    ("name", "meaning"),
    [
        ("Datum in dienst medewerker", "start"),
        ("Medewerker: Uren per week", "hours"),
        ("Doelgroep PSO (ja/nee)", "position"),
        ("Uren/week", "hours"),
        ("Deeltijd%", "percent"),
        ("Einddatum contract", "end"),
        ("Duur contract", ""),
        ("Aantal kinderen", ""),
        ("Naam afdeling", "unused"),
        ("Verlofuren per week", "unused"),
        ("Uren per week bij fulltime", "unused"),
        ("Opmerkingen doelgroep", "unused"),
        ("Functie", ""),
        ("Status", ""),
    ],
)
def test_a_name_is_taken_for_what_it_says(name: str, meaning: str) -> None:
    """Also inside a longer name, but not where that is about something else."""
    assert meaning_of(name)[0] == meaning


@pytest.mark.parametrize(
    "name",
    [
        *(
            "Naam",
            "Voornaam",
            "Geb.datum",
            "GeboorteDatum",
            "BSN-nummer",
            "Burgerservicenummer",
            "E-mail werk",
            "Tel.",
        ),
        *(
            "Postcode/plaats",
            "Straat + nr",
            "IBAN",
            "Geslacht",
            "Nationaliteit",
            "Personeelsnummer",
            "Naam medewerker",
        ),
        *(
            "Last name",
            "Date of Birth",
            "DOB",
            "Employee ID",
            "Home address",
            "Partner",
            "Naam leidinggevende",
        ),
    ],
)
def test_personal_columns_are_known_by_their_names(name: str) -> None:
    """In Dutch and English, as systems write them."""
    assert meaning_of(name)[0] == PERSONAL


def test_every_problem_of_the_import_has_a_sentence() -> None:
    """In both languages; the codes are found in the source."""
    folder = Path(__file__).parents[2] / "calculator" / "pso" / "importer"
    source = "".join(path.read_text("utf-8") for path in folder.glob("*.py"))
    for language in LANGUAGES:
        said = {
            key.partition(".")[2] for key in texts(language) if key.startswith("import_problem.")
        }
        assert {code for code in said if f'"{code}"' not in source} <= {
            *(f"unknown_{family}" for family in FAMILIES),
            *(f"several_{family}s" for family in FAMILIES),
        }
    assert vocabulary().doubt
