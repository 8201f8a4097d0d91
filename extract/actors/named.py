"""Parties that the model names: with care, the small model takes much for a party."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.actors.mentions import Found, Known
from extract.actors.names import entry_of, is_placed, no_party, organised_type, trim
from extract.actors.register import resolve_name
from extract.actors.states import takes_part, words
from extract.nlp import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

TITLED = re.compile(r"(?:^|\s)([A-Za-z]+)\.?,?\s*$")
UNNAMED = re.compile(r"\d|[/@]|http")
NUMERAL = re.compile(r"\b[IVX]+$")
PARTICLES = frozenset("al el bin ibn abu de da del dos van von der la ould ag".split())


def by_model(doc: Doc, known: Known) -> list[Found]:
    """Persons and organisations that the model names; in an entry without a verb no one acts."""
    told = any(token.pos_ == "VERB" for token in doc)
    found = [person(doc, e, known) for e in doc.ents if e.label_ == "PERSON" and told]
    found += [organisation(doc, e) for e in doc.ents if e.label_ == "ORG"]
    return [f for f in found if f is not None]


def person(doc: Doc, ent: Span, known: Known) -> Found | None:
    """A full name, or a surname behind a title or of a person named before."""
    start, end = trim(text_of(doc), ent.start_char, ent.end_char)
    text = text_of(doc)[start:end]
    if no_name(text_of(doc), start, end) or ((e := resolve_name(text)) and e.type != "person"):
        return None
    if " " in text:
        return Found(start, end, entry_of(text, "person"), "actor.person", 1) if is_full_name(text) else None
    before = TITLED.search(text_of(doc)[max(0, start - 20) : start])
    if not (before and before[1].lower() in words("actor.title")):
        return None
    return Found(start, end, known.surnames.get(text) or entry_of(text, "person"), "actor.person", 1)


def is_full_name(text: str) -> bool:
    """Capitals but for particles; all in capitals it is a heading."""
    return not text.isupper() and all(w[:1].isupper() or w.lower() in PARTICLES for w in text.split())


def no_name(text: str, start: int, end: int) -> bool:
    name = text[start:end]
    return not name[:1].isupper() or UNNAMED.search(name) is not None or no_party(name) or is_placed(text, start, end)


def organisation(doc: Doc, ent: Span) -> Found | None:
    """A name with a word that organisations bear; an unknown abbreviation must do something in its sentence."""
    start, end = trim(text_of(doc), ent.start_char, ent.end_char)
    text = text_of(doc)[start:end]
    if len(text) < 3 or no_name(text_of(doc), start, end):
        return None
    known = resolve_name(text)
    if known is not None:
        return None if known.type == "state" else Found(start, end, known, "actor.model", 1)
    kind = abbreviated(doc, start, end) if text.isupper() else organised(text)
    return Found(start, end, entry_of(text, kind), "actor.model", 1) if kind else None


def abbreviated(doc: Doc, start: int, end: int) -> str | None:
    """`SMO, KSP & IM` are parties to a case, `NPIF` acts."""
    acting = end - start < 9 and " " not in text_of(doc)[start:end] and takes_part(doc, start, end)
    return "other" if acting else None


def organised(text: str) -> str | None:
    return None if " " not in text or "," in text or NUMERAL.search(text) else organised_type(text)


def by_surname(doc: Doc, known: Known) -> list[Found]:
    """`Yusuf added`, where the document has named Amina Yusuf before."""
    text = text_of(doc)
    return [
        Found(m.start(), m.end(), entry, "actor.surname", 1)
        for surname, entry in known.surnames.items()
        if surname in text
        for m in re.finditer(rf"(?<![\w-]){re.escape(surname)}(?![\w-])", text)
        if alone(doc, m.start(), m.end())
    ]


def alone(doc: Doc, start: int, end: int) -> bool:
    """Whether the word is no part of a longer name, and no place."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or any(t.ent_type_ in {"GPE", "LOC", "FAC"} for t in span):
        return False
    return not is_placed(text_of(doc), start, end) and not re.search(
        r"[A-Z][a-z’-]+\s$", text_of(doc)[max(0, start - 20) : start]
    )
