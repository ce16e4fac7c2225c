"""`pso card`: the leverancierskaart, as text or as a row that a buyer can paste into its purchases."""

import argparse
from fractions import Fraction

from pso.assessment import Assessment
from pso.cli import call as shared
from pso.insight.supplier_card import supplier_card


def add(commands: "shared.Commands") -> None:
    """Add the command."""
    command = commands.add_parser("card", help="show what your buyers may count per million euro")
    shared.add_opgave(command)
    command.add_argument(
        "--turnover", required=True, type=shared.above_zero, help="own yearly turnover in euro"
    )
    shared.add_edition(command)
    shared.add_language(command)
    command.add_argument("--json", action="store_true", help="write the buyer's row alone")
    command.set_defaults(run=_card)


def _card(call: argparse.Namespace) -> int:
    result = shared.scored(call)
    if not isinstance(result, Assessment):
        shared.write_refusal(result, call)
    elif call.json:
        shared.write_json(supplier_card(result, call.turnover).purchase)
    else:
        _write_text(result, call.turnover, call.lang)
    return shared.status(result)


def _write_text(result: Assessment, turnover: Fraction, language: str) -> None:
    from pso.cli.card_text import card_lines  # noqa: PLC0415  templates take long to load

    print("\n".join(card_lines(supplier_card(result, turnover), result, language)))
