"""`figtrail diff` as a process, on the samples."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from publish.changes import list_changes
from publish.diff.model import CHANGES
from publish.files import read_csv, read_parquet, write_parquet
from publish.schema import TABLES
from publish.verify import verify_changes

ROOT = Path(__file__).parents[2]
REPORT = "sample-northern-iraq"


def figtrail(*args: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "figtrail", *map(str, args)],
        capture_output=True, text=True, cwd=ROOT, timeout=120, check=False,
    )  # fmt: skip


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, the later of them with a silent edit: the same edition published again with other bytes."""
    raw, folder = tmp_path_factory.mktemp("raw") / "raw", tmp_path_factory.mktemp("output")
    shutil.copytree(ROOT / "raw", raw)
    assert figtrail("run", "--raw", raw, "--output", folder).returncode == 0
    text = raw / REPORT / "2024-11" / "2.3-displacement.txt"
    text.write_text(text.read_text(encoding="utf-8").replace("148,500", "149,500"), encoding="utf-8")
    assert figtrail("run", "--raw", raw, "--output", folder).returncode == 0
    return folder


def diff(output: Path, *args: str, old: str = "2024-11@1", new: str = "2025-06") -> subprocess.CompletedProcess[str]:
    return figtrail("diff", REPORT, old, new, "--output", output, *args)


def test_a_table_tells_what_went_from_what_to_what(output: Path) -> None:
    done = diff(output)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(f"{REPORT}: 2024-11")
    assert "figure value_changed: people" in done.stdout
    assert "11 → 12" in done.stdout


def test_json_has_every_id_and_score(output: Path) -> None:
    told = json.loads(diff(output, "--format", "json").stdout)
    assert set(told["changes"][0]) == set(CHANGES.names)
    assert {m["score"] for m in told["alignment"]["paragraphs"]} >= {1.0}
    changed = next(c for c in told["changes"] if c["subject"] == "figure" and c["kind"] == "value_changed")
    assert changed["old_ids"][0].startswith(f"{REPORT}/2024-11/")
    assert changed["new_ids"][0].startswith(f"{REPORT}/2025-06/")


def test_csv_is_the_table_of_changes(output: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(diff(output, "--format", "csv").stdout)))
    assert tuple(rows[0]) == CHANGES.names
    assert len({r["change_id"] for r in rows}) == len(rows)


def test_markdown_holds_no_row_that_breaks(output: Path) -> None:
    lines = diff(output, "--format", "md", "--all").stdout.splitlines()
    tables = [line for line in lines if line.startswith("|")]
    assert tables
    assert {line.replace("\\|", "").count("|") for line in tables} == {7}


def test_html_is_one_page(output: Path) -> None:
    page = diff(output, "--format", "html").stdout
    assert page.startswith("<!doctype html>")
    assert "http" not in page.split("<main")[0].replace("http-equiv", "").replace("http://www.w3.org", "")


def test_a_silent_edit_is_a_change_of_version(output: Path) -> None:
    told = json.loads(diff(output, "--format", "json", old="2024-11@1", new="2024-11@2").stdout)
    changed = [c for c in told["changes"] if c["subject"] == "figure"]
    assert [(c["kind"], c["old_low"], c["new_low"]) for c in changed] == [("value_changed", 148_500, 149_500)]
    assert told["old"].startswith("2024-11@v001-")


@pytest.mark.parametrize(
    ("kind", "status"), [("value_changed", 1), ("figure.value_changed", 1), ("cell.value_changed", 0), ("split", 0)]
)
def test_fail_on_sets_the_exit_status(output: Path, kind: str, status: int) -> None:
    assert diff(output, "--fail-on", kind, new="2024-11").returncode == status


def test_changes_are_published_beside_the_newer_version_and_break_nothing(output: Path) -> None:
    done = diff(output, "--publish", "--format", "csv")
    folder = next((output / REPORT / "2025-06" / "changes").glob("v001-*/2024-11@v001-*"))
    assert str(folder) in done.stderr
    assert (folder / "changes.csv").read_text(encoding="utf-8") == done.stdout
    assert read_csv(folder / "changes.csv", CHANGES) == read_parquet(folder / "changes.parquet")
    first = (folder / "datapackage.json").read_bytes()
    assert diff(output, "--publish").returncode == 0
    assert (folder / "datapackage.json").read_bytes() == first, "the same versions give the same bytes"
    assert [p.name for p in folder.parent.iterdir()] == [folder.name], "nothing is left behind"
    assert figtrail("verify", "--output", output).returncode == 0
    assert figtrail("list", "--output", output).stdout.count("2025-06") == 1


def test_verify_finds_changes_that_no_longer_hold(output: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(output, copy)
    assert diff(copy, "--publish").returncode == 0
    done = figtrail("verify", "--output", copy)
    assert (done.returncode, "and 1 table(s) of changes checked, 0 problem(s)" in done.stdout) == (0, True)
    (folder,) = list_changes(copy / REPORT / "2025-06")
    old = copy / REPORT / folder.name.replace("@", "/")
    figures = read_parquet(old / "figures.parquet")
    schema = next(table for table in TABLES if table.name == "figures")
    write_parquet(old / "figures.parquet", schema, [{**row, "figure_id": f"{row['figure_id']}x"} for row in figures])
    assert any("is not in" in message for message in verify_changes(folder, copy)), "ids that the version lacks"
    shutil.rmtree(old)
    assert any("which is not there" in message for message in verify_changes(folder, copy))
    (folder / "changes.csv").write_text("", encoding="utf-8")
    assert any("changes.csv" in message for message in verify_changes(folder, copy)), "bytes without their hash"


def test_history_tells_each_figure_over_the_editions(output: Path) -> None:
    done = figtrail("history", REPORT, "--output", output)
    assert done.returncode == 0, done.stderr
    assert "11 (2024-11) → 12 (2025-06)" in done.stdout
    points = json.loads(figtrail("history", REPORT, "--output", output, "--all", "--format", "json").stdout)["points"]
    keys = [(p["track_id"], p["edition"]) for p in points]
    assert len(keys) == len(set(keys))
    assert len({p["figure_id"] for p in points}) == len(points), "each figure is in one track"
    assert figtrail("history", REPORT, "--output", output, "--format", "html").stdout.startswith("<!doctype html>")


def test_history_of_one_edition_is_no_history(output: Path) -> None:
    done = figtrail("history", "nothing", "--output", output)
    assert done.returncode == 2
    assert "needs two published editions" in done.stderr


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ((REPORT, "2024-11", "1999"), "not published"),
        ((REPORT, "2024-11@", "2025-06"), "no version behind the @"),
        ((REPORT, "2024-11@9", "2025-06"), "no version 9"),
        ((REPORT, "2024-11", "2025-06", "--fail-on", "better"), "no kind of change"),
        ((REPORT, "2024-11", "2025-06", "--format", "pdf"), "not one of"),
    ],
)
def test_wrong_usage_is_status_2(output: Path, args: tuple[str, ...], message: str) -> None:
    done = figtrail("diff", *args, "--output", output)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr
