"""Document → mentions: actors, figures, dates and citations, each with its place in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extract.model import Extraction
    from ingest.model import Document


def extract_document(document: Document) -> Extraction:
    """All mentions and citations of a document. Loads the language model at the first call."""
    from extract.document import extract_document as extract

    return extract(document)


def fingerprint() -> str:
    """What the outcome depends on besides the document: this stage's code, rules and registers, and the model."""
    from extract.fingerprint import fingerprint as digest

    return digest()
