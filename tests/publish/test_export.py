"""Exports, read back by the tools that people use: each answers an analyst's questions with the same numbers."""

from __future__ import annotations

import csv
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

from publish.clean import clean_row
from publish.export.combined import choose
from publish.export.duck import write_duckdb
from publish.export.spreadsheet import escaped
from publish.export.sqlite import write_sqlite
from publish.schema import TABLES, Rows
from publish.version import publish_version

ROOT = Path(__file__).parents[2]
REPORT = "sample-northern-iraq"


def figtrail(*args: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "figtrail", *map(str, args)]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120, check=False)


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples in every form of export, and the published folders they came from."""
    folder = tmp_path_factory.mktemp("exports")
    assert figtrail("run", "--output", folder / "output").returncode == 0
    targets: tuple[tuple[str, ...], ...] = (
        ("f.duckdb",),
        ("f.db",),
        ("parquet",),
        ("csv", "--format", "csv"),
        ("excel", "--excel"),
    )
    for name, *options in targets:
        done = figtrail("export", "--output", folder / "output", "--to", folder / name, *options)
        assert done.returncode == 0, done.stderr
        assert done.stdout.strip().endswith("2 edition(s)")
    return folder


# The three questions, as (actor's troops over the editions, figures with one source, figures new in the last edition).
Answer = tuple[list[tuple[str, float | None]], int, int]
COLUMNS = ["edition", "figure_id", "low", "counted", "actor", "kind", "citations"]
TROOPS = "SELECT edition, low FROM figures WHERE actor = 'United States' AND kind = 'personnel' ORDER BY edition, low"
SINGLE = """SELECT count(*) FROM (SELECT figure_id FROM figure_trail WHERE citation_id IS NOT NULL
            GROUP BY figure_id HAVING count(DISTINCT publisher || title) = 1)"""
CHANGED = """SELECT count(*) FROM latest_figures n WHERE NOT EXISTS (
    SELECT 1 FROM figures o WHERE o.report = n.report AND o.edition <> n.edition AND o.low IS NOT DISTINCT FROM n.low
    AND o.counted IS NOT DISTINCT FROM n.counted AND o.actor IS NOT DISTINCT FROM n.actor)"""


def by_sql(ask: Callable[[str], list[tuple[Any, ...]]]) -> Answer:
    return [(e, v) for e, v in ask(TROOPS)], ask(SINGLE)[0][0], ask(CHANGED)[0][0]


def in_duckdb(folder: Path) -> Answer:
    with duckdb.connect(str(folder / "f.duckdb"), read_only=True) as database:
        return by_sql(lambda sql: database.execute(sql).fetchall())


def in_sqlite(folder: Path) -> Answer:
    database = sqlite3.connect(folder / "f.db")
    try:
        return by_sql(lambda sql: database.execute(sql.replace("IS NOT DISTINCT FROM", "IS")).fetchall())
    finally:
        database.close()


def in_duckdb_over_folders(folder: Path) -> Answer:
    """The published Parquet folders, without any export."""
    name = re.compile(r"output/[^/]+/([^/]+)/")
    with duckdb.connect() as database:
        for table in ("figures", "citations", "footnotes", "paragraphs", "sections"):
            files = f"{folder}/output/*/*/v*/{table}.parquet"
            database.execute(f"CREATE VIEW raw_{table} AS SELECT * FROM read_parquet('{files}', filename = true)")
        rows = database.execute(
            "SELECT filename, figure_id, low, counted, actor, kind, citations FROM raw_figures"
        ).fetchall()
        sources = dict(database.execute("SELECT citation_id, publisher || title FROM raw_citations").fetchall())
    found = [(name.search(f)[1], *rest) for f, *rest in rows]  # type: ignore[index]
    return answer(found, sources)


def answer(rows: list[Any], sources: dict[str, Any]) -> Answer:
    """The questions over rows of edition, figure_id, low, counted, actor, kind, citations."""
    latest = max(r[0] for r in rows)
    old = {(r[2], r[3], r[4]) for r in rows if r[0] != latest}
    troops = [(r[0], r[2]) for r in rows if r[4] == "United States" and r[5] == "personnel"]
    single = sum(1 for r in rows if len({sources[c] for c in r[6]}) == 1)
    return sorted(troops), single, sum(1 for r in rows if r[0] == latest and (r[2], r[3], r[4]) not in old)


def in_pandas(folder: Path) -> Answer:
    figures = pd.read_parquet(folder / "parquet" / "figures.parquet")
    cited = pd.read_parquet(folder / "parquet" / "citations.parquet")
    sources = dict(zip(cited.citation_id, cited.publisher + cited.title, strict=True))
    figures = figures.astype(object).where(figures.notna(), None)
    return answer(figures[COLUMNS].values.tolist(), sources)


def in_polars(folder: Path) -> Answer:
    figures = pl.read_parquet(folder / "parquet" / "figures.parquet")
    cited = pl.read_parquet(folder / "parquet" / "citations.parquet")
    sources = dict(zip(cited["citation_id"], cited["publisher"] + cited["title"], strict=True))
    return answer(figures.select(COLUMNS).rows(), sources)


def in_r(folder: Path) -> Answer:
    """docs/examples/figures.R over the CSV export prints the same three answers as JSON."""
    script = ROOT / "docs" / "examples" / "figures.R"
    done = subprocess.run(["Rscript", str(script), str(folder / "csv")], capture_output=True, text=True, check=True)
    troops, single, changed = json.loads(done.stdout)
    return [(e, None if v is None else float(v)) for e, v in troops], single, changed


READERS = [in_sqlite, in_duckdb_over_folders, in_pandas, in_polars]
if (
    shutil.which("Rscript")
    and not subprocess.run(["Rscript", "-e", "library(jsonlite)"], capture_output=True).returncode
):
    READERS.append(in_r)


def test_the_questions_have_answers(exports: Path) -> None:
    troops, single, changed = in_duckdb(exports)
    assert len({edition for edition, _ in troops}) == 2
    assert single > 5
    assert changed > 0


@pytest.mark.parametrize("reader", READERS, ids=lambda r: r.__name__)
def test_every_tool_gives_the_same_answers(exports: Path, reader: Callable[[Path], Answer]) -> None:
    assert reader(exports) == in_duckdb(exports)


def test_the_trail_leads_from_the_figure_to_the_source_in_one_row(exports: Path) -> None:
    with duckdb.connect(str(exports / "f.duckdb"), read_only=True) as database:
        row = database.execute(
            "SELECT text, sentence, note, publisher, title, published FROM figure_trail WHERE text = '121'"
        ).fetchone()
    assert row is not None
    assert row[1].startswith("By October 2024, Türkiye was reported to run at least 121 outposts")
    assert row[2:] == ("7", "Northern Watch", "The border strip in autumn", "2024-10-03")


def test_search_finds_paragraphs_in_both_databases(exports: Path) -> None:
    with duckdb.connect(str(exports / "f.duckdb"), read_only=True) as database:
        found = {r[0] for r in database.execute("SELECT paragraph_id FROM search('Outposts border')").fetchall()}
        assert not database.execute("SELECT * FROM search('outposts zebra')").fetchall()
    database = sqlite3.connect(exports / "f.db")
    rows = database.execute(
        "SELECT paragraph_id FROM paragraphs WHERE rowid IN "
        "(SELECT rowid FROM paragraphs_fts WHERE paragraphs_fts MATCH 'outposts border')"
    ).fetchall()
    database.close()
    assert found == {r[0] for r in rows}
    assert found


def test_keys_hold_in_both_databases(exports: Path) -> None:
    database = sqlite3.connect(exports / "f.db")
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    tables = {r[0] for r in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {t.name for t in TABLES} | {"figure_citations", "figure_footnotes"} <= tables
    with pytest.raises(sqlite3.IntegrityError):
        database.execute("INSERT INTO figures SELECT * FROM figures LIMIT 1")
    database.close()
    with duckdb.connect(str(exports / "f.duckdb"), read_only=True) as other:
        kinds = {r[0] for r in other.execute("SELECT constraint_type FROM duckdb_constraints()").fetchall()}
    assert {"PRIMARY KEY", "FOREIGN KEY"} <= kinds


def test_a_source_of_two_editions_has_one_id_and_a_row_in_each(tmp_path: Path) -> None:
    for edition in ("2024", "2025"):
        rows: Rows = {t.name: [] for t in TABLES}
        rows["editions"] = [clean_row(TABLES[0], {"report": "r", "edition": edition})]
        table = next(t for t in TABLES if t.name == "sources")
        source = {"source_id": "reuters.a-dam.1f9c2b7a", "authors": [], "cited": 1, "citations": [], "figures": []}
        rows["sources"] = [clean_row(table, source)]
        publish_version(tmp_path / "r" / edition, rows, {"program": "test", "inputs": []})
    chosen = choose(p for p in sorted((tmp_path / "r").glob("*/v001-*")))
    write_sqlite(tmp_path / "f.db", chosen)
    write_duckdb(tmp_path / "f.duckdb", chosen)
    expected = [("reuters.a-dam.1f9c2b7a", "2024"), ("reuters.a-dam.1f9c2b7a", "2025")]
    question = "SELECT source_id, edition FROM sources ORDER BY edition"
    database = sqlite3.connect(tmp_path / "f.db")
    assert database.execute(question).fetchall() == expected
    database.close()
    with duckdb.connect(str(tmp_path / "f.duckdb"), read_only=True) as other:
        assert other.execute(question).fetchall() == expected


def test_datasette_opens_the_file_as_it_is(exports: Path) -> None:
    def ask(path: str) -> str:
        command = [sys.executable, "-m", "datasette", str(exports / "f.db")]
        options = ["--metadata", str(exports / "f.metadata.json"), "--get", path]
        return subprocess.run([*command, *options], capture_output=True, text=True, check=True, timeout=60).stdout

    rows = json.loads(ask("/f/figure_trail.json?_shape=array&_size=200"))
    assert {r["edition"] for r in rows} == {"2024-11", "2025-06"}
    assert "The figures of the newest edition of each report." in ask("/f/latest_figures")


def test_csv_keeps_texts_and_the_spreadsheet_copy_disarms_them(exports: Path) -> None:
    plain = (exports / "csv" / "figures.csv").read_bytes()
    safe = (exports / "excel" / "figures.csv").read_bytes()
    assert not plain.startswith(b"\xef\xbb\xbf")
    assert safe.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader((exports / "csv" / "figures.csv").open(encoding="utf-8", newline="")))
    assert len(rows) == sum(1 for _ in csv.DictReader(safe.decode("utf-8-sig").splitlines()))
    assert {r["report"] for r in rows} == {REPORT}


@pytest.mark.parametrize(
    ("value", "safe"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-2 per cent", "'-2 per cent"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("  =1", "'  =1"),
        ("2-3", "2-3"),
        (-5.0, -5.0),
        (None, None),
    ],
)
def test_what_a_spreadsheet_would_run_is_escaped(value: object, safe: object) -> None:
    assert escaped(value) == safe


def test_an_export_replaces_nothing_unasked(exports: Path, tmp_path: Path) -> None:
    target = tmp_path / "f.db"
    target.write_text("mine")
    done = figtrail("export", "--output", exports / "output", "--to", target)
    assert done.returncode == 2
    assert "stands already; give --replace" in done.stderr
    assert target.read_text() == "mine"
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "thesis.txt").write_text("mine")
    done = figtrail("export", "--output", exports / "output", "--to", folder, "--replace")
    assert done.returncode == 2
    assert (folder / "thesis.txt").exists()
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".")] == []


def test_the_same_editions_give_the_same_rows(exports: Path, tmp_path: Path) -> None:
    done = figtrail("export", "--output", exports / "output", "--to", tmp_path / "csv", "--format", "csv")
    assert done.returncode == 0
    for table in TABLES:
        name = f"{table.name}.csv"
        assert (tmp_path / "csv" / name).read_bytes() == (exports / "csv" / name).read_bytes()
