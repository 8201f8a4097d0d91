"""Dagster makes the same versions as a run, one asset an edition."""

from __future__ import annotations

from pathlib import Path

import pytest

from figtrail.assets import edition_assets
from figtrail.catalogue import list_versions

dagster = pytest.importorskip("dagster")


def test_one_asset_an_edition_and_the_second_time_nothing_new(tmp_path: Path) -> None:
    for name, text in (("2024-11", "Two camps were closed."), ("2025.06", "Three camps were closed.")):
        folder = tmp_path / "raw" / "iraq-report" / name
        folder.mkdir(parents=True)
        (folder / "a.txt").write_text(text, encoding="utf-8")
    definitions = edition_assets(tmp_path / "raw", tmp_path / "out")
    assets = list(definitions.assets or ())
    for _ in range(2):
        done = dagster.materialize(assets)
        assert done.success
    rows = list_versions(tmp_path / "out")
    assert [(r["edition"], len(r["versions"])) for r in rows] == [("2024-11", 1), ("2025.06", 1)]
