"""Versions: whole or not at all, the same content once, CSV and Parquet alike."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from publish.clean import clean_text
from publish.files import csv_field, read_csv, read_parquet
from publish.schema import TABLES, Column, TableSchema
from publish.verify import verify_version
from publish.version import digest_rows, latest_version, publish_version, sweep, versions_of

ROOT = Path(__file__).parents[2]
ABOUT = {"program": "figtrail test", "rules": "0", "model": "none", "inputs": []}


def rows_of(text: str = "Two camps, 2 500 people.") -> dict[str, list[dict[str, Any]]]:
    """The rows of a small edition with one figure."""
    rows: dict[str, list[dict[str, Any]]] = {t.name: [] for t in TABLES}

    def add(table: str, **values: Any) -> None:
        schema = next(t for t in TABLES if t.name == table)
        rows[table].append({c.name: values.get(c.name, [] if c.type == "list" else None) for c in schema.columns})

    add("editions", report="r", edition="e", title="A title, with “quotes”")
    add("sections", section_id="s", ordinal=1, path="a.txt", level=1, media_type="text/plain", encoding="utf-8",
        raw_sha256="0", text_sha256="0")  # fmt: skip
    add(
        "paragraphs",
        paragraph_id="p",
        section_id="s",
        ordinal=1,
        kind="paragraph",
        text=text,
        source_start=0,
        source_end=9,
    )
    start = text.index("2 500")
    add("figures", figure_id="p.f", paragraph_id="p", start=start, end=start + 5, text="2 500", low=2500, high=None,
        modifier="at_least", unit="1", kind="people", counted="people", place=["Duhok, north"], rule="x")  # fmt: skip
    return rows


def test_the_same_rows_are_written_once(tmp_path: Path) -> None:
    first, new = publish_version(tmp_path, rows_of(), ABOUT)
    again, newer = publish_version(tmp_path, rows_of(), ABOUT)
    assert (new, newer) == (True, False)
    assert first == again
    assert first.name == f"v001-{digest_rows(rows_of())[:8]}"


def test_other_rows_are_a_new_version(tmp_path: Path) -> None:
    publish_version(tmp_path, rows_of(), ABOUT)
    publish_version(tmp_path, rows_of("Three camps, 2 500 people."), ABOUT)
    assert [p.name[:4] for p in versions_of(tmp_path)] == ["v001", "v002"]


def test_a_version_verifies_and_a_changed_byte_does_not(tmp_path: Path) -> None:
    folder, _ = publish_version(tmp_path, rows_of(), ABOUT)
    assert list(verify_version(folder)) == []
    target = folder / "figures.csv"
    target.write_text(target.read_text(encoding="utf-8").replace("2500", "2501"), encoding="utf-8")
    assert any("figures.csv" in m for m in verify_version(folder))


def test_csv_and_parquet_hold_the_same_rows(tmp_path: Path) -> None:
    folder, _ = publish_version(tmp_path, rows_of('A "quoted", broken\nline with 2 500 people'), ABOUT)
    for table in TABLES:
        blank = [{k: v or None for k, v in r.items()} for r in read_parquet(folder / f"{table.name}.parquet")]
        written = [{k: v or None for k, v in r.items()} for r in read_csv(folder / f"{table.name}.csv", table)]
        assert written == blank, table.name


def test_whole_numbers_stay_whole_in_csv(tmp_path: Path) -> None:
    folder, _ = publish_version(tmp_path, rows_of(), ABOUT)
    with (folder / "figures.csv").open(encoding="utf-8", newline="") as handle:
        row = next(csv.DictReader(handle))
    assert (row["low"], row["high"], row["place"]) == ("2500", "", '["Duhok, north"]')


def test_pandas_reads_the_tables(tmp_path: Path) -> None:
    from publish import read_version

    folder, _ = publish_version(tmp_path, rows_of(), ABOUT)
    tables = read_version(folder)
    assert set(tables) == {t.name for t in TABLES}
    assert str(tables["figures"]["start"].dtype) == "Int64"
    assert tables["figures"]["low"].tolist() == [2500.0]


def test_datapackage_names_keys_and_has_no_clock(tmp_path: Path) -> None:
    folder, _ = publish_version(tmp_path / "a", rows_of(), ABOUT)
    other, _ = publish_version(tmp_path / "b", rows_of(), ABOUT)
    assert (folder / "datapackage.json").read_bytes() == (other / "datapackage.json").read_bytes()
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    figures = next(r for r in package["resources"] if r["name"] == "figures")
    assert figures["schema"]["primaryKey"] == ["figure_id"]


def test_what_a_killed_writer_left_is_swept(tmp_path: Path) -> None:
    left = tmp_path / "r" / "e" / ".v001-0123abcd.4194305.tmp"
    left.mkdir(parents=True)
    (tmp_path / "r" / "e" / ".v001-mine").mkdir()
    assert sweep(tmp_path) == 1
    assert not left.exists()
    assert (tmp_path / "r" / "e" / ".v001-mine").exists()


def test_a_reader_never_sees_half_a_version(tmp_path: Path) -> None:
    """Writers are killed at random moments; whatever folder is there is whole."""
    code = (
        "import sys; sys.path.insert(0, 'tests/publish'); from pathlib import Path\n"
        "from test_publish import rows_of, ABOUT, publish_version\n"
        "for i in range(10_000): publish_version(Path(sys.argv[1]), rows_of(f'{i} camps, 2 500 people.'), ABOUT)\n"
    )
    for wait in (0.0, 0.03, 0.1):
        before = len(versions_of(tmp_path))
        writer = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], cwd=ROOT)
        end = time.monotonic() + 60
        while len(versions_of(tmp_path)) == before and time.monotonic() < end:
            time.sleep(0.005)
        time.sleep(wait)
        os.kill(writer.pid, signal.SIGKILL)
        writer.wait()
    versions = versions_of(tmp_path)
    assert versions, "the writers were killed before they wrote anything"
    for folder in versions[-3:]:
        assert list(verify_version(folder)) == []
    assert latest_version(tmp_path) == versions[-1]


@given(st.text())
def test_any_text_survives_csv(text: str) -> None:
    table = TableSchema("t", (Column("a"), Column("b")), ("a",))
    line = f"{csv_field(text)},{csv_field(None)}"
    row = (
        next(csv.DictReader([*"a,b".splitlines(), line], fieldnames=None))
        if "\n" not in text and "\r" not in text
        else None
    )
    if row is not None and "\x00" not in text:
        assert row["a"] == clean_text(text)
        assert row["b"] == ""
    assert table.names == ("a", "b")


def test_null_and_empty_differ_in_csv() -> None:
    assert (csv_field(None), csv_field("")) == ("", '""')
