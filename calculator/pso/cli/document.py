"""`pso document`: what an organisation takes along, as a Word document or a workbook."""

import argparse
import sys
from pathlib import Path

from pso.assessment import Assessment
from pso.cli import call as shared
from pso.importer.refused import RefusedError
from pso.importer.unclear import Unclear
from pso.words import words

KINDS = ("dossier", "plan", "werkboek")


def add(commands: "shared.Commands") -> None:
    """Add the command."""
    command = commands.add_parser("document", help="write a dossier, a plan or a werkboek")
    command.add_argument("kind", choices=KINDS, metavar="dossier|plan|werkboek", help="which one")
    shared.add_opgave(command)
    command.add_argument("-o", "--output", required=True, metavar="FILE", help="where to write it")
    shared.add_edition(command)
    shared.add_language(command)
    command.set_defaults(run=_document, json=False)


def _document(call: argparse.Namespace) -> int:
    result = shared.scored(call)
    if not isinstance(result, Assessment):
        shared.write_refusal(result, call)
        return shared.PROBLEMS_FOUND
    from pso.document import make  # noqa: PLC0415  templates take long to load

    try:
        content = make(call.kind, result, call.lang).content
    except RefusedError as refused:
        unclear = Unclear(code=refused.code, values=refused.values)
        print(unclear.sentence(words(call.lang)), file=sys.stderr)
        return shared.WRONG_CALL
    if call.output == shared.STANDARD_INPUT:
        sys.stdout.buffer.write(content)
    else:
        Path(call.output).write_bytes(content)
    return shared.SCORED
