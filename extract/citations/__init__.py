"""Citations: notes split into their sources, each with its fields; back-references led to what they mean."""

from __future__ import annotations

from collections.abc import Sequence

from extract.citations.back import resolve_backreferences
from extract.citations.note import parse_note
from extract.model import Citation
from ingest.model import Issue, Note

__all__ = ["parse_note", "read_citations"]


def read_citations(notes: Sequence[Note]) -> tuple[tuple[Citation, ...], tuple[Issue, ...]]:
    """The citations of all notes in order, and an issue for each that holds something unread."""
    parsed = [parse_note(note) for note in notes]
    citations = resolve_backreferences(notes, parsed)
    issues = tuple(
        Issue("info", "unparsed_citation", f"note {note.label}: no source was read in it")
        for note, found in zip(notes, parsed, strict=True)
        if not found and note.text
    )
    return citations, issues
