"""Parties that the model names, and those that patterns find: with care, the small model takes much for a party."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.actors.mentions import Found, Known
from extract.actors.names import ORGANISED, entry_of, is_placed, organised_type, stopped, trim
from extract.actors.register import resolve_name
from extract.actors.states import words
from extract.rules import Rule, load_rules

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

LAST_WORDS = {
    "Court": "government_body",
    "Tribunal": "government_body",
    "Commission": "government_body",
    "Ministry": "government_body",
    "Council": "government_body",
    "Parliament": "government_body",
    "Agency": "government_body",
    "Office": "government_body",
    "University": "research",
    "Institute": "research",
    "Centre": "research",
    "Center": "research",
    "Project": "research",
    "Monitor": "media",
    "Union": "igo",
    "Mission": "igo",
    "Programme": "igo",
    "Fund": "igo",
    "Bank": "igo",
}
TITLED = re.compile(r"(?:^|\s)([A-Za-z]+)\.?,?\s*$")
LEADING = re.compile(r"(?:The|In|On|At|By|For|From|As|And|Of|According to)\s(?:the\s)?")


@cache
def patterns() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple((r, re.compile(r.pattern)) for r in load_rules("actors") if r.pattern)


def by_pattern(doc: Doc) -> list[Found]:
    """`Ministry of the Interior`, `Movement for the …`, `a group calling itself “…”`."""
    found = []
    for rule, pattern in patterns():
        for match in pattern.finditer(doc.text):
            group = "name" if "name" in pattern.groupindex else 0
            start, end = match.span(group)
            lead = LEADING.match(doc.text, start, end)
            start = lead.end() if lead else start
            text = doc.text[start:end]
            if stopped(text) or is_placed(doc.text, start, end) or (" " not in text and group == 0):
                continue
            found.append(
                Found(
                    start,
                    end,
                    entry_of(text, type_of(rule, text)),
                    rule.id,
                    4 if rule.id == "actor.calling_itself" else 2,
                )
            )
    return found


def type_of(rule: Rule, text: str) -> str:
    if rule.id == "actor.body":
        last = re.findall(r"[A-Z][a-z]+", re.split(r"\s(?:for|of|on|against)\s", text)[0])
        return LAST_WORDS.get(last[-1] if last else "", "ngo")
    if rule.id == "actor.force" and re.search(r"\b(?:Police|Guard|Command|Corps|Army|Force|Forces)\b", text):
        return "military"
    return str(rule.fields["type"])


def by_model(doc: Doc, known: Known) -> list[Found]:
    """Persons and organisations that the model names; in an entry without a verb no one acts."""
    told = any(token.pos_ == "VERB" for token in doc)
    found = [person(doc, e, known) for e in doc.ents if e.label_ == "PERSON" and told]
    found += [organisation(doc, e) for e in doc.ents if e.label_ == "ORG"]
    return [f for f in found if f is not None]


def person(doc: Doc, ent: Span, known: Known) -> Found | None:
    """A full name, or a surname behind a title or of a person named before."""
    start, end = trim(doc.text, ent.start_char, ent.end_char)
    text = doc.text[start:end]
    if (
        is_placed(doc.text, start, end)
        or stopped(text)
        or re.search(r"\d|[/@]", text)
        or not text[:1].isupper()
        or ((e := resolve_name(text)) and e.type != "person")
    ):
        return None
    if " " not in text:
        before = TITLED.search(doc.text[max(0, start - 20) : start])
        entry = known.surnames.get(text)
        if entry is None and not (before and before[1].lower() in words("actor.title")):
            return None
        return Found(start, end, entry or entry_of(text, "person"), "actor.person", 1)
    if text.isupper() or not all(
        w[:1].isupper() or w.lower() in {"al", "bin", "ibn", "de", "van", "von", "der", "el"} for w in text.split()
    ):
        return None
    return Found(start, end, entry_of(text, "person"), "actor.person", 1)


def organisation(doc: Doc, ent: Span) -> Found | None:
    start, end = trim(doc.text, ent.start_char, ent.end_char)
    text = doc.text[start:end]
    if (
        len(text) < 3
        or is_placed(doc.text, start, end)
        or stopped(text)
        or re.search(r"\d|[/@]|http", text)
        or not text[:1].isupper()
    ):
        return None
    if (known := resolve_name(text)) is not None and known.type == "state":
        return None
    words_ = text.split()
    if len(words_) == 1 and not (text.isupper() and 2 < len(text) < 9):
        return None
    if text.isupper():
        # `SMO, KSP & IM` are parties to a case, `NPIF` acts: an unknown abbreviation must do something.
        if known is None and ent.root.dep_ not in {"nsubj", "nsubjpass", "agent", "poss"}:
            return None
    elif not any(re.search(rf"\b{w}", text) for w in ORGANISED) or re.search(r"\b[IVX]+$", text):
        return None
    return Found(start, end, entry_of(text, "other" if text.isupper() else organised_type(text)), "actor.model", 1)
