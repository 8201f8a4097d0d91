"""An edition's flow of paragraphs and tables → pages of a size that opens at once, cut at sections where possible."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from publish.schema import Row
from publish.site.edition import Edition, grouped

SOFT, HARD = 14_000, 32_000  # characters: from here a page ends at the next section, or at any paragraph
SMALL = 3_000  # characters of a page that may go on into the next file
TRAIL = 200  # characters of text that weigh what a trail does
PLACE = re.compile(r"#t(\d+)")


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of one table, row by row."""

    key: tuple[str, int]  # section_id and ordinal
    cells: tuple[Row, ...]

    @property
    def place(self) -> int:
        match = PLACE.search(self.cells[0]["cell_id"])
        return int(match[1]) if match else 0

    @property
    def size(self) -> int:
        return sum(len(cell["text"]) + 20 for cell in self.cells)


@dataclass(slots=True)
class Page:
    """A page: its number from 1, and what stands on it in the order of the document, each with its section."""

    number: int
    items: list[tuple[Row, Row | Table]] = field(default_factory=list)
    size: int = 0

    @property
    def name(self) -> str:
        return f"part-{self.number}.html"

    @property
    def sections(self) -> list[Row]:
        """The sections that stand on the page, in order."""
        return list({section["section_id"]: section for section, _ in self.items}.values())

    @property
    def paragraphs(self) -> list[Row]:
        return [item for _, item in self.items if not isinstance(item, Table)]


def split_pages(edition: Edition) -> list[Page]:
    """The pages of an edition, one at least. Names are numbers: an old address still finds a page, which looks on."""
    pages = [Page(1)]
    before: Row | None = None
    for section, item in flow(edition):
        if pages[-1].items and is_break(pages[-1], section, before):
            pages.append(Page(len(pages) + 1))
        pages[-1].items.append((section, item))
        pages[-1].size += size_of(edition, item)
        before = section
    return pages


def is_break(page: Page, section: Row, before: Row | None) -> bool:
    if before is None or before["section_id"] == section["section_id"]:
        return page.size >= HARD
    return page.size >= SOFT or (before["path"] != section["path"] and page.size >= SMALL)


def flow(edition: Edition) -> Iterator[tuple[Row, Row | Table]]:
    """Paragraphs and tables with their sections, in the order of the document."""
    paragraphs = grouped(edition.rows["paragraphs"], "section_id")
    tables: dict[str, list[Table]] = {}
    for key, cells in groupby(edition.rows["cells"], lambda c: (c["section_id"], c["table_ordinal"])):
        for table in cut_table(key, list(cells)):
            tables.setdefault(key[0], []).append(table)
    for section in sorted(edition.rows["sections"], key=lambda s: s["ordinal"]):
        yield from (
            (section, item) for item in merge(paragraphs[section["section_id"]], tables.get(section["section_id"], []))
        )


def cut_table(key: tuple[str, int], cells: list[Row]) -> Iterator[Table]:
    """A table, or pieces of one that is too long for a page."""
    piece: list[Row] = []
    size = 0
    for _, row in groupby(cells, lambda c: c["row"]):
        new = list(row)
        if piece and size >= HARD:
            yield Table(key, tuple(piece))
            piece, size = [], 0
        piece.extend(new)
        size += Table(key, tuple(new)).size
    if piece:
        yield Table(key, tuple(piece))


def merge(paragraphs: list[Row], tables: list[Table]) -> Iterator[Row | Table]:
    """Paragraphs in their order, each table before the first paragraph that starts behind it."""
    waiting = sorted(tables, key=lambda t: t.place)
    for paragraph in paragraphs:
        while waiting and waiting[0].place < paragraph["source_start"]:
            yield waiting.pop(0)
        yield paragraph
    yield from waiting


def size_of(edition: Edition, item: Row | Table) -> int:
    """Characters of a paragraph or table, a figure's trail counted with what it weighs."""
    if isinstance(item, Table):
        return item.size
    return len(item["text"]) + TRAIL * len(edition.of_paragraph["figures"][item["paragraph_id"]])


def name_section(edition: Edition, section: Row) -> str:
    """What a section is called: number and title, else its file, else (where there is but one) the edition's title."""
    told = " ".join(part for part in (section["number"], section["title"]) if part)
    if told:
        return told
    return edition.title if edition.is_one_file else section["path"].rsplit("/", 1)[-1].rsplit(".", 1)[0]
