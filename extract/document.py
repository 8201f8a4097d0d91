"""One document through the whole stage: mentions of every paragraph, citations of every note, and what links them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from extract.actors import read_actors
from extract.cells import cell_issues, read_cells
from extract.citations import read_citations
from extract.claims.places import PLACE_ENTITIES, find_places
from extract.claims.reading import Reading
from extract.claims.support import quotation_markers
from extract.currency import local_currencies
from extract.dates import find_dates, resolve_dates
from extract.dates.find import DateCandidate
from extract.dates.tense import tell_tenses
from extract.figures import read_figures
from extract.hyphens import as_written, plain_hyphens
from extract.matter import silent_paragraphs
from extract.model import Actor, Citation, DateMention, Extraction, Figure
from extract.numbers import find_quantities
from extract.numbers.contents import contents_pages
from extract.numbers.convention import Point, document_point
from extract.numbers.senses import GUESSED
from extract.parses import parse_texts
from extract.sentences import find_sentences
from extract.sources import gather_sources, identify_citations
from ingest.model import Document, Issue, Metadata, Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Doc

LABEL = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?")  # the name of an edition that is a year or month


def extract_document(document: Document) -> Extraction:
    """All mentions and citations of a document, in its order."""
    plain = plain_hyphens(document)
    found = read_document(plain)
    return found if plain is document else as_written(found, document)


def read_document(document: Document) -> Extraction:
    """The stages in their order. Headings say where, they state nothing."""
    paragraphs = tuple(p for p in document.paragraphs if p.kind != "heading" and p.text)
    docs = parse_texts([p.text for p in paragraphs])
    dates, date_issues = read_dates(document, paragraphs, docs)
    actors = read_actors(docs, paragraphs, document.metadata.title)
    read, citation_issues = read_citations(document.notes)
    citations = identify_citations(read)
    silent = silent_paragraphs(document)
    blocked = contents_pages([p.text for p in paragraphs])
    blocked |= {i: (0, len(p.text)) for i, p in enumerate(paragraphs) if p.paragraph_id in silent}
    point = document_point(document)
    readings = tuple(
        build_reading(p, doc, d, a, blocked.get(i), point)
        for i, (p, doc, d, a) in enumerate(zip(paragraphs, docs, dates, actors, strict=True))
    )
    readings = local_currencies(readings, document.metadata)
    figures = link_figures(document, readings, citations)
    cells = tuple(read_cells(document, point))
    return Extraction(
        actors=tuple(a for row in actors for a in row),
        figures=figures,
        dates=tuple(d for row in dates for d in row),
        citations=citations,
        issues=(*date_issues, *citation_issues, *ambiguous(figures), *cell_issues(cells)),
        sources=gather_sources(citations, figures),
        cells=cells,
    )


def read_dates(
    document: Document, paragraphs: Sequence[Paragraph], docs: Sequence[Doc]
) -> tuple[tuple[tuple[DateMention, ...], ...], tuple[Issue, ...]]:
    """The dates of each of these paragraphs; all paragraphs of the document, headings too, are their context."""
    everything = tuple(p for p in document.paragraphs if p.text)
    parsed = {p.paragraph_id: doc for p, doc in zip(paragraphs, docs, strict=True)}
    found = tuple(dates_of(p.text) for p in everything)
    told = tuple(
        tell_tenses(row, parsed[p.paragraph_id]) if row and p.paragraph_id in parsed else row
        for p, row in zip(everything, found, strict=True)
    )
    resolved, issues = resolve_dates(everything, told, dated(document))
    by_id = {p.paragraph_id: row for p, row in zip(everything, resolved, strict=True)}
    return tuple(by_id[p.paragraph_id] for p in paragraphs), issues


def dated(document: Document) -> Metadata:
    """What the edition says of itself; one that does not say when it was published is of the time it is named by."""
    about, label = document.metadata, document.edition
    return about if about.published or not LABEL.fullmatch(label) else replace(about, published=label)


@lru_cache(maxsize=8192)  # editions of one report repeat most of their paragraphs
def dates_of(text: str) -> tuple[DateCandidate, ...]:
    return find_dates(text)


def build_reading(
    paragraph: Paragraph,
    doc: Doc,
    dates: tuple[DateMention, ...],
    actors: tuple[Actor, ...],
    blocked: tuple[int, int] | None,
    point: Point | None,
) -> Reading:
    """A paragraph with all that was found in it.

    `blocked` is a span that holds no figure, as a page number in a table of contents; `point` is what a point does in
    the document's numbers.
    """
    taken = [(d.start, d.end) for d in dates] + ([blocked] if blocked else [])
    taken += [(a.start, a.end) for a in actors if any(c.isdigit() for c in a.text)]  # `3R`, `Unit 70`
    known = [(e.start_char, e.end_char) for e in doc.ents if e.label_ in PLACE_ENTITIES]
    return Reading(
        paragraph=paragraph,
        doc=doc,
        sentences=find_sentences(paragraph.text),
        quantities=find_quantities(paragraph.text, taken, point),
        dates=dates,
        actors=actors,
        places=find_places(paragraph.text, dates, known),
    )


def link_figures(document: Document, readings: Sequence[Reading], citations: Sequence[Citation]) -> tuple[Figure, ...]:
    """The figures of all paragraphs, each with its notes and their citations."""
    by_note: dict[str, tuple[Citation, ...]] = {}
    for citation in citations:
        by_note[citation.note_id] = (*by_note.get(citation.note_id, ()), citation)
    closing = quotation_markers(document.sections)
    return tuple(
        figure
        for reading in readings
        for figure in read_figures(reading, closing.get(reading.paragraph.paragraph_id, ()), by_note)
    )


def ambiguous(figures: Sequence[Figure]) -> tuple[Issue, ...]:
    """A number that can be read in two ways, and a count of which the text does not let say what is counted."""
    return tuple(
        Issue("info", "ambiguous_figure", f"{f.text!r}: {why}", paragraph_id=f.paragraph_id)
        for f in figures
        for why in doubts(f)
    )


def doubts(figure: Figure) -> Iterator[str]:
    if figure.low is None and figure.high is None:
        yield "a group of thousands or a decimal; it is published without a value"
    if figure.rule == GUESSED:
        yield f"no country says whose currency it is; it is read as {figure.unit}"
    if figure.counted is None:
        yield "what is counted is not clear"
