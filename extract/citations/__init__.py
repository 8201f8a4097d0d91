"""Citations: notes split into their sources, each with its fields; back-references led to what they mean."""

from __future__ import annotations

from collections.abc import Sequence

from extract.citations.back import resolve_backreferences
from extract.citations.note import parse_note
from extract.model import Citation
from ingest.model import Issue, Note

__all__ = ["parse_note", "read_citations"]


def read_citations(notes: Sequence[Note]) -> tuple[tuple[Citation, ...], tuple[Issue, ...]]:
    """The citations of all notes in order, and issues: notes without a source, back-references that lead to nothing."""
    parsed = [parse_note(note) for note in notes]
    citations = resolve_backreferences(notes, parsed)
    unread = tuple(
        Issue("info", "unparsed_citation", f"note {note.label}: no source was read in it")
        for note, found in zip(notes, parsed, strict=True)
        if not found and note.text
    )
    labels = {note.note_id: note.label for note in notes}
    unled = tuple(
        Issue("info", "unresolved_backreference", f"note {labels[c.note_id]}: {c.text[:60]!r} leads to no one source")
        for c in citations
        if c.kind == "backreference" and c.resolved_to is None
    )
    return citations, (*unread, *unled)
