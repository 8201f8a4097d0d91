"""What a change needs to know of the edition it is in: sections, sentences and sources of a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.sentences import find_sentences, sentence_of
from publish.align.sources import read_sources
from publish.align.words import fold
from publish.schema import Row, Rows


@dataclass(frozen=True, slots=True)
class Trail:
    """One edition's rows by their ids."""

    paragraphs: Mapping[str, Row]
    figures: Mapping[str, Row]
    notes: Mapping[str, Row]
    cells: Mapping[str, Row]
    sections: Mapping[str, str]  # number and title, with the title of the report's part above where there is none
    sources: Mapping[str, str]  # name by source id
    source_of: Mapping[str, str]  # source id by citation id
    cited_by: Mapping[str, tuple[str, ...]]  # source ids by note id
    splits: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)  # sentences by paragraph, once asked

    def section(self, paragraph_id: str) -> str:
        return self.sections[self.paragraphs[paragraph_id]["section_id"]]

    def sentence(self, figure: Row) -> tuple[str, tuple[int, int]]:
        """The figure's sentence, and where in it the number stands."""
        key, text = figure["paragraph_id"], self.paragraphs[figure["paragraph_id"]]["text"]
        if key not in self.splits:
            self.splits[key] = find_sentences(text)
        first, last = sentence_of(self.splits[key], figure["start"])
        start, end = figure["start"] - first, figure["end"] - first
        return text[first : max(last, figure["end"])].rstrip(), (start, end)

    def supports(self, figure: Row) -> tuple[str, ...]:
        """Ids of what supports a figure: the sources that its notes cite; a note that cites none stands for itself."""
        found = [self.source_of[c] for c in figure["citations"] if c in self.source_of]
        bare = [n for n in figure["footnote_ids"] if n in self.notes and not self.cited_by.get(n)]
        return tuple(dict.fromkeys([*found, *bare]))

    def name(self, support: str) -> str:
        """A source or note as a person reads it."""
        return self.sources.get(support) or self.notes[support]["text"]


def read_trail(rows: Rows) -> Trail:
    found = read_sources(rows)
    source_of = {citation: s.source_id for s in found for citation in s.citations}
    cited: dict[str, tuple[str, ...]] = {}
    for citation in rows["citations"]:
        own = cited.get(citation["footnote_id"], ())
        if citation["citation_id"] in source_of:
            cited[citation["footnote_id"]] = (*own, source_of[citation["citation_id"]])
    return Trail(
        paragraphs={p["paragraph_id"]: p for p in rows["paragraphs"]},
        figures={f["figure_id"]: f for f in rows["figures"]},
        notes={n["footnote_id"]: n for n in rows["footnotes"]},
        cells={c["cell_id"]: c for c in rows["cells"]},
        sections={s["section_id"]: section_name(s) for s in rows["sections"]},
        sources={s.source_id: s.name for s in found},
        source_of=source_of,
        cited_by=cited,
    )


def section_name(section: Row) -> str:
    return " ".join(part for part in (section["number"], section["title"]) if part) or section["path"]


def same(one: str | None, other: str | None) -> bool:
    """Whether two values are the same to a reader: case and look do not count."""
    return fold(one or "").casefold() == fold(other or "").casefold()
