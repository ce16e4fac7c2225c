"""What the site is for: figures in, level out, in every browser and behind the lock."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pso

from tests.browser.drivers import Page
from tests.browser.meetlat import (
    LOCKED,
    answers_in,
    at_stage,
    choose,
    complaints,
    enter,
    field,
    open_with,
    select,
    until,
)
from tests.browser.static_server import StaticServer

OPGAVE = Path(__file__).parents[1] / "calculator/formats/opgave.json"
EXAMPLE = "meetlat/#voorbeeld=bakkerij"
RESULT = "document.querySelector('[data-result]').textContent.trim()"
MESSAGE = "document.getElementById('message:total_fte').textContent"
FOCUS = "return [document.activeElement.id, document.activeElement.value]"
# Keeps what the engine's worker says: the page saves the text of the opgave, but not that of the uitkomst.
LISTEN = """
globalThis.answers = [];
globalThis.Worker = class extends Worker {
  constructor(...values) {
    super(...values);
    this.addEventListener("message", ({ data }) => {
      if (data.response) answers.push(JSON.parse(data.response));
    });
  }
};
"""


def test_the_published_example_gives_the_published_result(page: Page, site: StaticServer) -> None:
    """Filled in by hand, the example gives the same bytes as the command line."""
    opgave = json.loads(OPGAVE.read_text())
    expected = pso.assess(opgave)
    assert isinstance(expected, pso.Assessment)
    open_with(page, site, LISTEN)
    fill_in(page, opgave)
    until(page, f"{RESULT}.includes('Trede 2')")
    page.click('.answer__actions [data-action="save"]')
    saved = until(page, "answers.find((answer) => answer.opgave)")
    assert saved["opgave"] == pso.opgave_json(expected.opgave)
    assert saved["uitkomst"] == pso.uitkomst_json(expected)
    assert complaints(page) == []


def test_an_example_is_computed_at_once(page: Page, site: StaticServer) -> None:
    """Who follows the link of a worked example sees its level without doing anything."""
    page.open(site.address + EXAMPLE)
    assert "op basis van uw opgave" in until(page, RESULT)
    assert page.run(f"return {LOCKED}")
    assert complaints(page) == []


def test_the_answer_changes_with_every_key(page: Page, site: StaticServer) -> None:
    """While someone types the result follows, and the field keeps the focus and the text."""
    page.open(site.address + EXAMPLE)
    before = until(page, RESULT)
    select(page, "total_fte")
    page.type(field("total_fte"), "1")
    first = until(page, f"{RESULT} !== {json.dumps(before)} && {RESULT} || 'none'")
    page.type(field("total_fte"), "99,5")
    until(page, f"{RESULT} && {RESULT} !== {json.dumps(first)}")
    assert page.run(FOCUS) == ["total_fte", "199,5"]


def test_a_problem_is_shown_at_its_field_and_in_the_summary(page: Page, site: StaticServer) -> None:
    """A word where a number belongs is named twice, each time in the same sentence."""
    page.open(site.address + EXAMPLE)
    until(page, RESULT)
    select(page, "total_fte")
    page.type(field("total_fte"), "veel")
    page.press("Tab")
    message = until(page, f"{MESSAGE}.includes('“veel”') && {MESSAGE}")
    summary = page.run("return document.querySelector('[data-fragment=problems]').textContent")
    assert message in summary
    assert page.run("return document.getElementById('total_fte').getAttribute('aria-invalid')")


def test_it_goes_on_with_the_cable_pulled(page: Page, site: StaticServer) -> None:
    """Behind the lock nothing is needed from anywhere."""
    page.open(site.address + EXAMPLE)
    before = until(page, RESULT)
    site.close()
    select(page, "total_fte")
    page.type(field("total_fte"), "400")
    assert until(page, f"{RESULT} && {RESULT} !== {json.dumps(before)}")
    assert complaints(page) == []


def test_a_failed_download_loses_nothing(page: Page, site: StaticServer) -> None:
    """When the engine does not come through, what was entered stays and one press tries again."""
    with site.breaking("*.wasm"):
        page.open(site.address + EXAMPLE)
        until(page, at_stage("failed"))
    entered = page.run("return document.getElementById('total_fte').value")
    page.click('[data-engine-status] [data-action="retry"]')
    until(page, RESULT)
    assert page.run("return document.getElementById('total_fte').value") == entered != ""


def test_it_works_below_a_path(page: Page, serve: Callable[..., StaticServer]) -> None:
    """A host may keep the site in a folder: nothing in it counts on the root."""
    host = serve(prefix="/diensten/pso/")
    page.open(host.address + EXAMPLE)
    until(page, RESULT)
    assert all(path.startswith(host.prefix) for path in host.asked)
    assert complaints(page) == []


def fill_in(page: Page, opgave: dict[str, Any]) -> None:
    """Give all answers of an opgave, in the order of the file."""
    for name in ("placements", "purchases"):
        for _ in opgave[name]:
            page.click(f'[data-list="{name}"] [data-action="add"]')
    for path, value in answers_in(opgave):
        if path.endswith(".fte_per_million"):
            choose(page, path.replace("fte_per_million", "supplier_way"), "factor")
        # The format of the file is no question, and about an SW company only builders-up are asked.
        if path not in {"format", "sw_company"}:
            enter(page, path, value)
