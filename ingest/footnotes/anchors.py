"""Markers that are links to their notes: pairs of anchors, whatever names a producer gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import zip_longest

from ingest.flow import Block, Inline
from ingest.footnotes.catalogue import name_convention, parse_label
from ingest.footnotes.definitions import definition_of
from ingest.footnotes.model import Definition, Footnotes, Ref

BACK = re.compile(
    r"^[\s\[(]*(?:[↩↑⇑⏎^←↵]|↩︎|back(?: to (?:text|content|top))?|return(?: to text)?|jump up)[\s\])\ufe0e\d]*$", re.I
)
CARETS = re.compile(r"^[\s^↑a-z]*$")
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
        candidates = (candidate_of(i, block, inline, anchors) for inline in block.inlines)
        found.extend(c for c in candidates if c is not None)
    return found


def candidate_of(i: int, block: Block, inline: Inline, anchors: Anchors) -> tuple[Ref, tuple[str, str] | None] | None:
    text = block.text[inline.start : inline.end]
    label = parse_label(text)
    if label is None or not inline.href or inline.href == "#" or "#" not in inline.href:
        return titled(i, block, inline)
    convention = name_convention(inline.href, inline.marks, text)
    key = anchors.resolve(block.path, inline.href)
    if convention is None and not (is_raised(block, inline) or text.strip()[:1] in "[("):
        return None
    ref = Ref(i, inline.start, inline.end, label, convention or "anchor", title=inline.title)
    if key is None:
        return (ref, None) if convention else None
    place = anchors.place(key)
    holds_itself = key not in anchors.inline and i in anchors.blocks[key]
    return (ref, key) if place > (i, inline.start) and not holds_itself else None


def is_raised(block: Block, inline: Inline) -> bool:
    """Raised itself, or all that it holds is."""
    return inline.sup or any(x.sup and inline.start <= x.start and x.end <= inline.end for x in block.inlines)


def titled(i: int, block: Block, inline: Inline) -> tuple[Ref, None] | None:
    """A button or link that carries its note in its title, or stands before an inline note."""
    text = block.text[inline.start : inline.end]
    label = parse_label(text)
    if label is None or name_convention(inline.href or "", inline.marks, text) is None:
        return None
    following = inline_note(block, inline.end)
    if following is None and not inline.title:
        return None
    return Ref(i, inline.start, inline.end, label, "wordpress" if following else "title", title=inline.title), None


def inline_note(block: Block, offset: int) -> Inline | None:
    return next((x for x in block.inlines if offset <= x.start <= offset + 2 and INLINE_NOTE.search(x.marks)), None)


def add_titled(found: Footnotes, ref: Ref) -> None:
    """A marker without target: its note is inline or in its title, else it is missing."""
    block = found.blocks[ref.block]
    following = inline_note(block, ref.end)
    if any(r.block == ref.block and r.start <= ref.start < r.end for r in found.refs):
        return
    if following is not None:
        found.notes.append(Definition(ref.label, [(ref.block, following.start, following.end)]))
        ref.note, ref.end = len(found.notes) - 1, following.end
    found.refs.append(ref)


def fill_notes(found: Footnotes, anchors: Anchors, targets: dict[tuple[str, str], int]) -> None:
    """Give each note the blocks of its element, or its stretch of the block that holds its anchor."""
    starts = {anchors.inline[k]: k for k in targets if k in anchors.inline and k not in anchors.blocks}
    for key, note in targets.items():
        if key in anchors.blocks:
            pieces = [(b, 0, len(found.blocks[b].text)) for b in anchors.blocks[key] if found.blocks[b].kind != "table"]
        else:
            block, start = anchors.inline[key]
            ends = [s for b, s in starts if b == block and s > start]
            first = not any(b == block and s < start for b, s in starts)
            pieces = [(block, 0 if first else start, min(ends, default=len(found.blocks[block].text)))]
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
        near = range(last + 1, stop) if stop - last <= MORE + 1 else own_box(found.blocks, last, stop)
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
    for note in found.notes:
        for b, start, end in note.pieces:
            block = found.blocks[b]
            for inline in block.inlines:
                cited = targets.get(anchors.resolve(block.path, inline.href or "") or ("", ""))
                if cited is not None and found.notes[cited] is not note:
                    if is_raised(block, inline):  # a marker in the note; `see note 3` is its text
                        note.cuts.append((b, inline.start, inline.end))
                    continue
                if start <= inline.start and inline.end <= end and is_backlink(found, b, inline):
                    note.cuts.append((b, inline.start, inline.end))


def is_backlink(found: Footnotes, b: int, inline: Inline) -> bool:
    text = found.blocks[b].text[inline.start : inline.end]
    if "mw-cite-backlink" in inline.marks and CARETS.match(text):
        return True
    if BACK.match(text) or "backlink" in inline.marks or "reversefootnote" in inline.marks:
        return inline.href is not None or inline.sup
    if not inline.href or "#" not in inline.href or parse_label(text) is None:
        return False
    return not any(r.block == b and r.start == inline.start for r in found.refs) and inline.href != "#"
