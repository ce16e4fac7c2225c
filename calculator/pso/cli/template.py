"""`pso template`: an empty workbook to fill in."""

import argparse
import sys

from pso.cli import call as shared
from pso.words import words


def add(commands: "shared.Commands") -> None:
    """Add the command."""
    command = commands.add_parser("template", help="write an empty XLSX to fill in")
    shared.add_language(command)
    command.set_defaults(run=_template)


def _template(call: argparse.Namespace) -> int:
    # Most calls make no template, and these take long to load.
    from pso.importer.refused import RefusedError  # noqa: PLC0415
    from pso.importer.template import template  # noqa: PLC0415
    from pso.importer.unclear import Unclear  # noqa: PLC0415

    said = words(call.lang)
    if sys.stdout.isatty():
        print(said.say("import.template_binary"), file=sys.stderr)
        return shared.WRONG_CALL
    try:
        data = template(call.lang)
    except RefusedError as refused:
        print(Unclear(code=refused.code, values=refused.values).sentence(said), file=sys.stderr)
        return shared.WRONG_CALL
    sys.stdout.buffer.write(data)
    return shared.SCORED
