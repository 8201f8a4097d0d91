"""How large a site is, how long it takes to write, and how soon its largest pages answer in a browser.

    python benchmarks/site/measure.py OUTPUT

OUTPUT is a folder of published versions. A page answers when a figure was clicked and its trail is seen, counted from
the moment the address is opened; of a list, when its first row is seen. Times are the best of three. An empty page,
opened alike, tells what of it is the browser and what else the machine does.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from figtrail.catalogue import list_versions
from publish.site import build_site


def open_trail(page: Page) -> None:
    if page.locator("a.fig").count():
        page.locator("a.fig").first.click()
        page.locator(".trail.open").wait_for()


def see_row(page: Page) -> None:
    page.locator("table.rows tbody tr").first.wait_for()


def best(browser: Browser, path: Path, answer: Callable[[Page], None]) -> float:
    """Seconds until a page answers, each time in a fresh browser context."""
    times = []
    for _ in range(3):
        context = browser.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
        page = context.new_page()
        start = time.perf_counter()
        page.goto(path.as_uri())
        answer(page)
        times.append(time.perf_counter() - start)
        context.close()
    return min(times)


def largest(site: Path, pattern: str, count: int = 3) -> list[Path]:
    return sorted(site.rglob(pattern), key=lambda p: -p.stat().st_size)[:count]


def main(output: Path) -> None:
    folders = [output / r["report"] / r["edition"] / r["latest"] for r in list_versions(output)]
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        site = Path(place) / "site"
        start, processor = time.perf_counter(), time.process_time()
        done = build_site(folders, site)
        took, busy = time.perf_counter() - start, time.process_time() - processor
        print(f"{done.editions} editions, {done.pages} pages, {done.bytes / 1e6:.1f} MB")
        print(f"written in {took:.1f} s ({busy:.1f} s of the processor)")
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        empty = site / "empty.html"
        empty.write_text(
            '<!doctype html><link rel="icon" href="data:,"><p><a class="fig">1</a><p class="trail open">1',
            encoding="utf-8",
        )
        tell(site, empty, empty, best(browser, empty, open_trail))
        for path in largest(site, "part-*.html"):
            tell(site, path, path, best(browser, path, open_trail))
        for path in largest(site, "*/*/_figtrail/figures.js") + largest(site, "*/*/_figtrail/actors.js", 1):
            page = path.parent.parent / f"{path.stem}.html"
            tell(site, page, path, best(browser, page, see_row))
        browser.close()


def tell(site: Path, page: Path, data: Path, seconds: float) -> None:
    print(f"{seconds:6.2f} s  {data.stat().st_size / 1024:6.0f} kB  {page.relative_to(site)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
