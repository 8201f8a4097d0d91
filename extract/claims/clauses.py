"""Clauses of a parse: which clause a word stands in, and what leads a phrase of it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

CLAUSES = frozenset({"acl", "relcl", "advcl", "ccomp", "csubj", "csubjpass", "parataxis", "pcomp", "conj"})
VERBS = frozenset({"VERB", "AUX"})
NOUNS = frozenset({"NOUN", "PROPN"})
RELATIVE = frozenset({"who", "which", "that"})
NEXT, FAR = 10, 100
DEEP = 40  # words above a word; a parse that is deeper is that of a list
# `as the ministry announced in May`: what is told so, not what was at the same time.
REPORTING = frozenset(
    "agree announce claim describe estimate find indicate note plan report require say show state suggest".split()
)
MARKS = frozenset({"mark", "advmod"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def clauses_around(token: Token) -> list[Token]:
    """The head of each clause that holds a token, the inmost first. Many questions ask it: a doc remembers."""
    doc = token.doc
    known: dict[int, list[int]] = doc.user_data.setdefault("clauses", {})
    if token.i not in known:
        known[token.i] = [t.i for t in (token, *islice(token.ancestors, DEEP)) if is_clause(t)]
    return [doc[index] for index in known[token.i]]


def inmost(token: Token) -> Token | None:
    """The head of the clause right around a token; None where the parse is too deep to say."""
    return next(iter(clauses_around(token)), None)


def is_clause(token: Token) -> bool:
    return token.head.i == token.i or (token.dep_ in CLAUSES and token.pos_ in VERBS)


def has_subject(verb: Token) -> bool:
    return any(c.dep_ in SUBJECTS for c in verb.children)


def leading(token: Token) -> Iterator[Token]:
    """The words above a token in its phrase, up to the verb: of `since the fall of Kabul in 2021` in, fall, since."""
    for step in token.ancestors:
        if step.pos_ in VERBS:
            return
        yield step


def clause_distance(number: Token, date: Token) -> int | None:
    """How many clauses out from a number a date stands; None where its clause does not hold the number.

    A clause that says what the counted ones are (`of the 180 tanks ordered in 2022`) is as close as the number's own;
    so is the date of what a relative clause is about (`the vote of 8 May, in which 900 took part`);
    a date that hangs on another noun (`the murder of a guard in 2011`) is farther than all of them.
    """
    around = clauses_around(number)
    own = inmost(date)
    if own is None:
        return None
    told = next((v for v in around if v.dep_ == "relcl" and v.head in leading(date)), None)
    if told is not None and not any(t.tag_ in {"VBZ", "VBP"} for t in (told, *told.children)):
        return around.index(told)
    if own in around:
        return around.index(own) + (FAR if dates_other(number, date) else 0)
    if own.dep_ in {"acl", "relcl"} and own.head in (number, *phrase(number).subtree):
        if own.dep_ == "acl" and not is_partitive(own.head, number):
            return None
        return 0 if is_said_of(own.head, number) else FAR - 1 if own.dep_ == "acl" else FAR
    if opens_since(own):
        own = inmost(own.head)
        return around.index(own) if own in around else None
    if coincides(own):
        own = inmost(own.head)
        return around.index(own) + NEXT if own in around else None
    told = next((v for v in around if v.dep_ == "relcl" and own.dep_ == "acl" and v.head == own.head), None)
    if told is not None:
        return around.index(told) + 1
    while own is not None and (shares_subject(own) or adds_result(own, date)):
        own = inmost(own.head)
    return around.index(own) + NEXT if own in around else None


def opens_since(verb: Token) -> bool:
    """`since the war began in 2023`: the clause of an event from which on something has been so."""
    return verb.dep_ == "advcl" and any(c.lower_ == "since" and c.i < verb.i for c in verb.children)


def coincides(verb: Token) -> bool:
    """`6,000 were there as the force took over on 1 July`: a clause of what was at the same time."""
    if verb.dep_ != "advcl" or verb.lemma_ in REPORTING or not has_subject(verb):
        return False
    return any(c.lower_ in {"as", "when"} and c.dep_ in MARKS for c in verb.children)


def shares_subject(verb: Token) -> bool:
    """`killed three and wounded nine on 5 May`: a second verb of the same subject."""
    return verb.dep_ == "conj" and not any(c.dep_ in SUBJECTS and c.lower_ not in RELATIVE for c in verb.children)


def adds_result(verb: Token, date: Token) -> bool:
    """`shut 40 schools, leaving pupils at home, as of 9 May`: a participle tells on of the same time.

    Not so `having fled in 2019`, nor where the participle has a number of its own in front of the date.
    """
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or has_subject(verb):
        return False
    if any(c.dep_ in {"mark", "aux", "prep"} and c.i < verb.i for c in verb.children):
        return False
    stands = date.head.lower_ == "of" or date.head.lower_ == "at"
    return stands or not any(t.like_num and verb.i < t.i < date.i for t in verb.subtree)


def dates_other(number: Token, date: Token) -> bool:
    above = {number, *islice(number.ancestors, DEEP)}
    return any(t.pos_ in NOUNS and t not in above and t.dep_ not in SUBJECTS for t in leading(date))


def is_said_of(noun: Token, number: Token) -> bool:
    """Whether a noun is what the number counts: of `46 of the 82 persons abducted in May` it is so for 82 only."""
    own = phrase(number)
    return noun == own or noun in own.conjuncts


def is_partitive(noun: Token, number: Token) -> bool:
    """Whether only `of` leads from what is counted to a noun: `three of the tanks`, not `300 people in a camp`."""
    above = {phrase(number), *phrase(number).conjuncts, number}
    for step in (noun, *noun.ancestors):
        if step in above:
            return True
        if step.dep_ == "prep" and step.lower_ != "of":
            return False
    return True


def phrase(number: Token) -> Token:
    """The top of the noun phrase that a number stands in."""
    top = number
    while top.head.i != top.i and top.head.pos_ in NOUNS | {"NUM"}:
        top = top.head
    return top
