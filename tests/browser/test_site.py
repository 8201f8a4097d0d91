"""The site in a browser, as a reader uses it: a figure to its source and back, lists, search, links, keys, no mouse."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hostile_report import NOTES, SECOND
from playwright.sync_api import Page, expect

from figtrail.batch import Choice, run_editions
from figtrail.catalogue import list_versions
from publish.site import build_site

ROOT = Path(__file__).parents[2]
SAMPLE = "sample-northern-iraq"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples and a hostile report, read by figtrail and written as pages."""
    base = tmp_path_factory.mktemp("site")
    shutil.copytree(ROOT / "raw", base / "raw")
    hostile = base / "raw" / "hostile" / "2024"
    hostile.mkdir(parents=True)
    for name, text in (NOTES, SECOND):
        (hostile / name).write_text(text, encoding="utf-8")
    done = run_editions(base / "raw", base / "out", Choice(None, None))
    assert not done.failed
    rows = list_versions(base / "out")
    build_site([base / "out" / r["report"] / r["edition"] / r["latest"] for r in rows], base / "site")
    return base / "site"


@pytest.fixture
def look(visit: Callable[..., Any], site: Path) -> Any:
    """Opens a page of the site; whatever a test does, no page complains and none asks for another machine."""
    visits = []

    def open_page(path: str, **options: Any) -> Page:
        address, mark, rest = re.match(r"([^#?]*)([#?]?)(.*)", path).groups()  # type: ignore[union-attr]
        found = visit((site / address).resolve().as_uri() + mark + rest, **options)
        visits.append(found)
        page: Page = found.page
        return page

    yield open_page
    for found in visits:
        assert found.errors == []
        assert found.outside == []


def test_a_figure_leads_to_its_source_and_back(look: Callable[..., Page]) -> None:
    page = look(f"{SAMPLE}/2024-11/part-1.html")
    figure = page.locator("a.fig", has_text="121")
    figure.click()
    trail = page.locator(".trail.open")
    expect(trail).to_be_focused()
    expect(trail.locator(".value")).to_have_text("≥ 121")
    expect(trail.locator("blockquote mark")).to_have_text("121")
    expect(trail).to_contain_text("Türkiye")
    expect(trail.locator(".sources li").first).to_contain_text("Northern Watch")
    assert page.url.endswith(f"#{figure.get_attribute('id')}")
    trail.get_by_role("link", name="in the list of sources").or_(trail.get_by_role("link", name="cited")).first.click()
    row = page.locator("tr.marked")
    expect(row).to_contain_text("The border strip in autumn")
    row.get_by_role("link", name="121").click()
    expect(page.locator(".trail.open .value")).to_have_text("≥ 121")
    page.get_by_role("link", name="Back to the sentence").click()
    expect(page.locator("a.fig", has_text="121")).to_be_focused()


def test_the_note_of_a_figure_leads_back_to_its_marker(look: Callable[..., Page]) -> None:
    page = look(f"{SAMPLE}/2024-11/part-1.html")
    page.locator("a.fig", has_text="121").click()
    page.locator(".trail.open .support a").first.click()
    note = page.locator(".note.marked")
    expect(note).to_be_in_viewport()
    note.get_by_role("link", name="back to where note").first.click()
    expect(page.locator("sup.ref a:target")).to_be_in_viewport()


def test_back_and_forward_follow_the_figures(look: Callable[..., Page]) -> None:
    page = look(f"{SAMPLE}/2024-11/part-1.html")
    page.locator("a.fig").nth(0).click()
    page.locator("a.fig").nth(1).click()
    second = page.locator("a.fig").nth(1).get_attribute("id")
    page.go_back()
    first = page.locator("a.fig").nth(0)
    expect(first).to_have_attribute("aria-current", "true")
    page.go_forward()
    expect(page.locator(".trail.open")).to_have_attribute("data-fig", second or "")


def test_the_keyboard_alone_goes_the_whole_way(look: Callable[..., Page]) -> None:
    page = look(f"{SAMPLE}/2024-11/part-1.html")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('a.fig')"):
            break
    chosen = page.evaluate("document.activeElement.id")
    assert chosen
    page.keyboard.press("Enter")
    trail = page.locator(".trail.open")
    expect(trail).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('.trail.open').contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(trail).to_have_count(0)
    assert page.evaluate("document.activeElement.id") == chosen


def test_a_list_filters_sorts_and_keeps_its_view_in_the_address(look: Callable[..., Page]) -> None:
    page = look(f"{SAMPLE}/2024-11/figures.html")
    rows = page.locator("table.rows tbody tr")
    everything = rows.count()
    page.get_by_label("Kind").select_option("displaced")
    expect(page.locator("#state")).to_contain_text(f"of {everything} rows")
    kinds = set(page.locator("table.rows tbody td:nth-child(4)").all_inner_texts())
    assert kinds == {"displaced"}
    page.get_by_label("Kind").select_option("")
    head = page.get_by_role("columnheader", name="Figure")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    first = rows.first.locator("th").inner_text()
    assert "148,500" in first
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    page.get_by_label("Find").fill("turkiye outposts")
    expect(rows).to_have_count(1)
    page.reload()
    expect(rows).to_have_count(1)
    expect(page.get_by_label("Find")).to_have_value("turkiye outposts")
    rows.first.get_by_role("link").click()
    expect(page.locator(".trail.open .counted")).to_contain_text("outposts")


def test_search_finds_words_without_accents_in_all_editions(look: Callable[..., Page]) -> None:
    page = look(f"{SAMPLE}/index.html")
    page.get_by_label("Search this report").fill("turkiye outposts")
    page.keyboard.press("Enter")
    results = page.locator("#results li")
    expect(results).to_have_count(2)
    expect(results.first.locator("mark").first).to_have_text("Türkiye")
    page.get_by_label("Edition").select_option("2024-11")
    page.get_by_role("button", name="Search").click()
    expect(results).to_have_count(1)
    results.first.get_by_role("link").click()
    expect(page.locator("p.marked")).to_contain_text("outposts")


def test_search_says_that_nothing_was_found(look: Callable[..., Page]) -> None:
    page = look(f"{SAMPLE}/search.html?q=%22no+such+phrase%22")
    expect(page.locator("#state")).to_have_text("Nothing was found.")


def test_a_deep_link_opens_its_place_from_the_edition_and_from_another_page(look: Callable[..., Page]) -> None:
    page = look("hostile/2024/part-1.html")
    anchor = page.locator("a.fig", has_text="136").get_attribute("id")
    page = look(f"hostile/2024/index.html#{anchor}")
    expect(page.locator(".trail.open .value")).to_have_text("≥ 136")
    paragraph = page.locator("p[id]", has_text="40 villages").get_attribute("id")
    page = look(f"hostile/2024/index.html#{paragraph}")
    expect(page.locator("p.marked")).to_contain_text("40 villages")


def test_a_link_to_a_place_that_is_gone_says_so(look: Callable[..., Page]) -> None:
    page = look("hostile/2024/part-1.html")
    figure = page.locator("a.fig", has_text="136").get_attribute("id") or ""
    lost = re.sub(r"-f\d+$", "-f9999", figure)
    page = look(f"hostile/2024/part-1.html#{lost}")
    expect(page.locator("#notice")).to_contain_text("no figure or mention is read")
    gone = re.sub(r"-p\d+-f\d+$", "-p99999", figure)
    page = look(f"hostile/2024/index.html#{gone}")
    expect(page.locator("#notice")).to_contain_text("does not have")
    page.locator("#notice").get_by_role("link").click()
    expect(page.locator(".marked")).to_be_visible()


def test_hostile_text_stays_text(look: Callable[..., Page], site: Path) -> None:
    pages = sorted((site / "hostile").rglob("*.html"))
    assert len(pages) > 8
    page = look("hostile/index.html")
    for path in pages:
        page.goto(path.as_uri())
        assert "broken" not in page.title().replace('document.title="broken"', "")
        assert page.locator("main img, main script, main i, [onerror]").count() == 0
        links = page.locator("a").evaluate_all("all => all.map(a => a.protocol)")
        assert set(links) <= {"file:", "https:"}
    page = look("hostile/2024/part-1.html")
    expect(page.locator("main h1")).to_contain_text("</script>")
    link = page.locator(".note a[rel*=noreferrer]")
    assert "https://example.org/strikes?a=1&b=2" in link.evaluate_all("all => all.map(a => a.href)")


def test_a_back_reference_shows_the_source_that_it_means(look: Callable[..., Page]) -> None:
    page = look("hostile/2024/part-1.html")
    page.locator("a.fig", has_text="40").click()
    source = page.locator(".trail.open .sources li")
    expect(source).to_contain_text("means")
    expect(source).to_contain_text("Duhok Daily")


def test_right_to_left_text_runs_right_to_left(look: Callable[..., Page]) -> None:
    page = look("hostile/2024/part-1.html")
    arabic = page.locator("p", has_text="بغداد").first
    assert arabic.evaluate("p => getComputedStyle(p).direction") == "rtl"
    assert page.locator("p", has_text="136 bases").first.evaluate("p => getComputedStyle(p).direction") == "ltr"


def test_figures_over_the_editions_lead_to_both(look: Callable[..., Page]) -> None:
    page = look(f"{SAMPLE}/timeline.html")
    row = page.locator("table.lines tbody tr", has_text="136")
    expect(row).to_contain_text("121")
    assert row.locator("svg circle").count() == 2
    page.get_by_label("only what changed").check()
    assert page.locator("table.lines tbody tr:visible[data-change=same]").count() == 0
    row.get_by_role("link", name="136").click()
    expect(page.locator(".trail.open .value")).to_have_text("≥ 136")


def test_layers_and_colours_can_be_switched(look: Callable[..., Page]) -> None:
    page = look(f"{SAMPLE}/2024-11/part-1.html", color_scheme="dark")
    background = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(background)
    page.get_by_role("button", name="Light").click()
    assert page.evaluate(background) != dark
    page.reload()
    assert page.evaluate(background) != dark
    actors = page.get_by_role("button", name="actors")
    actors.click()
    expect(actors).to_have_attribute("aria-pressed", "false")


def test_no_page_is_wider_than_its_window(look: Callable[..., Page], site: Path) -> None:
    edition = f"{SAMPLE}/2025-06"
    paths = ["index.html", f"{edition}/index.html", f"{edition}/part-1.html", f"{edition}/figures.html"]
    page = look("index.html")
    for path in [*paths, f"{SAMPLE}/timeline.html", f"{SAMPLE}/index.html", "hostile/2024/part-1.html"]:
        page.goto((site / path).as_uri())
        for width in (320, 390, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)


def test_a_page_reads_without_scripts(visit: Callable[..., Any], site: Path) -> None:
    page = visit(site / SAMPLE / "2024-11" / "part-1.html", java_script_enabled=False).page
    page.locator("a.fig", has_text="121").click()
    expect(page.locator(".trail:target")).to_be_in_viewport()
    expect(page.locator(".trail:target")).to_contain_text("Northern Watch")


def find_axe() -> Path | None:
    """axe-core where npm put it: FIGTRAIL_AXE, or node_modules here or above."""
    asked = os.environ.get("FIGTRAIL_AXE")
    places = [Path(asked)] if asked else [p / "node_modules/axe-core/axe.min.js" for p in (ROOT, *ROOT.parents)]
    return next((path for path in places if path.is_file()), None)


@pytest.fixture
def axe() -> str:
    path = find_axe()
    if path is None:
        pytest.skip("no axe-core found: accessibility was not checked (npm install axe-core, or set FIGTRAIL_AXE)")
    return path.read_text(encoding="utf-8")


def serious(page: Page, axe: str, **options: Any) -> list[Any]:
    """What axe finds that is serious or critical: rule and elements."""
    page.evaluate(axe)
    found = page.evaluate("options => axe.run(document, options)", {"preload": False, **options})
    grave = [v for v in found["violations"] if v["impact"] in {"serious", "critical"}]
    return [(v["id"], [n["html"][:200] for n in v["nodes"]]) for v in grave]


def test_axe_finds_nothing_serious(look: Callable[..., Page], site: Path, axe: str) -> None:
    names = "index sources actors part-1".split()
    paths = ["index.html", f"{SAMPLE}/index.html", f"{SAMPLE}/timeline.html"]
    paths += [f"{SAMPLE}/2025-06/{name}.html" for name in names]
    page = look("index.html", reduced_motion="reduce")
    for path in [*paths, "hostile/2024/issues.html", "hostile/2024/part-1.html"]:
        page.goto((site / path).as_uri())
        if "part-" in path:
            page.locator("a.fig").first.click()
        assert serious(page, axe) == [], path


def test_axe_finds_enough_contrast_in_the_dark(look: Callable[..., Page], site: Path, axe: str) -> None:
    page = look("index.html", color_scheme="dark", reduced_motion="reduce")
    for path in ("2025-06/part-1.html", "2025-06/sources.html", "timeline.html"):
        page.goto((site / SAMPLE / path).as_uri())
        if "part-" in path:
            page.locator("a.fig").first.click()
        assert serious(page, axe, runOnly=["color-contrast"]) == [], path
