"""One SQLite file: tables with keys, views, full-text search, and beside it what Datasette shows of them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from publish.export.combined import Published, combined_tables, links, read_rows
from publish.export.database import (
    VIEW_DESCRIPTIONS,
    VIEWS,
    create_link,
    create_table,
    in_order,
    link_tables,
    quote,
)
from publish.schema import Row, TableSchema

INDEXED = {
    "figures": ("kind", "actor", "paragraph_id"),
    "footnote_refs": ("paragraph_id",),
    "citations": ("footnote_id", "source_id"),
    "sources": ("source_id", "publisher"),
}
# Search over the paragraphs; the text is kept once, in the table itself.
SEARCH = (
    "CREATE VIRTUAL TABLE paragraphs_fts USING fts5(text, heading, content='paragraphs', tokenize='unicode61')",
    "INSERT INTO paragraphs_fts (paragraphs_fts) VALUES ('rebuild')",
)


def write_sqlite(path: Path, chosen: Sequence[Published]) -> None:
    """Write the file. Keys are checked whole at the end; a list is a JSON array, its keys a table of their own."""
    tables, link_list = in_order(combined_tables()), link_tables()
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        for statement in (*(create_table(t, True) for t in tables), *map(create_link, link_list)):
            database.execute(statement)
        for published in chosen:
            rows = read_rows(published)
            for table in tables:
                insert(database, table.name, len(table.columns), sql_rows(table, rows[table.name]))
            for link in link_list:
                insert(database, link.name, 2, links(link.table, rows[link.table.name], link.column))
        for statement in (*indexes(), *VIEWS, *SEARCH):
            database.execute(statement)
        database.commit()
        if broken := database.execute("PRAGMA foreign_key_check").fetchone():
            raise ValueError(f"{broken[0]}, row {broken[1]}: its key leads to no row of {broken[2]}")
        database.execute("ANALYZE")
        database.commit()


def insert(database: sqlite3.Connection, name: str, width: int, rows: Iterable[tuple[Any, ...]]) -> None:
    database.executemany(f"INSERT INTO {quote(name)} VALUES ({', '.join('?' * width)})", rows)


def sql_rows(table: TableSchema, rows: Iterable[Row]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        yield tuple(
            json.dumps(row[c.name], ensure_ascii=False) if c.type == "list" and row[c.name] is not None else row[c.name]
            for c in table.columns
        )


def indexes() -> Iterator[str]:
    for name, columns in INDEXED.items():
        for column in columns:
            yield f"CREATE INDEX {quote(f'{name}_{column}')} ON {quote(name)} ({quote(column)})"


def write_metadata(path: Path, chosen: Sequence[Published]) -> None:
    """metadata.json for Datasette: what the tables and columns mean, and whose the reports are."""
    titles = sorted({p.edition["title"] or p.edition["report"] for p in chosen})
    tables: dict[str, Any] = {
        t.name: {"columns": {c.name: c.description for c in t.columns if c.description}} for t in combined_tables()
    }
    tables["figures"]["facets"] = ["report", "edition", "kind", "actor"]
    tables["paragraphs"] |= {"fts_table": "paragraphs_fts", "fts_pk": "rowid"}
    tables |= {name: {"description": text} for name, text in VIEW_DESCRIPTIONS.items()}
    database = {"description": "; ".join(titles), "tables": tables}
    told = {"title": "Figures of reports, with their sources", "databases": {path.stem: database}}
    place = path.with_suffix(".metadata.json")
    place.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
