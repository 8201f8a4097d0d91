"""Documents made of one paragraph, and what is extracted from them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extract import extract_document
from extract.model import Extraction
from ingest.model import Document, Metadata, Paragraph, Section


def document_of(*texts: str, heading: str | None = None, metadata: Metadata | None = None) -> Document:
    paragraphs = []
    start = 0
    for text in texts:
        paragraphs.append(Paragraph(f"r/e/f#p{start}", "paragraph", None, heading, text, (), start, start + len(text)))
        start += len(text) + 1
    section = Section("r/e/f#s0", None, "f", None, heading, 1, "text/plain", "utf-8", "0", tuple(paragraphs), (), ())
    return Document("r", "e", metadata or Metadata(), (section,), ())


@pytest.fixture(scope="session")
def extracted() -> Callable[..., Extraction]:
    """A function: texts of paragraphs → what is extracted from them."""

    def run(*texts: str, heading: str | None = None, metadata: Metadata | None = None) -> Extraction:
        return extract_document(document_of(*texts, heading=heading, metadata=metadata))

    return run
