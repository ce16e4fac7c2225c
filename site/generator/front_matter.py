"""The YAML at the head of a Markdown file, with the line of every value in it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import yaml

KeyPath: TypeAlias = tuple[str | int, ...]

FENCE = "---"
START = "Begin met '---', dan title en description, dan weer '---'."
# What YAML stumbles on most, by a piece of its own message, and what a writer can do.
REMEDIES = {
    "mapping values are not allowed": "Staat er een dubbele punt in de tekst? Zet de tekst tussen aanhalingstekens: "
    'title: "Titel: ondertitel".',
    "unexpected end of stream": "Er mist een aanhalingsteken of haakje aan het eind van een regel.",
    "cannot start any token": "Gebruik geen tab. Begint een waarde met @, ` of %? Zet haar tussen aanhalingstekens.",
    "expected ',' or ']'": "Er mist een komma of een sluithaakje ] in een lijst.",
    "expected <block end>": "Laat elke regel links beginnen, en zet een tekst met een aanhalingsteken erin helemaal "
    "tussen aanhalingstekens.",
}
REMEDY = (
    "Elke regel heeft de vorm 'naam: waarde'. Zet bij twijfel de waarde tussen aanhalingstekens."
)


class FrontMatterError(Exception):
    """The head cannot be read; `line` counts from the top of the file."""

    def __init__(self, line: int, message: str, remedy: str = START) -> None:
        """Keep the line and the remedy beside the message."""
        super().__init__(message)
        self.line = line
        self.message = message
        self.remedy = remedy


@dataclass(frozen=True, kw_only=True, slots=True)
class FrontMatter:
    """The values of the head, where each one stands, and the text below it."""

    values: Mapping[str, Any]
    lines: Mapping[KeyPath, int]
    body: str
    body_line: int

    def line_of(self, path: KeyPath) -> int:
        """Return the line of a value, or of the nearest value around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML as people expect it: `yes` is a word, a date is a text, 48.5 keeps its digits."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("bool", r"^(?:true|false)$", "tf"),
    ("int", r"^-?(?:0|[1-9][0-9]*)$", "-0123456789"),
    ("null", r"^(?:null|~|)$", ["n", "~", ""]),
    ("merge", r"^(?:<<)$", "<"),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))


def split_front_matter(text: str) -> FrontMatter:
    """Read the head and the body of one Markdown file."""
    lines = text.split("\n")
    if lines[0].strip() != FENCE:
        raise FrontMatterError(1, "De pagina begint niet met een kop tussen twee regels '---'.")
    try:
        end = next(i for i, line in enumerate(lines[1:], 1) if line.strip() == FENCE)
    except StopIteration:
        raise FrontMatterError(1, "De kop wordt niet afgesloten met een regel '---'.") from None
    values, places = _read_yaml("\n".join(lines[1:end]) + "\n")
    return FrontMatter(
        values=values, lines=places, body="\n".join(lines[end + 1 :]), body_line=end + 2
    )


def _read_yaml(source: str) -> tuple[Mapping[str, Any], Mapping[KeyPath, int]]:
    try:
        loader = _Loader(source)
        node = loader.get_single_node()
        places = dict(_places(node, ())) if node is not None else {}
        values = loader.construct_document(node) if node is not None else {}
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 2 if mark else 1
        said = str(error.problem)
        remedy = next((text for part, text in REMEDIES.items() if part in said), REMEDY)
        raise FrontMatterError(line, f"De kop is geen geldige YAML ({said}).", remedy) from None
    if not isinstance(values, dict):
        raise FrontMatterError(2, "De kop bestaat niet uit regels 'naam: waarde'.")
    return values, places


def _places(node: yaml.Node, path: KeyPath) -> Iterator[tuple[KeyPath, int]]:
    """Yield every path below a node with its line; a repeated key would silently win, so refuse it."""
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            line = key.start_mark.line + 2
            if key.value in seen:
                raise FrontMatterError(line, f"Het veld '{key.value}' staat er twee keer.")
            seen.add(key.value)
            yield (*path, key.value), line
            yield from _places(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            yield (*path, index), value.start_mark.line + 2
            yield from _places(value, (*path, index))
