"""A real headless Chromium for the tests of pages: the machine's own, driven by Playwright.

Where none is found the tests are skipped, and the summary of the run says so. `FIGTRAIL_CHROMIUM` names another
binary.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1] / "publish"))  # editions.py, which makes small editions
sys.path.insert(0, str(Path(__file__).parent))  # hostile_report.py beside the tests

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OURS = ("file:", "data:", "blob:", "about:", "http://127.0.0.1:", "http://localhost:")
MISSING = "no Chromium found: the tests of pages did not run (apt-get install chromium, or set FIGTRAIL_CHROMIUM)"


@dataclass(slots=True)
class Visit:
    """A page that was opened, with all that it asked of other machines (blocked) and all that it complained of."""

    page: Page
    outside: list[str] = field(default_factory=list)  # addresses asked for, none of them on this machine
    errors: list[str] = field(default_factory=list)  # console errors and exceptions of scripts


def find_chromium() -> str | None:
    """The browser to use, None where there is none."""
    asked = os.environ.get("FIGTRAIL_CHROMIUM")
    return next((path for name in ([asked] if asked else NAMES) if (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Opens a file or an address: `visit(path, color_scheme="dark", viewport={"width": 390, "height": 844})`.

    Requests to other machines are blocked and kept in `outside`; a test asserts that there are none.
    """
    contexts: list[BrowserContext] = []

    def open_page(target: Path | str, **options: Any) -> Visit:
        context = browser.new_context(**options)
        contexts.append(context)
        found = Visit(context.new_page())
        context.route("**/*", lambda route: keep_inside(route, found))
        found.page.on("console", lambda m: found.errors.append(m.text) if m.type == "error" else None)
        found.page.on("pageerror", lambda error: found.errors.append(str(error)))
        found.page.goto(target.resolve().as_uri() if isinstance(target, Path) else target)
        return found

    yield open_page
    for context in contexts:
        context.close()


def keep_inside(route: Route, found: Visit) -> None:
    if route.request.url.startswith(OURS):
        route.continue_()
    else:
        found.outside.append(route.request.url)
        route.abort()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    skipped = [r for r in terminalreporter.stats.get("skipped", ()) if "tests/browser" in r.nodeid]
    for reason in sorted({str(r.longrepr[-1]) for r in skipped if "axe-core" in str(r.longrepr)}):
        terminalreporter.write_sep("!", reason.removeprefix("Skipped: "), red=True, bold=True)
    if skipped and find_chromium() is None:
        terminalreporter.write_sep("!", f"{MISSING} ({len(skipped)} tests)", red=True, bold=True)
