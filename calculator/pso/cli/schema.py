"""`pso schema`: the JSON Schema of a public format."""

import argparse

from pso.cli import call as shared
from pso.schema import SCHEMAS


def add(commands: "shared.Commands") -> None:
    """Add the command."""
    command = commands.add_parser("schema", help="write the JSON Schema of a format")
    command.add_argument(
        "format", choices=SCHEMAS, metavar="opgave|uitkomst|meetlat-event", help="which format"
    )
    shared.add_language(command)
    command.set_defaults(run=_schema)


def _schema(call: argparse.Namespace) -> int:
    shared.write_json(SCHEMAS[call.format](call.lang))
    return shared.SCORED
