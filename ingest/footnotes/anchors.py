"""Markers that are links to their notes: pairs of anchors, whatever names a producer gives them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Set

from ingest.flow import Block, Inline
from ingest.footnotes.bodies import cut_backlinks, fill_notes
from ingest.footnotes.catalogue import name_convention, parse_label
from ingest.footnotes.model import Definition, Footnotes, Ref
from ingest.footnotes.targets import LONGEST, Anchors, Target, index_anchors, raised_spans

OPENED = re.compile(r"\[[\d\s,;–-]*$")
CLOSED = re.compile(r"[\d\s,;–-]*\]")
INLINE_NOTE = re.compile(
    r"\b(?:modern-footnotes-footnote__note|footnote__text|inline-footnote|sidenote|footnote_tooltip)\b"
)


def link_anchors(found: Footnotes) -> None:
    """Add the markers whose links lead to notes, and those notes."""
    anchors = index_anchors(found.blocks)
    targets: dict[Target, int] = {}
    for ref, key in candidates(found.blocks, anchors):
        if key is None:
            add_titled(found, ref)
            continue
        if key not in targets:
            targets[key] = len(found.notes)
            found.notes.append(Definition(ref.label, []))
        ref.note, ref.linked = targets[key], True
        following = inline_note(found.blocks[ref.block], ref.end)
        ref.end = following.end if following else ref.end  # the note is shown beside its marker too
        found.refs.append(ref)
    fill_notes(found, anchors, targets)
    cut_backlinks(found, anchors, targets)


Candidate = tuple[Ref, Target | None]


def candidates(blocks: list[Block], anchors: Anchors) -> list[Candidate]:
    """Links with a label for text that lead to a note, in order; the target None where there is none."""
    forward: list[Candidate] = []
    backward: list[Candidate] = []
    for i, block in enumerate(blocks):
        if block.kind == "table":
            continue
        high = raised_spans(block)
        for inline in block.inlines:
            candidate = candidate_of(i, block, inline, anchors, high)
            if candidate is not None:
                ref, key = candidate
                (forward if key is None or leads_on(ref, key, anchors) else backward).append(candidate)
    notes = {anchors.place(key)[0] for _, key in forward if key is not None}
    kept = [c for c in backward if c[1] is not None and leads_back(c[0], c[1], anchors, notes)]
    return without_doubles(sorted([*forward, *kept], key=lambda c: (c[0].block, c[0].start, c[1] is None)))


def without_doubles(found: list[Candidate]) -> list[Candidate]:
    """A raised link inside a marked element is one marker."""
    kept: list[Candidate] = []
    for candidate in found:
        ref, last = candidate[0], kept[-1][0] if kept else None
        if last is None or last.block != ref.block or last.end <= ref.start:
            kept.append(candidate)
    return kept


def leads_on(ref: Ref, key: Target, anchors: Anchors) -> bool:
    """From the text to a note: into a container of notes, else forward."""
    place = anchors.place(key)
    inside, outside = anchors.blocks[place[0]].in_notes, anchors.blocks[ref.block].in_notes
    return inside if inside != outside else place > (ref.block, ref.start)


def leads_back(ref: Ref, key: Target, anchors: Anchors, notes: Set[int]) -> bool:
    """To a note before the text: an element of its own, with a link that leads here."""
    element = anchors.elements.get(key[:2])
    if element is None or ref.block in notes or anchors.blocks[ref.block].in_notes:
        return False
    for b in element[key[2]]:
        for inline in anchors.blocks[b].inlines:
            target = anchors.resolve(b, inline.start, inline.href) if inline.href and "#" in inline.href else None
            if target is not None and anchors.place(target)[0] == ref.block:
                return True
    return False


def candidate_of(i: int, block: Block, inline: Inline, anchors: Anchors, high: Set[int]) -> Candidate | None:
    text = block.text[inline.start : inline.end] if inline.end - inline.start < LONGEST else ""
    label = parse_label(text)
    if label is None:
        return None
    if not inline.href or inline.href == "#" or "#" not in inline.href:
        return titled(i, block, inline, label)
    convention = name_convention(inline.href, inline.marks, text)
    key = anchors.resolve(i, inline.start, inline.href)
    dressed = inline.sup or inline.start in high or text.strip()[:1] in "[(" or in_brackets(block.text, inline)
    if convention is None and not dressed:
        return None
    ref = Ref(i, inline.start, inline.end, label, convention or "anchor", title=inline.title)
    if key is None:
        opens = block.in_notes and not block.text[: inline.start].strip()
        return (ref, None) if convention and not opens else None
    element = anchors.elements.get(key[:2])
    return (ref, key) if element is None or i not in element[key[2]] else None


def in_brackets(text: str, inline: Inline) -> bool:
    """`[1, 2]` whose numbers are the links."""
    before, behind = text[max(0, inline.start - 20) : inline.start], text[inline.end : inline.end + 20]
    return OPENED.search(before) is not None and CLOSED.match(behind) is not None


def titled(i: int, block: Block, inline: Inline, label: str) -> tuple[Ref, None] | None:
    """A button or link that carries its note in its title, or stands before an inline note."""
    named = name_convention(inline.href or "", inline.marks, block.text[inline.start : inline.end])
    if named is None:
        return None
    following = inline_note(block, inline.end)
    if following is None and not inline.title and not inline.marks.startswith("button"):
        return None
    return Ref(i, inline.start, inline.end, label, named, title=inline.title), None


def inline_note(block: Block, offset: int) -> Inline | None:
    low = bisect_left(block.inlines, offset, key=lambda x: x.start)
    high = bisect_right(block.inlines, offset + 2, key=lambda x: x.start)
    return next((x for x in block.inlines[low:high] if INLINE_NOTE.search(x.marks)), None)


def add_titled(found: Footnotes, ref: Ref) -> None:
    """A marker without target: its note is inline or in its title, else it is missing."""
    following = inline_note(found.blocks[ref.block], ref.end)
    if following is not None:
        found.notes.append(Definition(ref.label, [(ref.block, following.start, following.end)]))
        ref.note, ref.end = len(found.notes) - 1, following.end
    found.refs.append(ref)
