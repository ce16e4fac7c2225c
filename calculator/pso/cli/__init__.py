"""The command `pso`: score organisations, and ask what their scores hang on. Each command has a module of its own."""

import argparse
import sys

from pso.cli import (
    card,
    compare,
    document,
    estimate,
    importing,
    known,
    plan,
    questions,
    schema,
    score,
    template,
)
from pso.cli.call import SCORED, WRONG_CALL
from pso.version import VERSION


def main(arguments: list[str] | None = None) -> int:
    """Run the command; give its exit status: 0 scored, 1 problems found, 2 the call itself is wrong."""
    _speak_utf8()
    call = _parser().parse_args(arguments)
    try:
        return int(call.run(call))
    except BrokenPipeError:
        # Whoever reads us has seen enough, as in `pso score --lines … | head`.
        sys.stderr.close()
        return SCORED
    except OSError as error:
        print(f"pso: {error.filename}: {error.strerror}", file=sys.stderr)
        return WRONG_CALL


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pso",
        description="Score organisations on the PSO (Prestatieladder Socialer Ondernemen).",
    )
    parser.add_argument("--version", action="version", version=f"pso {VERSION}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for module in (
        score,
        estimate,
        plan,
        questions,
        compare,
        card,
        document,
        importing,
        template,
        known,
        schema,
    ):
        module.add(commands)
    return parser
