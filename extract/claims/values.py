"""Whose that is which is put at a number: `put the losses at 40 troops`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.claims.doers import SUFFERED, agent_of, owner_in
from extract.claims.holders import adjectival
from extract.claims.reading import Reading, climb
from extract.claims.thread import Thread

if TYPE_CHECKING:
    from spacy.tokens import Token

# `put Chadian losses at 40 troops`: whose losses, not who put them there.
VALUES = frozenset("assess estimate gauge peg place put reckon set value".split())
REFERRING = frozenset("count estimate figure it number that this toll total".split())


def valued_by(token: Token) -> Token | None:
    """What is put at the number: `put the cost at 4 billion`, `fighters, put at 300`."""
    for step in climb(token):
        if step.dep_ == "prep" and step.lower_ == "at" and step.head.dep_ == "dobj" and step.head.head.lemma_ in VALUES:
            return step.head
        if step.dep_ == "prep" and step.lower_ == "at" and step.head.lemma_ in VALUES:
            valued = next((c for c in step.head.children if c.dep_ in {"dobj", "nsubjpass"}), None)
            return valued or (noun_before(step.head) if step.head.dep_ in {"acl", "relcl"} else None)
        if step.pos_ in {"VERB", "AUX"}:
            return None
    return None


def noun_before(verb: Token) -> Token:
    """`the number of fighters, put at 300`: the noun that stands before the participle, else what it hangs on."""
    nouns = [t for t in verb.doc[max(0, verb.i - 2) : verb.i] if t.pos_ in {"NOUN", "PROPN"}]
    return nouns[-1] if nouns else verb.head


def owner_of_value(reading: Reading, valued: Token, kind: str, thread: Thread) -> str | None:
    """Whose that is which is put at a number; `the figure` is that of the figure before."""
    if valued.lemma_.lower() in REFERRING and not any(c.dep_ in {"prep", "poss"} for c in valued.children):
        last = thread.last
        here = last is not None and last.start >= reading.sentence(valued.idx)[0]
        return last.actor if last is not None and last.kind == kind and (here or valued.lemma_ == "figure") else None
    owner = (owner_in(reading, valued) or adjectival(reading, valued)) if kind not in SUFFERED else None
    if owner is None and kind == "money" and valued.dep_ == "dobj" and valued.head.lemma_ not in VALUES:
        owner = agent_of(reading, valued, kind)  # `approved 74 loans, valued at 3 million`
    return owner.name if owner is not None else None
