"""Markdown inside a block: links, emphasis, code, escapes and elements of HTML, over all its lines at once."""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from types import MappingProxyType

from ingest.elements import Opened, identities, read_inline
from ingest.embedded import TAG, VOID, comments, is_element, read_attributes
from ingest.flow import Block, Inline
from ingest.furniture import describe
from ingest.links import Found, code_spans, find_links

AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]+)>")
ADDRESS = re.compile(r"https?://[^\s<>()\[\]]+")
RUN = re.compile(r"\*{1,3}|_{1,3}")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|~\"'$%&/:;<=?@^,])")
CARETS = re.compile(r"\^([^\s^]{1,20})\^(?!\^)|(?<!~)~([^\s~]{1,20})~(?!~)")  # Pandoc's m^2^ and H~2~O
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
PLAIN = (("\\", ESCAPE), ("<", AUTOLINK), ("^~", CARETS))  # signs that must be there, pattern
Piece = tuple[int, int, str, re.Match[str] | None]  # start, end, what stays of it, the tag that it is
Lines = list[tuple[int, str]]  # where in the file a line begins, the line
NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(slots=True)
class Source:
    """The lines of a block as one text, where each stood, and what is found in it, in order."""

    text: str
    starts: list[int]  # of each line in the text
    offsets: list[int]  # of each line in the file
    links: list[Found] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)

    def place(self, at: int) -> int:
        """Where in the file a character stands."""
        line = bisect_right(self.starts, at) - 1
        return self.offsets[line] + at - self.starts[line]


@dataclass(slots=True)
class Text:
    """A block's text as it grows, with where each piece stood in the file."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    runs: list[tuple[int, int]] = field(default_factory=list)
    inlines: list[Inline] = field(default_factory=list)

    def put(self, words: str, place: int) -> None:
        if words:
            self.runs.append((self.length, place))
            self.add(words)

    def add(self, words: str) -> None:
        self.parts.append(words)
        self.length += len(words)

    def fill(self, block: Block) -> Block:
        block.text, block.runs = "".join(self.parts), self.runs
        block.inlines = sorted(self.inlines, key=lambda x: x.start)
        return block


@dataclass(slots=True)
class Marked(Text):
    """A text that grows from the source of a block, with the elements of HTML that are open."""

    source: Source = field(default_factory=lambda: Source("", [0], [0]))
    open: list[tuple[str, Opened | None]] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)  # of the open elements
    around: list[Opened] = field(default_factory=list)  # those of them that mean something

    def copy(self, start: int, end: int) -> None:
        """A stretch of the source as it is."""
        source = self.source
        low, high = bisect_right(source.starts, start), bisect_left(source.starts, end)
        bounds = [start, *source.starts[low:high], end]
        for begin, stop in pairwise(bounds):
            self.put(source.text[begin:stop], source.place(begin))

    def element(self, tag: re.Match[str]) -> None:
        """A tag: what it opens may mean something, what it closes ends here."""
        name = tag["name"].lower()
        if tag["close"]:
            while self.names[name] and self.end() != name:
                pass
        elif name == "br":
            self.add("\n")
        elif name not in VOID:
            attributes = read_attributes(tag["attributes"])
            ids = tuple(identities(attributes))
            opened = read_inline(name, attributes, describe(attributes), ids, self.around, self.length)
            if opened is not None:
                self.inlines.append(opened[0])
                self.around.append(opened)
            self.open.append((name, opened))
            self.names[name] += 1
            if tag["empty"]:
                self.end()

    def end(self) -> str:
        """Close the innermost open element; its name."""
        name, opened = self.open.pop()
        self.names[name] -= 1
        if opened is not None:
            opened[0].end = self.length
            self.around.pop()
        return name

    def fill(self, block: Block) -> Block:
        while self.open:
            self.end()
        return Text.fill(self, block)


def build_block(kind: str, lines: Lines, references: Mapping[str, str] = NONE) -> Block:
    """The lines joined, links, emphasis and escapes read; runs keep where each piece stood."""
    source = read_source(lines, references)
    return read_span(source, 0, len(source.text), Block(kind))


def read_span(source: Source, start: int, end: int, block: Block) -> Block:
    """The block with what stands between two places of a source."""
    text = Marked(source=source)
    append(text, start, end)
    return text.fill(block)


def read_source(lines: Lines, references: Mapping[str, str]) -> Source:
    """`references`: label → address of the links that are defined elsewhere."""
    text = "\n".join(line for _, line in lines)
    starts = list(accumulate((len(line) + 1 for _, line in lines[:-1]), initial=0))
    source = Source(text, starts, [offset for offset, _ in lines])
    codes = list(code_spans(text)) if "`" in text else []
    tags = [m for m in TAG.finditer(text) if is_element(m)] if "<" in text else []
    blocked = sorted([*((start, end, "") for start, end, _ in codes), *((m.start(), m.end(), "") for m in tags)])
    if "](" in text or (references and "[" in text):
        source.links = sorted(find_links(text, apart(blocked), references), key=lambda x: (x.start, -x.end))
    pieces: list[Piece] = [(start, end, kept, None) for start, end, kept in codes]
    pieces += [(m.start(), m.end(), "", m) for m in tags]
    pieces += plain_pieces(text)
    hidden = [*blocked, *((x.words[1], x.end, "") for x in source.links)]
    hidden += [(m.start(), m.end(), "") for m in ADDRESS.finditer(text)] if "://" in text else []
    pieces += [(start, end, "", None) for start, end, _ in emphasis(text, apart(sorted(hidden)))]
    source.pieces = sorted(pieces, key=lambda p: (p[0], -p[1]))
    return source


def plain_pieces(text: str) -> Iterator[Piece]:
    """Escapes, addresses in brackets, raised and lowered digits, comments, entities."""
    for signs, pattern in PLAIN:
        if any(sign in text for sign in signs):
            for match in pattern.finditer(text):
                yield match.start(), match.end(), next((kept for kept in match.groups() if kept), ""), None
    yield from ((start, end, "", None) for start, end in comments(text))
    if "&" in text:
        yield from ((m.start(), m.end(), html.unescape(m[0]), None) for m in ENTITY.finditer(text))


def apart(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Spans in order, those that begin inside another left out."""
    kept: list[tuple[int, int, str]] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def append(text: Marked, start: int, end: int) -> None:
    """A stretch with links as inlines; `*emphasis*` loses its stars, `\\(` its backslash, images are gone."""
    links = text.source.links
    at = start
    index = bisect_left(links, start, key=lambda x: x.start)
    while index < len(links) and links[index].start < end:
        link = links[index]
        index += 1
        if link.start < at or link.end > end:
            continue
        append_plain(text, at, link.start)
        begin = text.length
        if not link.image:
            append(text, *link.words)
        around = text.around[-3:]
        marks, sup = " ".join(["a", *(words for _, words in around)]), any(outer.sup for outer, _ in around)
        text.inlines.append(Inline(begin, text.length, href=link.href, marks=marks, sup=sup))
        at = link.end
    append_plain(text, at, end)


def emphasis(text: str, hidden: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """The stars and underscores around words; `5 * 3` and `Total*` keep theirs. `hidden`: where none is looked for."""
    opened: dict[str, list[int]] = {}
    spans = iter([*hidden, (len(text), len(text), "")])
    start, end, _ = next(spans)
    for match in RUN.finditer(text):
        while match.start() >= end and end < len(text):
            start, end, _ = next(spans)
        if start <= match.start() < end:
            continue
        before = text[match.start() - 1] if match.start() else " "
        behind = text[match.end()] if match.end() < len(text) else " "
        if before == ">" and behind == "<":  # `<sup>**</sup>`: a marker
            continue
        opening = opened.setdefault(match[0], [])
        inside = match[0][0] == "_" and behind.isalnum()
        if opening and not before.isspace() and not inside and behind not in "_*":
            if opening[-1] + len(match[0]) < match.start():
                at = opening.pop()
                yield at, at + len(match[0]), ""
                yield match.start(), match.end(), ""
        elif not behind.isspace() and not (before.isalnum() or before in "_*"):
            opening.append(match.start())


def append_plain(text: Marked, start: int, end: int) -> None:
    """A stretch without links."""
    pieces = text.source.pieces
    at = start
    for index in range(bisect_left(pieces, start, key=lambda p: p[0]), len(pieces)):
        begin, stop, kept, tag = pieces[index]
        if begin >= end:
            break
        if begin < at or stop > end:
            continue
        text.copy(at, begin)
        if tag is not None:
            text.element(tag)
        elif kept:
            append_kept(text, begin, stop, kept)
        at = stop
    text.copy(at, end)


def append_kept(text: Marked, start: int, end: int, kept: str) -> None:
    """What stays of a piece: raised or lowered, or as it stands: `[^1]` in code and `\\[` are no markers."""
    opening, until = text.source.text[start], text.length + len(kept)
    if opening in "^~":
        text.inlines.append(Inline(text.length, until, marks="sup", sup=opening == "^", sub=opening == "~"))
    elif opening != "&":
        text.inlines.append(Inline(text.length, until, marks="literal"))
    text.put(kept, text.source.place(start + max(text.source.text[start:end].find(kept), 0)))
