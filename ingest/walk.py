"""Where a walk over a tree of HTML stands, and the blocks that it writes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ingest.flow import Block, Inline, Table, split_block
from ingest.sources import Locator

UNBROKEN = str.maketrans("\n\r\f", "   ")
PARTED = re.compile(r"\n[ \t\r]*\n\s*")


@dataclass(slots=True)
class Context:
    """What an open block element hands down to what stands in it."""

    kind: str = "paragraph"
    level: int = 0
    quoted: bool = False
    in_notes: bool = False
    ids: tuple[str, ...] = ()
    box: int = 0  # the innermost container of its own
    count: int = 0  # of an ordered list, its items so far
    table: Table | None = None
    pre: bool = False
    note: str | None = None  # the label of the note that it is, where the element says so


@dataclass(slots=True)
class Walk:
    """Where the walk stands."""

    locator: Locator
    targets: frozenset[str]
    layout: frozenset[int]  # ids of the tables that lay out the page
    blocks: list[Block] = field(default_factory=list)
    current: Block | None = None
    texts: list[str] = field(default_factory=list)  # of the current block, with the number of their characters
    length: int = 0
    broken: bool = False  # a line break, and nothing behind it yet
    contexts: list[Context] = field(default_factory=lambda: [Context()])
    open: list[Context | Inline | None] = field(default_factory=list)  # of each open element, what it opened
    inlines: list[tuple[Inline, str]] = field(default_factory=list)  # open ones, with what they say of themselves
    tables: list[Table] = field(default_factory=list)
    item: str | None = None  # the number of the list item that just began
    hold: str = ""  # `label` in a layout cell that numbers its row, `text` until that row's text comes
    boxes: int = 0


def current(walk: Walk) -> Block:
    if walk.current is None:
        item, walk.item = walk.item, None
        context = walk.contexts[-1]
        walk.current = Block(
            context.kind,
            level=context.level if context.kind == "heading" else 0,
            quoted=context.quoted,
            ids=context.ids,
            in_notes=context.in_notes,
            item=item,
            box=context.box,
            note=context.note,
        )
    return walk.current


def break_line(walk: Walk) -> None:
    """A line break; two of them part paragraphs."""
    if walk.broken and not walk.tables:
        flush(walk)
    elif walk.current is not None:
        append(walk, "\n")
        walk.broken = True


def add_text(walk: Walk, text: str) -> None:
    blank = text.isspace()
    if walk.current is None and blank:
        return
    block = walk.current or current(walk)
    if not blank:
        walk.broken = False
        if walk.hold == "text":
            walk.hold = ""
        for offset, source in walk.locator.find(text):
            block.runs.append((walk.length + offset, source))
    if not walk.contexts[-1].pre:  # `<br>` alone breaks a line: `[2]` at the start of one in the markup opens no note
        text = text.translate(UNBROKEN)
    walk.texts.append(text)
    walk.length += len(text)


def append(walk: Walk, text: str) -> None:
    walk.texts.append(text)
    walk.length += len(text)


def take(walk: Walk) -> Block:
    """The current block, closed, or an empty one."""
    block = walk.current or Block(walk.contexts[-1].kind)
    for inline, _ in walk.inlines:
        if inline.end < 0:
            inline.end = walk.length
    block.text = "".join(walk.texts)
    walk.current, walk.texts, walk.length, walk.broken = None, [], 0, False
    return block


def keep(walk: Walk, block: Block) -> None:
    if (block.text and not block.text.isspace()) or any(i.ids for i in block.inlines):
        walk.blocks.append(block)


def flush(walk: Walk) -> None:
    """Close the current block; inside a data table its text waits for the cell to end."""
    if walk.current is None or walk.hold:
        return
    if walk.tables:
        append(walk, "\n")
        return
    pre = walk.contexts[-1].pre
    block = take(walk)
    cuts = [m.span() for m in PARTED.finditer(block.text)] if pre else []
    for piece in split_block(block, cuts) if cuts else [block]:
        keep(walk, piece)
