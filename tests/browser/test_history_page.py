"""The page of all editions in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from editions import Made, Part, make

from publish.history import track_figures
from publish.render.history import render_history
from publish.version import publish_version

TEXT = "In June, {} troops stood along the <b>ridge</b> over the river, as Amman told its neighbours."


@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_shows_each_value_and_asks_nobody(visit: Callable[..., Any], tmp_path: Path, width: int) -> None:
    versions = []
    for edition, value in (("2022", "2,500"), ("2023", "2,500"), ("2024", "2,000")):
        rows = make(Made([Part("Border", [TEXT.format(value)])], label=edition))
        versions.append(publish_version(tmp_path / "r" / edition, rows, {"program": "test"})[0])
    page = tmp_path / "history.html"
    page.write_text(render_history("r", ["2022", "2023", "2024"], track_figures(versions)), encoding="utf-8")
    seen = visit(page, viewport={"width": width, "height": 900})
    assert seen.page.locator("tbody td").all_inner_texts() == ["2,500", "2,500", "2,000"]
    assert seen.page.locator("figure.plot svg").count() == 1
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width
    assert (seen.errors, seen.outside) == ([], [])
