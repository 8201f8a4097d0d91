"""What holds of every Document, whatever was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ingest.model import Cell, Document, Paragraph

KINDS = {"heading", "paragraph", "list_item", "quotation", "caption"}


def broken_rules(document: Document) -> Iterator[str]:
    """The rules that a document breaks, in words; none for a sound one."""
    notes = {n.note_id for n in document.notes}
    sections = {s.section_id for s in document.sections}
    yield from repeated("section", [s.section_id for s in document.sections])
    yield from repeated("paragraph", [p.paragraph_id for p in document.paragraphs])
    yield from repeated("note", [n.note_id for n in document.notes])
    yield from repeated("cell", [c.cell_id for s in document.sections for c in s.cells])
    for section in document.sections:
        if section.parent_id is not None and section.parent_id not in sections:
            yield f"the parent of {section.section_id} is no section"
        for paragraph in section.paragraphs:
            yield from broken_paragraph(paragraph)
        for item in (*section.paragraphs, *section.cells):
            yield from broken_text(item, notes)
    for note in document.notes:
        for link in note.links:
            if not 0 <= link.start < link.end <= len(note.text):
                yield f"a link of {note.note_id} lies outside its text"


def repeated(what: str, ids: Sequence[str]) -> Iterator[str]:
    if len(set(ids)) != len(ids):
        yield f"a {what} id stands twice"


def broken_paragraph(paragraph: Paragraph) -> Iterator[str]:
    if paragraph.kind not in KINDS:
        yield f"{paragraph.paragraph_id} has the kind {paragraph.kind}"
    if not paragraph.text:
        yield f"{paragraph.paragraph_id} has no text"
    if not 0 <= paragraph.source_start < paragraph.source_end:
        yield f"{paragraph.paragraph_id} stands at {paragraph.source_start} to {paragraph.source_end}"


def broken_text(item: Paragraph | Cell, notes: set[str]) -> Iterator[str]:
    name = item.paragraph_id if isinstance(item, Paragraph) else item.cell_id
    if item.text != item.text.strip() or "  " in item.text or "\n" in item.text:
        yield f"{name} is not folded: {item.text[:80]!r}"
    offsets = [m.offset for m in item.markers]
    if offsets != sorted(offsets) or any(not 0 <= o <= len(item.text) for o in offsets):
        yield f"the markers of {name} stand at {offsets[:9]}"
    for marker in item.markers:
        if marker.note_id is not None and marker.note_id not in notes:
            yield f"a marker of {name} leads to {marker.note_id}, which is no note"
        if item.text[marker.offset - 1 : marker.offset] == " ":
            yield f"marker {marker.label} of {name} stands behind a space"
