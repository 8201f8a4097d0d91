"""One DuckDB file: tables with keys, views, and a search over the paragraphs that needs no extension.

DuckDB's own full-text search is an extension that is downloaded when it is first used. Nothing is downloaded here, so
the words of the paragraphs stand in a table, and `search('…')` ranks by them.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from publish.export.combined import Published, combined_tables, links, read_rows
from publish.export.database import VIEWS, create_link, create_table, in_order, link_tables, quote
from publish.schema import Column, Row

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

WORDS = r"regexp_extract_all(lower({}), '[\pL\pN]+')"
SEARCH = (
    f"""CREATE TABLE paragraph_words AS
    SELECT word, paragraph_id, count(*)::INTEGER AS times
    FROM (SELECT paragraph_id, unnest({WORDS.format("text")}) AS word FROM paragraphs)
    GROUP BY ALL ORDER BY word, paragraph_id""",
    # All words must stand in the paragraph; a rare word weighs more than a common one (inverse document frequency).
    f"""CREATE MACRO search(query) AS TABLE
    WITH wanted AS (SELECT DISTINCT unnest({WORDS.format("query")}) AS word),
    weights AS (SELECT word, ln(1 + (SELECT count(*) FROM paragraphs) / count(*)) AS weight
                FROM paragraph_words JOIN wanted USING (word) GROUP BY word)
    SELECT sum(weight * times / (times + 1.2)) AS score, p.report, p.edition, p.paragraph_id, any_value(p.text) AS text
    FROM paragraph_words JOIN weights USING (word) JOIN paragraphs p USING (paragraph_id)
    GROUP BY p.report, p.edition, p.paragraph_id
    HAVING count(*) = (SELECT count(*) FROM wanted) ORDER BY score DESC, p.paragraph_id""",
)


def write_duckdb(path: Path, chosen: Sequence[Published]) -> None:
    """Write the file. Lists stay lists; those that hold keys are tables of their own, too."""
    import duckdb

    tables, link_list = in_order(combined_tables()), link_tables()
    with duckdb.connect(str(path), config={"autoinstall_known_extensions": False}) as database:
        for table in tables:
            statement = create_table(table, False)
            for column in table.columns:
                if column.type == "list":
                    statement = statement.replace(f"{quote(column.name)} TEXT", f"{quote(column.name)} TEXT[]")
            database.execute(statement)
        for link in link_list:
            database.execute(create_link(link))
        for published in chosen:
            rows = read_rows(published)
            for table in tables:
                insert(database, table.name, table.columns, rows[table.name])
            for link in link_list:
                pair = (Column(link.own), Column(link.other))
                found = [dict(zip((link.own, link.other), p, strict=True))
                         for p in links(link.table, rows[link.table.name], link.column)]  # fmt: skip
                insert(database, link.name, pair, found)
        for statement in (*VIEWS, *SEARCH):
            database.execute(statement)


def insert(database: duckdb.DuckDBPyConnection, name: str, columns: Sequence[Column], rows: list[Row]) -> None:
    if not rows:
        return
    database.register("new_rows", as_arrow(columns, rows))
    database.execute(f"INSERT INTO {quote(name)} SELECT * FROM new_rows")
    database.unregister("new_rows")


def as_arrow(columns: Sequence[Column], rows: list[Row]) -> pa.Table:
    import pyarrow as pa

    types: dict[str, Any] = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "list": pa.list_(pa.string()),
    }
    return pa.table({c.name: pa.array([row[c.name] for row in rows], type=types[c.type]) for c in columns})
