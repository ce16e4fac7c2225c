"""Debian's WebKitGTK: its own MiniBrowser, on a screen that nobody sees."""

import logging
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from selenium.common.exceptions import WebDriverException
from selenium.webdriver import WebKitGTK, WebKitGTKOptions
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.webkitgtk.service import Service
from urllib3.exceptions import HTTPError

from tests.browser.drivers import async_call
from tests.browser.installed import Installed

LONGEST = 60
SPARE = 30
LONGEST_START, STARTS = 30, 3
LOG = logging.getLogger(__name__)
# A lone script value travels back through a callback, an error as a marked object.
ANSWER = """
const done = arguments[arguments.length - 1];
{call}.then(
  (value) => done({{ value: value ?? null }}),
  (error) => done({{ error: String(error) }}),
);
"""

# This WebDriver hands out no console, so the page keeps its own from the moment it has loaded.
LISTEN = """
window.complaints = [];
const keep = (text) => window.complaints.push(String(text));
for (const level of ["error", "warn"]) {
  const original = console[level];
  console[level] = (...parts) => { keep(parts.join(" ")); original.apply(console, parts); };
}
addEventListener("error", (event) => keep(event.message));
addEventListener("unhandledrejection", (event) => keep(event.reason));
addEventListener("securitypolicyviolation", (event) => {
  keep(`${event.violatedDirective} refused ${event.blockedURI}`);
});
"""

INTO_SIGHT = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })"


class Screen:
    """A virtual screen: MiniBrowser has no mode without one."""

    def __init__(self) -> None:
        command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x1000x24", "-nolisten", "tcp"]
        self._server = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        number = self._server.stdout.readline().strip() if self._server.stdout else ""
        if not number:
            raise RuntimeError("Xvfb did not start")
        self.name = f":{number}"

    def close(self) -> None:
        """Switch the screen off."""
        self._server.terminate()
        self._server.communicate(timeout=10)


class WebkitPage:
    """One WebDriver session: WebKitGTK keeps each in a profile of its own."""

    def __init__(self, installed: Installed, display: str) -> None:
        self._driver = _started(installed, display)
        self._driver.set_script_timeout(LONGEST)
        self._folder = TemporaryDirectory()

    def open(self, address: str) -> None:
        """Go to an address."""
        self._driver.get(address)
        self._driver.execute_script(LISTEN)

    def run(self, script: str, *values: object) -> Any:  # noqa: ANN401 - whatever JSON the script returns
        """Run the body of an async function."""
        # A page that a script loaded again has forgotten to listen.
        listen = f"if (!window.complaints) {{ {LISTEN} }}"
        call = listen + ANSWER.format(call=async_call(script, values))
        answer = self._driver.execute_async_script(call)
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["value"]

    def run_in_frame(self, script: str, *values: object) -> Any:  # noqa: ANN401 - as `run`
        """Run the body of an async function in the first frame of the page."""
        self._driver.switch_to.frame(0)
        try:
            return self.run(script, *values)
        finally:
            self._driver.switch_to.default_content()

    def type(self, selector: str, text: str) -> None:
        """Press one key for each character."""
        self._driver.find_element(By.CSS_SELECTOR, selector).send_keys(text)

    def click(self, selector: str) -> None:
        """Click in the middle of an element, brought into sight first: by itself WebKit stops short of it."""
        element = self._driver.find_element(By.CSS_SELECTOR, selector)
        self._driver.execute_script(INTO_SIGHT, element)
        element.click()

    def choose_file(self, selector: str, name: str, content: bytes) -> None:
        """Choose a file with this content; the tab's folder stays until the tab is closed."""
        path = Path(self._folder.name) / name
        path.write_bytes(content)
        self.choose_path(selector, path)

    def choose_path(self, selector: str, path: Path) -> None:
        """Choose a file that is there."""
        self._driver.find_element(By.CSS_SELECTOR, selector).send_keys(str(path))

    def press(self, key: str) -> None:
        """Press one key where the focus is."""
        named = getattr(Keys, key.removeprefix("Arrow").upper(), key)
        ActionChains(self._driver).send_keys(named).perform()

    def screenshot(self, target: Path) -> None:
        """Write what the window shows."""
        self._driver.save_screenshot(str(target))

    def complaints(self) -> list[str]:
        """Errors and warnings so far."""
        heard: list[str] = self._driver.execute_script("return window.complaints")
        return heard

    def close(self) -> None:
        """End the session and forget it."""
        self._driver.quit()
        self._folder.cleanup()


class WebkitBrowser:
    """The screen; each page is a session of its own on it."""

    def __init__(self, installed: Installed) -> None:
        self.engine = installed.engine
        self._installed = installed
        self._screen = Screen()

    def page(self) -> WebkitPage:
        """Start a session."""
        return WebkitPage(self._installed, self._screen.name)

    def close(self) -> None:
        """Switch the screen off."""
        self._screen.close()


def _started(installed: Installed, display: str) -> WebKitGTK:
    """Start a session; now and then MiniBrowser does not come up, and its driver would wait for ever."""
    options = WebKitGTKOptions()
    options.binary_location = str(installed.executable)
    options.add_argument("--automation")
    for attempt in range(1, STARTS + 1):
        try:
            with _patience(LONGEST_START):
                driver = WebKitGTK(options=options, service=_service(display))
        except (HTTPError, WebDriverException) as error:
            LOG.warning("WebKit did not start, attempt %s: %s", attempt, error)
            if attempt == STARTS:
                raise
        else:
            if isinstance(driver.command_executor, RemoteConnection):
                driver.command_executor.client_config.timeout = LONGEST + SPARE
            return driver
    raise AssertionError("the last attempt either returns or raises")


@contextmanager
def _patience(seconds: int) -> Iterator[None]:
    """Let a session that is made in here wait so long for any answer: selenium takes the sockets' default."""
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(seconds)
    try:
        yield
    finally:
        socket.setdefaulttimeout(before)


def _service(display: str) -> Service:
    path = shutil.which("WebKitWebDriver")
    # As for the other browsers, see QUICK in playwright_driver.py; here almost half of the work.
    given = {"DISPLAY": display, "JSC_useOMGJIT": "0"}
    return Service(path, env={**os.environ, **given}) if path else Service()
