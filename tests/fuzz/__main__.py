"""Throw damaged input at everything that reads a visitor's files: `make fuzz`.

    python -m tests.fuzz [COUNT] [SEED]

It stops at the first failure and writes the input to a file in the temporary folder.
"""

import sys

from tests.fuzz import opgave, table
from tests.fuzz.harness import bound_memory, run

COUNT, SEED = 200_000, 20260401


def main(count: int = COUNT, seed: int = SEED) -> None:
    """Check so many opgaves and so many staff lists."""
    bound_memory()
    run("opgave", opgave.Opgaves(seed), opgave.check, count)
    run("table", table.Tables(seed), table.check, count)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
