"""Where the three browsers are on this machine, and what drives each of them."""

import functools
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

Engine = Literal["chromium", "firefox", "webkit"]
ENGINES: tuple[Engine, ...] = ("chromium", "firefox", "webkit")

# What Debian calls each engine and the tools its driver needs.
PACKAGES: dict[Engine, tuple[str, ...]] = {
    "chromium": ("chromium",),
    "firefox": ("firefox-esr",),
    "webkit": ("webkit2gtk-driver", "xvfb"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Installed:
    """A browser that can be started."""

    engine: Engine
    driver: Literal["playwright", "puppeteer", "webkitgtk"]
    executable: Path

    def __str__(self) -> str:
        """Name it the way a person would look for it."""
        return f"{self.engine}: {self.executable} (driven by {self.driver})"


def find(engine: Engine) -> Installed | None:
    """Playwright's own build of an engine, else the system's."""
    own = playwright_builds()[engine]
    if own.exists():
        return Installed(engine=engine, driver="playwright", executable=own)
    return _system(engine)


def found(engine: Engine) -> Installed:
    """Find a browser; its absence is an error that names the command that helps."""
    browser = find(engine)
    if browser is None:
        raise LookupError(f"{engine} is not on this machine; run: make browsers")
    return browser


@functools.cache
def playwright_builds() -> dict[Engine, Path]:
    """Where Playwright keeps its builds, whether or not they are there."""
    with sync_playwright() as playwright:
        types = (playwright.chromium, playwright.firefox, playwright.webkit)
        return {
            engine: Path(kind.executable_path) for engine, kind in zip(ENGINES, types, strict=True)
        }


def minibrowser() -> Path | None:
    """WebKitGTK's test browser; it lives beside the library, not on PATH."""
    roots = (Path("/usr/lib"), Path("/usr/libexec"))
    places = (place for root in roots for place in root.glob("**/webkit*gtk-*/MiniBrowser"))
    return next(places, None)


def _system(engine: Engine) -> Installed | None:
    match engine:
        case "chromium":
            # Playwright drives any Chromium, also one that it did not bring.
            return _on_path(engine, "playwright", "chromium", "chromium-browser", "google-chrome")
        case "firefox":
            return _on_path(engine, "puppeteer", "firefox-esr", "firefox")
        case "webkit":
            browser = minibrowser()
            if browser is None or not shutil.which("WebKitWebDriver") or not shutil.which("Xvfb"):
                return None
            return Installed(engine=engine, driver="webkitgtk", executable=browser)


def _on_path(
    engine: Engine, driver: Literal["playwright", "puppeteer"], *names: str
) -> Installed | None:
    paths = (shutil.which(name) for name in names)
    path = next((path for path in paths if path), None)
    return Installed(engine=engine, driver=driver, executable=Path(path)) if path else None
