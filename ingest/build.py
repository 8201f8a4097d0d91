"""Flows of blocks → Document: markers cut out of the text, sections nested, notes and cells in their places."""

from __future__ import annotations

import re
from collections import Counter

from ingest.builder import Builder, build_marker, clean
from ingest.cells import build_cells
from ingest.collector import rest
from ingest.flow import Block, Flow
from ingest.footnotes.anchors import link_anchors
from ingest.footnotes.decide import link_labels
from ingest.footnotes.definitions import split_note_lines
from ingest.footnotes.model import Footnotes
from ingest.lint import Evidence, lint
from ingest.metadata import complete_metadata
from ingest.model import Document, Issue, Metadata, Paragraph, Section
from ingest.notes import build_note, name_notes
from ingest.structure import Part, Piece, link_quotations, nest, split_number

BULLET = re.compile(r"[·•▪●◦‣\uf0b7]\s+(?=\S)")


@rest()
def build_document(report: str, edition: str, settings: Metadata, flows: list[Flow], issues: list[Issue]) -> Document:
    """The document of one edition's flows."""
    found = Footnotes(split_note_lines([b for flow in flows for b in flow.blocks]))
    link_anchors(found)
    link_labels(found)
    builder = Builder(report, edition, found, {f.path: f for f in flows})
    for index, ref in enumerate(found.refs):
        builder.refs.setdefault(ref.block, []).append(index)
    builder.places = {id(b): i for i, b in enumerate(found.blocks) if b.kind in {"cell", "caption"}}
    for n, note in enumerate(found.notes):
        if note.pieces:
            builder.opened.setdefault(note.pieces[0][0], []).append(n)
    lay_parts(builder)
    name_notes(builder)
    name_sections(builder)
    sections = tuple(build_section(builder, part) for part in builder.parts)
    metadata = complete_metadata(settings, flows, sections)
    problems = (*issues, *(Issue(*i) for f in flows for i in f.issues), *lint(sections, evidence(builder)))
    return Document(report, edition, metadata, sections, problems)


def evidence(builder: Builder) -> Evidence:
    """What lint must know of markers and notes beyond the sections."""
    found = builder.found
    cited = frozenset(builder.note_ids[r.note] for r in found.refs if r.note in builder.note_ids)
    aside = frozenset(i for n, i in builder.note_ids.items() if found.notes[n].is_aside(found.taken))
    looks = tuple((r.label, " ".join(found.blocks[r.block].text[r.start : r.end + 20].split())) for r in found.unbound)
    styles = Counter(ref.convention for ref in found.refs if ref.block not in found.taken)
    return Evidence(cited, aside, looks, styles)


def lay_parts(builder: Builder) -> None:
    """Walk the blocks once: headings open sections, all else goes into the one that is open."""
    path = ""
    for index, block in enumerate(builder.found.blocks):
        if block.path != path:
            path = block.path
            builder.parts.append(Part(path, None, None, 1, None, 0))
        if index in builder.found.taken:
            builder.parts[-1].notes.extend(builder.opened.get(index, ()))
        elif block.table is not None:
            builder.parts[-1].tables.append(block)
        elif block.kind == "cell":
            continue
        else:
            add_piece(builder, index, block)
    builder.parts = [p for p in builder.parts if p.pieces or p.tables or p.notes or p.title]
    for part in builder.parts:
        link_quotations(part.pieces)
    ensure_rising(builder.parts)


def add_piece(builder: Builder, index: int, block: Block) -> None:
    folded = clean(builder, index, block)
    text = folded.text
    if not text:
        attach_markers(builder, list(folded.places))
        return
    kind = "quotation" if block.quoted and block.kind == "paragraph" else block.kind
    start, end = block.source(folded.raw(0)), block.source_end(folded.raw(len(text) - 1))
    bullet = BULLET.match(text) if kind == "paragraph" else None
    if kind in {"heading", "paragraph"} and is_repeated(builder.parts[-1], text) and not folded.places:
        return
    if kind == "heading":
        open_section(builder, block, text, start)
        number, cut = None, 0
    elif bullet:
        kind, number, cut = "list_item", None, bullet.end()
    else:
        number, cut = split_number(text)
    part = builder.parts[-1]
    heading = part.printed
    markers = sorted([(max(0, at - cut), key) for key, at in folded.places.items()])
    part.pieces.append(Piece(block, kind, text[cut:], number, heading, markers, start, max(end, start + 1)))


def attach_markers(builder: Builder, refs: list[int]) -> None:
    """A marker alone in its paragraph belongs to what stands before it: a caption, a map, a table's title."""
    pieces = builder.parts[-1].pieces
    if pieces:
        pieces[-1].markers.extend((len(pieces[-1].text), r) for r in sorted(refs))


def is_repeated(part: Part, text: str) -> bool:
    """`1.2.2 International involvement` twice in a row is one heading, whether the second is marked up or not."""
    return bool(part.pieces) and part.pieces[-1].kind == "heading" and part.pieces[-1].text == text


def open_section(builder: Builder, block: Block, text: str, start: int) -> None:
    last = builder.parts[-1]
    level = block.level or 2
    if last.title is None and not last.pieces and not last.tables and not last.notes:
        builder.parts.pop()
    builder.parts.append(nest(builder.parts, text, level, block.path, start))


def ensure_rising(parts: list[Part]) -> None:
    """Ids are made from places: within a file each paragraph's place is behind the one before."""
    last: dict[str, int] = {}
    for part in parts:
        for piece in part.pieces:
            floor = last.get(part.path, -1) + 1
            piece.source_start = max(piece.source_start, floor)
            piece.source_end = max(piece.source_end, piece.source_start + 1)
            last[part.path] = piece.source_start


def name_sections(builder: Builder) -> None:
    """An id for each section from where it begins; a second one at the same place is told apart."""
    same: dict[tuple[str, int], int] = {}
    for part in builder.parts:
        count = same[part.path, part.source_start] = same.get((part.path, part.source_start), -1) + 1
        suffix = f"+{count}" if count else ""
        builder.section_ids[id(part)] = f"{builder.place(part.path)}#s{part.source_start}{suffix}"


def build_section(builder: Builder, part: Part) -> Section:
    flow = builder.flows[part.path]
    place = builder.place(part.path)
    ids = {id(piece): f"{place}#p{piece.source_start}" for piece in part.pieces}
    return Section(
        section_id=builder.section_ids[id(part)],
        parent_id=builder.section_ids.get(id(part.parent)) if part.parent else None,
        path=part.path,
        number=part.number,
        title=part.title,
        level=part.level,
        media_type=flow.media_type,
        encoding=flow.encoding,
        raw_sha256=flow.sha256,
        paragraphs=tuple(build_paragraph(builder, piece, ids) for piece in part.pieces),
        notes=tuple(build_note(builder, n) for n in part.notes if n in builder.note_ids),
        cells=tuple(c for t, block in enumerate(part.tables) for c in build_cells(builder, block, t, place, part)),
    )


def build_paragraph(builder: Builder, piece: Piece, ids: dict[int, str]) -> Paragraph:
    intro = ids.get(id(piece.introduced_by)) if piece.introduced_by else None
    markers = tuple([build_marker(builder, offset, r) for offset, r in piece.markers]) if piece.markers else ()
    return Paragraph(
        paragraph_id=ids[id(piece)],
        kind=piece.kind,
        number=piece.number,
        heading=piece.heading,
        text=piece.text,
        markers=markers,
        source_start=piece.source_start,
        source_end=piece.source_end,
        quotation=piece.quotation,
        introduction=intro,
    )
