"""Headings, pictures and tables come out as they were meant, for who looks and for who listens."""

import pytest

from tests.site.tree import Tree

BODIES = {
    "a heading as high as the title": (
        "# Kop\n",
        "pagina.md:5: De kop 'Kop' is een kop van het hoogste niveau",
    ),
    "a first heading that is too deep": (
        "Tekst.\n\n### Kop\n",
        "pagina.md:7: De kop 'Kop' slaat een niveau over: ### na de titel van de pagina.",
    ),
    "a level that is skipped": (
        "## Een\n\n#### Twee\n",
        "pagina.md:7: De kop 'Twee' slaat een niveau over: #### na ##.\n    → Maak er ### Twee van",
    ),
    "an empty heading": ("## Een\n\n##\n", "pagina.md:7: Deze kop is leeg."),
    "a picture without words": (
        "Tekst\n![](stip.png)\n",
        "pagina.md:6: Het plaatje 'stip.png' heeft geen beschrijving.",
    ),
    "a picture with a file name for words": (
        "![IMG_1.JPG](stip.png)\n",
        "De beschrijving van het plaatje is de naam van een bestand: 'IMG_1.JPG'.",
    ),
    "a table without its line": (
        "Tekst.\n\n| a | b |\n| c | d |\n",
        "onder haar eerste regel deze regel: |---|---|\n",
    ),
}


@pytest.mark.parametrize(("body", "problem"), BODIES.values(), ids=BODIES)
def test_what_one_stumbles_on_is_reported(tree: Tree, body: str, problem: str) -> None:
    """A mistake in the outline stops the build, with its line and what to do."""
    tree.over(body)
    (tree.content / "nl/over/stip.png").write_bytes(b"png")
    built = tree.build()
    assert (built.code, problem in built.problems) == (1, True), built.problems


def test_a_good_outline_is_left_alone(tree: Tree) -> None:
    """Down step by step and back up at once; a heading may be a figure; a hash in code is no heading."""
    tree.over(
        '## Een\n\n### Diep\n\n#### Dieper\n\n## {{ norm("trede_1", 50) }}\n\n'
        "```\n# code\n| a |\n| b |\n```\n\n| a |\n|---|\n| b |\n"
    )
    built = tree.build()
    assert (built.code, built.problems) == (0, "")
