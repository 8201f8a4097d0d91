"""Where on the pages a number may be a marker: glued to a word, in brackets, raised."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.footnotes.candidates import BRACKETS, SUPERSCRIPT, power
from ingest.footnotes.catalogue import parse_labels
from ingest.footnotes.glued import glued_labels, glued_spans
from ingest.pages.line import Line

Seen = dict[tuple[int, int], int]  # (page, label) → a line


def labels_by_page(lines: list[Line]) -> Seen:
    """The first line of each page where a label stands behind a word."""
    seen: Seen = {}
    for i, line in enumerate(lines):
        for label in labels_in(line.text):
            seen.setdefault((line.page, label), i)
    return seen


def labels_in(text: str) -> Iterator[int]:
    yield from glued_labels(text)
    if "[" in text:
        yield from (int(n) for m in BRACKETS.finditer(text) for n in parse_labels(m[0]))
    if not text.isascii():
        raised = (m for m in SUPERSCRIPT.finditer(text) if not power(text, m.start()))
        yield from (int(n) for m in raised for n in parse_labels(m[0]))


def decimals_by_page(lines: list[Line]) -> Seen:
    """(page, label) → the first line where the label may be the decimals of a number: `in 2023.3`."""
    seen: Seen = {}
    for i, line in enumerate(lines):
        for start, end, quality in glued_spans(line.text):
            if not quality:
                seen.setdefault((line.page, int(line.text[start:end])), i)
    return seen
