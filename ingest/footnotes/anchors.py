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
from ingest.footnotes.definitions import HEADED, definition_of
from ingest.footnotes.model import Definition, Footnotes, Ref

BACK = re.compile(
    r"^[\s\[(]*(?:[↩↑⇑⏎^←↵]|↩︎|back(?: to (?:text|content|top))?|return(?: to text)?|jump up)[\s\])\ufe0e\d]*$", re.I
)
OPENED = re.compile(r"\[[\d\s,;–-]*$")
CLOSED = re.compile(r"[\d\s,;–-]*\]")
CARETS = re.compile(r"^[\s^↑a-z]*$")
NOWHERE = ("", "", 0)
LONGEST = 60  # characters of a label or a back-link, dress and all
MORE = 3  # further paragraphs that a note may have without a mark of their own
INLINE_NOTE = re.compile(
    r"\b(?:modern-footnotes-footnote__note|footnote__text|inline-footnote|sidenote|footnote_tooltip)\b"
)


Target = tuple[str, str, int]  # file, id, and which of those that have it: chapters put together repeat ids


@dataclass(slots=True)
class Anchors:
    """Where each target stands: (file, id) → (block, offset) of each, and for block elements all their blocks."""

    blocks: list[Block]
    inline: dict[tuple[str, str], list[tuple[int, int]]] = field(default_factory=dict)
    elements: dict[tuple[str, str], list[list[int]]] = field(default_factory=dict)
    anywhere: dict[str, tuple[str, str]] = field(default_factory=dict)

    def resolve(self, i: int, offset: int, href: str) -> Target | None:
        """What a link at a place leads to: in the same file, else in the file that it names."""
        file, _, fragment = href.rpartition("#")
        key = (self.blocks[i].path, unquote(fragment))
        if key not in self.inline and key not in self.elements:
            other = self.anywhere.get(key[1])
            if not (other and file and other[0].rsplit("/", 1)[-1] == file.rsplit("/", 1)[-1]):
                return None
            key = other
        count = len(self.elements.get(key) or self.inline[key])
        return (*key, self.closest(key, count, i, offset) if count > 1 else 0)

    def closest(self, key: tuple[str, str], count: int, i: int, offset: int) -> int:
        """Of several targets with one id, for a marker the next one behind, from a note the last one before."""
        places = [self.place((*key, n)) for n in range(count)]
        at = bisect_right(places, (i, offset))
        return max(at - 1, 0) if self.blocks[i].in_notes else min(at, count - 1)

    def place(self, target: Target) -> tuple[int, int]:
        path, identity, n = target
        elements = self.elements.get((path, identity))
        return (elements[n][0], -1) if elements else self.inline[path, identity][n]


def index_anchors(blocks: list[Block]) -> Anchors:
    anchors = Anchors(blocks)
    for i, block in enumerate(blocks):
        for identity in block.ids:
            elements = anchors.elements.setdefault((block.path, identity), [])
            if elements and elements[-1][-1] == i - 1:
                elements[-1].append(i)
            else:
                elements.append([i])
            anchors.anywhere.setdefault(identity, (block.path, identity))
        for inline in block.inlines:
            for identity in inline.ids:
                anchors.inline.setdefault((block.path, identity), []).append((i, inline.start))
                anchors.anywhere.setdefault(identity, (block.path, identity))
    return anchors


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


def raised_spans(block: Block) -> frozenset[int]:
    """Where something raised begins: a link there is raised too."""
    return frozenset(x.start for x in block.inlines if x.sup)


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
