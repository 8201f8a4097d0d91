"""Read a small document given as text, and show it with its markers in place."""

from __future__ import annotations

from pathlib import Path

from ingest import EditionFolder, read_edition
from ingest.model import Cell, Document, Paragraph


def read_files(folder: Path, files: dict[str, str | bytes]) -> Document:
    """The Document of an edition with these files."""
    paths = []
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
        paths.append(path)
    return read_edition(EditionFolder("acme", "2024", folder, tuple(paths)))


def with_markers(item: Paragraph | Cell) -> str:
    """`At least 12 sites.{84}{99}`: the clean text, a bound marker in braces, one without a note with `!`."""
    out, at = "", 0
    for marker in item.markers:
        out += item.text[at : marker.offset] + "{" + marker.label + ("" if marker.note_id else "!") + "}"
        at = marker.offset
    return out + item.text[at:]


def body(document: Document) -> list[str]:
    """The paragraphs with their markers, headings left out."""
    return [with_markers(p) for p in document.paragraphs if p.kind != "heading"]


def notes(document: Document) -> list[tuple[str, str]]:
    return [(n.label, n.text) for n in document.notes]
