"""`pso margin`, `pso outlook`: one more question about the result of an opgave, as text or as data."""

import argparse
from collections.abc import Callable, Mapping
from typing import Final

from pso.assessment import Assessment
from pso.cli import call as shared
from pso.insight.data import plain
from pso.insight.margin import margin_of
from pso.insight.outlook import outlook_of

QUESTIONS: Final[Mapping[str, tuple[str, Callable[[Assessment], object]]]] = {
    "margin": ("show how much may be lost before the level drops", margin_of),
    "outlook": ("show how long the level lasts: 36 months ahead", outlook_of),
}
"""Name of the command → what it does, and who answers."""


def add(commands: "shared.Commands") -> None:
    """Add a command for each question."""
    for name, (purpose, answer) in QUESTIONS.items():
        question = commands.add_parser(name, help=purpose)
        shared.add_opgave(question)
        shared.add_edition(question)
        shared.add_language(question)
        question.add_argument("--json", action="store_true", help="write data instead of text")
        question.set_defaults(run=_ask, question=name, answer=answer)


def _ask(call: argparse.Namespace) -> int:
    result = shared.scored(call)
    if not isinstance(result, Assessment):
        shared.write_refusal(result, call)
    elif call.json:
        shared.write_json(plain(call.answer(result)))
    else:
        from pso.cli.ahead import SAID  # noqa: PLC0415  templates take long to load

        print("\n".join(SAID[call.question](result, call.lang)))
    return shared.status(result)
