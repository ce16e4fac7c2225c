"""The page Meetlat in a test's hands."""

import re
from collections.abc import Iterator, Mapping
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
# Unfolds what hides the field, as its summary would.
KIND_OF_FIELD = """
const field = document.getElementById(values[0]);
for (let fold; (fold = field.closest("details:not([open])")); ) fold.open = true;
return field.type;
"""
PICK = """
const field = document.getElementById(values[0]);
field.focus();
field.value = values[1];
for (const name of ["input", "change"]) field.dispatchEvent(new Event(name, { bubbles: true }));
"""
# Looks in the caches of the service worker, which fills them behind the page's back.
KEEPS = """
const end = performance.now() + 30_000;
while (performance.now() < end) {
  const ready = (await navigator.serviceWorker.getRegistration())?.active?.state === "activated";
  const caches = await Promise.all((await self.caches.keys()).map((name) => self.caches.open(name)));
  const kept = (await Promise.all(caches.map((cache) => cache.keys()))).flat();
  if (ready && kept.filter(({ url }) => url.includes(values[0])).length >= values[1]) return;
  await new Promise((settle) => setTimeout(settle, 50));
}
throw new Error(`never kept: ${values[0]}`);
"""
LOCKED = "document.documentElement.dataset.lock === 'on'"
MANIFEST = "*/assets/engine/*.json"


def until(page: Page, condition: str, seconds: int = 40) -> Any:  # noqa: ANN401 - what the condition gives
    """Wait until a JavaScript expression is true in the page; give its value."""
    return page.run(UNTIL % condition, seconds)


def at_stage(name: str) -> str:
    """Write the condition that the engine has come this far."""
    return f"document.querySelector('[data-engine-status]').dataset.stage === '{name}'"


def complaints(page: Page) -> list[str]:
    """What the console says, less the refusals by which page and worker prove that the lock is on."""
    proof = re.compile(r"assets/engine/engine\.\w+\.json")
    return [text for text in page.complaints() if not proof.search(text)]


def keeps(page: Page, site: StaticServer, part: str, number: int = 1) -> None:
    """Wait until the service worker keeps so many files with this in their address.

    From a page to read: behind the lock a page cannot ask.
    """
    page.open(f"{site.address}over/")
    page.run(KEEPS, part, number)


def open_with(page: Page, site: StaticServer, script: str, *values: object) -> None:
    """Open the Meetlat and run a script in it before the engine can do anything."""
    with site.holding(MANIFEST):
        page.open(f"{site.address}meetlat/")
        page.run(script, *values)


def enter(page: Page, path: str, value: object) -> None:
    """Give an answer as a visitor would: type it, or choose it."""
    text = written(value)
    match page.run(KIND_OF_FIELD, path):
        case "radio":
            choose(page, path, text)
        case "text":
            select(page, path)
            page.type(field(path), text)
        case _:
            # How one picks from a list or a calendar is the browser's own affair.
            page.run(PICK, path, text)


def select(page: Page, path: str) -> None:
    """Go to a field with everything in it selected, so that typing replaces it."""
    page.run(
        "const field = document.getElementById(values[0]); field.focus(); field.select()", path
    )


def choose(page: Page, name: str, value: str) -> None:
    """Click on one of the choices of a question."""
    page.click(f'label:has(> [name="{name}"][value="{value}"])')


def field(path: str) -> str:
    """Write the selector of a field; its path holds brackets."""
    return f'[id="{path}"]'


def written(value: object) -> str:
    """Write a value as a Dutch visitor types it."""
    match value:
        case bool():
            return str(value).lower()
        case float():
            return str(value).replace(".", ",")
        case _:
            return str(value)


def answers_in(opgave: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, object]]:
    """Give every answer of an opgave with the path of its field."""
    for key, value in opgave.items():
        here = f"{path}{key}"
        match value:
            case dict():
                yield from answers_in(value, f"{here}.")
            case list():
                for index, row in enumerate(value):
                    yield from answers_in(row, f"{here}[{index}].")
            case None:
                pass
            case _:
                yield here, value
