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
    match error.validator:
        case "required":
            for key in error.validator_value:
                if key not in error.instance:
                    yield path, f"Het veld '{key}' ontbreekt.", f"Voeg een regel '{key}: …' toe aan de kop."
        case "additionalProperties":
            known = list(error.schema["properties"])
            for key in error.instance:
                if key not in known:
                    yield (*path, key), f"Het veld '{key}' bestaat niet.", _meant(key, known)
        case _:
            name = ".".join(map(str, path))
            yield path, f"Het veld '{name}' klopt niet.", _expected(error)


def _meant(key: str, known: list[str]) -> str:
    close = difflib.get_close_matches(key, known, n=1)
    if close:
        return f"Bedoelt u '{close[0]}'?"
    return f"Haal de regel weg, of kies uit: {', '.join(sorted(known))}."


def _expected(error: ValidationError) -> str:
    wanted = error.validator_value
    match error.validator:
        case "type":
            return f"Vul {TYPES.get(str(wanted), str(wanted))} in."
        case "minLength" | "minProperties" | "minItems":
            return "Vul iets in; leeg mag niet."
        case "maxLength":
            return f"Maak de tekst korter: hoogstens {wanted} tekens."
        case "enum":
            return f"Kies uit: {', '.join(map(str, wanted))}."
        case "pattern":
            return f"De waarde moet de vorm {wanted} hebben."
        case "minimum":
            return f"Vul een getal in van {wanted} of hoger."
        case _:
            return f"Pas de waarde aan ({error.message})."
