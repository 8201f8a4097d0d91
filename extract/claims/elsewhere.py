"""Places that are not where a figure holds: those of a source, of another clause, and where persons are from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.claims.clauses import NOUNS, has_subject, inmost
from extract.claims.dated import is_dateline
from extract.claims.places import MOVING_VERB
from extract.claims.reading import Place, Reading, climb, once, token_from
from extract.claims.reports import DOCUMENTS, is_person, states

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

EXPLAINED = re.compile(r"[^;:.]{0,80}:\s[^;:]{0,80}")  # `Bor was shelled: nine houses burned`
PLACES = frozenset({"GPE", "LOC", "FAC"})  # labels of the model
PARTLY = frozenset("all both chiefly largely mainly many most mostly predominantly primarily some".split())
# Who tells of the place that they are in: `villagers in Bor said that 40 huts had burned`.
DISTANT = re.compile(
    r"\d\s(?:km|kilomet(?:re|er)s?|mi|miles?|nautical\smiles)\s(?:away\s|off\s)?(?:to\sthe\s)?"
    r"(?:(?:north|south|east|west)[\w-]*\s)?(?:of|from)\s(?:the\s)?(?:[a-z]+\s)?$"
)
DIVISION = r"(?:city|country|county|district|economy|island|nation|province|region|state|town|territory)"
RANKED = re.compile(
    rf"\b(?:is|was|are|were|remains?|became)\s(?:still\s|one\sof\s)?(?:the|Africa[’']s|Asia[’']s)\s"
    rf"(?:[\w-]+\s){{0,2}}(?:[a-z]+est|most|least|second|third|only)(?:[\s-][\w-]+){{0,2}}\s{DIVISION}\s(?:in|of)\s(?:the\s)?$"
)
LINE = 40
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
            return step.lemma_.lower() not in LOCALS and not is_survey(step)
    return False


def is_of_place(clause: Token) -> bool:
    return clause.head.ent_type_ in PLACES and any(c.lower_ == "where" for c in clause.children)


def is_survey(noun: Token) -> bool:
    """`a survey for Laos indicates`, `a census in Bor found`: of where its figures are."""
    return noun.lemma_.lower() in {"assessment", "census", "count", "poll", "survey"}


def is_of_body(name: Span) -> bool:
    """`the U.S. government estimates`, `the Kenya police`: a name that says whose a body is; not `the Kenya census`."""
    body = name.root.head
    told = body.lemma_.lower() in DOCUMENTS or body.lemma_.lower() == "population"
    return name.root.dep_ in {"compound", "amod", "nmod"} and body.i >= name.end and not told


def is_owner(name: Span) -> bool:
    """`Norway’s support of the grid`: whose something is that is no population."""
    owned = name.root.head.lemma_.lower() if name.root.dep_ == "poss" else ""
    return owned not in {"", "population", "people", "inhabitant", "resident", "citizen"}


def is_of_source(reading: Reading, place: Place, source: Token | None) -> bool:
    """`a teacher in Pasto said that …`: in the phrase of who says it."""
    if source is None or source.lemma_.lower() in LOCALS or is_survey(source):
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


@once
def is_landmark(reading: Reading, place: Place) -> bool:
    """`centred 15 miles north of Izmir`: what a place is told by, and is not."""
    return DISTANT.search(reading.text, max(0, place.start - 60), place.start) is not None


@once
def is_of_class(reading: Reading, place: Place) -> bool:
    """`the poorest country in south Asia`: what a country is one of; `LIMA, 3 May (AFP) -`: whence a text was sent."""
    if RANKED.search(reading.text, max(0, place.start - 90), place.start):
        return True
    if place.start > LINE or not reading.dates or reading.dates[0].start - place.end > LINE:
        return False
    day = reading.dates[0]
    return place.end <= day.start and day.start > 0 and is_dateline(reading, day)


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
