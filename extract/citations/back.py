"""Back-references: `ibid.`, `op. cit.`, `see note 84` and short forms, led to the citation that they mean.

Where the words fit several citations none is chosen: `resolved_to` stays None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.citations.forms import form
from extract.model import Citation
from extract.sources.publishers import find_publisher
from ingest.model import Note

SAME = re.compile(r"^\W*(?:see\s+(?:also\s+)?)?(?:ibid|id\b|idem|loc|a\.\s?a\.\s?O)", re.I)
NUMBER = re.compile(r"\b(?:notes?|nn?\.?|fn\.?)\s*(\d+)|\(n\s(\d+)\)", re.I)


def resolve_backreferences(notes: Sequence[Note], parsed: Sequence[tuple[Citation, ...]]) -> tuple[Citation, ...]:
    """All citations in order; each back-reference with `resolved_to`, None where nothing in the document fits.

    Numbering may restart with each section: `note 4` means the last note 4 before it.
    """
    done: list[Citation] = []
    by_label: dict[str, list[Citation]] = {}
    before: Note | None = None
    for note, found in zip(notes, parsed, strict=True):
        near = before is not None and goes_on(before, note)
        own: list[Citation] = []
        for citation in found:
            last = own[-1] if own else done[-1] if done and near else None
            read = resolve(citation, last, [*done, *own], by_label)
            own.append(read)
        done += own
        by_label[note.label] = own
        before = note
    return tuple(done)


def goes_on(before: Note, note: Note) -> bool:
    """Whether two notes follow each other: in one file, or by their numbers."""
    if before.note_id.partition("#")[0] == note.note_id.partition("#")[0]:
        return True
    return before.label.isdecimal() and note.label.isdecimal() and int(note.label) == int(before.label) + 1


def resolve(
    citation: Citation, last: Citation | None, done: Sequence[Citation], by_label: dict[str, list[Citation]]
) -> Citation:
    """The citation with what it means. A short form that looks like a source of its own is a back-reference, too."""
    if citation.kind == "source":
        meant = short_form_of(citation, done)
        return citation if meant is None else replace(citation, kind="backreference", resolved_to=meant.citation_id)
    meant = meaning(citation, last, done, by_label)
    if meant is not None:
        citation = named_by_title(citation, meant)
    return replace(citation, resolved_to=source_of(meant) if meant else None)


def named_by_title(back: Citation, meant: Citation) -> Citation:
    """`Harbour Pilots (n 7)`, where note 7 is a case of that name: the name is the title's, not the author's."""
    names = [n for n in (back.publisher, *back.authors) if n]
    if len(names) != 1 or back.title or shares_name(meant, back):
        return back
    return replace(back, publisher=None, authors=(), title=names[0]) if same_title(meant.title, names[0]) else back


def source_of(meant: Citation) -> str | None:
    """A back-reference to a back-reference means its source; None where that leads to nothing."""
    return meant.citation_id if meant.kind == "source" else meant.resolved_to


def short_form_of(citation: Citation, done: Sequence[Citation]) -> Citation | None:
    """`Human Rights Watch, No Way Home, p. 33`, where that report was cited with its date before."""
    if citation.published or citation.url or citation.link or form("undated").search(citation.text):
        return None
    if not citation.title or not (citation.publisher or citation.authors):
        return None
    return next(
        (
            c
            for c in reversed(done)
            if c.kind == "source"
            and (c.published or c.url)
            and same_title(c.title, citation.title)
            and shares_name(c, citation)
        ),
        None,
    )


def meaning(
    citation: Citation, last: Citation | None, done: Sequence[Citation], by_label: dict[str, list[Citation]]
) -> Citation | None:
    """The citation meant: the last one, the note's, or the latest of that title or author."""
    if SAME.match(citation.text):
        return last
    number = NUMBER.search(citation.text)
    if number:
        rows = by_label.get(number[1] or number[2], [])
        fitting = [c for c in rows if shares(c, citation)]
        return fitting[0] if fitting else rows[0] if len(rows) == 1 else None
    return next((c for c in reversed(done) if c.kind == "source" and shares(c, citation)), None)


def shares(source: Citation, back: Citation) -> bool:
    """The same title, or for want of one the same author's or publisher's name."""
    if back.title and source.title:
        return same_title(source.title, back.title)
    if same_title(source.title, next(iter((*back.authors, back.publisher or "")), "")) and not source.authors:
        return True
    if back.published and source.published and not source.published.startswith(back.published):
        return False
    return shares_name(source, back)


def same_title(one: str | None, other: str | None) -> bool:
    """One holds the other, or all its words: `Shaw Indictment` is `Indictment, United States v. Shaw`."""
    short, long = sorted((fold(one or ""), fold(other or "")), key=len)
    words = set(short.split())
    return bool(short) and (f" {short} " in f" {long} " or (1 < len(words) < 5 and words <= set(long.split())))


def shares_name(source: Citation, back: Citation) -> bool:
    """A surname, or a publisher by its canonical name."""
    surnames = {fold(name.partition(",")[0]).split()[-1:][0] for name in back.authors if fold(name.partition(",")[0])}
    own = {w for name in (*source.authors, source.publisher or "") for w in fold(name).split()}
    if surnames & own:
        return True
    bodies = [n for n in (back.publisher, *back.authors) if n]
    known = {find_publisher(n).name for n in (source.publisher, *source.authors) if n}
    return any(find_publisher(n).name in known or fold(n) in {fold(k) for k in known} for n in bodies)


def fold(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()
