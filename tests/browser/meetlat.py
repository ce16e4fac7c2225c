"""The page Meetlat in a test's hands."""

from typing import Any

from tests.browser.drivers import Page
from tests.browser.static_server import StaticServer

# Looks again and again by the page's own clock; what never comes true is an error, not a wait.
UNTIL = """
const end = performance.now() + values[0] * 1000;
const holds = () => (%s);
while (!holds()) {
  if (performance.now() > end) throw new Error(`never came true: ${holds}`);
  await new Promise((settle) => setTimeout(settle, 20));
}
return holds();
"""
LOCKED = "document.documentElement.dataset.lock === 'on'"
MANIFEST = "*/assets/engine/*.json"


def until(page: Page, condition: str, seconds: int = 40) -> Any:  # noqa: ANN401 - what the condition gives
    """Wait until a JavaScript expression is true in the page; give its value."""
    return page.run(UNTIL % condition, seconds)


def at_stage(name: str) -> str:
    """Write the condition that the engine has come this far."""
    return f"document.querySelector('[data-engine-status]').dataset.stage === '{name}'"


def open_with(page: Page, site: StaticServer, script: str, *values: object) -> None:
    """Open the Meetlat and run a script in it before the engine can do anything."""
    with site.holding(MANIFEST):
        page.open(f"{site.address}meetlat/")
        page.run(script, *values)
