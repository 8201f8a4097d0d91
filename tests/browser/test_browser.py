"""The watch on pages itself: what leaves the machine is seen and blocked, what goes wrong is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

PAGE = """<!doctype html><html lang="en"><title>Test</title><link rel="icon" href="data:,"><body>
<img src="https://example.org/a.png" alt=""><script>throw new Error("planted")</script>"""


def test_requests_to_other_machines_are_seen_and_errors_told(visit: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    seen = visit(path)
    assert seen.outside == ["https://example.org/a.png"]
    assert any("planted" in error for error in seen.errors)
    assert seen.page.title() == "Test"
