"""A new edition: what has to be looked at, a draft of the news, and what the examples become."""

import contextlib
import io
from dataclasses import dataclass

import pytest

import build
from tests.site.tree import Tree

NEW = """\
edition = "2.2"
valid_from = 2027-04-01
source = "S8"

[position.wajong]
weight = { value = "0.5", unit = "factor", status = "stated", source = "S8" }
"""
EXAMPLE = """\
opgave:
  format: pso-opgave/1
  reference_date: {day}
  total_fte: 48,5
  placements:
    - {{position: {position}, contract: regulier, hours: 36, people: 2, start: 2021-03-01}}
expected: {{quantitative_level: trede_1}}
"""


@dataclass(frozen=True, kw_only=True)
class Prepared:
    """What the command said, and the report."""

    code: int
    said: str
    problems: str
    report: str


def prepare(tree: Tree, name: str = "2.2", text: str = NEW) -> Prepared:
    """Lay a made-up edition over the shipped ones, and ask what it means."""
    tree.page("nl/nieuws/index.md")
    folder = tree.root / "handleidingen"
    folder.mkdir(exist_ok=True)
    (folder / "2.2.toml").write_text(text, "utf-8")
    said, problems = io.StringIO(), io.StringIO()
    places = ["--content", str(tree.content), "--site", str(tree.site)]
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(problems):
        code = build.main(["april", name, "--editions", str(folder), *places])
    report = tree.root / f"april-{name}.md"
    return Prepared(
        code=code,
        said=said.getvalue(),
        problems=problems.getvalue(),
        report=report.read_text("utf-8") if report.exists() else "",
    )


def section(report: str, title: str) -> str:
    """One part of the report."""
    rest = report[report.index(f"## {title}") :]
    return rest[: rest.find("\n## ", 4)]


def test_calls_of_a_changed_value_are_named_with_their_line(tree: Tree) -> None:
    """Old and new stand beside the call; a pinned call is pointed at; other values are left alone."""
    pinned = '{{ weight("position.wajong", "2.1") }}'
    tree.over(
        f'Is {{{{ weight("position.wajong") }}}}.\n\n{pinned} {{{{ weight("position.wia") }}}}\n'
    )
    done = prepare(tree)
    found = section(done.report, "Teksten die een veranderde waarde tonen")
    assert done.code == 0
    assert (
        '- [ ] content/nl/over/pagina.md\n    - regel 5: `{{ weight("position.wajong") }}` was 1, wordt 0,5.'
        in found
    )
    assert 'regel 7: `{{ weight("position.wajong", "2.1") }}` verandert niet.' in found
    assert "position.wia" not in found
    assert done.report in done.said


def test_pages_grow_old(tree: Tree) -> None:
    """A page for an older edition and one whose day to review is there are listed; the day after is not."""
    tree.over(head='edition: "2.1"\nreview_before: 2027-04-01')
    tree.page("nl/over/later.md", head='edition: "2.2"\nreview_before: 2027-04-02')
    report = prepare(tree).report
    older = section(report, "Pagina's die voor een oudere handleiding zijn geschreven")
    expired = section(report, "Pagina's met een herziendatum tot en met 1 april 2027")
    assert "content/nl/over/pagina.md (handleiding 2.1)" in older
    assert "content/nl/over/pagina.md: herzien voor 2027-04-01" in expired
    assert "later.md" not in older + expired


def test_a_page_about_a_changed_group_is_named(tree: Tree) -> None:
    """The head says that a page is about a group: then a changed weight concerns it, without any call."""
    tree.over(head="groups: [wajong]")
    tree.page("nl/over/ander.md", head="groups: [wia]")
    found = section(prepare(tree).report, "Pagina's over een groep of niveau dat verandert")
    assert "content/nl/over/pagina.md" in found
    assert "ander.md" not in found


def test_examples_are_computed_under_both(tree: Tree) -> None:
    """The example that changes comes with old, new and cause; the one that stays is only counted."""
    tree.page("nl/voorbeelden/index.md")
    tree.page("nl/voorbeelden/anders.md", head=EXAMPLE.format(day="2023-10-01", position="wajong"))
    tree.page("nl/voorbeelden/gelijk.md", head=EXAMPLE.format(day="2027-06-01", position="wia"))
    report = prepare(tree).report
    found = section(report, "Voorbeelden met een andere uitkomst")
    assert "anders.md: Trede 1, 3,7 % → Geen niveau, 1,9 %" in found
    assert "gewicht Wajong: was 1, wordt 0,5." in found
    assert (
        "Alle 2 voorbeelden zijn onder allebei de handleidingen berekend; 1 blijven gelijk."
        in found
    )
    moving = section(report, "Voorbeelden die u opnieuw moet uitrekenen")
    assert "gelijk.md" in moving
    assert "anders.md" not in moving


def test_the_news_is_a_draft_with_calls(tree: Tree) -> None:
    """No figure is typed, and the draft says that it is one."""
    prepare(tree)
    text = (tree.content / "nl/nieuws/2027-04-01-handleiding-2-2.md").read_text("utf-8")
    assert "draft: true\n" in text
    assert 'date: 2027-04-01\nedition: "2.2"\n' in text
    assert '{{ changes("2.1", "2.2") }}' in text


def test_work_on_the_news_is_kept(tree: Tree) -> None:
    """Asking twice does not undo what an editor wrote."""
    prepare(tree)
    path = tree.content / "nl/nieuws/2027-04-01-handleiding-2-2.md"
    edited = path.read_text("utf-8") + "Van de redactie.\n"
    path.write_text(edited, "utf-8")
    assert prepare(tree).code == 0
    assert path.read_text("utf-8") == edited


def test_twice_is_the_same(tree: Tree) -> None:
    """There is no clock in the report, and the draft that it made is not one of the pages to look at."""
    tree.over('{{ weight("position.wajong") }}\n')
    first, second = prepare(tree), prepare(tree)
    assert (first.code, second.code) == (0, 0)
    assert first.report == second.report


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("2.3", NEW, "Handleiding '2.3' is niet bekend"),
        ("1.5", NEW, "er gaat geen andere aan vooraf"),
        ("2.2", NEW.replace('"S8" }', '"S99" }'), "name a source from sources.toml"),
    ],
)
def test_what_cannot_be_prepared_is_told(tree: Tree, name: str, text: str, message: str) -> None:
    """An unknown edition or a wrong file: a sentence, and nothing is written."""
    done = prepare(tree, name, text)
    assert done.code == 1
    assert message in done.problems
    assert not done.report
    assert not list((tree.content / "nl/nieuws").glob("2*.md"))
