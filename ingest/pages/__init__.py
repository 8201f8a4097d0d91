"""Text out of a PDF: page furniture removed, lines joined to paragraphs, notes at the foot of a page kept apart."""

from ingest.pages.read import is_paged, read_pages

__all__ = ["is_paged", "read_pages"]
