"""Numbers in tables for a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from figtrail.show_cells import cell_line as line
from figtrail.show_cells import cell_lines, read_cells

CELL = {
    "row_header": "Refugees", "column_header": "2023", "low": 45000, "high": 45000, "unit": "1", "text": "45",
    "footnotes": ["3"], "section_id": "s", "table_ordinal": 0, "caption": "Table 1 (thousands)", "section": "People",
}  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, "    Refugees | 2023: 45,000  (45) [3]"),
        ({"text": "45,000", "footnotes": []}, "    Refugees | 2023: 45,000"),
        ({"low": None, "text": "up to 45"}, "    Refugees | 2023: ≤ 45,000  (up to 45) [3]"),
        ({"row_header": None, "column_header": None, "unit": "GBP"}, "    no header: 45,000 GBP  (45) [3]"),
    ],
)
def test_a_cell_is_a_line(changed: dict[str, object], expected: str) -> None:
    assert line({**CELL, **changed}) == expected


def test_cells_stand_under_their_table() -> None:
    other = {**CELL, "table_ordinal": 1, "caption": None}
    lines = list(cell_lines("r e", [CELL, CELL, other]))
    assert lines[0] == "r e: 3 numbers in 2 tables"
    assert [x for x in lines[1:] if x and not x.startswith(" ")] == ["Table 1 (thousands)", "People, table 2"]


def test_only_numbers_are_shown(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    pq.write_table(pa.Table.from_pylist([{"section_id": "s", "title": "People"}]), tmp_path / "sections.parquet")
    rows = [{**CELL, "low": None, "high": None}, CELL]
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "cells.parquet")
    assert [c["section"] for c in read_cells(tmp_path)] == ["People"]
