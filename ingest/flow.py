"""What every reader hands on: a flow of blocks, the same for HTML, Markdown and text.

Structure, quotations and footnotes are then decided in one place for all forms.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace

SPACE = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000\u200b\ufeff]+")
END = 1 << 62
BEFORE_POINT = re.compile(r" (?=[,.;:!?)\]”’])")


@dataclass(slots=True)
class Inline:
    """A stretch of a block that may mean something: a link, an anchor, a superscript. Offsets count its raw text."""

    start: int
    end: int
    href: str | None = None
    ids: tuple[str, ...] = ()
    marks: str = ""  # tag names, classes, roles and types of the element and of those right around it, space-separated
    sup: bool = False
    sub: bool = False
    title: str | None = None


@dataclass(slots=True)
class Block:
    """A heading, paragraph, list item, quotation, caption or note paragraph with its raw text."""

    kind: str
    text: str = ""
    runs: list[tuple[int, int]] = field(default_factory=list)  # (offset in text, offset in the file), rising
    inlines: list[Inline] = field(default_factory=list)
    level: int = 0  # of a heading
    quoted: bool = False  # inside a block quotation
    ids: tuple[str, ...] = ()  # link targets whose element holds this block
    in_notes: bool = False  # inside a container of notes
    path: str = ""
    table: Table | None = None
    note: str | None = None  # the label of the note that this block is part of, where the form says so
    foot: bool = False  # that note stands at the foot of a page
    item: str | None = None  # the number of a list item, printed or counted
    box: int = 0  # the innermost container that holds it

    def source(self, offset: int) -> int:
        """Where in the file the character at an offset of the text stands."""
        at = bisect_right(self.runs, (offset, END)) - 1
        base, source = self.runs[at] if at >= 0 else (0, 0)
        return source + offset - base

    def source_end(self, offset: int) -> int:
        """Where in the file the character at an offset ends: an entity is longer than what it stands for."""
        at = bisect_left(self.runs, (offset, 0))
        if at + 1 < len(self.runs) and self.runs[at][0] == offset and self.runs[at + 1][0] == offset + 1:
            return self.runs[at + 1][1]
        return self.source(offset) + 1


def split_block(block: Block, end: int, start: int) -> tuple[Block, Block]:
    """A block cut in two: what stands before `end`, and what stands from `start` on."""
    first = replace(block, text=block.text[:end], runs=[r for r in block.runs if r[0] < end])
    first.inlines = [replace(x, end=min(x.end, end)) for x in block.inlines if x.start < end]
    second = replace(block, text=block.text[start:], runs=[(0, block.source(start))], ids=())
    second.runs += [(o - start, f) for o, f in block.runs if o > start]
    second.inlines = [
        replace(x, start=max(x.start - start, 0), end=x.end - start) for x in block.inlines if x.end > start
    ]
    return first, second


@dataclass(slots=True)
class TableCell:
    """A cell before headers are known; `block` holds its text."""

    row: int
    column: int
    rows: int
    columns: int
    header: bool
    block: Block


@dataclass(slots=True)
class Table:
    cells: list[TableCell] = field(default_factory=list)
    caption: Block | None = None
    rows: int = 0  # so far
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)  # column → (row that frees it, next free column)


@dataclass(slots=True)
class Flow:
    """The blocks of one file, in order, with what the document says of itself."""

    path: str
    media_type: str
    encoding: str
    sha256: str
    blocks: list[Block]
    meta: dict[str, str] = field(default_factory=dict)
    issues: list[tuple[str, str, str]] = field(default_factory=list)  # severity, code, message


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of raw text that leaves the clean text; `key` says what it was (a marker), None for nothing."""

    start: int
    end: int
    key: int | None = None
    space: bool = False  # the words around it are glued: `war.2In`


def fold(text: str, cuts: list[Cut]) -> tuple[str, dict[int, int], list[int]]:
    """Clean text, the offset of each keyed cut in it, and for each clean character its offset in the raw text.

    White space becomes one plain space, none is left before punctuation where a marker stood, none at the ends.
    """
    out: list[str] = []
    origin: list[int] = []
    places: dict[int, int] = {}
    cut_before = False
    cursor = 0
    for cut in [*sorted(cuts, key=lambda c: c.start), Cut(len(text), len(text))]:
        if cut.start > cursor:
            append_folded(text, cursor, cut.start, out, origin, cut_before)
            cut_before = False
        if cut.key is not None:
            places[cut.key] = len(out) - (out[-1:] == [" "])
            cut_before = True
            if cut.space and out[-1:] not in ([], [" "]):
                out.append(" ")
                origin.append(cut.start)
        cursor = max(cursor, cut.end)
    return trimmed(out, origin, places)


def append_folded(text: str, start: int, end: int, out: list[str], origin: list[int], cut_before: bool) -> None:
    at = start
    for match in SPACE.finditer(text, start, end):
        put(text, at, match.start(), out, origin, cut_before)
        cut_before = cut_before and match.start() == at
        if out and out[-1] != " ":
            out.append(" ")
            origin.append(match.start())
        at = match.end()
    put(text, at, end, out, origin, cut_before)


def put(text: str, start: int, end: int, out: list[str], origin: list[int], cut_before: bool) -> None:
    if start >= end:
        return
    if cut_before and out and out[-1] == " " and text[start] in ",.;:!?)]”’":
        out.pop()
        origin.pop()
    out.extend(text[start:end])
    origin.extend(range(start, end))


def trimmed(out: list[str], origin: list[int], places: dict[int, int]) -> tuple[str, dict[int, int], list[int]]:
    """Ends without spaces; a marker stands right behind the word before it, not behind a space."""
    text = "".join(out)
    clean = text.rstrip()
    lead = len(clean) - len(clean.lstrip())
    clean = clean[lead:]
    moved = {}
    for key, place in places.items():
        place = min(max(place - lead, 0), len(clean))
        moved[key] = place - 1 if place and clean[place - 1 : place] == " " else place
    return clean, moved, origin[lead : lead + len(clean)]
