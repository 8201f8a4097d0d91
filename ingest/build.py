"""Flows of blocks → Document: markers cut out of the text, sections nested, notes and cells in their places."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from ingest.collector import rest
from ingest.flow import Block, Cut, Flow, Folded, Inline, fold
from ingest.footnotes.anchors import link_anchors
from ingest.footnotes.decide import link_labels
from ingest.footnotes.definitions import split_note_lines
from ingest.footnotes.model import Definition, Footnotes
from ingest.lint import Evidence, lint
from ingest.metadata import complete_metadata
from ingest.model import Cell, Document, Issue, Link, Marker, Metadata, Note, Paragraph, Section
from ingest.structure import Part, Piece, link_quotations, nest, split_number
from ingest.tables import headers_of

ARROWS = "↩↑"
BACK = frozenset("↩↑\ufe0e⁰¹²³⁴⁵⁶⁷⁸⁹^ ")
BETWEEN = re.compile(r"[\s,;–-]{0,3}$")
NUMERIC = re.compile(r"[-+−]?\d{1,4}")
HIGH = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
LOW = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")
BULLET = re.compile(r"[·•▪●◦‣\uf0b7]\s+(?=\S)")
DRESS = re.compile(r"[\s\[(↑↩^]*(?:(?:foot|end)?note\s*)?", re.I)
REST = re.compile(r"[.:)\]]+\s+(?=\S)")  # what is left of a label whose number was a link: `. Note.`
DRESS_END = re.compile(r"[\s\])]*[.:]?[\s)\]]*")


@dataclass(slots=True)
class Builder:
    """What is known of the document while it is built."""

    report: str
    edition: str
    found: Footnotes
    flows: dict[str, Flow]
    parts: list[Part] = field(default_factory=list)
    note_ids: dict[int, str] = field(default_factory=dict)
    refs: dict[int, list[int]] = field(default_factory=dict)  # block → its refs
    places: dict[int, int] = field(default_factory=dict)  # identity of a table's block → its index
    opened: dict[int, list[int]] = field(default_factory=dict)  # block → the notes that begin in it
    section_ids: dict[int, str] = field(default_factory=dict)  # identity of a part → the id of its section

    def place(self, path: str) -> str:
        return f"{self.report}/{self.edition}/{path}"


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


def clean(builder: Builder, index: int, block: Block) -> Folded:
    """The block's clean text and where its markers stood."""
    if index not in builder.refs:
        return fold(raise_digits(block), [])
    refs = sorted(builder.refs[index], key=lambda r: (builder.found.refs[r].start, r))
    cuts: list[Cut] = []
    opened = 0  # the first cut of those that stand together
    for position, r in enumerate(refs):
        ref = builder.found.refs[r]
        end, joined = ref.end, False
        if position + 1 < len(refs):
            following = builder.found.refs[refs[position + 1]].start
            if following >= end and BETWEEN.fullmatch(block.text[end:following]):
                end, joined = following, True
        glued = ref.convention == "pdf" and block.text[end : end + 1].isalpha()
        cuts.append(Cut(ref.start, end, r, glued))
        if not joined:
            undress(block.text, cuts, opened)
            opened = len(cuts)
    return fold(raise_digits(block), cuts)


def undress(text: str, cuts: list[Cut], first: int) -> None:
    """Brackets right around markers belong to them: `[<a>1</a>, <a>2</a>]`."""
    start, end = cuts[first].start, cuts[-1].end
    if text[max(start - 1, 0) : start] + text[end : end + 1] in {"[]", "()"}:
        cuts[first] = replace(cuts[first], start=start - 1)
        cuts[-1] = replace(cuts[-1], end=end + 1)


def raise_digits(block: Block) -> str:
    """`km<sup>2</sup>` → `km²`, `H<sub>2</sub>O` → `H₂O`: what is raised and no marker keeps its height."""
    out, at = [], 0
    for inline in block.inlines:
        if (inline.sup or inline.sub) and inline.start >= at:
            inner = block.text[inline.start : inline.end]
            if NUMERIC.fullmatch(inner):
                out += [block.text[at : inline.start], inner.translate(HIGH if inline.sup else LOW)]
                at = inline.end
    return "".join([*out, block.text[at:]]) if out else block.text


def ensure_rising(parts: list[Part]) -> None:
    """Ids are made from places: within a file each paragraph's place is behind the one before."""
    last: dict[str, int] = {}
    for part in parts:
        for piece in part.pieces:
            floor = last.get(part.path, -1) + 1
            piece.source_start = max(piece.source_start, floor)
            piece.source_end = max(piece.source_end, piece.source_start + 1)
            last[part.path] = piece.source_start


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


def build_marker(builder: Builder, offset: int, index: int) -> Marker:
    ref = builder.found.refs[index]
    label = builder.found.notes[ref.note].label if ref.note is not None and ref.linked else ref.label
    note_id = builder.note_ids.get(ref.note) if ref.note is not None else None
    return Marker(offset, label, note_id, ref.convention)


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


def fold_block(builder: Builder, block: Block) -> tuple[str, dict[int, int]]:
    """The clean text of a block of a table, and where its markers stood."""
    index = builder.places.get(id(block))
    if index is None:
        return fold(block.text, []).text, {}
    folded = clean(builder, index, block)
    return folded.text, folded.places


def build_cells(builder: Builder, block: Block, ordinal: int, place: str, part: Part) -> list[Cell]:
    table = block.table
    if table is None or not table.cells:
        return []
    folded = {id(cell): fold_block(builder, cell.block) for cell in table.cells}
    over, beside = headers_of(table, lambda cell: folded[id(cell)][0])
    start = next((c.block.runs[0][1] for c in table.cells if c.block.runs), part.source_start)
    cells = []
    caption = fold_block(builder, table.caption)[0] if table.caption else None
    for cell in sorted(table.cells, key=lambda c: (c.row, c.column)):
        text, places = folded[id(cell)]
        if builder.places.get(id(cell.block)) in builder.found.taken:  # a note in the foot of the table
            continue
        where = (cell.row, cell.column)
        cells.append(
            Cell(
                cell_id=f"{place}#t{start}.{ordinal}.{cell.row}.{cell.column}",
                table_ordinal=ordinal,
                caption=caption or None,
                row=cell.row,
                column=cell.column,
                row_header=beside.get(where) or None,
                column_header=over.get(where) or None,
                text=text,
                markers=tuple([build_marker(builder, at, r) for r, at in places.items()]) if places else (),
                header=cell.header or where not in over,
            )
        )
    return cells
