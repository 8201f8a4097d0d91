"""The text of notes that links lead to: their blocks, further paragraphs, and the links back that are cut out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from itertools import zip_longest

from ingest.flow import Block, Inline
from ingest.footnotes.catalogue import parse_label
from ingest.footnotes.definitions import HEADED, definition_of
from ingest.footnotes.model import Definition, Footnotes
from ingest.footnotes.targets import LONGEST, Anchors, Target, raised_spans

BACK = re.compile(
    r"^[\s\[(]*(?:[↩↑⇑⏎^←↵]|↩︎|back(?: to (?:text|content|top))?|return(?: to text)?|jump up)[\s\])\ufe0e\d]*$", re.I
)
LABELLED = re.compile(r"\s*(?:foot|end)?note\s\d{1,4}[.:]?\s*$", re.I)  # a heading over one note
CARETS = re.compile(r"^[\s^↑a-z]*$")
NOWHERE = ("", "", 0)
MORE = 3  # further paragraphs that a note may have without a mark of their own


def fill_notes(found: Footnotes, anchors: Anchors, targets: dict[Target, int]) -> None:
    """Give each note the blocks of its element, or its stretch of the block that holds its anchor."""
    starts: dict[int, list[int]] = {}  # block → where its notes begin
    for key in targets:
        if key[:2] not in anchors.elements:
            insort(starts.setdefault(anchors.place(key)[0], []), anchors.place(key)[1])
    for key, note in targets.items():
        if key[:2] in anchors.elements:
            own = anchors.elements[key[:2]][key[2]]
            pieces = [(b, 0, len(found.blocks[b].text)) for b in own if found.blocks[b].kind != "table"]
            found.taken |= {b for b, _, _ in pieces}
            if (
                len(pieces) == 1
                and found.blocks[own[0]].kind == "heading"
                and LABELLED.match(found.blocks[own[0]].text)
            ):
                pieces = [(own[0], len(found.blocks[own[0]].text), len(found.blocks[own[0]].text))]
        else:
            block, start = anchors.place(key)
            at = bisect_right(starts[block], start)
            end = starts[block][at] if at < len(starts[block]) else len(found.blocks[block].text)
            pieces = [(block, 0 if starts[block][0] >= start else start, end)]
        found.notes[note].pieces = pieces
        found.taken |= {b for b, _, _ in pieces}
    attach_rest(found)
    attach_between(found)


def attach_between(found: Footnotes) -> None:
    """Further paragraphs of a note: up to three between it and the next one, or in a container of its own."""
    placed = sorted((n for n in found.notes if n.pieces), key=lambda n: n.place)
    for note, following in zip_longest(placed, placed[1:]):
        last = note.pieces[-1][0]
        stop = following.place[0] if following else len(found.blocks)
        beside = following is not None and found.blocks[stop].box == found.blocks[last].box
        if is_bare(found, note):
            near = range(last + 1, min(stop, last + 2))
        elif (beside and stop - last <= MORE + 1) or (following is None and under_heading(found, last)):
            near = range(last + 1, min(stop, last + MORE + 1))
        else:
            near = own_box(found.blocks, last, stop)
        for b in near:
            block = found.blocks[b]
            foreign = b in found.taken or block.path != found.blocks[last].path
            if foreign or block.kind not in {"paragraph", "list_item"} or definition_of(block, False)[0] is not None:
                break
            note.pieces.append((b, 0, len(block.text)))
            found.taken.add(b)


def is_bare(found: Footnotes, note: Definition) -> bool:
    """What the link leads to holds the label alone, `<dt id="n1">1</dt>`: the note stands behind it."""
    if len(note.pieces) > 1:
        return False
    b, start, end = note.pieces[0]
    return end - start < LONGEST and parse_label(found.blocks[b].text[start:end]) == note.label


def under_heading(found: Footnotes, last: int) -> bool:
    """Whether the notes that end there stand under a heading of their own, with nothing else."""
    first = last
    while first and first - 1 in found.taken:
        first -= 1
    above = found.blocks[first - 1] if first else None
    return above is not None and HEADED.match(above.text) is not None


def own_box(blocks: list[Block], last: int, stop: int) -> range:
    """The blocks behind a note in a container that holds no other note."""
    box = blocks[last].box
    if not box or (stop < len(blocks) and blocks[stop].box == box):
        return range(0)
    end = last + 1
    while end < min(stop, last + MORE + 1) and blocks[end].box == box:
        end += 1
    return range(last + 1, end)


def attach_rest(found: Footnotes) -> None:
    """Further paragraphs of a note that stand unmarked in the container of the notes; its heading is furniture."""
    owner = {b: n for n, note in enumerate(found.notes) for b, _, _ in note.pieces}
    last: int | None = None
    for i, block in enumerate(found.blocks):
        if i in owner:
            last = owner[i] if block.in_notes else None
        elif block.in_notes and last is not None and block.kind != "heading":
            if block.item is not None and block.item.isdigit():
                found.notes.append(Definition(block.item, [], head=i))
                last = len(found.notes) - 1
            found.notes[last].pieces.append((i, 0, len(block.text)))
            found.taken.add(i)
        elif not block.in_notes:
            last = None


def cut_backlinks(found: Footnotes, anchors: Anchors, targets: dict[Target, int]) -> None:
    """Links that lead from a note back to its marker, with their numbers: `↩`, `↩²`, `^ a b c`, the label itself."""
    markers = {(r.block, r.start) for r in found.refs}
    high = {b: raised_spans(found.blocks[b]) for note in found.notes for b, _, _ in note.pieces}
    for note in found.notes:
        for b, start, end in note.pieces:
            block = found.blocks[b]
            low = bisect_left(block.inlines, start, key=lambda x: x.start)
            for inline in block.inlines[low : bisect_right(block.inlines, end, key=lambda x: x.start)]:
                if inline.end > end:
                    continue
                cited = targets.get(anchors.resolve(b, inline.start, inline.href or "") or NOWHERE)
                if cited is not None and found.notes[cited] is not note:
                    if inline.sup or inline.start in high[b]:  # a marker in the note; `see note 3` is its text
                        note.cuts.append((b, inline.start, inline.end))
                    continue
                if is_backlink(block, inline, (b, inline.start) in markers):
                    note.cuts.append((b, inline.start, inline.end))


def is_backlink(block: Block, inline: Inline, is_marker: bool) -> bool:
    text = block.text[inline.start : inline.end] if inline.end - inline.start < LONGEST else ""
    if "mw-cite-backlink" in inline.marks and CARETS.match(text):
        return True
    if BACK.match(text) or "backlink" in inline.marks or "reversefootnote" in inline.marks:
        return inline.href is not None or inline.sup
    if is_marker or not inline.href or "#" not in inline.href or inline.href == "#":
        return False
    return parse_label(text) is not None
