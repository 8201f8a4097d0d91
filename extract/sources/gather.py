"""Citations and figures → sources: each work once, with the citations that lead to it and what rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from extract.model import Citation, Figure, Source
from extract.sources.identity import source_id
from extract.sources.publishers import Publisher, find_publisher


def identify_citations(citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """Each citation with its source's id; a back-reference has that of what it means, None where nothing is known."""
    own = {c.citation_id: source_id(c) for c in citations if c.kind == "source"}
    return tuple(
        replace(c, source_id=own.get(c.citation_id if c.kind == "source" else c.resolved_to or "")) for c in citations
    )


def gather_sources(citations: Sequence[Citation], figures: Iterable[Figure]) -> tuple[Source, ...]:
    """The sources in the order in which they are first cited."""
    cited: dict[str, list[Citation]] = {}
    for citation in citations:
        if citation.source_id is not None:
            cited.setdefault(citation.source_id, []).append(citation)
    source_of = {c.citation_id: c.source_id for c in citations}
    resting: dict[str | None, dict[str, None]] = {}
    for figure in figures:
        for citation_id in figure.citation_ids:
            resting.setdefault(source_of.get(citation_id), {})[figure.figure_id] = None
    return tuple(build_source(name, rows, tuple(resting.get(name, ()))) for name, rows in cited.items())


def build_source(name: str, rows: Sequence[Citation], figure_ids: tuple[str, ...]) -> Source:
    """What the first citation that says it says."""
    full = [c for c in rows if c.kind == "source"]
    printed = next((c.publisher for c in full if c.publisher), None)
    body = find_publisher(printed) if printed else Publisher("")
    return Source(
        source_id=name,
        publisher=body.name or None,
        actor_id=body.actor_id,
        authors=next((c.authors for c in full if c.authors), ()),
        title=next((c.title for c in full if c.title), None),
        published=next((c.published for c in full if c.published), None),
        url=next((c.url for c in full if c.url), None),
        link=next((c.link for c in sorted(full, key=lambda c: c.link != "target") if c.link), None),
        citation_ids=tuple(c.citation_id for c in rows),
        figure_ids=figure_ids,
    )
