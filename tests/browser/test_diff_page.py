"""The page of a difference in a real browser: filters, colours, hostile texts, nothing that leaves the machine."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from editions import Made, Part, make

from publish.diff import diff_rows
from publish.render.page import render_page

NOTES = {"1": "Daily: The strip, 2024-05-01", "2": "Weekly: Orchards, 2024-06-01"}
EVIL = '</script><script>document.title="owned"</script><img src=https://evil.example/x onerror=alert(1)> 12 camps'
VIEWS = [("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with changes of most kinds, some of them written by somebody hostile."""
    old = Made(
        [
            Part("Border", ["In June, 2,500 troops stood along the ridge over the river, according to Amman.[1]",
                            "Orchards of 3 villages were not harvested since the spring of that year.[1]"]),
            Part("Snow <b>", ["Roads to 4 districts were closed by snow until the thaw began in the hills.", EVIL]),
        ],
        NOTES,
    )  # fmt: skip
    new = Made(
        [
            Part("Border", ["In June, 2,000 troops stood along the ridge over the river, according to Amman.[1]",
                            "Orchards of 3 villages were not harvested since the spring of that year.[2]"]),
            Part("Snow <b>", ["Roads to 4 districts were shut by snow until the thaw began in the hills.",
                              EVIL.replace("12", "13")]),
        ],
        NOTES,
    )  # fmt: skip
    target = tmp_path_factory.mktemp("page") / "diff.html"
    target.write_text(render_page(diff_rows(make(old), make(new))), encoding="utf-8")
    return target


@pytest.mark.parametrize(("scheme", "width"), VIEWS)
def test_the_page_is_quiet_and_fits(visit: Callable[..., Any], path: Path, scheme: str, width: int) -> None:
    seen = visit(path, color_scheme=scheme, viewport={"width": width, "height": 900})
    assert seen.errors == []
    assert seen.outside == []
    wide = seen.page.evaluate("document.documentElement.scrollWidth")
    assert wide <= width, "nothing is cut off at the side"
    background = seen.page.evaluate("getComputedStyle(document.body).backgroundColor")
    bright = sum(int(part) for part in background[4:-1].split(",")) > 380
    assert bright == (scheme == "light")


def test_hostile_text_is_text(visit: Callable[..., Any], path: Path) -> None:
    seen = visit(path)
    seen.page.check("input[name=words]")
    assert "owned" not in seen.page.title()
    assert seen.page.locator("main img, main script").count() == 0
    assert seen.page.get_by_text("onerror=alert(1)").count() > 0
    assert seen.outside == []
    assert seen.errors == []


def shown(page: Any) -> list[str]:
    kinds: list[str] = page.eval_on_selector_all("article:not([hidden])", "all => all.map(a => a.dataset.kind)")
    return kinds


def test_filters_show_what_fits_and_say_how_much(visit: Callable[..., Any], path: Path) -> None:
    page = visit(path).page
    assert "reworded" not in shown(page), "wording is shown when asked for"
    page.select_option("select[name=kind]", "value_changed")
    assert shown(page) == ["value_changed", "value_changed"]
    page.select_option("select[name=section]", "Border")
    assert shown(page) == ["value_changed"]
    assert page.locator("output").inner_text().startswith("1 of ")
    page.select_option("select[name=kind]", "reworded")
    assert shown(page) == ["reworded"], "a kind that is asked for is shown"
    page.fill("input[name=text]", "no such words")
    assert shown(page) == []
    assert page.get_by_text("No change fits these filters.").is_visible()
    page.click("button[type=reset]")
    page.wait_for_function("document.querySelector('select[name=kind]').value === ''")
    assert "value_changed" in shown(page)


def test_the_page_can_be_used_from_the_keyboard(visit: Callable[..., Any], path: Path) -> None:
    page = visit(path).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the changes"
    names = set()
    for _ in range(12):
        page.keyboard.press("Tab")
        names.add(page.evaluate("document.activeElement.name || document.activeElement.tagName"))
    assert {"section", "kind", "text", "words"} <= names


def test_every_control_has_a_name_and_every_list_a_heading(visit: Callable[..., Any], path: Path) -> None:
    page = visit(path).page
    for control in ("Section", "Kind of change", "Search", "Also wording and look"):
        assert page.get_by_label(control).count() == 1, control
    assert page.get_by_role("heading", level=1).count() == 1
    assert page.get_by_role("region", name="Figures").count() == 1
    assert page.get_by_role("img").count() == 1


def test_text_stands_out_from_its_background(visit: Callable[..., Any], path: Path) -> None:
    """Contrast of at least 4.5 to 1, as WCAG 2.2 AA asks."""
    for scheme in ("light", "dark"):
        page = visit(path, color_scheme=scheme).page
        for selector in ("body", "article .where", "article del", "article ins", ".kind", "ul.sources"):
            found = page.locator(selector).first
            assert found.evaluate(CONTRAST) >= 4.5, (scheme, selector)


CONTRAST = """element => {
  const parts = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  let under = element, back = [0, 0, 0, 0];
  while (under && back[3] === 0) {
    back = parts(getComputedStyle(under).backgroundColor);
    if (back.length === 3) back.push(1);
    under = under.parentElement;
  }
  const one = light(parts(getComputedStyle(element).color)), other = light(back);
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}"""


def test_without_a_script_everything_is_shown(visit: Callable[..., Any], path: Path) -> None:
    page = visit(path, java_script_enabled=False).page
    assert page.locator("article").count() == page.locator("article:visible").count() > 3
    assert not page.locator("form.filters").is_visible()


def test_print_leaves_out_the_filters(visit: Callable[..., Any], path: Path) -> None:
    page = visit(path).page
    page.emulate_media(media="print")
    assert not page.locator("form.filters").is_visible()
    assert page.locator("article").first.is_visible()
