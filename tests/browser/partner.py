"""A page of somebody else with the Meetlat in a frame, in a test's hands."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.drivers import FramedPage
from tests.browser.meetlat import UNTIL, until
from tests.browser.static_server import StaticServer

Partner = Callable[..., StaticServer]

CHROMIUM = pytest.mark.parametrize("browser", ["chromium"], indirect=True)
MAIN = pytest.mark.parametrize("browser", ["chromium", "firefox"], indirect=True)

FIGURES = "1.2023-10-01.f30.g-wajong-regulier-160-r.eoo.qoooo.pooooo.2afa0406"
HEAD = '<!doctype html><html lang="nl"><title>Gemeente</title><link rel="icon" href="data:,">'
SCRIPT = '<script src="%sinsluiten/pso-meetlat.js" defer></script>'
# What a partner's page hears, whoever sends it.
LISTENS = """
globalThis.heard = [];
globalThis.shared = [];
addEventListener("message", ({ data, origin }) => heard.push({ ...data, origin }));
addEventListener("pso-meetlat:level", ({ detail }) => shared.push(detail));
"""
FILL_IN = """
const enter = (path, value) => {
  const field = document.getElementById(path);
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
};
enter("reference_date", "2023-10-01");
enter("total_fte", "30");
document.querySelector("[data-list=placements] [data-action=add]").click();
enter("placements[0].position", "wajong");
enter("placements[0].contract", "regulier");
enter("placements[0].hours", "32");
enter("placements[0].people", "2");
"""
LEVEL = "document.querySelector('[data-result] .level__name')?.dataset.level"
STILL_TO_ANSWER = "document.querySelector('[data-fragment] a[href=\"#total_fte\"]')"
READY = "document.querySelector('[data-engine-status]')?.dataset.stage === 'ready'"
# The frame is as tall as what is in it, and stays so while the next pictures are drawn.
HEIGHT = "document.documentElement.getBoundingClientRect().height"
FITS = f"document.documentElement.dataset.fitted === '' && innerHeight === Math.ceil({HEIGHT})"
HEIGHTS = "heard.filter(({ type }) => type === 'pso-meetlat:height')"
TELL = "document.querySelector('[data-action=tell]')"
# Presses the button once it has been looked at.
TELLS = """
const button = document.querySelector("[data-action=tell]");
button.scrollIntoView({ block: "center" });
const told = (name) => !document.querySelector(`[data-told=${name}]`).hidden;
const end = performance.now() + 20_000;
do {
  button.click();
  for (let i = 0; i < 9; i++) await new Promise(requestAnimationFrame);
} while (told("unseen") && performance.now() < end);
"""
FRAME = "document.querySelector('iframe')"


def write_page(
    folder: Path, address: str, body: str, script: str = LISTENS, head: str = SCRIPT
) -> None:
    """Write a page of somebody else, with a listener of its own and the script of the element from our address."""
    folder.mkdir(exist_ok=True)
    (folder / "listens.js").write_text(script)
    listens = '<script src="listens.js"></script>'
    scripts = head.replace("%s", address)
    (folder / "index.html").write_text(f"{HEAD}{listens}{scripts}<body>{body}")


def in_frame(page: FramedPage, condition: str) -> object:
    """Wait until an expression is true in the first frame; give its value."""
    return page.run_in_frame(UNTIL % condition, 40)


def begun(page: FramedPage) -> None:
    """Wait until the page in the frame computes."""
    until(page, f"{FRAME}?.src")
    in_frame(page, READY)


def filled(page: FramedPage) -> None:
    """Enter figures in the frame, as its visitor; wait for the level."""
    begun(page)
    page.run_in_frame(FILL_IN)
    assert in_frame(page, LEVEL) == "trede_1"
