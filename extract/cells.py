"""Cells of tables: the number that a cell holds, with the unit and scale that its headers or its caption give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import groupby

from extract.model import CellValue, Quantity, ReadCell
from extract.numbers import find_quantities
from extract.numbers.convention import Point
from extract.numbers.senses import CENT
from extract.numbers.units import currency_code, money_words, state_currencies, unit_words
from extract.numbers.words import SCALES, scaled
from extract.rules import any_of
from ingest.model import Cell, Document, Issue, Section

TITLE = re.compile(r"\s*(?:table|tab\.|figure|chart)\s+[\w.]+", re.I)
YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[-–/]\s?(?:\d\d|(?:19|20)\d\d))?(?:\s?\(.*\))?")
IN_BRACKETS = re.compile(r"\(\d[\d,.]*\)")
DECIMAL = re.compile(r"(?<![\d.])(?:\d+\.(?:\d{1,2}|\d{4,})|0\.\d+|\d{1,3}(?:,\d{3})+\.\d+)(?![\d.])")
PERCENTAGE = re.compile(
    r"\bpercentage(?:s)?\s(?:of|change|increase|share)\b|\bper\s?cent\sof\b|%\sof\b|^\W*(?:share|proportion)\sof\b",
    re.I,
)


def read_cells(document: Document, point: Point | None) -> Iterator[ReadCell]:
    """The cells of a document, in its order; `point` is what a point does in its numbers."""
    for section in document.sections:
        for _, table in groupby(section.cells, key=lambda c: c.table_ordinal):
            cells = list(table)
            caption = caption_of(section, cells[0])
            decimals = any(DECIMAL.search(c.text) for c in cells)
            for cell in cells:
                yield ReadCell(section, cell, caption, read_cell(cell, caption, point, decimals))


def read_cell(cell: Cell, caption: str | None, point: Point | None = None, decimals: bool = False) -> CellValue:
    """The value of a cell. A unit of its own wins; else the closest that names one: column, row, caption.

    `point` is what a point does in the document's numbers; that it parts decimals holds for what is counted (`1.500`
    under `Killed`) only where the table shows `decimals`.
    """
    named = (u for text in (cell.column_header, cell.row_header, caption) if text for u in [unit_in(text)] if u)
    header = None
    if "." in cell.text:
        header = next(named, ("1", None))
        if header[0] == "%":
            point = "decimal"
        elif header[0] == "1" and point == "decimal" and not decimals:
            point = None
    quantity = only_number(cell.text, point)
    if quantity is None or (YEAR.fullmatch(cell.text.strip()) and is_time(cell)):
        return CellValue()
    if quantity.low is None and quantity.high is None:
        return CellValue(doubt="a group of thousands or a decimal")
    unit, scale = quantity.unit, None
    if unit == "1":
        unit, scale = header or next(named, ("1", None))
    if IN_BRACKETS.fullmatch(cell.text.strip()) and len(unit) == 3 and unit.isupper():
        return CellValue(doubt="a sum in brackets may be a negative one")
    low, high = (None if v is None else scaled(v, scale) for v in (quantity.low, quantity.high))
    return CellValue(low, high, unit)


@lru_cache(maxsize=16384)  # the same numbers stand in many cells
def only_number(text: str, point: Point | None) -> Quantity | None:
    """The quantity that a text is, with nothing but signs around it."""
    bare = text.strip()
    bare = bare[1:-1] if IN_BRACKETS.fullmatch(bare) else bare
    found = find_quantities(bare, point=point)
    if len(found) != 1:
        return None
    start = found[0].begin
    end = found[0].end if found[0].modifier_end is None else found[0].modifier_end
    return found[0] if not bare[:start].strip(" (+") and not bare[end:].strip(" )*†‡") else None


def is_time(cell: Cell) -> bool:
    """Whether `2016` in a cell is a year: in a head, or under or beside a header of time."""
    heads = f"{cell.column_header or ''} {cell.row_header or ''}"
    return (
        cell.header or not cell.column_header or re.search(r"\b(?:years?|dates?|periods?)\b", heads, re.I) is not None
    )


def caption_of(section: Section, cell: Cell) -> str | None:
    """The caption of a cell's table; where it has none the section's title or only table line, if it names a table."""
    if cell.caption:
        return cell.caption
    if section.title and TITLE.match(section.title):
        return section.title
    lines = [p.text for p in section.paragraphs if TITLE.match(p.text) and len(p.text) < 300]
    tables = {c.table_ordinal for c in section.cells}
    return lines[0] if len(lines) == len(tables) == 1 else None


COMMON = frozenset({"m", "in", "year"})  # words that are seldom units in headers
SCALE = re.compile(
    r"(?:\(|[,:]\s)(?:in\s)?(thousands?|millions?|billions?|trillions?)(?:\)|$)", re.I
)  # `Dinars (million)`


@cache
def unit_pattern() -> re.Pattern[str]:
    """A unit that a header is, ends with, or holds in brackets: `£ million`, `(US$ bn)`, `(%)`, `in thousands`."""
    named = [w for w in (*money_words(), *state_currencies()[2]) if len(w) > 1 or not w.isalpha()]
    money = any_of(named)
    whole = [w for w, (unit, factor) in unit_words().items() if factor == 1 and unit != CENT and w not in COMMON]
    units = any_of(whole)
    scale = r"(?:thousands?|millions?|billions?|trillions?|bn|mn|m|tn|k|000s?|[’']000s?)"
    return re.compile(
        rf"(?:in\s)?(?:(?P<money>{money})(?:\s?(?P<s1>{scale}))?|(?P<s2>{scale})(?:\sof)?\s(?P<late>{money})|"
        rf"(?P<unit>{units})|(?P<s3>thousands|millions|billions|000s?|[’']000s?))(?![\w])",
        re.I,
    )


def unit_in(header: str) -> tuple[str, str | None] | None:
    """(symbol, scale word) of the unit that a header or caption names; None where it names none."""
    scale = SCALE.search(header)
    found = unit_said(SCALE.sub("", header))
    if scale is None or (found is not None and found[1] is not None):
        return found
    return found[0] if found else "1", scale_of(scale[1])


def unit_said(header: str) -> tuple[str, str | None] | None:
    brackets = re.findall(r"\(([^()]*)\)", header)
    bare = re.sub(r"\s*\([^()]*\)", "", header).strip(" :")
    for text in (*brackets, bare):
        match = unit_pattern().match(text.strip())
        if match and re.fullmatch(r"(?:,.*|\s*(?:unless|except|per|at|,).*)?", text.strip()[match.end() :]):
            return unit_of(match)
    end = re.search(r"[,:;]?\s(?:in\s)?(\S+(?:\s\S+)?)$", bare)
    match = unit_pattern().fullmatch(end[1]) if end else None
    if match and (match["money"] or match["late"] or match["s3"] or match["unit"] in {"%", "km", "ha"}):
        return unit_of(match)
    return ("%", None) if PERCENTAGE.search(header) else None


def unit_of(match: re.Match[str]) -> tuple[str, str | None]:
    scale = scale_of(match["s1"] or match["s2"] or match["s3"])
    money = match["money"] or match["late"]
    if money:
        return str(currency_code(money)), scale
    return (unit_words()[match["unit"].lower()][0], None) if match["unit"] else ("1", scale)


def scale_of(word: str | None) -> str | None:
    if word is None:
        return None
    bare = word.lower().strip("’'").rstrip("s")
    return "thousand" if bare == "000" else bare if bare in SCALES else None


def cell_issues(cells: Iterable[ReadCell]) -> Iterator[Issue]:
    """A cell whose number can be read in two ways has no value, and an issue says why."""
    for found in cells:
        if found.value.doubt:
            cell = found.cell
            place = f"table {cell.table_ordinal}, row {cell.row}, column {cell.column}"
            message = f"{cell.text!r} in {place}: {found.value.doubt}"
            yield Issue("info", "ambiguous_figure", message, found.section.section_id)
