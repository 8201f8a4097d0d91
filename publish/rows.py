"""A document and what was extracted from it → rows of the contract's tables."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, fields
from typing import Any

from extract.model import Extraction, ReadCell
from ingest.model import Document, Issue, Section
from publish.clean import clean_number, clean_row
from publish.schema import TABLES, Row, Rows, TableSchema


def build_rows(document: Document, extraction: Extraction) -> Rows:
    """Clean rows of every table, in the order of the document, keys unique. Raises ValueError where a row cannot be."""
    rows: Rows = {table.name: [] for table in TABLES}
    rows["editions"].append({"report": document.report, "edition": document.edition, **asdict(document.metadata)})
    for ordinal, section in enumerate(document.sections, 1):
        rows["sections"].append(section_row(section, ordinal))
        rows["paragraphs"].extend(paragraph_rows(section))
        rows["footnote_refs"].extend(ref_rows(section))
    rows["cells"].extend(cell_row(cell) for cell in extraction.cells)
    rows["footnotes"].extend(note_rows(document))
    rows["citations"].extend(citation_rows(extraction))
    rows["sources"].extend(source_rows(extraction))
    for name, key, letter, mentions in mention_tables(extraction):
        for mention in mentions:
            rows[name].append({key: f"{mention.paragraph_id}.{letter}{mention.start}", **mention_row(mention)})
    issues = (*document.issues, *extraction.issues, *unwritable(extraction))
    rows["issues"].extend(issue_rows(f"{document.report}/{document.edition}", issues))
    clean = {table.name: [clean_row(table, row) for row in rows[table.name]] for table in TABLES}
    for table in TABLES:
        check_keys(table, clean[table.name])
    return clean


def check_keys(table: TableSchema, rows: list[Row]) -> None:
    counts = Counter(tuple(row[k] for k in table.key) for row in rows)
    twice = [key for key, count in counts.items() if count > 1]
    if twice:
        raise ValueError(f"{table.name}: {len(twice)} keys stand twice, the first is {twice[0]}")


def unwritable(extraction: Extraction) -> Iterator[Issue]:
    """A value that no table can hold becomes null, and an issue says so."""
    for figure in extraction.figures:
        if any(bound is not None and clean_number(bound) is None for bound in (figure.low, figure.high)):
            message = f"{figure.text[:40]!r}: the number is too large to be held; left null"
            yield Issue("warning", "unreadable_number", message, paragraph_id=figure.paragraph_id)


def section_row(section: Section, ordinal: int) -> Row:
    text = "\n".join([*(p.text for p in section.paragraphs), *(c.text for c in section.cells)])
    return {
        "section_id": section.section_id,
        "parent_id": section.parent_id,
        "ordinal": ordinal,
        "path": section.path,
        "number": section.number,
        "title": section.title,
        "level": section.level,
        "media_type": section.media_type,
        "encoding": section.encoding,
        "raw_sha256": section.raw_sha256,
        "text_sha256": hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
    }


def paragraph_rows(section: Section) -> Iterator[Row]:
    for ordinal, p in enumerate(section.paragraphs, 1):
        yield {
            "paragraph_id": p.paragraph_id,
            "section_id": section.section_id,
            "ordinal": ordinal,
            "kind": p.kind,
            "number": p.number,
            "heading": p.heading,
            "text": p.text,
            "source_start": p.source_start,
            "source_end": p.source_end,
        }


def ref_rows(section: Section) -> Iterator[Row]:
    for p in section.paragraphs:
        for ordinal, m in enumerate(p.markers, 1):
            yield {
                "ref_id": f"{p.paragraph_id}.r{ordinal}",
                "paragraph_id": p.paragraph_id,
                "ordinal": ordinal,
                "offset": m.offset,
                "label": m.label,
                "footnote_id": m.note_id,
                "convention": m.convention,
            }


def note_rows(document: Document) -> Iterator[Row]:
    ordinal = 0
    for section in document.sections:
        for note in section.notes:
            ordinal += 1
            yield {
                "footnote_id": note.note_id,
                "section_id": section.section_id,
                "ordinal": ordinal,
                "label": note.label,
                "text": note.text,
            }


def citation_rows(extraction: Extraction) -> Iterator[Row]:
    for c in extraction.citations:
        yield {
            "citation_id": c.citation_id,
            "footnote_id": c.note_id,
            **{
                k: getattr(c, k) for k in ("ordinal", "text", "publisher", "title", "published", "url", "pages", "kind")
            },
            "authors": list(c.authors),
            "resolved_to": c.resolved_to,
            "source_id": c.source_id,
            "link": c.link,
        }


def source_rows(extraction: Extraction) -> Iterator[Row]:
    for s in extraction.sources:
        yield {
            **{k: getattr(s, k) for k in ("source_id", "publisher", "actor_id", "title", "published", "url", "link")},
            "authors": list(s.authors),
            "cited": len(s.citation_ids),
            "citations": list(s.citation_ids),
            "figures": list(s.figure_ids),
        }


def mention_tables(extraction: Extraction) -> tuple[tuple[str, str, str, tuple[Any, ...]], ...]:
    return (
        ("actors", "actor_mention_id", "a", extraction.actors),
        ("figures", "figure_id", "f", extraction.figures),
        ("dates", "date_id", "d", extraction.dates),
    )


def mention_row(mention: Any) -> Row:
    values = ((f.name, getattr(mention, f.name)) for f in fields(mention))
    row = {name: list(v) if isinstance(v, tuple) else v for name, v in values}
    if "citation_ids" in row:
        row["citations"], row["footnote_ids"] = row["citation_ids"], row["note_ids"]
    return row


def cell_row(read: ReadCell) -> Row:
    cell, value = read.cell, read.value
    return {
        **{k: getattr(cell, k) for k in ("cell_id", "table_ordinal", "row", "column", "text")},
        "section_id": read.section.section_id,
        "caption": read.caption,
        "row_header": cell.row_header,
        "column_header": cell.column_header,
        "low": value.low,
        "high": value.high,
        "unit": value.unit,
        "footnotes": [m.label for m in cell.markers],
    }


def issue_rows(edition: str, issues: tuple[Issue, ...]) -> Iterator[Row]:
    """`edition` (report/edition) is the place of what has no closer one."""
    counts: Counter[str] = Counter()
    for issue in issues:
        place = f"{issue.paragraph_id or issue.section_id or edition}.{issue.code}"
        counts[place] += 1
        yield {"issue_id": f"{place}.{counts[place]}", **asdict(issue)}
