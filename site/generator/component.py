"""Components: each folder's own account of its macros, and named examples as data.

The examples feed the component page, which the checks of HTML and accessibility visit like any other.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.page import Page
from generator.places import Places

KIND = "components"
GIVEN = ("t", "form", "href")
"""Parameters that a template gets from the page itself; examples do not repeat them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ComponentMacro:
    """What a template may call, and what each parameter means."""

    name: str
    description: str
    parameters: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class ComponentExample:
    """One call with its arguments; `given` are those that the page itself fills in."""

    name: str
    macro: str
    arguments: Mapping[str, Any]
    given: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Component:
    """A folder of `site/components`."""

    name: str
    description: str
    macros: tuple[ComponentMacro, ...]
    examples: tuple[ComponentExample, ...]


def read_components(folder: Path) -> tuple[Component, ...]:
    """Read every `component.toml`, by name."""
    return tuple(_component(path) for path in sorted(folder.glob("*/component.toml")))


def _component(path: Path) -> Component:
    data = tomllib.loads(path.read_text("utf-8"))
    macros = tuple(_macro(name, fields) for name, fields in data["macros"].items())
    return Component(
        name=path.parent.name,
        description=data["description"],
        macros=macros,
        examples=tuple(_example(fields, macros) for fields in data.get("examples", ())),
    )


def _macro(name: str, fields: Mapping[str, Any]) -> ComponentMacro:
    parameters = fields.get("parameters", {})
    return ComponentMacro(name=name, description=fields["description"], parameters=parameters)


def _example(fields: Mapping[str, Any], macros: tuple[ComponentMacro, ...]) -> ComponentExample:
    macro = next(macro for macro in macros if macro.name == fields["macro"])
    return ComponentExample(
        name=fields["name"],
        macro=macro.name,
        arguments=fields.get("arguments", {}),
        given=tuple(name for name in macro.parameters if name in GIVEN),
    )


def component_page(places: Places) -> Iterator[Page]:
    """Yield the page that shows every component; a site without its template has none."""
    template = places.site / "templates" / f"{KIND}.html.j2"
    if template.is_file():
        yield Page(
            title="Components",
            description="Every part that pages are made of, with its parameters and examples.",
            language="en",
            kind=KIND,
            url=f"{KIND}/",
            file=places.shown(template),
            template=KIND,
        )
