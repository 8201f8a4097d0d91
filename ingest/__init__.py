"""Raw files → Document: sections, paragraphs, markers, notes and cells of one edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.edition import EditionFolder, find_editions

if TYPE_CHECKING:
    from ingest.model import Document

__all__ = ["EditionFolder", "find_editions", "read_edition"]


def read_edition(folder: EditionFolder) -> Document:
    """All readable files of an edition as a Document. Raises IngestError where none can be read."""
    from ingest.read import read_edition as read

    return read(folder)
