"""A figure's trail: its value as said and as read, its sentence, its notes, its sources."""

from __future__ import annotations

from dataclasses import dataclass

from extract.sentences import find_sentences, sentence_of
from publish.schema import Row
from publish.site.anchors import anchor, web_address
from publish.site.edition import Edition
from publish.site.units import bounds, told, unit_name

MODIFIERS = {
    "exact": "as stated", "approximate": "about", "at_least": "at least", "more_than": "more than",
    "at_most": "at most", "less_than": "less than", "range": "a range", "vague": "vague",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """A citation as a person reads it. `through` is the back-reference as printed where one leads here."""

    text: str
    publisher: str | None
    title: str | None
    published: str | None
    pages: str | None
    url: str | None  # to the web or null
    dead: bool
    key: str | None  # source_id
    count: int  # how often the edition cites it
    through: str | None


@dataclass(frozen=True, slots=True)
class Note:
    """A note with its sources; `lost` where a back-reference in it leads to nothing."""

    anchor: str
    label: str
    text: str
    sources: tuple[Source, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Trail:
    """All that the panel of a figure says."""

    anchor: str
    value: str
    said: str
    before: str
    after: str
    reading: tuple[tuple[str, str | None], ...]  # name and value, null where the text does not say
    notes: tuple[Note, ...]
    missing: tuple[str, ...]  # labels without a note
    counted: str | None
    rule: str


def read_trail(edition: Edition, figure: Row) -> Trail:
    text = edition.paragraphs[figure["paragraph_id"]]["text"]
    first, last = sentence_of(find_sentences(text), figure["start"])
    notes = tuple(read_note(edition, edition.notes[n], figure) for n in figure["footnote_ids"] if n in edition.notes)
    known = {note.label for note in notes}
    return Trail(
        anchor(figure["figure_id"]), told(figure), figure["text"], text[first : figure["start"]],
        text[figure["end"] : max(last, figure["end"])].rstrip(), tuple(reading(figure)), notes,
        tuple(label for label in figure["footnotes"] if label not in known), figure["counted"], figure["rule"],
    )  # fmt: skip


def reading(figure: Row) -> list[tuple[str, str | None]]:
    """The claims of a figure by the names that a reader knows."""
    return [
        ("Bounds", bounds(figure)),
        ("Modifier", MODIFIERS[figure["modifier"]]),
        ("Unit", unit_name(figure) or "a count"),
        ("Kind", figure["kind"]),
        ("Counted", figure["counted"]),
        ("Whose", figure["actor"]),
        ("Where", ", ".join(figure["place"]) or None),
        ("As of", figure["as_of"]),
        ("According to", figure["attribution"]),
    ]


def read_note(edition: Edition, note: Row, figure: Row | None = None) -> Note:
    """A note; for a figure only those of its citations that the figure rests on."""
    rows = edition.cited[note["footnote_id"]]
    if figure is not None and any(c["citation_id"] in figure["citations"] for c in rows):
        rows = [c for c in rows if c["citation_id"] in figure["citations"]]
    lost = tuple(c["text"] for c in rows if c["kind"] == "backreference" and c["resolved_to"] not in edition.citations)
    sources = tuple(read_source(edition, c) for c in rows if c["text"] not in lost)
    return Note(anchor(note["footnote_id"]), note["label"], note["text"], sources, lost)


def read_source(edition: Edition, citation: Row) -> Source:
    meant, through = citation, None
    if citation["kind"] == "backreference":
        meant, through = resolve(edition, citation), citation["text"]
    source = edition.sources.get(citation["source_id"] or meant["source_id"] or "", {})
    who = meant["publisher"] or ", ".join(meant["authors"]) or None
    return Source(
        meant["text"], who, meant["title"], meant["published"], citation["pages"],
        web_address(citation["url"] or meant["url"] or source.get("url")), meant["link"] == "dead",
        source.get("source_id"), source.get("cited", 0), through,
    )  # fmt: skip


def resolve(edition: Edition, citation: Row) -> Row:
    """What a back-reference means in the end; where it goes round in a circle, the last one of the round."""
    seen: set[str] = set()
    while citation["resolved_to"] in edition.citations and citation["citation_id"] not in seen:
        seen.add(citation["citation_id"])
        citation = edition.citations[citation["resolved_to"]]
    return citation
