"""Tables → cells: spans, headers of columns, rows and groups of rows, captions, notes by symbol."""

from __future__ import annotations

from pathlib import Path

import pytest
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


HEAD = "<tr><th>Forecast</th><th>2016-17</th><th>2017-18</th></tr>"
FIGURES = [
    ("<tr><th>Autumn</th><th>68.2</th><th>1,059</th></tr>", ("Autumn", "2017-18", False), "figures in the head are data"),
    ("<tr><td>Spring</td><td>1</td><td>2</td></tr><tr><th>Total</th><th>-3%</th><th>£59</th></tr>", ("Total", "2017-18", False), "a total set bold"),
    ("<tr><th>Forecast</th><th>2015</th><th>2016</th></tr>", (None, None, True), "years"),
    ("<tr><th>Column</th><th>1</th><th>2</th></tr>", (None, None, True), "numbers of columns"),
    ("<tr><th>Age</th><th>0-4</th><th>5-9</th></tr>", (None, None, True), "ranges"),
    ("<tr><th></th><th>12</th><th>7</th></tr>", (None, None, True), "a row without a name"),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "expected", "why"), FIGURES, ids=[row[2] for row in FIGURES])
def test_rows_of_figures_marked_up_as_headers(
    rows: str, expected: tuple[str | None, str | None, bool], why: str, tmp_path: Path
) -> None:
    page = f"<table>{HEAD}{rows}</table>"
    cell = [c for s in read_files(tmp_path, {"a.html": page}).sections for c in s.cells][-1]
    assert (cell.row_header, cell.column_header, cell.header) == expected, why


def test_no_figure_heads_the_figures_below_it(tmp_path: Path) -> None:
    page = f"<table>{HEAD}<tr><th>Autumn</th><th>68.2</th><th>59.0</th></tr><tr><td>Spring</td><td>1.5</td><td>2.5</td></tr></table>"
    cell = [c for s in read_files(tmp_path, {"a.html": page}).sections for c in s.cells][-1]
    assert (cell.text, cell.row_header, cell.column_header) == ("2.5", "Spring", "2017-18")
