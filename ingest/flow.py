"""What every reader hands on: a flow of blocks, the same for HTML, Markdown and text.

Structure, quotations and footnotes are then decided in one place for all forms.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace

INVISIBLE = "\u200b\u2060\ufeff"  # zero-width spaces and joiners
UNEVEN = re.compile(rf"(?:\s|[{INVISIBLE}]){{2,}}|[^\S ]|[{INVISIBLE}]|(?<=\w)\u00ad(?=\w)")  # all but one plain space
UNSEEN = re.compile(f"[{INVISIBLE}\u00ad]")
CLOSERS = frozenset(",.;:!?)]”’")
END = 1 << 62


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
    page_start: int = 0  # of such a note: where in the file its page begins
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


def split_block(block: Block, cuts: list[tuple[int, int]]) -> list[Block]:
    """A block cut into several: each cut is (end of what stands before it, start of what stands behind it), rising."""
    bounds = list(zip([0, *(start for _, start in cuts)], [*(end for end, _ in cuts), len(block.text)], strict=True))
    offsets = [offset for offset, _ in block.runs]
    found = []
    for start, end in bounds:
        low, high = bisect_right(offsets, start), bisect_left(offsets, end)
        runs = [(0, block.source(start)), *((o - start, f) for o, f in block.runs[low:high])]
        found.append(replace(block, text=block.text[start:end], runs=runs, ids=() if start else block.ids, inlines=[]))
    place = 0
    for inline in sorted(block.inlines, key=lambda x: x.start):
        while place + 1 < len(bounds) and bounds[place + 1][0] <= inline.start:
            place += 1
        start, end = bounds[place]
        inner = replace(inline, start=min(inline.start, end) - start, end=min(inline.end, end) - start)
        found[place].inlines.append(inner)
    return found


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


@dataclass(slots=True)
class Folded:
    """Clean text with its way back: `pieces` are (offset in the clean text, offset in the raw text), both rising."""

    text: str
    places: dict[int, int]  # key of a cut → where in the clean text it stood
    pieces: list[tuple[int, int]]

    def raw(self, offset: int) -> int:
        """The offset in the raw text of a character of the clean text."""
        clean, raw = self.pieces[max(bisect_right(self.pieces, (offset, END)) - 1, 0)]
        return raw + offset - clean

    def clean(self, offset: int) -> int:
        """The offset of the first clean character that stands at an offset of the raw text or behind it."""
        at = bisect_right(self.pieces, offset, key=lambda piece: piece[1]) - 1
        if at < 0:
            return 0
        clean, raw = self.pieces[at]
        following = self.pieces[at + 1][0] if at + 1 < len(self.pieces) else len(self.text)
        return min(clean + offset - raw, following)


def fold(text: str, cuts: list[Cut]) -> Folded:
    """Clean text: white space becomes one plain space, none is left before punctuation where a marker stood, none at

    the ends; what nobody sees (soft hyphens, zero-width spaces) is gone.
    """
    plain = None if cuts else fold_plain(text)
    if plain is not None:
        return plain
    folder = Folder(text)
    cursor = 0
    for cut in sorted(cuts, key=lambda c: c.start):
        if cut.start > cursor:
            folder.add(cursor, cut.start)
        if cut.key is not None:
            folder.mark(cut.key, cut.start if cut.space else None)
        cursor = max(cursor, cut.end)
    folder.add(cursor, len(text))
    return folder.folded()


def fold_plain(text: str) -> Folded | None:
    """Most blocks need no more than their ends cut and line breaks made spaces; None for one that does."""
    clean = even(text)
    if clean is None:
        return None
    return Folded(clean, {}, [(0, len(text) - len(text.lstrip()) if clean else 0)])


def even(text: str) -> str | None:
    """The clean text where words are parted by one character each and nothing is unseen; else None."""
    if text.isprintable() and "  " not in text:  # of white space only the plain space is printable
        return text.strip()
    clean, bare = " ".join(text.split()), text.strip()
    return clean if len(clean) == len(bare) and (text.isascii() or UNSEEN.search(text) is None) else None


class Folder:
    """Puts together the pieces of a raw text that stay."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.out: list[str] = []
        self.pieces: list[tuple[int, int]] = []
        self.places: dict[int, int] = {}
        self.length = 0
        self.behind_cut = False

    def add(self, start: int, end: int) -> None:
        """A stretch of the raw text."""
        stretch = self.text[start:end]
        clean = even(stretch)
        if clean is None:
            self.add_uneven(start, end)
        else:
            self.add_even(start, stretch, clean)

    def add_even(self, start: int, stretch: str, clean: str) -> None:
        """A stretch whose words are parted by one character each."""
        lead = len(stretch) - len(stretch.lstrip())
        if lead:
            self.space(start)
        if clean:
            self.close_up(clean[0])
            self.write(clean, start + lead)
            if stretch[-1].isspace():
                self.space(start + lead + len(clean))

    def add_uneven(self, start: int, end: int) -> None:
        at = start
        for match in UNEVEN.finditer(self.text, start, end):
            self.put(at, match.start())
            if match[0].strip(INVISIBLE + "\u00ad"):
                self.space(match.start())
            at = match.end()
        self.put(at, end)

    def put(self, start: int, end: int) -> None:
        """Words parted by single spaces, which may stand at the ends too."""
        text = self.text
        while start < end and text[start] == " ":
            self.space(start)
            start += 1
        if start >= end:
            return
        self.close_up(text[start])
        stop = end - (text[end - 1] == " ")
        self.write(text[start:stop], start)
        if stop < end:
            self.space(stop)

    def close_up(self, following: str) -> None:
        """No space is left before punctuation where a marker stood."""
        if self.behind_cut and self.out[-1:] == [" "] and following in CLOSERS:
            self.out.pop()
            self.pieces.pop()
            self.length -= 1
        self.behind_cut = False

    def space(self, at: int) -> None:
        if self.out and self.out[-1] != " ":
            self.write(" ", at)

    def write(self, piece: str, at: int) -> None:
        self.pieces.append((self.length, at))
        self.out.append(piece)
        self.length += len(piece)

    def mark(self, key: int, space: int | None) -> None:
        """A marker stood here, behind the word before it; in its place a space where the words around it are glued."""
        self.places[key] = self.length - (self.out[-1:] == [" "])
        self.behind_cut = True
        if space is not None:
            self.space(space)

    def folded(self) -> Folded:
        if self.out[-1:] == [" "]:
            self.out.pop()
            self.pieces.pop()
            self.length -= 1
        text = "".join(self.out)
        return Folded(text, {k: min(at, len(text)) for k, at in self.places.items()}, self.pieces or [(0, 0)])
