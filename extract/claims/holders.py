"""States that only what they have makes actors: `Ethiopia has about 8,000 troops`, `Chadian losses`, `that of Chad`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from extract.actors.register import Entry, resolve_name, state_of
from extract.claims.reading import Reading
from extract.claims.referents import actors_in
from extract.model import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

SENT = re.compile(r"\s?(?:–|—|--)\s")
DATELINE = 40  # where a report was sent from: `BOGOTA, Colombia — Suspected rebels …`
FORCES = frozenset(
    "army battalion brigade fighter force guard marine navy officer personnel police soldier troop unit".split()
)


def adjectival(reading: Reading, noun: Token) -> Actor | None:
    """`Chadian losses`: the state that an adjective before the noun names."""
    for child in noun.children:
        entry = resolve_name(child.text) if child.i < noun.i and child.dep_ in {"amod", "compound"} else None
        if entry is not None and (entry.type, entry.form) == ("state", "adjective"):
            return state_actor(reading, child, entry)
    return None


def bare_state(reading: Reading, noun: Token) -> Actor | None:
    """A state that only its holding makes an actor: `Ethiopia has about 8,000 troops in Somalia`."""
    if noun.idx < DATELINE and SENT.match(reading.text, noun.idx + len(noun)):
        return None
    first = next((c for c in noun.lefts if c.dep_ == "compound"), noun)
    name = reading.text[first.idx : noun.idx + len(noun)]
    entry = resolve_name(name) if noun.pos_ == "PROPN" else None
    if entry is None or (entry.type, entry.form) != ("state", "name"):
        return None
    return state_actor(reading, noun, entry)


def party_at(reading: Reading, noun: Token) -> Actor | None:
    found = actors_in(reading, noun.idx, noun.idx + len(noun))
    return found[-1] if found else bare_state(reading, noun)


def state_actor(reading: Reading, token: Token, entry: Entry) -> Actor:
    place, end = reading.paragraph.paragraph_id, token.idx + len(token)
    return Actor(place, token.idx, end, token.text, entry.name, "state", entry.country, entry.actor_id, "actor.holder")


def forces_of(actor: Actor | None, noun: Token) -> Actor | None:
    """`The Defence Ministry said its troops …`: troops are the state’s."""
    if actor is None or actor.type != "government_body" or not actor.country or noun.lemma_ not in FORCES:
        return actor
    return replace(actor, name=state_of(actor.country), type="state", actor_id=actor.country, rule="actor.holder")


def of_that(reading: Reading, noun: Token) -> Actor | None:
    """`that of Chad fell by 12 per cent`."""
    if noun.lower_ not in {"that", "those"}:
        return None
    whose = next((t for c in noun.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj"), None)
    return bare_state(reading, whose) if whose is not None else None
