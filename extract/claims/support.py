"""On which notes: the markers that support a figure, and the citations of their notes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from extract.claims.quoted import CLOSING
from extract.claims.reading import Reading
from ingest.model import Marker, Paragraph, Section

INTRODUCED = re.compile(r":\s(?P<mark>[“\"‘])(?=\S)")
CLOSERS = {"“": "”", '"': '"', "‘": "’"}


def find_support(reading: Reading, offset: int, quotation: Sequence[Marker]) -> tuple[Marker, ...]:
    """Markers at the first position at or after the number in its sentence, else the next position in the paragraph,

    else, in a quotation that runs on, those at its end (`quotation`). Rule of the annotation guidelines.
    """
    _, end = reading.sentence(offset)
    behind = [m for m in reading.paragraph.markers if m.offset >= offset]
    inside = [m for m in behind if m.offset <= end] or behind
    if not inside:
        return tuple(quotation)
    return tuple(m for m in inside if adjacent(reading.text, inside[0].offset, m.offset))


def adjacent(text: str, first: int, other: int) -> bool:
    """Whether two markers stand together: nothing but punctuation and space between them."""
    return not any(c.isalnum() for c in text[first:other])


def quotation_markers(sections: Sequence[Section]) -> dict[str, tuple[Marker, ...]]:
    """Paragraph id → the markers of the paragraph that ends its quotation, where that is a later one."""
    found: dict[str, tuple[Marker, ...]] = {}
    for section in sections:
        groups: dict[int, list[Paragraph]] = {}
        for paragraph in section.paragraphs:
            if paragraph.quotation is not None:
                groups.setdefault(paragraph.quotation, []).append(paragraph)
        for *earlier, last in groups.values():
            found |= {p.paragraph_id: last.markers for p in earlier}
        for before, after in reversed(list(pairwise(section.paragraphs))):
            mark = left_open(before.text)
            if mark and after.text.lstrip("… ").startswith(mark):
                found.setdefault(before.paragraph_id, found.get(after.paragraph_id) or closing_markers(after, mark))
    return found


def left_open(text: str) -> str | None:
    """The mark of a quotation that a colon introduces in a paragraph and that the paragraph does not close."""
    match = next(reversed(list(INTRODUCED.finditer(text))), None)
    if match is None or CLOSING[match["mark"]].search(text, match.end()):
        return None
    return match["mark"]


def closing_markers(paragraph: Paragraph, mark: str) -> tuple[Marker, ...]:
    """The markers right behind the end of a quotation; all, where none stands there."""
    ends = CLOSERS[mark]
    first = next((m for m in paragraph.markers if paragraph.text[: m.offset].rstrip().endswith(ends)), None)
    if first is None:
        return paragraph.markers
    return tuple(
        m for m in paragraph.markers if m.offset >= first.offset and adjacent(paragraph.text, first.offset, m.offset)
    )
