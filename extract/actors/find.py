"""Find the parties of a text: registered ones, those that patterns and the model name, abbreviations once introduced."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from extract.actors.register import Entry, find_registered, resolve_name
from extract.actors.states import acts, words
from extract.model import Actor
from extract.rules import Rule, load_rules
from ingest.model import Paragraph

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

INTRODUCED = re.compile(r"\s*[(\[](?:the\s+)?[“‘\"]?([A-Z][A-Za-z&/-]{1,11})[”’\"]?[)\],;]")
LAST_WORDS = {
    "Court": "government_body", "Tribunal": "government_body", "Commission": "government_body", "Ministry": "government_body",
    "Council": "government_body", "Parliament": "government_body", "Agency": "government_body", "Office": "government_body",
    "University": "research", "Institute": "research", "Centre": "research", "Center": "research", "Project": "research",
    "Monitor": "media", "Union": "igo", "Mission": "igo", "Programme": "igo", "Fund": "igo", "Bank": "igo",
}  # fmt: skip
TITLED = re.compile(r"(?:^|\s)([A-Za-z]+)\.?,?\s*$")


LEADING = re.compile(r"(?:The|In|On|At|By|For|From|As|And|Of|According to)\s(?:the\s)?")
# What a name is that a preposition of place leads to, or that ends in a word of place.
PLACED = re.compile(
    r"\b(?:in|at|near|around|within|outside|throughout)\s+(?:the\s+)?(?:[A-Z][\w’-]+,\s+|[A-Z][\w’-]+\s+and\s+)*$"
)
PLACE_WORD = re.compile(
    r"\b(?:Governorates?|Provinces?|District|Districts|Airport|Airbase|Air Base|City|Village|Valley|River|Mountains?|Sea|Gulf|"
    r"Camp|Zone|Island|Islands|Region|State|Port|Terminal|Road|Street|Square|Hospital|Refinery|Municipality|Support Center)$"
)


@dataclass(slots=True)
class Known:
    """What the document has introduced so far: writing → entry, and surnames of persons named in full."""

    introduced: dict[str, Entry] = field(default_factory=dict)
    surnames: dict[str, Entry] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """A mention before it is given to its paragraph; `weight` decides between overlapping ones."""

    start: int
    end: int
    entry: Entry
    rule: str
    weight: int


def read_actors(docs: Sequence[Doc], paragraphs: Sequence[Paragraph]) -> tuple[tuple[Actor, ...], ...]:
    """The actors of each paragraph, in order."""
    known = Known()
    return tuple(
        tuple(build(doc.text, paragraph, f) for f in find_actors(doc, known))
        for doc, paragraph in zip(docs, paragraphs, strict=True)
    )


def build(text: str, paragraph: Paragraph, found: Found) -> Actor:
    entry = found.entry
    return Actor(
        paragraph_id=paragraph.paragraph_id,
        start=found.start,
        end=found.end,
        text=text[found.start : found.end],
        name=entry.name,
        type=entry.type,
        country=entry.country,
        actor_id=entry.actor_id or None,
        rule=found.rule,
    )


def find_actors(doc: Doc, known: Known) -> list[Found]:
    """The mentions of one paragraph; none overlap."""
    found = [*registered(doc), *by_pattern(doc), *by_model(doc, known)]
    found = settle(found)
    introduce(doc.text, found, known)
    return settle([*found, *introduced(doc.text, known)])


def settle(found: list[Found]) -> list[Found]:
    """Of overlapping mentions the registered ones, then the longest."""
    kept: list[Found] = []
    for item in sorted(found, key=lambda f: (-f.weight, f.start - f.end, f.start)):
        if all(item.end <= k.start or k.end <= item.start for k in kept):
            kept.append(item)
    return sorted(kept, key=lambda f: f.start)


def registered(doc: Doc) -> list[Found]:
    found = []
    for start, end, entry in find_registered(doc.text):
        if entry.type == "state" and not acts(doc, start, end, entry):
            continue
        rule = f"actor.register.{entry.form}" if entry.type == "state" else "actor.register"
        found.append(Found(start, end, entry, rule, 3))
    return found


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
            if " " not in text and group == 0 or stopped(text):
                continue
            found.append(Found(start, end, entry_of(text, type_of(rule, text)), rule.id, 2))
    return found


def type_of(rule: Rule, text: str) -> str:
    if rule.id == "actor.body":
        last = re.findall(r"[A-Z][a-z]+", re.split(r"\s(?:for|of|on|against)\s", text)[0])
        return LAST_WORDS.get(last[-1] if last else "", "ngo")
    if rule.id == "actor.force" and re.search(r"\b(?:Police|Guard|Command|Corps|Army|Force|Forces)\b", text):
        return "military"
    return str(rule.fields["type"])


def entry_of(text: str, kind: str) -> Entry:
    """A registered entry where the text is one, else an unknown party of that type under its own name."""
    known = resolve_name(text)
    if known is not None and known.type != "state":
        return known
    return Entry(" ".join(text.split()), kind, country_of(text), "")


def country_of(text: str) -> str | None:
    states = [e for _, _, e in find_registered(text) if e.type == "state"]
    return states[0].country if len(states) == 1 else None


def stopped(text: str) -> bool:
    bare = text.lower()
    return any(re.search(rf"\b{re.escape(w)}\b", bare) for w in words("actor.stop"))


def by_model(doc: Doc, known: Known) -> list[Found]:
    """Persons and organisations that the model names, where they look like names of parties."""
    found = []
    for ent in doc.ents:
        if ent.label_ == "PERSON" and (item := person(doc, ent, known)) is not None:
            found.append(item)
        elif ent.label_ == "ORG" and (item := organisation(doc, ent)) is not None:
            found.append(item)
    return found


def person(doc: Doc, ent: Span, known: Known) -> Found | None:
    """A full name, or a surname behind a title or of a person named before."""
    start, end = trim(doc.text, ent.start_char, ent.end_char)
    text = doc.text[start:end]
    if (
        is_placed(doc.text, start, end)
        or stopped(text)
        or re.search(r"\d|[/@]", text)
        or not text[:1].isupper()
        or (e := resolve_name(text))
        and e.type != "person"
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


def is_placed(text: str, start: int, end: int) -> bool:
    """`in Dhi Qar`, `Babil Governorate`: the model takes many places for persons and organisations."""
    if PLACE_WORD.search(text[start:end]):
        return True
    return PLACED.search(text[max(0, start - 80) : start]) is not None


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
    if not any(re.search(rf"\b{w}", text) for w in ORGANISED) and not text.isupper():
        return None
    return Found(start, end, entry_of(text, "other" if text.isupper() else organised_type(text)), "actor.model", 1)


ORGANISED = {
    "Ministry": "government_body", "Department": "government_body", "Government": "government_body", "Authority": "government_body",
    "Council": "government_body", "Committee": "government_body", "Commission": "government_body", "Court": "government_body",
    "Army": "military", "Forces": "military", "Police": "military", "Guard": "military", "Command": "military", "Brigade": "armed_group",
    "Front": "armed_group", "Movement": "armed_group", "Organi": "ngo", "Association": "ngo", "Foundation": "ngo", "Network": "ngo",
    "Watch": "ngo", "Rights": "ngo", "International": "ngo", "Institute": "research", "University": "research", "Cent": "research",
    "News": "media", "Times": "media", "Post": "media", "Agency": "media", "Radio": "media", "TV": "media", "Press": "media",
    "Union": "igo", "Nations": "igo", "Mission": "igo", "Party": "party", "Coalition": "coalition", "Group": "armed_group",
    "Group": "armed_group", "Church": "other", "Company": "other",
}  # fmt: skip


def organised_type(text: str) -> str:
    return next((kind for word, kind in ORGANISED.items() if word in text), "other")


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without article, possessive and stray punctuation."""
    while (match := re.match(r"(?:the|The|a|an|A)\s+|[\s“”‘’'\"(\[…,]+", text[start:end])) and match.end():
        start += match.end()
    tail = re.search(r"(?:[’']s?|[\s“”‘’'\"()\[\],.;:…]+)+$", text[start:end])
    return start, end - (len(tail[0]) if tail else 0)


def introduce(text: str, found: list[Found], known: Known) -> None:
    """`Security Media Cell (SMC)` makes SMC known; a person named in full makes the surname known."""
    for item in found:
        if item.entry.type == "person" and " " in text[item.start : item.end]:
            known.surnames.setdefault(text[item.start : item.end].split()[-1], item.entry)
        match = INTRODUCED.match(text, item.end)
        if match and item.entry.type != "state" and initials_fit(match[1], text[item.start : item.end]):
            known.introduced[match[1]] = item.entry


def initials_fit(short: str, name: str) -> bool:
    """Whether the letters of the abbreviation stand in this order in the name."""
    letters = iter(name.casefold())
    return all(c in letters for c in short.casefold() if c.isalnum())


def introduced(text: str, known: Known) -> list[Found]:
    return [
        Found(m.start(), m.end(), entry, "actor.introduced", 2)
        for short, entry in known.introduced.items()
        for m in re.finditer(rf"(?<![\w-]){re.escape(short)}(?![\w])", text)
    ]
