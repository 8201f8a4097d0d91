"""Places that are not where a figure holds: those of a source, of another clause, and where persons are from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.claims.clauses import NOUNS, has_subject, inmost
from extract.claims.places import MOVING_VERB
from extract.claims.reading import Place, Reading, climb, token_from
from extract.claims.reports import DOCUMENTS, is_person, states

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

EXPLAINED = re.compile(r"[^;:.]{0,80}:\s[^;:]{0,80}")  # `Bor was shelled: nine houses burned`
PLACES = frozenset({"GPE", "LOC", "FAC"})  # labels of the model
PARTLY = frozenset("all both chiefly largely mainly many most mostly predominantly primarily some".split())
# Who tells of the place that they are in: `villagers in Bor said that 40 huts had burned`.
LOCALS = frozenset(
    "chief doctor elder farmer fisherman inhabitant local medic merchant neighbour nurse pastor priest resident "
    "shopkeeper surgeon survivor teacher trader villager witness worker".split()
)


def is_aside(reading: Reading, place: Place, number: Token) -> bool:
    """`a source whom we met in Nairobi put it at 12`, `prosecutors in Lyon said that 12 died`: where others are.

    Also what is only told of another place: `in Kivu, where rebels took the town of Bunia, 12 died`.
    """
    for step in climb(reading.doc[token_from(reading.doc, place.start)]):
        if step.i == number.i or step.is_ancestor(number):
            return False
        if step.dep_ == "relcl" and (is_person(step.head) or is_of_place(step)):
            return True
        if step.dep_ == "nsubj" and states(step.head, number):
            return step.lemma_.lower() not in LOCALS
    return False


def is_of_place(clause: Token) -> bool:
    return clause.head.ent_type_ in PLACES and any(c.lower_ == "where" for c in clause.children)


def is_of_body(name: Span) -> bool:
    """`the U.S. government estimates`, `the Kenya police`: a name that says whose a body is; not `the Kenya census`."""
    body = name.root.head
    told = body.lemma_.lower() in DOCUMENTS or body.lemma_.lower() == "population"
    return name.root.dep_ in {"compound", "amod", "nmod"} and body.i >= name.end and not told


def is_of_source(reading: Reading, place: Place, source: Token | None) -> bool:
    """`a teacher in Pasto said that …`: in the phrase of who says it."""
    if source is None or source.lemma_.lower() in LOCALS:
        return False
    return source.is_ancestor(reading.doc[token_from(reading.doc, place.start)])


def in_other_clause(reading: Reading, place: Place, number: Token) -> bool:
    """`attacked convoys near Afmadow on two occasions, and 900 people left Kismayo`: each clause has its place."""
    if EXPLAINED.fullmatch(reading.text, place.end, max(place.end, number.idx)):
        return False
    for step in climb(reading.doc[token_from(reading.doc, place.start)]):
        if step.i == number.i or step.is_ancestor(number):
            return False
        if step.pos_ == "VERB" and has_subject(step) and (step.dep_ in {"conj", "ccomp"} or contrasts(step)):
            return True
    return False


def contrasts(verb: Token) -> bool:
    """`whereas those of Mali fell`."""
    marks = (c.lower_ for c in verb.children if c.dep_ == "mark")
    return verb.dep_ == "advcl" and any(m in {"while", "whereas", "although", "though"} for m in marks)


def is_origin(reading: Reading, place: Place) -> bool:
    """`traders, all from Benin`, `a peacekeeper from Nepal`: where persons are from, not where they are."""
    if place.lead != "from":
        return False
    first = next(p for p in reading.places if p.group == place.group)
    lead = reading.doc[max(0, token_from(reading.doc, first.start) - 1)]
    if lead.lower_ != "from":
        lead = lead.nbor(-1) if lead.i > 0 else lead
    verb = inmost(lead)
    if verb is not None and MOVING_VERB.match(verb.lower_):
        return False
    whole = lead.nbor(-1).lower_ if lead.i > 0 else ""
    return whole in PARTLY or (lead.head.pos_ in NOUNS and is_person(lead.head))
