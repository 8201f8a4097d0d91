"""Markers that are links to their notes: pairs of anchors, whatever names a producer gives them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Set
from dataclasses import dataclass, field
from itertools import zip_longest
from urllib.parse import unquote

from ingest.flow import Block, Inline
from ingest.footnotes.catalogue import name_convention, parse_label
from ingest.footnotes.definitions import definition_of
from ingest.footnotes.model import Definition, Footnotes, Ref

BACK = re.compile(
    r"^[\s\[(]*(?:[↩↑⇑⏎^←↵]|↩︎|back(?: to (?:text|content|top))?|return(?: to text)?|jump up)[\s\])\ufe0e\d]*$", re.I
)
CARETS = re.compile(r"^[\s^↑a-z]*$")
LONGEST = 60  # characters of a label or a back-link, dress and all
MORE = 3  # further paragraphs that a note may have without a mark of their own
INLINE_NOTE = re.compile(
    r"\b(?:modern-footnotes-footnote__note|footnote__text|inline-footnote|sidenote|footnote_tooltip)\b"
)


@dataclass(slots=True)
class Anchors:
    """Where each target stands: (file, id) → (block, offset) and, for block elements, all their blocks."""

    inline: dict[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    blocks: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    anywhere: dict[str, tuple[str, str]] = field(default_factory=dict)

    def resolve(self, path: str, href: str) -> tuple[str, str] | None:
        """The key of a link's target: in the same file, else in the file that it names."""
        file, _, fragment = href.rpartition("#")
        fragment = unquote(fragment)
        key = (path, fragment)
        if key in self.inline or key in self.blocks:
            return key
        other = self.anywhere.get(fragment)
        return other if other and file and other[0].rsplit("/", 1)[-1] == file.rsplit("/", 1)[-1] else None

    def place(self, key: tuple[str, str]) -> tuple[int, int]:
        if key in self.inline:
            return self.inline[key]
        return self.blocks[key][0], -1


def index_anchors(blocks: list[Block]) -> Anchors:
    anchors = Anchors()
    for i, block in enumerate(blocks):
        for identity in block.ids:
            anchors.blocks.setdefault((block.path, identity), []).append(i)
            anchors.anywhere.setdefault(identity, (block.path, identity))
        for inline in block.inlines:
            for identity in inline.ids:
                anchors.inline.setdefault((block.path, identity), (i, inline.start))
                anchors.anywhere.setdefault(identity, (block.path, identity))
    return anchors


def link_anchors(found: Footnotes) -> None:
    """Add the markers whose links lead to notes, and those notes."""
    anchors = index_anchors(found.blocks)
    targets: dict[tuple[str, str], int] = {}
    for ref, key in candidates(found.blocks, anchors):
        if key is None:
            add_titled(found, ref)
            continue
        if key not in targets:
            targets[key] = len(found.notes)
            found.notes.append(Definition(ref.label, []))
        ref.note, ref.linked = targets[key], True
        found.refs.append(ref)
    fill_notes(found, anchors, targets)
    cut_backlinks(found, anchors, targets)


def candidates(blocks: list[Block], anchors: Anchors) -> list[tuple[Ref, tuple[str, str] | None]]:
    """Links with a label for text that lead forward to a note, in order; the target None where there is none."""
    found: list[tuple[Ref, tuple[str, str] | None]] = []
    for i, block in enumerate(blocks):
        if block.kind == "table":
            continue
        high = raised_spans(block)
        candidates = (candidate_of(i, block, inline, anchors, high) for inline in block.inlines)
        found.extend(c for c in candidates if c is not None)
    return found


Found = tuple[Ref, tuple[str, str] | None]


def candidate_of(i: int, block: Block, inline: Inline, anchors: Anchors, high: Set[int]) -> Found | None:
    text = block.text[inline.start : inline.end] if inline.end - inline.start < LONGEST else ""
    label = parse_label(text)
    if label is None:
        return None
    if not inline.href or inline.href == "#" or "#" not in inline.href:
        return titled(i, block, inline, label)
    convention = name_convention(inline.href, inline.marks, text)
    key = anchors.resolve(block.path, inline.href)
    if convention is None and not (inline.sup or inline.start in high or text.strip()[:1] in "[("):
        return None
    ref = Ref(i, inline.start, inline.end, label, convention or "anchor", title=inline.title)
    if key is None:
        return (ref, None) if convention else None
    place = anchors.place(key)
    holds_itself = key not in anchors.inline and i in anchors.blocks[key]
    return (ref, key) if place > (i, inline.start) and not holds_itself else None


def raised_spans(block: Block) -> frozenset[int]:
    """Where something raised begins: a link there is raised too."""
    return frozenset(x.start for x in block.inlines if x.sup)


def titled(i: int, block: Block, inline: Inline, label: str) -> tuple[Ref, None] | None:
    """A button or link that carries its note in its title, or stands before an inline note."""
    if name_convention(inline.href or "", inline.marks, block.text[inline.start : inline.end]) is None:
        return None
    following = inline_note(block, inline.end)
    if following is None and not inline.title:
        return None
    return Ref(i, inline.start, inline.end, label, "wordpress" if following else "title", title=inline.title), None


def inline_note(block: Block, offset: int) -> Inline | None:
    low = bisect_left(block.inlines, offset, key=lambda x: x.start)
    high = bisect_right(block.inlines, offset + 2, key=lambda x: x.start)
    return next((x for x in block.inlines[low:high] if INLINE_NOTE.search(x.marks)), None)


def add_titled(found: Footnotes, ref: Ref) -> None:
    """A marker without target: its note is inline or in its title, else it is missing."""
    last = found.refs[-1] if found.refs else None
    if last is not None and last.block == ref.block and last.start <= ref.start < last.end:
        return
    following = inline_note(found.blocks[ref.block], ref.end)
    if following is not None:
        found.notes.append(Definition(ref.label, [(ref.block, following.start, following.end)]))
        ref.note, ref.end = len(found.notes) - 1, following.end
    found.refs.append(ref)


def fill_notes(found: Footnotes, anchors: Anchors, targets: dict[tuple[str, str], int]) -> None:
    """Give each note the blocks of its element, or its stretch of the block that holds its anchor."""
    starts: dict[int, list[int]] = {}  # block → where its notes begin
    for key in targets:
        if key in anchors.inline and key not in anchors.blocks:
            insort(starts.setdefault(anchors.inline[key][0], []), anchors.inline[key][1])
    for key, note in targets.items():
        if key in anchors.blocks:
            pieces = [(b, 0, len(found.blocks[b].text)) for b in anchors.blocks[key] if found.blocks[b].kind != "table"]
        else:
            block, start = anchors.inline[key]
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
        near = range(last + 1, stop) if beside and stop - last <= MORE + 1 else own_box(found.blocks, last, stop)
        for b in near:
            block = found.blocks[b]
            foreign = b in found.taken or block.path != found.blocks[last].path
            if foreign or block.kind not in {"paragraph", "list_item"} or definition_of(block, False)[0] is not None:
                break
            note.pieces.append((b, 0, len(block.text)))
            found.taken.add(b)


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


def cut_backlinks(found: Footnotes, anchors: Anchors, targets: dict[tuple[str, str], int]) -> None:
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
                cited = targets.get(anchors.resolve(block.path, inline.href or "") or ("", ""))
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
