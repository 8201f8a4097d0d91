"""The numbers in the tables of a version for a person: table by table, each with its headers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from publish.files import read_parquet
from publish.render.values import value

Row = dict[str, Any]


def read_cells(folder: Path) -> list[Row]:
    """The cells that hold a number, in the order of the document, each with the title of its section."""
    titles = {s["section_id"]: s["title"] for s in read_parquet(folder / "sections.parquet")}
    cells = read_parquet(folder / "cells.parquet")
    return [{**c, "section": titles[c["section_id"]]} for c in cells if c["low"] is not None or c["high"] is not None]


def cell_lines(edition: str, cells: list[Row]) -> Iterator[str]:
    """A title for each table, then a line for each cell: what, when or under what, the value, the cell as printed."""
    tables = [list(rows) for _, rows in groupby(cells, key=lambda c: (c["section_id"], c["table_ordinal"]))]
    yield f"{edition}: {len(cells)} numbers in {len(tables)} tables"
    for rows in tables:
        yield ""
        yield rows[0]["caption"] or f"{rows[0]['section'] or 'untitled'}, table {rows[0]['table_ordinal'] + 1}"
        yield from (cell_line(row) for row in rows)


def cell_line(cell: Row) -> str:
    heads = " | ".join(h for h in (cell["row_header"], cell["column_header"]) if h) or "no header"
    notes = f" [{', '.join(cell['footnotes'])}]" if cell["footnotes"] else ""
    shown = value({"modifier": modifier_of(cell), **cell})
    as_printed = "" if shown == cell["text"] else f"  ({cell['text']})"
    return f"    {heads}: {shown}{as_printed}{notes}"


def modifier_of(cell: Row) -> str:
    """A cell has bounds and no modifier: an open end says at least or at most."""
    if cell["low"] is None or cell["high"] is None:
        return "at_least" if cell["high"] is None else "at_most"
    return "exact" if cell["low"] == cell["high"] else "range"
