"""The command `pso`: score one organisation from a file, or many from a stream."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

from pso.assessment import Assessment, Refusal, assess
from pso.overlay import editions
from pso.uitkomst import uitkomst_json, uitkomst_line
from pso.version import VERSION
from pso.words import LANGUAGES

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001  it has no public name

SCORED, PROBLEMS_FOUND, WRONG_CALL = 0, 1, 2
STANDARD_INPUT = "-"


def main(arguments: list[str] | None = None) -> int:
    """Run the command; give its exit status: 0 scored, 1 problems found, 2 the call itself is wrong."""
    _speak_utf8()
    parser = _parser()
    call = parser.parse_args(arguments)
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
    score = commands.add_parser("score", help="score one opgave, or many with --lines")
    score.add_argument(
        "opgave", metavar="OPGAVE", help='a pso-opgave/1 file; "-" reads standard input'
    )
    score.add_argument(
        "--lines", action="store_true", help="one opgave a line in, one uitkomst a line out"
    )
    _add_edition(score)
    _add_language(score)
    score.add_argument("--json", action="store_true", help="write pso-uitkomst/1 instead of text")
    score.set_defaults(run=_score)
    _add_question(commands, "margin", "show how much may be lost before the level drops")
    _add_question(commands, "outlook", "show how long the level lasts: 36 months ahead")
    known = commands.add_parser("editions", help="list the editions of the handleiding")
    _add_language(known)
    known.set_defaults(run=_editions)
    return parser


def _add_question(commands: "Commands", name: str, purpose: str) -> None:
    """Add a command that asks one more thing about the result of an opgave."""
    question = commands.add_parser(name, help=purpose)
    question.add_argument(
        "opgave", metavar="OPGAVE", help='a pso-opgave/1 file; "-" reads standard input'
    )
    _add_edition(question)
    _add_language(question)
    question.set_defaults(run=_ask, question=name)


def _add_edition(command: argparse.ArgumentParser) -> None:
    names = [edition.name for edition in editions()]
    command.add_argument("--edition", choices=names, help="handleiding to score under")


def _add_language(command: argparse.ArgumentParser) -> None:
    help_text = "language of texts (default: nl)"
    command.add_argument("--lang", choices=LANGUAGES, default="nl", help=help_text)


def _ask(call: argparse.Namespace) -> int:
    from pso.report_ahead import QUESTIONS  # noqa: PLC0415  templates take long to load

    result = assess(_read(call.opgave), edition=call.edition)
    if isinstance(result, Assessment):
        print("\n".join(QUESTIONS[call.question](result, call.lang)))
    else:
        _write_text(result, call.lang)
    return _status(result)


def _score(call: argparse.Namespace) -> int:
    if call.lines:
        return _score_lines(call)
    result = assess(_read(call.opgave), edition=call.edition)
    if call.json:
        sys.stdout.write(uitkomst_json(result, call.lang))
    else:
        _write_text(result, call.lang)
    return _status(result)


def _status(result: Assessment | Refusal) -> int:
    return SCORED if isinstance(result, Assessment) else PROBLEMS_FOUND


def _write_text(result: Assessment | Refusal, language: str) -> None:
    from pso.report import problem_lines, report_lines  # noqa: PLC0415  templates take long to load

    if isinstance(result, Assessment):
        print("\n".join(report_lines(result, language)))
    else:
        print("\n".join(problem_lines(result, language)), file=sys.stderr)


def _read(name: str) -> bytes:
    return sys.stdin.buffer.read() if name == STANDARD_INPUT else Path(name).read_bytes()


def _score_lines(call: argparse.Namespace) -> int:
    """Score line by line, holding one line at a time; 1 when any line had problems."""
    if call.opgave == STANDARD_INPUT:
        return _score_each(call, sys.stdin.buffer)
    path = Path(call.opgave)
    with path.open("rb") as lines:
        return _score_each(call, _with_progress(lines, path.stat().st_size, sys.stderr))


def _score_each(call: argparse.Namespace, lines: Iterable[bytes]) -> int:
    status = SCORED
    for line in lines:
        result = assess(line, edition=call.edition)
        status = max(status, _status(result))
        sys.stdout.write(uitkomst_line(result, call.lang))
    return status


def _with_progress(source: BinaryIO, size: int, terminal: TextIO) -> Iterator[bytes]:
    """Pass lines on and show on a terminal how far we are; nothing in a pipe."""
    done, shown = 0, -1
    for line in source:
        yield line
        done += len(line)
        percent = 100 * done // size if size else 0
        if terminal.isatty() and percent != shown:
            shown = percent
            print(f"\r{'█' * (percent // 4):<25} {percent} %", end="", file=terminal, flush=True)
    if shown >= 0:
        print(file=terminal)


def _editions(call: argparse.Namespace) -> int:
    from pso.report import edition_lines  # noqa: PLC0415  templates take long to load

    print("\n".join(edition_lines(call.lang)))
    return SCORED


if __name__ == "__main__":
    sys.exit(main())
