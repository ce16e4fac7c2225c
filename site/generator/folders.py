"""Which folders a command works with: the usual ones, or those that the command line names."""

import argparse
from dataclasses import replace
from pathlib import Path

from generator.places import Places

NAMES = ("content", "site", "dist")


def add_folders(parser: argparse.ArgumentParser) -> None:
    """Let a command take other folders."""
    for name in NAMES:
        parser.add_argument(f"--{name}", type=Path, help=f"another folder than {name}/")


def chosen(options: argparse.Namespace, root: Path) -> Places:
    """Return the folders: those of the checkout, unless others are named."""
    named = {name: path.resolve() for name in NAMES if (path := getattr(options, name))}
    return replace(Places.under(root), **named)
