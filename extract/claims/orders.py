"""Whose things are that a contract, an order or a sale is for: of who orders them, not of who sells or allows it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from extract.claims.holders import party_at
from extract.claims.reading import Reading, climb, number_token
from extract.model import Actor, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

ORDERS = frozenset({"contract", "order", "deal", "agreement", "memorandum", "letter"})
SALES = frozenset({"sale", "export", "transfer"})
PURCHASES = frozenset({"acquisition", "procurement", "purchase"})
ORDERING = frozenset("award place sign conclude finalise finalize ink seal issue let give announce have".split())
WINNING = frozenset("win receive get secure sign land clinch obtain".split())
ALLOWING = frozenset("approve authorise authorize clear allow permit notify back block endorse reject".split())
DELIVERING = frozenset("deliver transfer supply sell export ship donate provide".split())
BUYERS = frozenset({"state", "military", "government_body"})
FROM_WHOM = frozenset({"from", "with", "by"})
NEAR = 6  # words above a number in `a contract for the first 24 aircraft`


def ordered(reading: Reading, quantity: Quantity) -> tuple[bool, Actor | None]:
    """Whether a number is that of an order, a sale or a delivery, and the party that orders or gets the things."""
    token = number_token(reading.doc, quantity)
    if token is None or quantity.unit != "1":
        return False, None
    over = order_over(token)
    if over is None:
        return delivered(reading, token)
    verb = next((t for t in islice(climb(over), NEAR) if t.pos_ == "VERB"), None)
    if verb is None:
        return False, None
    if over.lemma_ in SALES:
        return verb.lemma_ in ALLOWING, behind(reading, over, "to") or behind(reading, verb, "to")
    if over.lemma_ in PURCHASES:
        getters = (behind(reading, noun, "for") for noun in (counted_noun(token), over, verb))
        getter = next((g for g in getters if g is not None), None)
        return getter is not None, getter
    buyer = party(reading, verb, "nsubj") if verb.lemma_ in ORDERING else None
    if buyer is None and verb.lemma_ in WINNING:
        buyer = next((b for p in FROM_WHOM for n in (over, verb) if (b := behind(reading, n, p)) is not None), None)
    return buyer is not None, buyer


def order_over(token: Token) -> Token | None:
    """`signed a contract for 24 aircraft`, `approved the sale of 84 missiles`: the noun that the number hangs on."""
    for step in islice(climb(token), NEAR):
        if step.pos_ in {"VERB", "AUX"}:
            return None
        noun = step.head
        if step.dep_ == "prep" and step.lower_ == "for":
            signed = next((c for c in noun.children if c.dep_ == "dobj" and noun.pos_ == "VERB"), noun)
            return signed if signed.lemma_ in ORDERS else None
        if step.dep_ == "prep" and step.lower_ == "of" and noun.lemma_ in SALES | PURCHASES:
            return noun
    return None


def counted_noun(token: Token) -> Token:
    return token.head if token.dep_ == "nummod" else token


def delivered(reading: Reading, token: Token) -> tuple[bool, Actor | None]:
    """`six boats will be delivered to Ghana`: by whom is left out, and who gets them is named."""
    top = next((t for t in islice(climb(token), NEAR) if t.dep_ == "nsubjpass"), None)
    if top is None or top.head.lemma_ not in DELIVERING or any(c.dep_ == "agent" for c in top.head.children):
        return False, None
    if any(c.lower_ == "by" for c in top.head.children):
        return False, None
    getter = behind(reading, top.head, "to")
    return getter is not None, getter


def party(reading: Reading, verb: Token, dep: str) -> Actor | None:
    """The state, force or government that is subject of a verb, or of the one that it hangs on."""
    for step in (verb, verb.head, verb.head.head):
        subject = next((c for c in step.children if c.dep_ == dep), None)
        if subject is not None:
            return buyer_at(reading, subject)
    return None


def behind(reading: Reading, word: Token, preposition: str) -> Actor | None:
    nouns = (n for p in word.children if p.lower_ == preposition for n in p.children if n.dep_ == "pobj")
    noun = next(nouns, None)
    return buyer_at(reading, noun) if noun is not None else None


def buyer_at(reading: Reading, noun: Token) -> Actor | None:
    found = party_at(reading, noun)
    return found if found is not None and found.type in BUYERS else None
