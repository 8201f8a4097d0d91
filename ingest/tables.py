"""Tables → cells with the headers over and beside them; spans filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Set
from typing import TYPE_CHECKING

from ingest.flow import Block, Table, TableCell
from ingest.tree import attribute, children_of, tags_in

if TYPE_CHECKING:
    from bs4.element import Tag

MAX_SPAN = 1000  # what HTML allows
ENUMERATOR = re.compile(r"\(?\*?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]|[-–—•]", re.I)
LABEL = re.compile(r"[\[(^↩↑*\s]*\d{1,4}[\])↩↑.]*|[*†‡§]")
REMARK = re.compile(r"(?:sources?|notes?)\b|[*†‡(]", re.I)
CELLS = ("td", "th")
AMOUNT = re.compile(
    r"[-+−–(]?\s?[£$€]?\s?(?!(?:1[5-9]|20)\d\d$)\d+(?:[, ]\d{3})*(?:\.\d+)?\s?(?:%|bn|m)?\)?"
)  # no year
LAID_OUT = ("table", "h1", "h2", "h3")  # what no table of facts holds


def layout_tables(tags: Mapping[str, Sequence[Tag]]) -> frozenset[int]:
    """The ids (of Python) of tables that hold headings or other tables: they lay out a page."""
    found = set()
    if "table" not in tags:
        return frozenset()
    for name in LAID_OUT:
        for node in tags.get(name, ()):
            around = node.parent
            while around is not None and around.name != "table":
                around = around.parent
            if around is not None:
                found.add(id(around))
    return frozenset(found)


def is_data_table(node: Tag, layout: Set[int], targets: Set[str]) -> bool:
    """A table of facts: two columns or more somewhere, and no layout: headings, other tables, role, numbered rows."""
    if attribute(node, "role") == "presentation" or id(node) in layout:
        return False
    rows = [cells_of(row) for row in tags_in(node) if row.name == "tr"]
    return any(len(row) > 1 for row in rows) and not all(row and is_enumerator(row[0], targets) for row in rows)


def cells_of(row: Tag) -> list[Tag]:
    return [child for child in children_of(row) if child.name in CELLS]


def is_enumerator(cell: Tag, targets: Set[str]) -> bool:
    """Whether a cell of a layout table holds the number of the text beside it: `(1)`, `—`, the label of a note."""
    row = cell.parent
    cells = cells_of(row) if row is not None and len(children_of(row)) <= 4 else []
    if row is None or len(cells) != 2 or cells[0] is not cell:
        return False
    text = cell.get_text().strip() if len(children_of(cell)) < 9 else ""
    if ENUMERATOR.fullmatch(text):
        return True
    return LABEL.fullmatch(text) is not None and any(
        attribute(tag, "id") in targets or attribute(tag, "name") in targets for tag in tags_in(row)
    )


def add_cell(table: Table, node: Tag, block: Block) -> None:
    """Put a cell at the next free place of its row."""
    row = max(table.rows - 1, 0)
    column = table.cells[-1].column + table.cells[-1].columns if table.cells and table.cells[-1].row == row else 0
    while column in table.spans and table.spans[column][0] > row:
        column = table.spans[column][1]
    rows, columns = span(node, "rowspan"), span(node, "colspan")
    if rows > 1:
        table.spans |= dict.fromkeys(range(column, column + columns), (row + rows, column + columns))
    table.cells.append(TableCell(row, column, rows, columns, node.name == "th", block))


def span(node: Tag, name: str) -> int:
    """`rowspan="0"` spans the rows that are left."""
    if name not in node.attrs:
        return 1
    value = (attribute(node, name) or "1").strip()
    if not (value.isascii() and value.isdigit()):
        return 1
    number = int(value[:9])
    return MAX_SPAN if number == 0 and name == "rowspan" else min(max(number, 1), MAX_SPAN)


Places = dict[tuple[int, int], str]


def headers_of(table: Table, words: Callable[[TableCell], str]) -> tuple[Places, Places]:
    """Column header and row header of each cell below the head: `th` cells, else the first row and the first column.

    `words` gives the text of a cell. A row further down that holds one text alone, over all columns (`2023`), stands
    before the row headers behind it. Figures below the first row that are marked up as headers become plain cells.
    """
    rows: dict[int, list[TableCell]] = {}
    for cell in sorted(table.cells, key=lambda c: (c.row, c.column)):
        rows.setdefault(cell.row, []).append(cell)
    for cells in list(rows.values())[1:]:
        if holds_amounts([words(cell) for cell in cells]):
            for cell in cells[1:]:
                cell.header = False
    top = last_header_row(rows)
    over = headers_over(rows, top, words)
    column_headers: Places = {}
    row_headers: Places = {}
    below: dict[int, list[tuple[int, str]]] = {}  # row → (column, text) of what spans down beside it
    group = ""
    grid = any(len(cells) > 1 for row, cells in rows.items() if row <= top)  # no box of facts under one title
    width = max((c.column + c.columns for c in table.cells), default=0)
    for row, cells in rows.items():
        if row <= top:
            continue
        if grid and is_group(cells, width, words(cells[0])):
            group = words(cells[0])
            continue
        beside = below.pop(row, [])
        for cell in cells:
            head = cell.column == 0 or (cell.header and all(c.header for c in cells if c.column < cell.column))
            if head:
                beside.append((cell.column, words(cell)))
                for r in range(row + 1, min(row + cell.rows, max(rows) + 1)):
                    below.setdefault(r, []).append((cell.column, words(cell)))
        for cell in cells:
            column_headers[row, cell.column] = join([h for h in over.get(cell.column, []) if h])
            before = [text for column, text in sorted(beside) if column < cell.column]
            if before or cell.column:
                row_headers[row, cell.column] = join([group, *before])
    return column_headers, row_headers


def is_group(cells: list[TableCell], width: int, text: str) -> bool:
    """`North` over all columns; a source or a remark at the foot of a table is none."""
    if len(cells) > 1 or cells[0].columns < max(width, 2):
        return False
    return cells[0].header or (0 < len(text) < 80 and not REMARK.match(text) and text[-1] not in ".;")


def holds_amounts(texts: list[str]) -> bool:
    """A name and amounts behind it, `Autumn 68.2 59.0`; years and the numbers of columns, 1, 2, 3, may be headers."""
    name, *values = texts
    amounts = [v for v in values if v]
    counted = amounts == [str(n) for n in range(1, len(amounts) + 1)]
    return bool(amounts) and not counted and name[:1].isalpha() and all(AMOUNT.fullmatch(v) for v in amounts)


def last_header_row(rows: dict[int, list[TableCell]]) -> int:
    """The last of the rows on top that hold headers alone; the first row where there is none. -1 for no table."""
    top = -1
    for row, cells in rows.items():
        alone = row > 0 and len(cells) == 1 and cells[0].columns > 1
        if row != top + 1 or alone or not all(c.header for c in cells):
            break
        top = row
    return 0 if top < 0 and rows else top


def headers_over(rows: dict[int, list[TableCell]], top: int, words: Callable[[TableCell], str]) -> dict[int, list[str]]:
    over: dict[int, list[str]] = {}
    for row in range(top + 1):
        for cell in rows.get(row, []):
            for column in range(cell.column, cell.column + cell.columns):
                over.setdefault(column, []).append(words(cell))
    return over


def join(texts: list[str]) -> str:
    return " ".join(dict.fromkeys(t for t in texts if t))
