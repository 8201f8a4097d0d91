"""What the database files have in common: tables with keys, link tables for lists, views that answer questions."""

from __future__ import annotations

from dataclasses import dataclass

from publish.export.combined import combined_tables
from publish.schema import TableSchema

SQL = {"string": "TEXT", "integer": "INTEGER", "number": "DOUBLE", "list": "TEXT"}


@dataclass(frozen=True, slots=True)
class Link:
    """A list that holds keys of another table, as a table of its own: one row a pair."""

    name: str
    table: TableSchema
    column: str
    own: str  # the column that names the row
    other: str  # the column that names what it leads to
    target: TableSchema


def link_tables() -> tuple[Link, ...]:
    """figure_citations, figure_footnotes, …: from the foreign keys of list columns."""
    tables = {t.name: t for t in combined_tables()}
    found = []
    for table in tables.values():
        lists = {c.name for c in table.columns if c.type == "list"}
        for column, target, key in table.foreign:
            if column in lists:
                name = f"{table.name.removesuffix('s')}_{target}"
                found.append(Link(name, table, column, table.key[0], key, tables[target]))
    return tuple(found)


def quote(name: str) -> str:
    return f'"{name}"'


def create_table(table: TableSchema, self_references: bool) -> str:
    """CREATE TABLE with primary and foreign keys. DuckDB checks a key at once, so it takes none to its own table."""
    lists = {c.name for c in table.columns if c.type == "list"}
    lines = [f"{quote(c.name)} {SQL[c.type]}{' NOT NULL' if c.required else ''}" for c in table.columns]
    lines.append(f"PRIMARY KEY ({', '.join(map(quote, table.key))})")
    for column, target, key in table.foreign:
        if column not in lists and (self_references or target != table.name):
            lines.append(f"FOREIGN KEY ({quote(column)}) REFERENCES {quote(target)} ({quote(key)})")
    return f"CREATE TABLE {quote(table.name)} (\n  " + ",\n  ".join(lines) + "\n)"


def create_link(link: Link) -> str:
    return (
        f"CREATE TABLE {quote(link.name)} (\n"
        f"  {quote(link.own)} TEXT NOT NULL REFERENCES {quote(link.table.name)} ({quote(link.own)}),\n"
        f"  {quote(link.other)} TEXT NOT NULL REFERENCES {quote(link.target.name)} ({quote(link.other)}),\n"
        f"  PRIMARY KEY ({quote(link.own)}, {quote(link.other)})\n)"
    )


def in_order(tables: tuple[TableSchema, ...]) -> list[TableSchema]:
    """Each table behind those that its keys lead to."""
    done: list[TableSchema] = []
    left = list(tables)
    while left:
        names = {t.name for t in left}
        ready = [t for t in left if not {o for _, o, _ in t.foreign if o != t.name} & names]
        if not ready:
            raise ValueError(f"the keys of {', '.join(sorted(names))} lead around in a circle")
        done += ready
        left = [t for t in left if t not in ready]
    return done


LATEST_FIGURES = """
CREATE VIEW latest_figures AS
SELECT f.* FROM figures f
JOIN editions e ON e.report = f.report AND e.edition = f.edition
WHERE e.latest = 1
"""
# One row for each figure and each citation under it; a figure without a note has one row with nulls.
FIGURE_TRAIL = """
CREATE VIEW figure_trail AS
SELECT f.report, f.edition, f.figure_id, f.text, f.low, f.high, f.modifier, f.unit, f.kind, f.counted, f.actor,
       f.place, f.as_of, f.attribution, f.sentence, s.number AS section, s.title AS section_title,
       n.label AS note, n.text AS note_text, c.citation_id, c.publisher, c.title, c.published, c.url, c.pages,
       c.resolved_to
FROM figures f
JOIN paragraphs p ON p.paragraph_id = f.paragraph_id
JOIN sections s ON s.section_id = p.section_id
LEFT JOIN figure_footnotes fn ON fn.figure_id = f.figure_id
LEFT JOIN footnotes n ON n.footnote_id = fn.footnote_id
LEFT JOIN citations c ON c.footnote_id = n.footnote_id
ORDER BY f.report, f.edition, f.figure_id, n.ordinal, c.ordinal
"""
VIEWS = (LATEST_FIGURES, FIGURE_TRAIL)
VIEW_DESCRIPTIONS = {
    "latest_figures": "The figures of the newest edition of each report.",
    "figure_trail": "One row for each figure and each citation that supports it: figure, sentence, note, source.",
}
