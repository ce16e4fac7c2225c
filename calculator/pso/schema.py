"""JSON Schemas (draft 2020-12) of the public formats, made from the code that reads and writes them."""

from collections.abc import Callable, Mapping
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Final,
    Literal,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from pso import level_event, opgave, uitkomst
from pso.fields import DEFINITIONS, Schema, closed
from pso.level_event import LevelEvent
from pso.opgave_file import OPGAVE
from pso.uitkomst_shape import UitkomstData, Written
from pso.words import Words, words

DIALECT = "https://json-schema.org/draft/2020-12/schema"
PLAIN: Final[Mapping[object, str]] = {
    str: "string",
    int: "integer",
    bool: "boolean",
    NoneType: "null",
}


def opgave_schema(language: str = "nl") -> Schema:
    """Describe `pso-opgave/1`; fields are named in a language.

    What hangs on the handleiding or on other fields, such as the contracts of a position, is for `assess` to say.
    """
    described = _named(OPGAVE.schema(), "", words(language))
    return {"$schema": DIALECT, "title": opgave.FORMAT, **described, "$defs": DEFINITIONS}


def uitkomst_schema(_: str = "nl") -> Schema:
    """Describe `pso-uitkomst/1`: a result, or the problems in its place; its keys are the same in every language."""
    return {"$schema": DIALECT, "title": uitkomst.FORMAT, **schema_of(UitkomstData)}


def event_schema(_: str = "nl") -> Schema:
    """Describe `pso-meetlat-event/1`: what a visitor shares with the page around an embedded Meetlat."""
    return {"$schema": DIALECT, "title": level_event.FORMAT, **schema_of(LevelEvent)}


SCHEMAS: Final[Mapping[str, Callable[[str], Schema]]] = {
    "opgave": opgave_schema,
    "uitkomst": uitkomst_schema,
    "meetlat-event": event_schema,
}
"""The public formats by their short names."""


def schema_of(kind: Any) -> Schema:  # noqa: ANN401  a type, of which there is no common type
    """Describe the values of a type, as `uitkomst_shape` uses types."""
    if kind in PLAIN:
        return {"type": PLAIN[kind]}
    if is_typeddict(kind):
        hints = get_type_hints(kind, include_extras=True)
        fields = {name: schema_of(hint) for name, hint in hints.items()}
        return {**closed(fields), "required": list(fields)}
    return DESCRIBED[get_origin(kind)](get_args(kind))


def _annotated(parts: tuple[Any, ...]) -> Schema:
    kind, written = parts
    if not isinstance(written, Written):
        raise TypeError(f"a text is described by a pattern, not by {written!r}")
    return {**schema_of(kind), "pattern": written.pattern}


def _mapping(parts: tuple[Any, ...]) -> Schema:
    keys, values = map(schema_of, parts)
    return {"type": "object", "propertyNames": keys, "additionalProperties": values}


def _tuple(parts: tuple[Any, ...]) -> Schema:
    if parts[-1] is Ellipsis:
        return {"type": "array", "items": schema_of(parts[0])}
    items = [schema_of(part) for part in parts]
    return {"type": "array", "prefixItems": items, "items": False, "minItems": len(items)}


DESCRIBED: Final[Mapping[object, Callable[[tuple[Any, ...]], Schema]]] = {
    Annotated: _annotated,
    Literal: lambda parts: {"enum": list(parts)},
    # Python makes the one of `A | B`, and the other where a Literal is among them.
    **dict.fromkeys((UnionType, Union), lambda parts: {"anyOf": [schema_of(it) for it in parts]}),
    dict: _mapping,
    list: lambda parts: {"type": "array", "items": schema_of(parts[0])},
    tuple: _tuple,
}
"""How a type with parts is described, by its origin."""


def _named(schema: Schema, path: str, said: Words) -> Schema:
    """Give every field the name that the form gives it."""
    properties = {
        key: _titled(_named(field, f"{path}.{key}", said), f"{path}.{key}", said)
        for key, field in schema.get("properties", {}).items()
    }
    inside = {
        key: _named(part, path, said)
        if isinstance(part, dict)
        else [_named(it, path, said) for it in part]
        for key, part in schema.items()
        if key in {"items", "anyOf"}
    }
    return {**schema, **inside, **({"properties": properties} if properties else {})}


def _titled(schema: Schema, path: str, said: Words) -> Schema:
    keys = (f"field{path}.{part}" for part in ("label", "title"))
    name = next(
        (said.say(key) for key in keys if said.has(key) and "{" not in said.sentences[key]), ""
    )
    return {"title": name, **schema} if name else schema
