"""Who hit those that a later clause counts: `UNITA shelled the town; at least 26 civilians were killed`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.claims.doers import owner_in
from extract.claims.kinds import parse_kind
from extract.claims.reading import Counted, Reading, token_from
from extract.claims.referents import actors_in
from extract.model import Actor, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

HURT = frozenset({"fatalities", "injuries", "detained", "displaced"})
HITS = frozenset("ambush assault attack bomb bombard loot pillage raid raze shell storm torch".split())
HITTERS = frozenset({"armed_group", "military", "state", "coalition"})
NEXT_CLAUSE = re.compile(r";|,\sand\s")
SUFFERED = re.compile(
    r"(?:\s(?:[a-z-]+|[A-Z][a-z]+ian)){0,4}?\s(?:were|was)\s(?:also\s)?"
    r"(?:killed|injured|wounded|hurt|abducted|kidnapp?ed|displaced)\b"
    r"(?!\s(?:by|in|when|as|after)\b)|(?:\s[a-z-]+){0,3}\sdied\b(?!\s(?:of|in)\b)"
)


def attacker(reading: Reading, quantity: Quantity, counted: Counted | None, kind: str) -> Actor | None:
    """The party whose attack the clause before tells; of fighters who fell there no one knows on which side."""
    if kind not in HURT or SUFFERED.match(reading.text, quantity.end) is None or is_armed(reading, counted):
        return None
    start, _ = reading.sentence(quantity.start)
    first, last = token_from(reading.doc, start), token_from(reading.doc, quantity.start)
    for verb in reversed(reading.doc[first:last]):
        if verb.pos_ != "VERB" or verb.lemma_ not in HITS or verb.dep_ in {"relcl", "advcl"}:
            continue
        found = hitter(reading, verb)
        between = reading.text[verb.idx : quantity.start]
        if found is None or not NEXT_CLAUSE.search(between):
            return None
        return found if found.type in HITTERS and not others(reading, found, verb.idx, quantity.start) else None
    return None


def is_armed(reading: Reading, counted: Counted | None) -> bool:
    """`12 soldiers were killed`, `9 UNITA fighters`."""
    if counted is None:
        return False
    named = actors_in(reading, counted.start, counted.end)
    return bool(named) or parse_kind([reading.doc[counted.head].lemma_]) == "personnel"


def hitter(reading: Reading, verb: Token) -> Actor | None:
    """The subject of the attack, or the `by` of its passive."""
    while verb.dep_ == "conj" and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children):
        verb = verb.head
    agent = next((t for c in (verb, *verb.conjuncts) for t in c.children if t.dep_ == "agent"), None)
    noun = agent or next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return owner_in(reading, noun) if noun is not None else None


def others(reading: Reading, found: Actor, start: int, end: int) -> bool:
    """Whether another party is named between the attack and those who suffered."""
    return any(a.type in HITTERS and a.name != found.name for a in actors_in(reading, start, end))
