"""Many versions as one set of tables: each row says whose edition it is, each figure brings its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from extract.sentences import find_sentences, sentence_of
from publish.files import read_parquet
from publish.order import order_editions
from publish.schema import TABLES, Column, Row, Rows, TableSchema

WHOSE = (
    Column("report", required=True, description="folder name of the report"),
    Column("edition", required=True, description="folder name of the edition"),
)
VERSION = Column("version", required=True, description="folder name of the version that is exported")
LATEST = Column("latest", "integer", required=True, description="1 for the newest edition of its report, else 0")
PLACE = Column("position", "integer", required=True, description="order of the edition in its report, from 1")
SENTENCE = Column("sentence", description="the sentence that the figure stands in")


@dataclass(frozen=True, slots=True)
class Published:
    """A version that goes into the export: its folder, and its row of the table `editions`."""

    folder: Path
    edition: Row
    position: int  # in its report, from 1
    latest: bool


def combined_tables() -> tuple[TableSchema, ...]:
    """The contract's tables with the columns that an export adds."""
    return tuple(combined_table(table) for table in TABLES)


def combined_table(table: TableSchema) -> TableSchema:
    if table.name == "editions":
        return replace(table, columns=(*table.columns, VERSION, PLACE, LATEST))
    if table.name == "sources":  # a source has one id in all editions, and a row in each that cites it
        table = replace(table, key=("report", "edition", "source_id"), foreign=())
    table = replace(table, foreign=tuple(f for f in table.foreign if f[1] != "sources"))
    columns = (*(c for c in WHOSE if c.name not in table.names), *table.columns)
    if table.name == "figures":
        columns = (*columns, SENTENCE)
    return replace(table, columns=columns)


def choose(folders: Iterable[Path]) -> list[Published]:
    """The versions in the order of reports and editions. Each folder is the version of another edition."""
    by_edition = {}
    for folder in folders:
        row = read_parquet(folder / "editions.parquet")[0]
        by_edition[row["report"], row["edition"]] = (folder, row)
    ordered = order_editions(row for _, row in by_edition.values())
    counts: dict[str, int] = {}
    newest = {row["report"]: row["edition"] for row in ordered}
    chosen = []
    for row in ordered:
        counts[row["report"]] = counts.get(row["report"], 0) + 1
        folder, _ = by_edition[row["report"], row["edition"]]
        latest = newest[row["report"]] == row["edition"]
        chosen.append(Published(folder, row, counts[row["report"]], latest))
    return chosen


def read_rows(published: Published) -> Rows:
    """All rows of one version with the added columns. A column that an older version lacks is null."""
    rows = {t.name: read_table(published, t) for t in TABLES}
    add_sentences(rows["figures"], rows["paragraphs"])
    return rows


def read_table(published: Published, table: TableSchema) -> list[Row]:
    path = published.folder / f"{table.name}.parquet"
    whose = {"report": published.edition["report"], "edition": published.edition["edition"]}
    if table.name == "editions":
        whose |= {"version": published.folder.name, "position": published.position, "latest": int(published.latest)}
    empty: Row = {c.name: [] if c.type == "list" else None for c in table.columns}
    return [{**empty, **row, **whose} for row in (read_parquet(path) if path.exists() else [])]


def add_sentences(figures: list[Row], paragraphs: list[Row]) -> None:
    texts = {p["paragraph_id"]: p["text"] for p in paragraphs}
    cut: dict[str, tuple[tuple[int, int], ...]] = {}
    for figure in figures:
        place = figure["paragraph_id"]
        if place not in cut:
            cut[place] = find_sentences(texts[place])
        start, end = sentence_of(cut[place], figure["start"])
        figure["sentence"] = texts[place][start : max(end, figure["end"])].strip()


def links(table: TableSchema, rows: Iterable[Row], column: str) -> Iterator[tuple[str, str]]:
    """The pairs (key of the row, one element of its list), each once, in order."""
    for row in rows:
        for other in dict.fromkeys(row[column] or ()):
            yield row[table.key[0]], other
