"""Notes of the document: their text without labels and back-links, their links."""

from __future__ import annotations

import re

from ingest.builder import Builder, raise_digits
from ingest.flow import Block, Cut, Folded, Inline, fold
from ingest.footnotes.model import Definition
from ingest.model import Link, Note
from ingest.structure import Part

ARROWS = "↩↑"
BACK = frozenset("↩↑\ufe0e⁰¹²³⁴⁵⁶⁷⁸⁹^ ")
DRESS = re.compile(r"[\s\[(↑↩^]*(?:(?:foot|end)?note\s*)?", re.I)
REST = re.compile(r"[.:)\]]+\s+(?=\S)")  # what is left of a label whose number was a link: `. Note.`
DRESS_END = re.compile(r"[\s\])]*[.:]?[\s)\]]*")


def name_notes(builder: Builder) -> None:
    """An id for each note from where it stands; notes in attributes are placed at their marker."""
    used: set[str] = set()
    owners = {r.note: r for r in reversed(builder.found.refs) if r.note is not None}
    holders = {id(piece.block): part for part in builder.parts for piece in part.pieces}

    def assign(note: int, block: int) -> None:
        if not builder.parts:  # nothing but a note
            builder.parts.append(Part(builder.found.blocks[block].path, None, None, 1, None, 0))
        holders.get(id(builder.found.blocks[block]), builder.parts[-1]).notes.append(note)

    for n, note in enumerate(builder.found.notes):
        if not note.pieces and n in owners:
            ref = owners[n]
            block, offset = builder.found.blocks[ref.block], ref.start
            assign(n, ref.block)
        elif note.pieces:
            b, offset, _ = note.pieces[0]
            block = builder.found.blocks[b]
            if b not in builder.found.taken:
                assign(n, b)
        else:
            continue
        at = block.source(offset)
        while f"{builder.place(block.path)}#n{at}" in used:
            at += 1
        builder.note_ids[n] = f"{builder.place(block.path)}#n{at}"
        used.add(builder.note_ids[n])


def build_note(builder: Builder, index: int) -> Note:
    """The note's paragraphs joined by line breaks, without label and back-links, with its links."""
    note = builder.found.notes[index]
    texts: list[str] = []
    links: list[Link] = []
    base = 0
    for number, (b, start, end) in enumerate(note.pieces):
        block = builder.found.blocks[b]
        if number == 0 and len(note.pieces) > 1 and block.text[start:end].strip(" \n.[]()") == note.label:
            continue
        folded, skip, stop = clean_piece(note, block, b, start, end, first=number == 0)
        if skip < stop:
            links.extend(links_in(block, folded, (skip, stop), base, [c for c in note.cuts if c[0] == b]))
            texts.append(folded.text[skip:stop])
            base += stop - skip + 1
    text = "\n".join(texts) if note.pieces else (note.text or "")
    source = note_source(builder, note)
    return Note(builder.note_ids[index], note.label, text, tuple(links), *source)


def note_source(builder: Builder, note: Definition) -> tuple[int, int]:
    if not note.pieces:
        return 0, 0
    (b, start, _), (last, _, end) = note.pieces[0], note.pieces[-1]
    return builder.found.blocks[b].source(start), builder.found.blocks[last].source(max(end - 1, 0)) + 1


def clean_piece(note: Definition, block: Block, b: int, start: int, end: int, first: bool) -> tuple[Folded, int, int]:
    """A piece of a note, folded, and where in it the text begins and ends without its label and back-links."""
    cuts = [Cut(0, start), Cut(end, len(block.text))]
    cuts += [Cut(s, e) for cb, s, e in note.cuts if cb == b]
    if first:
        cuts += [Cut(x.start, x.end) for x in block.inlines if is_raised_label(block, x, note.label, start)]
    folded = fold(raise_digits(block), cuts)
    skip = label_end(folded.text, note.label) if first else 0
    return folded, skip, text_end(folded.text)


def is_raised_label(block: Block, inline: Inline, label: str, start: int) -> bool:
    if not inline.sup or block.text[start : inline.start].strip():
        return False
    return block.text[inline.start : inline.end].strip(" .[]()") == label


def label_end(text: str, label: str) -> int:
    """Where a note's text begins behind its label: `84 Shafaq News`, `[footnote 3]: …`; 0 where it has none."""
    if (rest := REST.match(text)) is not None:
        return rest.end()
    start = DRESS.match(text).end()  # type: ignore[union-attr]  # it matches nothing too
    if text[start : start + len(label)].casefold() != label.casefold():
        return 0
    end = DRESS_END.match(text, start + len(label)).end()  # type: ignore[union-attr]
    return end if is_label(text, end, label) else 0


def text_end(text: str) -> int:
    """Where a note's text ends before its back-links: `↩`, `↩²`, `↑ ↑`."""
    if text.isascii() and text[-1:] not in BACK:
        return len(text)
    at = len(text)
    while at and text[at - 1] in BACK:
        at -= 1
    arrow = min((i for a in ARROWS if (i := text.find(a, at)) >= 0), default=-1)
    return len(text[:arrow].rstrip(" ^")) if arrow >= 0 else len(text)


def is_label(text: str, end: int, label: str) -> bool:
    """`84 Shafaq News` begins with its label; `2019 was …` in note 20 does not, nor `1,200 …` in note 1."""
    return not text[end - 1 : end].isalnum() and end < len(text) and not (label.isalpha() and text[len(label)] == " ")


def links_in(
    block: Block, folded: Folded, bounds: tuple[int, int], base: int, cuts: list[tuple[int, int, int]]
) -> list[Link]:
    """The links of a piece, at their offsets in the note's clean text."""
    skip, stop = bounds
    found = []
    cut = {(s, e) for _, s, e in cuts}
    for inline in block.inlines:
        if inline.href is None or (inline.href.startswith("#") and len(inline.href) > 1):
            continue  # `see note 3`: leads to no source
        start, end = folded.clean(inline.start), min(folded.clean(inline.end), stop)
        while start < end and folded.text[end - 1] == " ":
            end -= 1
        if skip <= start < end and (inline.start, inline.end) not in cut:
            href = None if inline.href.strip() in {"", "#"} else inline.href
            found.append(Link(base + start - skip, base + end - skip, href))
    return found
