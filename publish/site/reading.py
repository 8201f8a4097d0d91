"""One page of an edition as a reader sees it: blocks of text and tables, the trails of its figures, its notes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from publish.schema import Row
from publish.site.anchors import anchor
from publish.site.edition import Edition
from publish.site.markup import paragraph_html
from publish.site.pages import Page, Table
from publish.site.trail import Note, Trail, read_note, read_trail


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or table. `section` is its section's anchor where it is the first of it on the page."""

    kind: str
    anchor: str
    section: str | None
    number: str | None
    html: str
    level: int = 0  # of a heading: 1 for the page's title, else 2 to 6
    caption: str | None = None
    rows: tuple[tuple[tuple[str | None, Row], ...], ...] = ()  # of cells, each a header of its `col` or `row`, or none


@dataclass(frozen=True, slots=True)
class Cited:
    """A note with the places on the page that cite it."""

    note: Note
    backs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """What stands on a page."""

    title: Block | None  # the page's first heading, where it starts with one
    blocks: tuple[Block, ...]
    trails: tuple[Trail, ...]
    notes: tuple[Cited, ...]


def read_page(edition: Edition, page: Page, where: Mapping[str, str]) -> Content:
    figures = [f for p in page.paragraphs for f in edition.of_paragraph["figures"][p["paragraph_id"]]]
    trails = tuple(read_trail(edition, f) for f in figures)
    found = blocks(edition, page)
    title = found.pop(0) if found and found[0].kind == "heading" else None
    return Content(title, tuple(found), trails, tuple(notes(edition, page, where)))


def blocks(edition: Edition, page: Page) -> list[Block]:
    found: list[Block] = []
    stack: list[int] = []  # levels of the headings above, the title's aside: h2 to h6 without a jump
    before = None
    for section, item in page.items:
        first = anchor(section["section_id"]) if section["section_id"] != before else None
        before = section["section_id"]
        if isinstance(item, Table):
            found.append(table_block(item, first))
            continue
        depth = 0
        if item["kind"] == "heading":
            depth = 1
            if found:
                stack = [level for level in stack if level < section["level"]] + [section["level"]]
                depth = min(6, len(stack) + 1)
        html = paragraph_html(edition, item)
        found.append(Block(item["kind"], anchor(item["paragraph_id"]), first, item["number"], html, depth))
    return found


def table_block(table: Table, first: str | None) -> Block:
    cells = table.cells
    heads = {(c["column"], c["column_header"]) for c in cells if c["column_header"]}
    sides = {(c["row"], c["row_header"]) for c in cells if c["row_header"]}
    told = ((scope_of(cell, heads, sides), cell) for cell in cells)
    rows = tuple(tuple(row) for _, row in groupby(told, lambda pair: pair[1]["row"]))
    return Block(
        "table", f"{anchor(cells[0]['cell_id'])}-table", first, None, "", caption=cells[0]["caption"], rows=rows
    )


def scope_of(cell: Row, heads: set[tuple[int, str]], sides: set[tuple[int, str]]) -> str | None:
    """Whether a cell is the header of other cells of its column or row, as they say."""
    if not cell["column_header"] and (cell["column"], cell["text"]) in heads:
        return "col"
    return "row" if not cell["row_header"] and (cell["row"], cell["text"]) in sides else None


def notes(edition: Edition, page: Page, where: Mapping[str, str]) -> list[Cited]:
    """The notes that the page cites, and those that nothing cites and whose section stands here."""
    backs: dict[str, list[str]] = {}
    for paragraph in page.paragraphs:
        for ref in edition.of_paragraph["footnote_refs"][paragraph["paragraph_id"]]:
            if ref["footnote_id"] in edition.notes:
                backs.setdefault(ref["footnote_id"], []).append(anchor(ref["ref_id"]))
        for figure in edition.of_paragraph["figures"][paragraph["paragraph_id"]]:
            for note in figure["footnote_ids"]:
                if note in edition.notes:
                    backs.setdefault(note, [])
    for note in edition.notes:
        if where[note] == page.name:
            backs.setdefault(note, [])
    order = sorted(backs, key=lambda n: edition.notes[n]["ordinal"])
    return [Cited(read_note(edition, edition.notes[n]), tuple(backs[n])) for n in order]
