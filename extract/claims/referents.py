"""Whom a pronoun means: the party that is subject of the clause before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.claims.reading import Reading, token_from
from extract.model import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

PERSONAL = frozenset({"he", "she", "his", "her"})
REFERRING = frozenset({"it", "they", "its", "their"}) | PERSONAL
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def actors_in(reading: Reading, start: int, end: int) -> list[Actor]:
    return [a for a in reading.actors if a.start < end and start < a.end]


def antecedent(reading: Reading, pronoun: Token) -> Actor | None:
    """The actor in the closest subject before the pronoun, in its sentence, else in the sentence before.

    A subject without an actor in between may be meant as well: then none is.
    """
    if pronoun.lower_ not in REFERRING:
        return None
    subject = subject_before(reading, pronoun)
    if subject is None:
        return None
    last = subject.right_edge
    found = actors_in(reading, subject.left_edge.idx, min(last.idx + len(last), pronoun.idx))
    return next((a for a in found if (a.type == "person") == (pronoun.lower_ in PERSONAL)), None)


def subject_before(reading: Reading, pronoun: Token) -> Token | None:
    """The closest subject before a pronoun that is a noun; not one that the pronoun stands in."""
    begin, _ = reading.sentence(pronoun.idx)
    if begin > 1:
        begin, _ = reading.sentence(begin - 2)
    first = token_from(reading.doc, begin)
    for token in reversed(reading.doc[first : pronoun.i]):
        if token.dep_ in SUBJECTS and token.pos_ != "PRON" and not token.is_ancestor(pronoun):
            return token
    return None
