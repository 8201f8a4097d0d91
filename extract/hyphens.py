"""Hyphens that do not break a line, and those of typesetters, read as plain ones: `2017‑18`, `10‐15 people`.

Each stands for one character, so that offsets hold; mentions keep the text as the document has it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from extract.model import Actor, DateMention, Extraction, Figure
from ingest.model import Document, Section

PLAIN = {0x2010: "-", 0x2011: "-", 0x2012: "–"}  # hyphen, non-breaking hyphen, figure dash
SIGNS = frozenset(map(chr, PLAIN))
Mention = TypeVar("Mention", Figure, DateMention, Actor)


def plain_hyphens(document: Document) -> Document:
    """The document as rules read it; the same one where it has no such sign. Notes keep theirs: titles are quoted."""
    if not any(has_sign(section) for section in document.sections):
        return document
    return replace(document, sections=tuple(map(plain_section, document.sections)))


def has_sign(section: Section) -> bool:
    texts = [*(p.text for p in section.paragraphs), *(c.text for c in section.cells)]
    return any(not SIGNS.isdisjoint(text) for text in texts)


def plain_section(section: Section) -> Section:
    return replace(
        section,
        paragraphs=tuple(replace(p, text=p.text.translate(PLAIN)) for p in section.paragraphs),
        cells=tuple(replace(c, text=c.text.translate(PLAIN)) for c in section.cells),
    )


def as_written(found: Extraction, document: Document) -> Extraction:
    """What was read out of the plain document, with mentions and cells as they stand in the document itself."""
    texts = {p.paragraph_id: p.text for p in document.paragraphs}
    cells = {c.cell_id: c for section in document.sections for c in section.cells}
    return replace(
        found,
        actors=tuple(in_words(m, texts) for m in found.actors),
        figures=tuple(in_words(m, texts) for m in found.figures),
        dates=tuple(in_words(m, texts) for m in found.dates),
        cells=tuple(replace(read, cell=cells[read.cell.cell_id]) for read in found.cells),
    )


def in_words(mention: Mention, texts: Mapping[str, str]) -> Mention:
    return replace(mention, text=texts[mention.paragraph_id][mention.start : mention.end])
