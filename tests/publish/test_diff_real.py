"""Real pairs of editions, read from beside the project where they are there."""

from __future__ import annotations

from pathlib import Path

import pytest

from figtrail.batch import Choice, run_editions
from figtrail.compare import compare_versions
from publish.diff import Change, Difference

SHARED = Path(__file__).parents[3] / "shared" / "raw"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="no ../shared/raw beside the project")


def difference(output: Path, report: str, old: str, new: str) -> Difference:
    for edition in (old, new):
        run_editions(SHARED, output, Choice(report, edition))
    return compare_versions(output, report, old, new)


@pytest.fixture(scope="module")
def iraq(tmp_path_factory: pytest.TempPathFactory) -> Difference:
    return difference(tmp_path_factory.mktemp("iraq"), "cia-factbook-iraq", "2023", "2024")


def values(found: Difference, text: str) -> list[Change]:
    return [c for c in found.changes if c.subject == "figure" and text in (c.old_text, c.new_text)]


@pytest.mark.parametrize(
    ("old", "new", "bounds"),
    [
        ("25,000", "20-25,000", ((25_000, 25_000, "approximate"), (20_000, 25_000, "range"))),
        ("100-160,000", "200,000", ((100_000, 160_000, "range"), (200_000, None, "at_least"))),
        ("271,732", "273,258", ((271_732, 271_732, "exact"), (273_258, 273_258, "exact"))),
    ],
)
def test_figures_that_the_report_changed(
    iraq: Difference, old: str, new: str, bounds: tuple[tuple[object, ...], tuple[object, ...]]
) -> None:
    found = [c for c in values(iraq, old) if c.kind == "value_changed" and new in str(c.new_sentence)]
    sides = [
        ((c.old_low, c.old_high, c.old_modifier), (c.new_low, c.new_high, c.new_modifier))
        for c in found
        if str(c.new_text).rstrip("+") == new
    ]
    assert sides == [bounds]


def test_a_figure_that_stayed_is_not_told(iraq: Difference) -> None:
    assert [c.kind for c in values(iraq, "1.142 million") if c.kind != "reworded"] == []


def test_two_notes_of_an_overview_are_aligned_by_content(tmp_path: Path) -> None:
    found = difference(tmp_path, "csis-on-the-radar", "2019-07-23", "2023-05-22")
    kept = [m for m in found.alignment.notes if m.how == "exact"]
    assert len(found.alignment.notes) >= 7, "of the eight notes of 2019"
    assert len(kept) >= 6
    added = [c for c in found.changes if (c.subject, c.kind) == ("note", "added")]
    assert len(added) >= 20
