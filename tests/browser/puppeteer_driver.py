"""Debian's Firefox: Playwright cannot drive it, Puppeteer can, over a node process."""

import json
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.browser.drivers import async_call
from tests.browser.installed import Installed

SCRIPT = Path(__file__).with_suffix(".mjs")


class PuppeteerBrowser:
    """The node process, and Firefox behind it."""

    def __init__(self, installed: Installed) -> None:
        self.engine = installed.engine
        self._node = subprocess.Popen(
            ["node", SCRIPT, installed.executable],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )

    def page(self) -> "PuppeteerPage":
        """Open a tab in a context of its own."""
        self.tell("page")
        return PuppeteerPage(self)

    def tell(self, command: str, *values: object) -> Any:  # noqa: ANN401 - whatever JSON comes back
        """Send one command and wait for its answer."""
        send, receive = self._node.stdin, self._node.stdout
        if send is None or receive is None:
            raise RuntimeError("node was started without pipes")
        send.write(json.dumps([command, *values]) + "\n")
        line = receive.readline()
        if not line:
            raise RuntimeError(f"node ended with status {self._node.wait()}; its message is above")
        answer = json.loads(line)
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["value"]

    def close(self) -> None:
        """End of input is the sign for the node process to close Firefox and stop."""
        self._node.communicate(timeout=30)


class PuppeteerPage:
    """The one open tab."""

    def __init__(self, browser: PuppeteerBrowser) -> None:
        self._tell = browser.tell
        self._folder = TemporaryDirectory()

    def open(self, address: str) -> None:
        """Go to an address."""
        self._tell("open", address)

    def run(self, script: str, *values: object) -> Any:  # noqa: ANN401 - whatever JSON the script returns
        """Run the body of an async function."""
        return self._tell("run", async_call(script, values))

    def run_in_frame(self, script: str, *values: object) -> Any:  # noqa: ANN401 - as `run`
        """Run the body of an async function in the first frame of the page."""
        return self._tell("runInFrame", async_call(script, values))

    def type(self, selector: str, text: str) -> None:
        """Press one key for each character."""
        self._tell("type", selector, text)

    def click(self, selector: str) -> None:
        """Click in the middle of an element."""
        self._tell("click", selector)

    def choose_file(self, selector: str, name: str, content: bytes) -> None:
        """Choose a file with this content; the tab's folder stays until the tab is closed."""
        path = Path(self._folder.name) / name
        path.write_bytes(content)
        self.choose_path(selector, path)

    def choose_path(self, selector: str, path: Path) -> None:
        """Choose a file that is there."""
        self._tell("choose", selector, str(path))

    def press(self, key: str) -> None:
        """Press one key where the focus is."""
        self._tell("press", key)

    def screenshot(self, target: Path) -> None:
        """Write what the window shows."""
        self._tell("screenshot", str(target))

    def complaints(self) -> list[str]:
        """Errors and warnings so far."""
        heard: list[str] = self._tell("complaints")
        return heard

    def close(self) -> None:
        """Close the tab and its context."""
        self._tell("close")
        self._folder.cleanup()
