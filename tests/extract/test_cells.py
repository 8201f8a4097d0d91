"""Cells: the number of a cell in the unit of its headers. Each row: cell, headers, caption, what is expected, why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.cells import caption_of, cell_issues, read_cell, read_cells, unit_in
from extract.model import CellValue
from extract.numbers.convention import document_point
from ingest.model import Cell, Document, Metadata, Paragraph, Section


def cell(text: str, column: str | None = "2019", row: str | None = "Total", caption: str | None = None) -> Cell:
    return Cell("f#t0.r1c1", 0, caption, 1, 1, row, column, text, ())


def section(*cells: Cell, title: str | None = None, lines: tuple[str, ...] = ()) -> Section:
    paragraphs = tuple(Paragraph(f"p{i}", "paragraph", None, None, t, (), 0, 0) for i, t in enumerate(lines))
    return Section("s", None, "f", None, title, 1, "text/html", "utf-8", "0", paragraphs, (), cells)


VALUES: list[tuple[Cell, str | None, tuple[float | None, float | None, str | None], str]] = [
    (cell("7,216,000"), None, (7216000, 7216000, "1"), "a number"),
    (cell("12 %"), None, (12, 12, "%"), "a unit of its own"),
    (cell("Baghdad"), None, (None, None, None), "a word"),
    (cell("4 camps and 3 towns"), None, (None, None, None), "two numbers"),
    (cell("Zone 4"), None, (None, None, None), "a name"),
    (
        cell("1,545"),
        "Table 1: Decisions (£ million)",
        (1545000000, 1545000000, "GBP"),
        "the caption gives unit and scale",
    ),
    (cell("-0.4"), "Table 2: Borrowing (£ billion)", (-400000000, -400000000, "GBP"), "a minus"),
    (cell("+520"), "Table 2: Measures (£ million)", (520000000, 520000000, "GBP"), "a plus"),
    (cell("26.2", "£ billion"), None, (26200000000, 26200000000, "GBP"), "the header is a unit"),
    (cell("3", "Cost (US$ m)"), None, (3000000, 3000000, "USD"), "a unit in brackets"),
    (cell("86", "Grant rate (%)"), "Table 3: Grants (£ million)", (86, 86, "%"), "the closer header wins"),
    (cell("£184", "Cost per entity"), "Table 4 (£ million)", (184, 184, "GBP"), "a unit of its own needs no scale"),
    (cell("45", "IDPs (thousands)"), None, (45000, 45000, "1"), "a scale without a unit"),
    (cell("45", "IDPs (’000)"), None, (45000, 45000, "1"), "a scale in digits"),
    (cell("620", row="Roads (km)"), None, (620, 620, "km"), "the row gives the unit"),
    (cell("2.1"), "Table 5: Debt as a percentage of GDP", (2.1, 2.1, "%"), "percentage of"),
    (cell("2016", None, None), None, (None, None, None), "a year in the head"),
    (cell("2016-17", "Year"), None, (None, None, None), "a year under a header of time"),
    (cell("2016", "Killed"), None, (2016, 2016, "1"), "a count that looks like a year"),
    (cell("1.500", "Killed"), None, (None, None, None), "a group or a decimal: not guessed"),
    (cell("1.500", "Length (km)"), None, (None, None, None), "1,500 or one and a half: not guessed"),
    (cell("1.523", "Growth (%)"), None, (1.523, 1.523, "%"), "a share has no thousands"),
    (cell("(50)", "£ million"), None, (None, None, None), "a sum in brackets may be negative: not guessed"),
    (cell("(50)", "Share (%)"), None, (50, 50, "%"), "a share in brackets is one"),
    (cell("up to 40", "Drones"), None, (None, 40, "1"), "a modifier"),
]


@pytest.mark.parametrize(("given", "caption", "value", "why"), VALUES, ids=[f"{v[0].text}: {v[3]}" for v in VALUES])
def test_the_value_of_a_cell(
    given: Cell, caption: str | None, value: tuple[float | None, float | None, str | None], why: str
) -> None:
    found = read_cell(given, caption)
    assert (found.low, found.high, found.unit) == value, why


@pytest.mark.parametrize("header", ["Cost per entity", "Killed", "2016-17", "In prison", "Name", "Million Dollar Baby"])
def test_a_header_without_a_unit(header: str) -> None:
    assert unit_in(header) is None


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("Iraqi dinars (million)", ("IQD", "million")),
        ("Cost in USD (millions)", ("USD", "million")),
        ("£, million", ("GBP", "million")),
        ("Population (million)", ("1", "million")),
        ("Persons, thousands", ("1", "thousand")),
        ("Thai baht", ("THB", None)),
        ("N", None),
        ("Price (cents)", None),
        ("Price (pence)", None),
    ],
)
def test_the_unit_of_a_header(header: str, unit: tuple[str, str | None] | None) -> None:
    assert unit_in(header) == unit


def test_the_caption_of_a_table() -> None:
    one = cell("4")
    assert caption_of(section(one, title="Table 1.2: Debt (£ billion)"), one) == "Table 1.2: Debt (£ billion)"
    assert caption_of(section(one, title="Debt", lines=("Table 3: Debt (%)", "Text.")), one) == "Table 3: Debt (%)"
    assert caption_of(section(one, title="Debt"), one) is None


def read(*texts: str, header: str = "Killed") -> list[float | int | None]:
    """The lower bounds of the cells of a table, one to a row, in a document whose commas group thousands."""
    line = Paragraph("r/e/f#p1", "paragraph", None, None, "In all 1,884,000 people fled.", (), 0, 9)
    cells = tuple(replace(cell(text, header), row=n) for n, text in enumerate(texts, 1))
    table = replace(section(*cells), paragraphs=(line,))
    document = Document("r", "e", Metadata(), (table,), ())
    return [c.value.low for c in read_cells(document, document_point(document))]


@pytest.mark.parametrize(
    ("texts", "header", "values", "why"),
    [
        (("1.500", "12"), "Killed", [None, 12], "counts are whole: the convention of the text and the head disagree"),
        (("68.027", "55.2"), "Rate", [68.027, 55.2], "the table shows decimals"),
        (("1.500",), "Roads (km)", [1.5], "a length may have decimals, and the document's commas group"),
        (("1.500-2.000",), "Roads (km)", [1.5], "both ends of a range"),
    ],
)
def test_a_point_in_a_table(texts: tuple[str, ...], header: str, values: list[float | None], why: str) -> None:
    assert read(*texts, header=header) == values, why


def test_a_doubtful_cell_is_an_issue() -> None:
    document = Document("r", "e", Metadata(), (section(cell("1.500", "Killed")),), ())
    assert [i.code for i in cell_issues(read_cells(document, None))] == ["ambiguous_figure"]
    assert read_cell(cell("text"), None) == CellValue()
