"""Build the site: read everything, check everything, then write `dist/`.

python build.py             build (the same as `python build.py build`)
python build.py check       only check; also says what could be better
python build.py serve       build, serve, drafts too, and build again after every change
python build.py new         begin a page: new handreiking "Titel"
python build.py import      make a page of a Word document
python build.py check-links try the links to other sites
python build.py april 2.2   what to look at now that edition 2.2 is there, and a draft of the news
python build.py release     the whole site as a zip, with checksums and a bill of materials
"""

import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT / "calculator"))
sys.path.insert(0, str(ROOT / "site"))

from generator.untouched import is_untouched  # noqa: E402  the two rooms have to be on the path first


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks; 1 when something is wrong, and then nothing is written."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if is_untouched(given, ROOT):
        return 0
    # Loading the generator takes longer than seeing that there is nothing to do.
    from generator.command_line import run  # noqa: PLC0415

    return run(given, ROOT)


if __name__ == "__main__":
    sys.exit(main())
