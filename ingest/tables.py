"""Tables → cells with the headers over and beside them; spans filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ingest.flow import Block, Table, TableCell

if TYPE_CHECKING:
    from bs4.element import Tag

MAX_SPAN = 1000
ENUMERATOR = re.compile(r"\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]|[-–—•]", re.I)


def is_data_table(tag: Tag) -> bool:
    """A table of facts: at least two columns somewhere, and no layout (headings, other tables, role) inside."""
    if tag.get("role") == "presentation" or tag.find(["table", "h1", "h2", "h3"]) is not None:
        return False
    rows = [row.find_all(["td", "th"], recursive=False) for row in tag.find_all("tr")]
    return any(len(row) > 1 for row in rows) and not all(row and is_enumerator(row[0]) for row in rows)


def is_enumerator(cell: Tag) -> bool:
    """Whether a cell of a layout table holds the number of the paragraph beside it: `(1)`, `—`."""
    cells = cell.parent.find_all(["td", "th"], recursive=False) if cell.parent else []
    return len(cells) == 2 and cells[0] is cell and ENUMERATOR.fullmatch(cell.get_text(strip=True)) is not None


def add_cell(table: Table, tag: Tag, block: Block) -> None:
    """Put a cell at the next free place of its row."""
    row = row_of(tag)
    taken = {(c.row + r, c.column + k) for c in table.cells[-400:] for r in range(c.rows) for k in range(c.columns)}
    column = 0
    while (row, column) in taken:
        column += 1
    table.cells.append(TableCell(row, column, span(tag, "rowspan"), span(tag, "colspan"), tag.name == "th", block))


def row_of(tag: Tag) -> int:
    """Index of the cell's row in its table, kept on the table's own rows."""
    table = tag.find_parent("table")
    parent = tag.find_parent("tr")
    if table is None or parent is None:
        return 0
    rows = getattr(table, "figtrail_rows", None)
    if not isinstance(rows, dict):
        rows = {id(r): i for i, r in enumerate(table.find_all("tr"))}
        table.figtrail_rows = rows  # type: ignore[attr-defined]
    return int(rows.get(id(parent), 0))


def span(tag: Tag, name: str) -> int:
    value = str(tag.get(name, "1")).strip()
    return min(max(int(value), 1), MAX_SPAN) if value.isdigit() else 1


def headers_of(table: Table) -> tuple[dict[tuple[int, int], str], dict[tuple[int, int], str]]:
    """Column header and row header of each place in the grid: `th` cells, else the first row."""
    top = max((c.row for c in table.cells if c.header and only_headers(table, c.row)), default=-1)
    if top < 0 and table.cells:
        top = 0
    over: dict[int, list[str]] = {}
    for cell in sorted(table.cells, key=lambda c: (c.row, c.column)):
        if cell.row <= top:
            for k in range(cell.columns):
                over.setdefault(cell.column + k, []).append(" ".join(cell.block.text.split()))
    beside = {
        (c.row + r): " ".join(c.block.text.split())
        for c in table.cells
        if c.row > top and c.column == 0
        for r in range(c.rows)
    }
    places = [(c.row, c.column) for c in table.cells if c.row > top]
    column_headers = {p: " ".join(dict.fromkeys(w for w in over.get(p[1], []) if w)) for p in places}
    row_headers = {p: beside.get(p[0], "") for p in places if p[1] > 0}
    return column_headers, row_headers


def only_headers(table: Table, row: int) -> bool:
    """Whether a row holds headers alone (scope=row headers stand beside data)."""
    return all(c.header for c in table.cells if c.row == row)
