"""What ingest hands on: one edition of one report as a Document.

Offsets in ``text`` count Unicode code points of the clean text. Offsets named ``source_*`` count code points of
the decoded raw file (``Section.encoding`` says how it was decoded).

Ids name a place, never a parsed value: ``report/edition/file.html#p1204`` is the paragraph whose first character
stands at 1204 in that file. A better parser changes such a row, it does not replace it.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of an edition; ``None`` where neither edition.toml nor the document says it. Dates are ISO 8601."""

    title: str | None = None
    publisher: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-3
    published: str | None = None
    period_start: str | None = None
    period_end: str | None = None
    language: str | None = None
    source_url: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Marker:
    """A footnote marker: where it stood in the clean text, and the note it leads to (``None``: the note is missing)."""

    offset: int
    label: str
    note_id: str | None
    convention: str  # the entry of the catalogue that read it: "govspeak", "markdown", …


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink in a clean text. ``href`` is ``None`` where the link has no target (``#``)."""

    start: int
    end: int
    href: str | None


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote, its text as a person reads it, without label and back-links."""

    note_id: str
    label: str
    text: str
    links: tuple[Link, ...]
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as a person reads it: no markers, white space folded, its own number kept apart.

    ``quotation`` is the ordinal, within the section, of the quotation that runs over this paragraph, where there is
    one. ``introduction`` is the id of the paragraph whose closing colon introduces this one.
    """

    paragraph_id: str
    kind: str  # heading, paragraph, list_item, quotation, caption
    number: str | None
    heading: str | None  # the closest heading above, as printed
    text: str
    markers: tuple[Marker, ...]
    source_start: int
    source_end: int
    quotation: int | None = None
    introduction: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table, spans filled in, with the headers that stand over and beside it. Rows and columns from 0."""

    cell_id: str
    table_ordinal: int
    caption: str | None
    row: int
    column: int
    row_header: str | None
    column_header: str | None
    text: str
    markers: tuple[Marker, ...]
    header: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A section with what stands in it directly; its subsections name it as ``parent_id``."""

    section_id: str
    parent_id: str | None
    path: str  # of the raw file, below the edition's folder
    number: str | None
    title: str | None
    level: int  # 1 is the top
    media_type: str
    encoding: str
    raw_sha256: str
    paragraphs: tuple[Paragraph, ...]
    notes: tuple[Note, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """Something wrong or unread, with its place."""

    severity: str  # error, warning, info
    code: str
    message: str
    section_id: str | None = None
    paragraph_id: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One edition of one report."""

    report: str
    edition: str
    metadata: Metadata
    sections: tuple[Section, ...]
    issues: tuple[Issue, ...]

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(p for s in self.sections for p in s.paragraphs)

    @property
    def notes(self) -> tuple[Note, ...]:
        return tuple(n for s in self.sections for n in s.notes)
