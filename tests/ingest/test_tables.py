"""Tables → cells: spans, headers of columns, rows and groups of rows, captions, notes by symbol."""

from __future__ import annotations

from pathlib import Path

from reading import notes, read_files, with_markers

PAGE = """<table><caption>Table 2: Losses</caption>
<tr><th rowspan="2">Place</th><th colspan="2">2023*</th></tr><tr><th>Dead</th><th>Hurt</th></tr>
<tr><th colspan="3">North</th></tr>
<tr><td>Erbil</td><td>12</td><td rowspan="2">7</td></tr><tr><td>Dohuk</td><td>3</td></tr>
</table><p>* Includes missing.</p>"""


def test_headers_reach_over_spans(tmp_path: Path) -> None:
    cells = [c for s in read_files(tmp_path, {"a.html": PAGE}).sections for c in s.cells]
    found = {(c.row, c.column): (c.text, c.row_header, c.column_header) for c in cells}
    assert found[3, 1] == ("12", "North Erbil", "2023 Dead")
    assert found[3, 2] == ("7", "North Erbil", "2023 Hurt")
    assert found[4, 1] == ("3", "North Dohuk", "2023 Dead")
    assert (4, 2) not in found, "the cell that spans down is one cell"
    assert {c.caption for c in cells} == {"Table 2: Losses"}
    assert found[0, 0] == ("Place", None, None)


def test_a_note_by_symbol_leaves_the_cells(tmp_path: Path) -> None:
    document = read_files(tmp_path, {"a.html": PAGE})
    assert [with_markers(c) for s in document.sections for c in s.cells if c.markers] == ["2023{*}"]
    assert notes(document) == [("*", "Includes missing.")]


def test_markdown_tables(tmp_path: Path) -> None:
    document = read_files(tmp_path, {"a.md": "| Year | Dead |\n| --- | --- |\n| 2023 | 12 |\n"})
    cells = [(c.row, c.column, c.text, c.row_header, c.column_header) for s in document.sections for c in s.cells]
    assert cells[2:] == [(1, 0, "2023", None, "Year"), (1, 1, "12", "2023", "Dead")]
