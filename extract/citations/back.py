"""Back-references: `ibid.`, `op. cit.`, `see note 84` and short forms, led to the citation that they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.model import Citation
from ingest.model import Note

SAME = re.compile(r"^\W*(?:see\s+)?(?:ibid|id\.|idem|loc)", re.I)
NUMBER = re.compile(r"\b(?:notes?|nn?\.?)\s*(\d+)|\(n\s(\d+)\)", re.I)


def resolve_backreferences(notes: Sequence[Note], parsed: Sequence[tuple[Citation, ...]]) -> tuple[Citation, ...]:
    """All citations in order; each back-reference with `resolved_to`, None where nothing in the document fits."""
    done: list[Citation] = []
    by_label: dict[str, list[Citation]] = {}
    for note, found in zip(notes, parsed, strict=True):
        resolved = []
        for citation in found:
            if citation.kind == "backreference":
                meant = meaning(citation, done, by_label)
                citation = replace(citation, resolved_to=meant.resolved_to or meant.citation_id if meant else None)
            resolved.append(citation)
            done.append(citation)
        by_label[note.label] = resolved
    return tuple(done)


def meaning(citation: Citation, done: list[Citation], by_label: dict[str, list[Citation]]) -> Citation | None:
    """The citation meant: the last one, the note's, or the latest of that title or author."""
    if SAME.match(citation.text):
        return done[-1] if done else None
    number = NUMBER.search(citation.text)
    if number:
        rows = by_label.get(number[1] or number[2], [])
        return next((c for c in rows if shares(c, citation)), rows[0] if rows else None)
    return next((c for c in reversed(done) if c.kind == "source" and shares(c, citation)), None)


def shares(source: Citation, back: Citation) -> bool:
    """The same title, or for want of one the same author's or publisher's name."""
    if back.title and source.title:
        short, long = sorted((fold(back.title), fold(source.title)), key=len)
        return short in long
    names = {w for name in back.authors for w in fold(name).split()[-1:]}
    own = {w for name in (*source.authors, source.publisher or "") for w in fold(name).split()}
    return bool(names & own)


def fold(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()
