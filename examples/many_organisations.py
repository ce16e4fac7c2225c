"""Score the opgaves of many organisations on Dask: on the processors of one machine, or on those of a cluster.

In the folder of the project:

    pip install ./ "dask[distributed]"
    python examples/many_organisations.py opgaves.jsonl results/
    python examples/many_organisations.py opgaves.jsonl results/ --scheduler tcp://head-node:8786

On a cluster every worker needs the same packages, and has to see the folders of the opgaves and of the results at
the same paths.

In: one `pso-opgave/1` a line. Out: files with one `pso-uitkomst/1` a line, in the order of the opgaves, and a count
of the levels. A line that cannot be scored has its problems in its place; it stops nobody else.
"""

import argparse
from collections import Counter
from collections.abc import Sequence

import dask.bag
import pso
from dask.distributed import Client, LocalCluster
from pso.uitkomst import uitkomst_line

PART = 1_000_000
"""Bytes of opgaves that one task scores: seconds of work, so that sending it costs next to nothing."""


def scored(line: str) -> tuple[str, str]:
    """Return the level of one opgave (or `refused`), and its result as a line."""
    result = pso.assess(line)
    level = result.quantitative_level if isinstance(result, pso.Assessment) else "refused"
    return level, uitkomst_line(result, "nl").rstrip("\n")


def score_all(opgaves: str, results: str) -> Counter[str]:
    """Score a file on the cluster that is there, write the results, and count the levels."""
    lines = dask.bag.read_text(opgaves, blocksize=PART)
    both = lines.map(scored).persist()  # kept by the workers: scored once, used twice
    both.map(lambda pair: pair[1]).to_textfiles(f"{results}/*.jsonl")
    return Counter(dict(both.map(lambda pair: pair[0]).frequencies().compute()))


def main(arguments: Sequence[str] | None = None) -> None:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(description="Score the opgaves of many organisations on Dask.")
    parser.add_argument("opgaves", help="a file, or a pattern such as 'opgaves/*.jsonl'")
    parser.add_argument("results", help="a folder for the results")
    parser.add_argument(
        "--scheduler", help="address of a cluster; without it, processes of this machine"
    )
    parser.add_argument(
        "--workers", type=int, help="so many processes (default: as the machine has)"
    )
    options = parser.parse_args(arguments)
    where = options.scheduler or LocalCluster(
        n_workers=options.workers, threads_per_worker=1, dashboard_address=None
    )
    with Client(where):
        for level, count in score_all(options.opgaves, options.results).most_common():
            print(f"{level}: {count}")


if __name__ == "__main__":
    main()
