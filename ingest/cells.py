"""Tables of the document as cells, each with its headers."""

from __future__ import annotations

from ingest.builder import Builder, build_marker, clean
from ingest.flow import Block, fold
from ingest.model import Cell
from ingest.structure import Part
from ingest.tables import headers_of


def build_cells(builder: Builder, block: Block, ordinal: int, place: str, part: Part) -> list[Cell]:
    table = block.table
    if table is None or not table.cells:
        return []
    folded = {id(cell): fold_block(builder, cell.block) for cell in table.cells}
    over, beside = headers_of(table, lambda cell: folded[id(cell)][0])
    start = next((c.block.runs[0][1] for c in table.cells if c.block.runs), part.source_start)
    cells = []
    caption = fold_block(builder, table.caption)[0] if table.caption else None
    for cell in sorted(table.cells, key=lambda c: (c.row, c.column)):
        text, places = folded[id(cell)]
        if builder.places.get(id(cell.block)) in builder.found.taken:  # a note in the foot of the table
            continue
        where = (cell.row, cell.column)
        cells.append(
            Cell(
                cell_id=f"{place}#t{start}.{ordinal}.{cell.row}.{cell.column}",
                table_ordinal=ordinal,
                caption=caption or None,
                row=cell.row,
                column=cell.column,
                row_header=beside.get(where) or None,
                column_header=over.get(where) or None,
                text=text,
                markers=tuple([build_marker(builder, at, r) for r, at in places.items()]) if places else (),
                header=cell.header or where not in over,
            )
        )
    return cells


def fold_block(builder: Builder, block: Block) -> tuple[str, dict[int, int]]:
    """The clean text of a block of a table, and where its markers stood."""
    index = builder.places.get(id(block))
    if index is None:
        return fold(block.text, []).text, {}
    folded = clean(builder, index, block)
    return folded.text, folded.places
