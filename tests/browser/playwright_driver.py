"""Playwright: Chromium, and Firefox and WebKit where Playwright brought its own."""

import base64
import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from playwright.sync_api import BrowserContext, CDPSession, ConsoleMessage, sync_playwright
from playwright.sync_api import Page as Tab

from tests.browser.drivers import async_call
from tests.browser.installed import Engine, Installed

LONGEST = 60_000
# A start of the engine is mostly machine code that is made once more, to run faster later; no test lasts that long.
# Measured: a third less work for Chromium, a fifth for Firefox.
QUICK: dict[Engine, dict[str, Any]] = {
    "chromium": {"args": ["--js-flags=--liftoff-only --wasm-lazy-compilation"]},
    "firefox": {"firefox_user_prefs": {"javascript.options.wasm_optimizingjit": False}},
    "webkit": {"env": {**os.environ, "JSC_useOMGJIT": "0"}},
}

# A page that asks which day it is hears always the same; a day that it names stays that day.
CALENDAR = """
globalThis.Date = class extends Date {
  constructor(...parts) { super(...(parts.length ? parts : [day])); }
  static now() { return new Date().getTime(); }
};
"""
# The letters are there, and what the page does after a change of its window has been done.
SETTLED = """
await document.fonts.ready;
await new Promise((settle) => requestAnimationFrame(() => requestAnimationFrame(settle)));
"""

Scheme = Literal["light", "dark"]


class PlaywrightPage:
    """A tab."""

    def __init__(self, tab: Tab) -> None:
        self._tab = tab
        self._session: CDPSession | None = None
        self._complaints: list[str] = []
        tab.set_default_timeout(LONGEST)
        tab.on("console", self._hear)
        tab.on("pageerror", lambda error: self._complaints.append(str(error)))
        self._popups: list[Tab] = []
        tab.on("popup", lambda popup: self._popups.append(popup))  # noqa: PLW0108 - needs a function

    @property
    def tab(self) -> Tab:
        """The tab as Playwright has it, for a test that finds everything by its role and name."""
        return self._tab

    def tree(self) -> list[dict[str, Any]]:
        """Give the page as Chromium tells it to a screen reader: every node with its role and name."""
        nodes: list[dict[str, Any]] = self._chromium("Accessibility.getFullAXTree", {})["nodes"]
        return nodes

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self._complaints.append(message.text)

    def open(self, address: str) -> None:
        """Go to an address."""
        self._tab.goto(address)

    def run(self, script: str, *values: object) -> Any:  # noqa: ANN401 - whatever JSON the script returns
        """Run the body of an async function."""
        return self._tab.evaluate(async_call(script, values))

    def type(self, selector: str, text: str) -> None:
        """Press one key for each character."""
        self._tab.locator(selector).press_sequentially(text)

    def click(self, selector: str) -> None:
        """Click in the middle of an element."""
        self._tab.click(selector)

    def choose_file(self, selector: str, name: str, content: bytes) -> None:
        """Choose a file in a chooser."""
        self._tab.set_input_files(
            selector, {"name": name, "mimeType": "application/octet-stream", "buffer": content}
        )

    def choose_path(self, selector: str, path: Path) -> None:
        """Choose a file that is there."""
        self._tab.set_input_files(selector, path)

    def drop(self, selector: str, *paths: Path) -> None:
        """Drop files or folders on an element, as from the desktop."""
        box = self._tab.locator(selector).bounding_box() or {"x": 0, "y": 0}
        session = self._tab.context.new_cdp_session(self._tab)
        data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
        for kind in ("dragEnter", "dragOver", "drop"):
            place = {"type": kind, "x": box["x"] + 9, "y": box["y"] + 9, "data": data}
            session.send("Input.dispatchDragEvent", place)

    def press(self, key: str) -> None:
        """Press one key where the focus is."""
        self._tab.keyboard.press(key)

    def look(self, *, width: int, scheme: Scheme) -> None:
        """Show the page as on another device."""
        self._tab.set_viewport_size({"width": width, "height": 1000})
        self._tab.emulate_media(color_scheme=scheme)

    def wish(
        self,
        *,
        media: Literal["screen", "print"] = "screen",
        forced_colors: Literal["active", "none"] = "none",
    ) -> None:
        """Show the page on paper, or in the colours that its reader chose."""
        self._tab.emulate_media(media=media, forced_colors=forced_colors)

    def enlarge(self, *, width: int, times: int) -> None:
        """Show the page enlarged: fewer pixels of its own, each drawn with more."""
        device = {"width": width, "height": 500, "deviceScaleFactor": times, "mobile": False}
        self._chromium("Emulation.setDeviceMetricsOverride", device)

    def stop_the_calendar(self, day: str) -> None:
        """From the next page on, let every day be this one."""
        self._tab.add_init_script(f"const day = {json.dumps(day)};{CALENDAR}")

    def rest(self) -> None:
        """Go to the top, take focus and pointer away, and move nothing any more."""
        self._tab.mouse.move(0, 0)
        self._tab.emulate_media(reduced_motion="reduce")
        self.run("document.activeElement.blur(); scrollTo({ top: 0, behavior: 'instant' })")
        # How far is not known of these, so a browser lets them run to and fro.
        self.run(
            "for (const it of document.querySelectorAll('progress:not([value])')) it.value = 0"
        )

    def portrait(self, scale: float = 1) -> bytes:
        """Give the whole page as a PNG, from the top to the end."""
        self.run(SETTLED)
        size = self._chromium("Page.getLayoutMetrics", {})["cssContentSize"]
        wanted = {"format": "png", "optimizeForSpeed": True, "captureBeyondViewport": True}
        shot = self._chromium("Page.captureScreenshot", wanted | {"clip": size | {"scale": scale}})
        return base64.b64decode(shot["data"])

    def _chromium(self, method: str, values: dict[str, Any]) -> dict[str, Any]:
        if self._session is None:
            self._session = self._tab.context.new_cdp_session(self._tab)
        answer: dict[str, Any] = self._session.send(method, values)
        return answer

    def without_scripts(self) -> None:
        """From the next page on, run none of its scripts."""
        self._chromium("Emulation.setScriptExecutionDisabled", {"value": True})

    def saves_data(self) -> None:
        """From the next page on, tell that its visitor wants to save data."""
        self._chromium("Emulation.setDataSaverOverride", {"dataSaverEnabled": True})

    def run_in_frame(self, script: str, *values: object) -> Any:  # noqa: ANN401 - as `run`
        """Run the body of an async function in the first frame of the page."""
        return self._tab.main_frame.child_frames[0].evaluate(async_call(script, values))

    def screenshot(self, target: Path) -> None:
        """Write what the window shows."""
        self._tab.screenshot(path=target)

    def complaints(self) -> list[str]:
        """Errors and warnings so far."""
        return list(self._complaints)

    def close(self) -> None:
        """Close the tab, and what it opened: a window in front would keep the next tab from painting."""
        for tab in (*self._popups, self._tab):
            tab.close()


class PlaywrightBrowser:
    """A browser that Playwright can start."""

    def __init__(self, installed: Installed) -> None:
        self.engine = installed.engine
        self._playwright = sync_playwright().start()
        # A profile on disk, as visitors have it: a private window connects ahead to nobody, so the
        # leak test would miss that way out.
        self._profile = TemporaryDirectory(prefix="profile-", ignore_cleanup_errors=True)
        kind = getattr(self._playwright, installed.engine)
        self._browser: BrowserContext = kind.launch_persistent_context(
            self._profile.name,
            executable_path=installed.executable,
            viewport={"width": 1280, "height": 1000},
            **QUICK[installed.engine],
        )

    def page(self) -> PlaywrightPage:
        """Open a tab, in front."""
        tab = self._browser.new_page()
        tab.bring_to_front()
        self._stop_service_workers(tab)
        return PlaywrightPage(tab)

    def _stop_service_workers(self, tab: Tab) -> None:
        """End those of earlier tests: each keeps a process for minutes. One that is needed starts again by itself."""
        if self.engine == "chromium":
            session = tab.context.new_cdp_session(tab)
            session.send("ServiceWorker.enable")
            session.send("ServiceWorker.stopAllWorkers")
            session.detach()

    def close(self) -> None:
        """End the browser."""
        self._browser.close()
        self._playwright.stop()
        self._profile.cleanup()
