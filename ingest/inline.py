"""Markdown inside a block: links, emphasis, code and escapes, each found in one pass over the line."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from ingest.flow import Block, Inline

TARGET = re.compile(
    r"\(\s*(<[^>\n]{0,4000}>|(?:[^()\s\\]|\\.|\([^()\s]*\))*+)(?:\s+(?:\"[^\"\n]{0,4000}\"|'[^'\n]{0,4000}'))?\s*\)"
)
BRACKETS = re.compile(r"\\.|!?\[|\]", re.S)
TICKS = re.compile(r"`+")
AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]+)>")
RUN = re.compile(r"\*{1,3}|_{1,3}")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|~\"'$%&/:;<=?@^,])")
HEIGHT = re.compile(r"<(su[pb])>([^<>]{1,20})</\1>", re.I)
CARETS = re.compile(r"\^([^\s^]{1,20})\^(?!\^)|(?<!~)~([^\s~]{1,20})~(?!~)")  # Pandoc's m^2^ and H~2~O
TAG = re.compile(r"</?(?:sup|sub|br|b|i|em|strong|u|span|small|p|div|a)\b[^<>]*>", re.I)
BRACKETED = re.compile(r"\\.|\^?\[|\]\^?", re.S)
Span = tuple[int, int, str]  # start, end, what stays of it
Lines = list[tuple[int, str]]  # where in the file a line begins, the line


@dataclass(slots=True)
class Text:
    """A block's text as it grows, with where each piece stood in the file."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    runs: list[tuple[int, int]] = field(default_factory=list)
    inlines: list[Inline] = field(default_factory=list)

    def put(self, piece: str, source: int) -> None:
        if piece:
            self.runs.append((self.length, source))
            self.add(piece)

    def add(self, piece: str) -> None:
        self.parts.append(piece)
        self.length += len(piece)

    def fill(self, block: Block) -> Block:
        block.text, block.runs = "".join(self.parts), self.runs
        block.inlines = sorted(self.inlines, key=lambda x: x.start)
        return block


def build_block(kind: str, lines: Lines) -> Block:
    """The lines joined, links, emphasis and escapes read; runs keep where each piece stood."""
    text = Text()
    append_lines(text, lines)
    return text.fill(Block(kind))


def build_blocks(kind: str, lines: Lines, labels: Iterator[str]) -> list[Block]:
    """The block, and behind it the notes that stand in its text as Pandoc allows (`north.^[OCHA, 2 May 2024]`): each
    takes the next of the labels, and its marker stays in the block as `[^1]`."""
    if not any("^[" in line for _, line in lines):
        return [build_block(kind, lines)]
    starts = list(accumulate((len(line) + 1 for _, line in lines), initial=0))
    text, notes = Text(), []
    at = 0
    for start, end in note_spans("\n".join(line for _, line in lines)):
        append_lines(text, cut(lines, starts, at, start))
        note = build_block("paragraph", cut(lines, starts, start + 2, end - 1))
        note.note = next(labels)
        text.put(f"[^{note.note}]", note.source(0) - 2)
        notes.append(note)
        at = end
    append_lines(text, cut(lines, starts, at, starts[-1] - 1))
    return [text.fill(Block(kind)), *notes]


def note_spans(text: str) -> list[tuple[int, int]]:
    """Where `^[…]` stands around words, outermost only; `x^[2]^` is raised text, `^[2]` a marker."""
    found: list[tuple[int, int]] = []
    codes = [(start, end) for start, end, _ in code_spans(text)]
    opened: list[tuple[int, bool]] = []
    for match in BRACKETED.finditer(text):
        code = bisect_right(codes, (match.start(), len(text))) - 1
        if match[0][0] == "\\" or (code >= 0 and match.start() < codes[code][1]):
            continue
        if match[0][-1] == "[":
            opened.append((match.start(), match[0][0] == "^"))
        elif opened:
            start, is_note = opened.pop()
            if is_note and match[0] == "]" and any(c.isalpha() for c in text[start : match.start()]):
                while found and found[-1][0] > start:
                    found.pop()
                found.append((start, match.end()))
    return found


def cut(lines: Lines, starts: list[int], start: int, end: int) -> Lines:
    """What the lines hold between two places of the text that they make when joined; `starts`: where each begins."""
    kept: Lines = []
    for index in range(max(bisect_right(starts, start) - 1, 0), len(lines)):
        if starts[index] > end:
            break
        offset, line = lines[index]
        begin = max(start - starts[index], 0)
        kept.append((offset + begin, line[begin : end - starts[index]]))
    return kept


def append_lines(text: Text, lines: Lines) -> None:
    for index, (offset, line) in enumerate(lines):
        if index:
            text.add("\n")
        append_inline(text, line, offset)


@dataclass(frozen=True, slots=True)
class Found:
    """A link or an image: where it stands, where its words stand, what it leads to."""

    start: int
    end: int
    words: tuple[int, int]
    href: str
    image: bool


def append_inline(text: Text, line: str, offset: int) -> None:
    """A line's text with links as inlines; `*emphasis*` loses its stars, `\\(` its backslash, images are gone."""
    codes = list(code_spans(line)) if "`" in line else []
    at = 0
    for link in outermost(find_links(line, codes)) if "](" in line else ():
        append_plain(text, line, at, link.start, offset, codes)
        begin = text.length
        if not link.image:
            words = line[link.words[0] : link.words[1]]
            if "![" in words:
                append_inline(text, words, offset + link.words[0])
            else:
                append_plain(text, line, *link.words, offset, codes)
        text.inlines.append(Inline(begin, text.length, href=link.href, marks="a"))
        at = link.end
    append_plain(text, line, at, len(line), offset, codes)


def find_links(line: str, codes: list[Span]) -> Iterator[Found]:
    """Links in the order of their ends; a link in the words of another is none, an image may be."""
    spans = iter([*codes, (len(line), len(line), "")])
    start, end, _ = next(spans)
    opened: list[tuple[int, bool, int]] = []  # place, whether an image, brackets before it that may still open a link
    dead = 0  # brackets below this depth hold a link already
    done = 0
    for match in BRACKETS.finditer(line):
        while match.start() >= end and end < len(line):
            start, end, _ = next(spans)
        if match.start() < done or start <= match.start() < end or match[0][0] == "\\":
            continue
        if match[0] != "]":
            opened.append((match.start(), match[0] == "![", match.end()))
            continue
        if not opened:
            continue
        place, image, inner = opened.pop()
        alive = image or len(opened) >= dead
        dead = min(dead, len(opened))
        target = TARGET.match(line, match.end()) if alive and line[match.end() : match.end() + 1] == "(" else None
        if target is not None:
            dead = dead if image else len(opened)
            done = target.end()
            yield Found(place, target.end(), (inner, match.start()), target[1].strip("<>"), image)


def outermost(links: Iterator[Found]) -> list[Found]:
    kept: list[Found] = []
    for link in links:
        while kept and kept[-1].start > link.start:
            kept.pop()
        kept.append(link)
    return kept


def code_spans(line: str) -> Iterator[Span]:
    """`code` between runs of as many backticks."""
    runs = [(m.start(), m.end()) for m in TICKS.finditer(line)]
    following: dict[int, list[int]] = {}
    for index in range(len(runs) - 1, -1, -1):
        following.setdefault(runs[index][1] - runs[index][0], []).append(index)
    index = 0
    while index < len(runs):
        start, inner = runs[index]
        same = following[inner - start]
        while same and same[-1] <= index:
            same.pop()
        if same:
            close, end = runs[same[-1]]
            yield start, end, line[inner:close]
            index = same[-1]
        index += 1


def emphasis(line: str, start: int, end: int) -> Iterator[Span]:
    """The stars and underscores around words; `5 * 3` and `Total*` keep theirs."""
    opened: dict[str, list[int]] = {}
    for match in RUN.finditer(line, start, end):
        before = line[match.start() - 1] if match.start() > start else " "
        behind = line[match.end()] if match.end() < end else " "
        opening = opened.setdefault(match[0], [])
        if opening and not before.isspace() and not (behind.isalnum() or behind in "_*"):
            if opening[-1] + len(match[0]) < match.start():
                at = opening.pop()
                yield at, at + len(match[0]), ""
                yield match.start(), match.end(), ""
        elif not behind.isspace() and not (before.isalnum() or before in "_*"):
            opening.append(match.start())


def append_plain(text: Text, line: str, start: int, end: int, offset: int, codes: list[Span]) -> None:
    """A stretch without links."""
    within = codes[bisect_left(codes, (start,)) : bisect_left(codes, (end,))]
    pieces: list[Span] = [s for s in within if s[1] <= end]
    if "\\" in line or "<" in line:
        pieces += [(m.start(), m.end(), m[1]) for p in (ESCAPE, AUTOLINK) for m in p.finditer(line, start, end)]
        pieces += [(m.start(), m.end(), m[2]) for m in HEIGHT.finditer(line, start, end)]
        pieces += [(m.start(), m.end(), "") for m in TAG.finditer(line, start, end)]
    if "^" in line or "~" in line:
        pieces += [(m.start(), m.end(), m[1] or m[2]) for m in CARETS.finditer(line, start, end)]
    pieces += emphasis(line, start, end)
    at = start
    for begin, stop, kept in sorted(pieces, key=lambda p: (p[0], -p[1])):
        if begin < at:
            continue
        text.put(line[at:begin], offset + at)
        if kept:
            text.inlines.append(mark(line[begin : begin + 5].lower(), text.length, len(kept)))
        text.put(kept, offset + begin + line[begin:stop].find(kept))
        at = stop
    text.put(line[at:end], offset + at)


def mark(opening: str, start: int, length: int) -> Inline:
    """A piece that is no plain text: raised or lowered, or as it stands: `[^1]` in code and `\\[` are no markers."""
    if opening in {"<sup>", "<sub>"} or opening[0] in "^~":
        up = opening == "<sup>" or opening[0] == "^"
        return Inline(start, start + length, marks="sup", sup=up, sub=not up)
    return Inline(start, start + length, marks="literal")
