"""Whether a state's name, adjective or capital acts in its sentence, or only says where or of what kind."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.actors.register import Entry
from extract.rules import load_rules

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Prepositions behind which a state is a party, and those behind which it is a place.
PARTY = frozenset({"by", "with", "between", "against", "according", "versus", "via"})
RELATED = re.compile(
    r"\b(?:departure|withdrawal|forces|troops|armies|army|military|soldiers|presence|role|interests?|operations?|attacks?|"
    r"actions?|polic(?:y|ies)|influence|leader(?:s|ship)?|president|government|those)\b",
    re.I,
)
DEALINGS = re.compile(
    r"\b(?:agreements?|accords?|treat(?:y|ies)|deals?|talks?|negotiations?|relations?|ties|cooperation|tensions?|conflict|"
    r"war|confrontation|clashes|coordination|dialogue|alliance|border dispute|support|assistance|pressure|sanctions|"
    r"allies|ally|allied|backed|aligned|affiliated|loyal|owned|run|controlled|led|meeting)\b",
    re.I,
)
# Two parties in one word: `Israel-Iran conflict`.
PAIRED = re.compile(
    r"[-–][A-Z][a-z]+\s+(?:war|conflict|confrontation|relations|ties|talks|agreement|ceasefire|border|tensions|rivalry)\b"
)
JOINED = re.compile(
    r"^[-–](?:led|backed|aligned|affiliated|sponsored|supported|owned|run|based|funded|trained|Iran|Israel|US|Iraq)"
)

# `Basrah (431), Baghdad (198)`: a place in a list of counts.
COUNTED = re.compile(r"\s?\(\d")


@cache
def words(rule_id: str) -> frozenset[str]:
    return frozenset(next(r for r in load_rules("actors") if r.id == rule_id).words)


def acts(doc: Doc, start: int, end: int, entry: Entry) -> bool:
    """Whether the mention at these offsets is of a state that acts."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return False
    if entry.form == "adjective":
        return acting_adjective(doc, span.end, start, end)
    if entry.form == "capital" and (COUNTED.match(doc.text, end) or not party_capital(span.root)):
        return False
    return joined(doc, start, end) or acting_noun(span.root, entry) or before_noun(doc, span.end, span.root)


def joined(doc: Doc, start: int, end: int) -> bool:
    """`US-led`, and both of `US-Iran confrontation`."""
    text = doc.text
    if JOINED.match(text[end : end + 14]) or PAIRED.match(text[end : end + 40]):
        return True
    return (
        re.search(r"\b[A-Z][A-Za-z]*[-–]$", text[max(0, start - 20) : start]) is not None
        and not text[end : end + 1].isalnum()
    )


def acting_adjective(doc: Doc, following: int, start: int, end: int) -> bool:
    """`Turkish airstrikes`, `Iraqi security forces`, `Iranian-backed militias`, not `Turkish coffee`."""
    if joined(doc, start, end):
        return True
    for token in doc[following : following + 4]:
        if token.lower_ in words("actor.acting_noun") or token.lemma_.lower() in words("actor.acting_noun"):
            return True
        if token.pos_ not in {"ADJ", "NOUN", "PROPN", "PUNCT", "CCONJ", "PART"} or token.text in {".", ",", ";", ":"}:
            return False
    return False


def before_noun(doc: Doc, following: int, root: Token) -> bool:
    """`US troops`: a state's name used as an adjective."""
    if root.dep_ not in {"compound", "nmod", "amod", "npadvmod"} and root.i + 1 != following:
        return False
    token = doc[following] if following < len(doc) else None
    if token is None or token.pos_ not in {"NOUN", "ADJ", "PROPN"}:
        return False
    return any(
        t.lower_ in words("actor.acting_noun") or t.lemma_.lower() in words("actor.acting_noun")
        for t in doc[following : following + 3]
        if t.pos_ in {"NOUN", "ADJ", "PROPN"}
    )


def acting_noun(root: Token, entry: Entry) -> bool:
    """Subject of a verb that is not stative, its `by` agent, a party of an agreement or of a dealing."""
    token = root
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    head = token.head
    if token.dep_ in {"nsubj", "nsubjpass"}:
        return head.pos_ == "VERB" and head.lemma_.lower() not in words("actor.stative_verb")
    if token.dep_ == "agent" or (token.dep_ == "pobj" and head.dep_ == "agent"):
        return True
    if token.dep_ == "poss":
        return any(
            t.lemma_.lower() in words("actor.acting_noun") for t in head.subtree if t.i <= head.i and t.i > token.i
        )
    if token.dep_ == "pobj" and head.lower_ in PARTY:
        return True
    if token.dep_ == "pobj" and head.lower_ in {"from", "to", "of"}:
        over = head.head.text
        close = DEALINGS.search(over) or (head.lower_ == "of" and RELATED.search(over))
        return entry.form != "capital" and bool(close) and over.lower() != "war"
    return False


def party_capital(root: Token) -> bool:
    """A capital stands for its government behind `with` and `between`, or as the subject of an acting verb."""
    token = root
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    if token.dep_ == "pobj":
        return token.head.lower_ in {"with", "between", "by", "from"} and token.head.head.lemma_ not in {
            "flee",
            "return",
            "travel",
            "come",
        }
    return token.dep_ in {"nsubj", "poss"}
