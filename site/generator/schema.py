"""Front matter against the JSON Schema of its kind, with Dutch messages."""

import difflib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, ValidationError

from generator.front_matter import KeyPath

FOLDER = Path(__file__).parent / "schemas"

TYPES = {
    "string": "een tekst",
    "integer": "een heel getal",
    "object": "een groep velden",
    "array": "een lijst",
    "boolean": "true of false",
}

REMEDIES = {
    "minLength": "Vul iets in; leeg mag niet.",
    "minProperties": "Vul iets in; leeg mag niet.",
    "minItems": "Vul iets in; leeg mag niet.",
    "maxLength": "Maak de tekst korter: hoogstens {wanted} tekens.",
    "pattern": "De waarde moet de vorm {wanted} hebben.",
    "minimum": "Vul een getal in van {wanted} of hoger.",
}


@cache
def schema_of(name: str) -> Mapping[str, Any]:
    """Return the schema of a kind: the common fields and its own."""
    common = _load("common")
    if name == "common":
        return common
    own = _load(name)
    return {
        **common,
        "required": [*common["required"], *own.get("required", [])],
        "properties": {**common["properties"], **own["properties"]},
    }


def _load(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return loaded


def breaches(values: Mapping[str, Any], name: str) -> Iterator[tuple[KeyPath, str, str]]:
    """Yield what breaks the schema: the path, what is wrong, what to do."""
    validator = Draft202012Validator(schema_of(name))
    for error in sorted(validator.iter_errors(values), key=lambda e: list(map(str, e.path))):
        yield from _dutch(error)


def _dutch(error: ValidationError) -> Iterator[tuple[KeyPath, str, str]]:
    path: KeyPath = tuple(error.absolute_path)
    given: Any = error.instance
    schema: Any = error.schema
    if error.validator == "required":
        for key in (key for key in schema["required"] if key not in given):
            yield path, f"Het veld '{key}' ontbreekt.", f"Voeg een regel '{key}: …' toe aan de kop."
    elif error.validator == "additionalProperties":
        known = list(schema["properties"])
        for key in (key for key in given if key not in known):
            yield (*path, key), f"Het veld '{key}' bestaat niet.", _meant(key, known)
    else:
        name = ".".join(map(str, path))
        yield path, f"Het veld '{name}' klopt niet.", _expected(error)


def _meant(key: str, known: list[str]) -> str:
    close = difflib.get_close_matches(key, known, n=1)
    if close:
        return f"Bedoelt u '{close[0]}'?"
    return f"Haal de regel weg, of kies uit: {', '.join(sorted(known))}."


def _expected(error: ValidationError) -> str:
    wanted: Any = error.validator_value
    if error.validator == "type":
        return f"Vul {TYPES.get(wanted, wanted)} in."
    if error.validator == "enum":
        return f"Kies uit: {', '.join(map(str, wanted))}."
    remedy = REMEDIES.get(str(error.validator), "Pas de waarde aan ({message}).")
    return remedy.format(wanted=wanted, message=error.message)
