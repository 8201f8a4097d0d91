"""One version's tables with what the pages ask for: rows by id, and what belongs to a paragraph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from publish.files import read_parquet
from publish.schema import TABLES, Row, Rows, TableSchema
from publish.site.anchors import folder_url


@dataclass(frozen=True)
class Edition:
    """The latest version of an edition. Not slotted: what is looked up by id is kept."""

    report: str
    name: str
    version: str
    rows: Rows

    @property
    def about(self) -> Row:
        return self.rows["editions"][0]

    @property
    def title(self) -> str:
        return str(self.about["title"] or self.report)

    @property
    def language(self) -> str | None:
        return str(self.about["language"]) if self.about["language"] else None

    @property
    def url(self) -> str:
        return folder_url(self.report, self.name)

    @cached_property
    def sections(self) -> dict[str, Row]:
        return by_key(self.rows["sections"], "section_id")

    @cached_property
    def paragraphs(self) -> dict[str, Row]:
        return by_key(self.rows["paragraphs"], "paragraph_id")

    @cached_property
    def notes(self) -> dict[str, Row]:
        return by_key(self.rows["footnotes"], "footnote_id")

    @cached_property
    def citations(self) -> dict[str, Row]:
        return by_key(self.rows["citations"], "citation_id")

    @cached_property
    def sources(self) -> dict[str, Row]:
        return by_key(self.rows["sources"], "source_id")

    @cached_property
    def figures(self) -> dict[str, Row]:
        return by_key(self.rows["figures"], "figure_id")

    @cached_property
    def is_one_file(self) -> bool:
        return len({section["path"] for section in self.rows["sections"]}) == 1

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each figure in the document."""
        return {figure: at for at, figure in enumerate(self.figures)}

    @cached_property
    def cited(self) -> Mapping[str, list[Row]]:
        """The citations of a note."""
        return grouped(self.rows["citations"], "footnote_id")

    @cached_property
    def of_paragraph(self) -> Mapping[str, Mapping[str, list[Row]]]:
        """The figures, actors, dates and footnote_refs of a paragraph, by table."""
        tables = ("figures", "actors", "dates", "footnote_refs")
        return {table: grouped(self.rows[table], "paragraph_id") for table in tables}


def by_key(rows: list[Row], key: str) -> dict[str, Row]:
    return {row[key]: row for row in rows}


def grouped(rows: list[Row], key: str) -> Mapping[str, list[Row]]:
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[key]].append(row)
    return groups


def read_edition(folder: Path) -> Edition:
    """The tables of a folder `report/edition/version`. What an older version lacks is null or empty."""
    rows = {table.name: read_table(folder, table) for table in TABLES}
    return Edition(folder.parent.parent.name, folder.parent.name, folder.name, rows)


def read_table(folder: Path, table: TableSchema) -> list[Row]:
    path = folder / f"{table.name}.parquet"
    empty: Row = {c.name: [] if c.type == "list" else None for c in table.columns}
    return [{**empty, **row} for row in (read_parquet(path) if path.exists() else [])]
