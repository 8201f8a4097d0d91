"""Whom a pronoun means: the party that is subject of the clause before it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from extract.actors.register import state_of
from extract.claims.clauses import SUBJECTS
from extract.claims.reading import Reading, token_from
from extract.model import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

SAYING = frozenset("add announce claim confirm estimate find note report say state tell".split())
PERSONAL = frozenset({"he", "she", "his", "her"})
REFERRING = frozenset({"it", "they", "its", "their"}) | PERSONAL
KINDS: dict[str, frozenset[str]] = {
    word: frozenset(types.split())
    for words, types in (
        ("group militia rebel militant fighter insurgent guerrilla gunman gang cartel faction jihadist", "armed_group"),
        ("movement front", "armed_group party"),
        ("agency office mission", "igo government_body"),
        ("ministry department directorate", "government_body"),
        ("organisation organization", "igo ngo armed_group"),
        ("charity ngo", "ngo"),
        ("company firm manufacturer", "other"),
        ("party", "party"),
        ("alliance bloc coalition", "coalition igo"),
        ("institute", "research"),
    )
    for word in words.split()
}
# What each state has one of: `the military`.
OF_STATE = frozenset("airforce army gendarmerie government military navy".split())
# `Their ranks … They`: pronouns of one party.
SAME = ({"it", "its"}, {"they", "their"}, {"he", "his"}, {"she", "her"})


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
    if speaks(subject) and not speaks(pronoun) and subject.idx < reading.sentence(pronoun.idx)[0]:
        subject = told_of(subject) or subject
    owner = next((c for c in subject.children if c.dep_ == "poss"), None)
    if owner is not None and any({owner.lower_, pronoun.lower_} <= same for same in SAME):
        return antecedent(reading, owner)  # `Their ranks grew. They hold …`
    last = subject.right_edge
    found = actors_in(reading, subject.left_edge.idx, min(last.idx + len(last), pronoun.idx))
    meant = next((a for a in found if (a.type == "person") == (pronoun.lower_ in PERSONAL)), None)
    return meant if meant is not None or pronoun.lower_ in PERSONAL else meant_by_kind(reading, subject)


def meant_by_kind(reading: Reading, noun: Token) -> Actor | None:
    """`the agency`, `the rebels`: the party of that kind named last."""
    types = KINDS.get(noun.lemma_.lower())
    article = next((c for c in noun.children if c.dep_ == "det"), None)
    bare = all(c.dep_ in {"det", "punct"} for c in noun.children if c.i < noun.i)
    if types is None or article is None or article.lower_ != "the" or not bare:
        return None
    return next((a for a in reversed(reading.actors) if a.end <= article.idx and a.type in types), None)


def state_meant(reading: Reading, noun: Token) -> Actor | None:
    """`the military` in a paragraph that tells of one state and no other: that state's."""
    before = [c.lower_ for c in noun.lefts if c.dep_ != "punct"]
    if noun.lemma_.lower() not in OF_STATE or before != ["the"]:
        return None
    parties = [a for a in reading.actors if a.type in {"state", "military", "government_body"} and a.country]
    countries = {a.country for a in parties}
    told = next((a for a in parties if a.end <= noun.idx), None)
    if len(countries) != 1 or told is None or told.country is None:
        return None
    return replace(told, name=state_of(told.country), type="state", actor_id=told.country, rule="actor.holder")


def subject_before(reading: Reading, pronoun: Token) -> Token | None:
    """The closest subject before a pronoun that is a noun; not one that the pronoun stands in."""
    here, _ = reading.sentence(pronoun.idx)
    begin = here
    if begin > 1:
        begin, _ = reading.sentence(begin - 2)
    first = token_from(reading.doc, begin)
    for token in reversed(reading.doc[first : pronoun.i]):
        if token.idx < here and any(c.lower_ in {"whether", "if"} for c in token.head.children):
            continue  # `…, depending on whether helpers are counted. They operate …`
        if token.dep_ in SUBJECTS and token.pos_ in {"NOUN", "PROPN"} and not token.is_ancestor(pronoun):
            return token
    return None


def speaks(subject: Token) -> bool:
    return subject.head.lemma_ in SAYING and subject.dep_ == "nsubj"


def told_of(speaker: Token) -> Token | None:
    """The subject of what was said in the sentence before: `Iran has 182 kg, the agency said. Its stockpile …`."""
    told = next((c for c in speaker.head.children if c.dep_ == "ccomp"), None)
    if told is None:
        return None
    return next((c for c in told.children if c.dep_ in SUBJECTS and c.pos_ != "PRON"), None)
