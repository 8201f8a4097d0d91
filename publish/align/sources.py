"""Sources by what they are: publisher, title, date and address; never by the note that cites them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from publish.align.model import Match
from publish.align.texts import Text, align_texts
from publish.align.words import NUMBER, Vocabulary, fold
from publish.schema import Row, Rows

LIKE = 0.8  # least similarity of two sources that are one, a letter or a word apart


@dataclass(frozen=True, slots=True)
class Source:
    """What one or more citations of an edition cite."""

    source_id: str
    name: str  # as a person would cite it
    citations: tuple[str, ...]


def read_sources(rows: Rows) -> list[Source]:
    """The sources of an edition in the order of their first citation. Back-references count for what they mean; one
    that leads nowhere names no source."""
    cited: defaultdict[str, list[Row]] = defaultdict(list)
    known = {c["citation_id"]: c for c in rows["citations"]}
    for citation in rows["citations"]:
        source = known.get(citation["resolved_to"] or "", citation)
        if source["kind"] != "backreference":
            cited[source_key(source)].append(citation)
    return [
        Source(key, name_source(known.get(own[0]["resolved_to"] or "", own[0])), tuple(c["citation_id"] for c in own))
        for key, own in cited.items()
    ]


def source_key(citation: Row) -> str:
    """The id of the sources table where there is one; else what the citation says of its source."""
    if citation.get("source_id"):
        return str(citation["source_id"])
    told = [*citation["authors"], *(citation[name] for name in ("publisher", "title", "published"))]
    said = [fold(part).casefold() for part in told if part]
    return "|".join(said) if citation["title"] or citation["publisher"] else fold(citation["text"]).casefold()


def name_source(citation: Row) -> str:
    """Authors or publisher, title, publisher, date; the text where it says none of these."""
    who = ", ".join(citation["authors"]) or citation["publisher"]
    body = citation["publisher"] if citation["authors"] else None
    told = ", ".join(part for part in (who, citation["title"], body, citation["published"]) if part)
    return told or citation["text"]


def align_sources(old: Rows, new: Rows, words: Vocabulary) -> list[Match]:
    """One to one: the same id, else nearly the same words with the same numbers (a date, a volume) in them."""
    left, right = read_sources(old), read_sources(new)
    there = {s.source_id for s in right}
    found = {s.source_id: Match((s.source_id,), (s.source_id,), 1.0, "id") for s in left if s.source_id in there}
    rest = [[s for s in side if s.source_id not in found] for side in (left, right)]
    texts = [[source_text(s, words) for s in side] for side in rest]
    for (i, j), pairing in align_texts(texts[0], texts[1]).items():
        if pairing.score >= LIKE and texts[0][i].group == texts[1][j].group:
            match = Match((rest[0][i].source_id,), (rest[1][j].source_id,), pairing.score, pairing.how)
            found[rest[1][j].source_id] = match
    return [found[s.source_id] for s in right if s.source_id in found]


def source_text(source: Source, words: Vocabulary) -> Text:
    """The numbers in a name are its group: the report of 2019 is not that of 2020."""
    read = words.read(source.name)
    numbers = tuple(sorted(i for i, m in zip(read.ids, read.masked, strict=True) if m == NUMBER))
    return Text(f"{numbers} {fold(source.name).casefold()}", read, numbers)
