"""One way to drive a page, whatever browser it is in."""

import json
from pathlib import Path
from typing import Any, Protocol

from tests.browser.installed import Engine, found


class Page(Protocol):
    """One tab. Tests share nothing through it: each serves the site from an origin of its own."""

    def open(self, address: str) -> None:
        """Go to an address and wait until it has loaded."""

    def run(self, script: str, *values: object) -> Any:  # noqa: ANN401 - whatever JSON the script returns
        """Run the body of an async function; `values` arrive in it as the list `values`."""

    def type(self, selector: str, text: str) -> None:
        """Press one key for each character, in the element that the selector names."""

    def click(self, selector: str) -> None:
        """Click in the middle of an element."""

    def choose_file(self, selector: str, name: str, content: bytes) -> None:
        """Choose a file with this content in a chooser."""

    def choose_path(self, selector: str, path: Path) -> None:
        """Choose a file that is there."""

    def press(self, key: str) -> None:
        """Press one key, by its DOM name, where the focus is."""

    def screenshot(self, target: Path) -> None:
        """Write what the window shows as a PNG."""

    def complaints(self) -> list[str]:
        """Errors and warnings on the console so far, and errors that nobody caught."""

    def close(self) -> None:
        """Close the tab."""


class FramedPage(Page, Protocol):
    """A tab of a driver that reaches into frames."""

    def run_in_frame(self, script: str, *values: object) -> Any:  # noqa: ANN401 - as `run`
        """Run the body of an async function in the first frame of the page."""


class Browser(Protocol):
    """A running browser."""

    engine: Engine

    def page(self) -> Page:
        """Open a new tab."""

    def close(self) -> None:
        """End the browser and everything that was started for it."""


def launch(engine: Engine) -> Browser:
    """Start a browser with the driver that fits what is installed."""
    browser = found(engine)
    # Imported late: a machine needs only the driver that it uses.
    match browser.driver:
        case "playwright":
            from tests.browser.playwright_driver import PlaywrightBrowser  # noqa: PLC0415

            return PlaywrightBrowser(browser)
        case "puppeteer":
            from tests.browser.puppeteer_driver import PuppeteerBrowser  # noqa: PLC0415

            return PuppeteerBrowser(browser)
        case "webkitgtk":
            from tests.browser.webkit_driver import WebkitBrowser  # noqa: PLC0415

            return WebkitBrowser(browser)


def async_call(script: str, values: tuple[object, ...]) -> str:
    """Write one expression that runs the script; a policy against eval cannot stop it."""
    return f"(async (values) => {{ {script} }})({json.dumps(values)})"
