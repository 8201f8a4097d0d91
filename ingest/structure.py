"""Blocks → sections and paragraphs: headings and their numbers, paragraph numbers, quotations that run on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.flow import Block

NUMBER = re.compile(r"^(?P<lead>[‘“'\"…\s]*)(?P<number>\d{1,3}(?:\.\d{1,3}){1,5}|\d{1,3}(?=\.\s))\.?[\s\u00a0]+(?=\S)")
TITLE_NUMBER = re.compile(
    r"^(?:(?:Section|Chapter|Part|Annex)\s+)?(?P<number>\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,6}|[A-Z](?=\.))\.?[\s\u00a0:–-]+(?=\S)"
)
OPENING = "‘“\"'"
CLOSING = {"‘": "’", "“": "”", '"': '"', "'": "'"}
COLON = re.compile(r":[\s\])’”]*$")


@dataclass(slots=True)
class Piece:
    """A paragraph on its way: clean text with what belongs to it."""

    block: Block
    kind: str
    text: str
    number: str | None
    heading: str | None
    markers: list[tuple[int, int]]  # (offset, index of the ref)
    source_start: int
    source_end: int
    quotation: int | None = None
    introduced_by: Piece | None = None


@dataclass(slots=True)
class Part:
    """A section on its way."""

    path: str
    title: str | None
    number: str | None
    level: int
    parent: Part | None
    source_start: int
    printed: str | None = None  # the heading as it stands, with its number
    pieces: list[Piece] = field(default_factory=list)
    tables: list[Block] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)


def split_number(text: str) -> tuple[str | None, int]:
    """A leading paragraph number and how many characters it takes: `7.3.2 On 29 April …`, `12. The Mission …`."""
    match = NUMBER.match(text)
    if match is None or match["lead"].strip(" …"):
        return None, 0
    if "." not in match["number"] and not re.match(r"[A-Z‘“\"'(\[]", text[match.end() :]):
        return None, 0
    if match["number"].count(".") == 1 and text[match.end()].islower():  # `3.5 million left`
        return None, 0
    return match["number"], match.end()


def split_title(text: str) -> tuple[str | None, str]:
    """Number and title of a heading: `1.2.2 International involvement`."""
    match = TITLE_NUMBER.match(text)
    if match is None:
        return None, text
    return match["number"], text[match.end() :].strip()


def nest(parts: list[Part], title: str, level: int, path: str, start: int) -> Part:
    """A new section under the last one of a lower level; a numbered title has the level of its number."""
    number, bare = split_title(title)
    if number and "." in number:
        level = max(level if level < 9 else 0, number.count(".") + 1)
        above = numbered_above(parts, number.rpartition(".")[0], path)
        level = max(level, above.level + 1) if above else level
    parent = parts[-1] if parts else None
    while parent is not None and (parent.level >= level or parent.title is None or parent.path != path):
        parent = parent.parent
    if level == 9:
        level = parent.level + 1 if parent else 1
    return Part(path, bare or title, number, level, parent, start, title)


def numbered_above(parts: list[Part], number: str, path: str) -> Part | None:
    """The open section with a number: `1.1` stands under `1`, whatever the levels of their headings."""
    part = parts[-1] if parts else None
    while part is not None and part.path == path and part.number != number:
        part = part.parent
    return part if part is not None and part.path == path else None


def link_quotations(pieces: list[Piece]) -> None:
    """Mark the paragraphs of quotations: each opens with a quotation mark, only the last one closes it."""
    ordinal, intro, mark = 0, None, ""
    previous: Piece | None = None
    for piece in pieces:
        opens = first_mark(piece.text)
        quoted = piece.block.quoted
        if mark and not (quoted or opens == mark or piece.kind == "list_item"):
            mark = ""
        if not mark and (opens in CLOSING or quoted) and piece.kind in {"paragraph", "quotation", "list_item"}:
            if quoted or introduced(previous) or not (closed(piece.text, opens) or spoken(piece.text, opens)):
                ordinal += 1
                mark = opens or "quoted"
                intro = previous if introduced(previous) else None
        elif not mark:
            intro = None
        if mark:
            piece.quotation, piece.introduced_by = ordinal, intro
            piece.kind = "quotation" if piece.kind == "paragraph" else piece.kind
            if not quoted and closed(piece.text, mark):
                mark = ""
        if mark == "quoted" and not quoted:
            mark = ""
        previous = piece


def first_mark(text: str) -> str:
    head = text.lstrip("… ")
    return head[0] if head[:1] in CLOSING else ""


def introduced(previous: Piece | None) -> bool:
    return previous is not None and COLON.search(previous.text) is not None


def spoken(text: str, mark: str) -> bool:
    """`“It was worse”, wrote the warden.`: what it opens ends inside the sentence of another."""
    if mark == '"':
        return text.count('"') % 2 == 0
    return mark == "“" and text.count("”") >= text.count("“")


def closed(text: str, mark: str) -> bool:
    """Whether the paragraph closes the quotation it opens: its mark stands at the end, more often than it opens."""
    if mark not in CLOSING:
        return False
    tail = re.search(r"[’”\"'][\s.,;)\]]*$", text)
    return tail is not None and CLOSING[mark] in tail[0]
