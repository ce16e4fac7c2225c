"""`pso editions`: which handleidingen are known."""

import argparse

from pso.cli import call as shared


def add(commands: "shared.Commands") -> None:
    """Add the command."""
    known = commands.add_parser("editions", help="list the editions of the handleiding")
    shared.add_language(known)
    known.set_defaults(run=_editions)


def _editions(call: argparse.Namespace) -> int:
    from pso.cli.report import edition_lines  # noqa: PLC0415  templates take long to load

    print("\n".join(edition_lines(call.lang)))
    return shared.SCORED
