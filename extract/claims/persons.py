"""Persons that are someone’s: whom a party has, has power over or harms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.claims.behind import clause_verb
from extract.claims.clauses import has_subject
from extract.claims.reading import Counted, Reading, climb

if TYPE_CHECKING:
    from spacy.tokens import Token

HAS = frozenset("be comprise consist count employ field have hire hold include number recruit total train".split())
# What is done to persons by who has power over them, or harms them.
HARMS = frozenset(
    "abuse assail assault attack beat enslave extort flog harass molest mutilate rap rape rob stone target threaten "
    "torture whip".split()
)
RULES_OVER = HARMS | frozenset(
    "amnesty confine conscript convict draft enlist evict free mobilise mobilize pardon release".split()
)
RESIDENTS = frozenset("inhabitant population resident".split())  # of a country, not its members


def has_people(token: Token) -> bool:
    """Whether the clause says that someone has the people counted, or has power over them: employs, pardons them."""
    verb = clause_verb(token)
    if verb is None or verb.lemma_ in HAS:
        return verb is not None
    top = next((t for t in climb(token) if t.head.i == verb.i), token)
    if verb.lemma_ in HARMS and any(c.dep_ == "auxpass" for c in verb.children) and not has_subject(verb):
        return token.i < verb.i  # `at the end of May over 40 women were beaten`: `over` taken for a preposition
    return verb.lemma_ in RULES_OVER and top.dep_ in {"dobj", "nsubjpass"}


def is_resident(reading: Reading, counted: Counted | None) -> bool:
    """`has a population of 4 million`."""
    return counted is not None and reading.doc[counted.head].lemma_ in RESIDENTS


def is_harmed(token: Token) -> bool:
    """`flogged 12 men`: those whom a party harms are not its own men."""
    verb = clause_verb(token)
    return verb is not None and verb.lemma_ in HARMS
