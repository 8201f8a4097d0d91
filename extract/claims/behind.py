"""What stands behind a number of the one who did it, and whether a number is the whole of the one before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.claims.kinds import parse_kind, singular
from extract.claims.reading import Reading, climb, number_token, token_from, tokens_in
from extract.claims.referents import antecedent
from extract.model import Actor, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

OF_TOTAL = re.compile(
    r"\s(?:out\s)?of\s(?:(?:the|its|their|all|a|total|some|about|(?:[A-Z][\w-]*\s)*[\w-]+[’']s?)\s){0,4}"
)
ELIDED = re.compile(r"\s(?:(?:others|people|of them)\s)?by\s(?:the\s)?")
BY = re.compile(
    r"\b(?:by|attributed to|attributable to|claimed by|blamed on|attributing [\w\s]{3,30} to)\s+(?:the\s+)?$", re.I
)
# `attributed two thirds of the deaths to ISKP`.
CREDITS = re.compile(r"\b(?:attribut|ascrib)(?:e|es|ed|ing)\s+(?:[\w-]+\s+){0,3}$", re.I)
TO = re.compile(r"^[^,;.]*\bto\s+(?:the\s+)?(?:(?:\w+\s+){1,4}(?:by|of)\s+(?:the\s+)?)?$")
# `were documented by UNAMI`: who counted them, not whose they are.
TOLD_BY = re.compile(
    r"\b(?:reported|recorded|documented|registered|verified|counted|estimated|published|cited|stated|noted|monitored|"
    r"confirmed|identified|observed|tracked)\s+by\s+(?:the\s+)?$",
    re.I,
)

HURT = frozenset({"fatalities", "injuries", "displaced", "detained"})
FELL_IN = re.compile(
    r"[^.;:()]{0,90}\b(?:killed|dead|died|slain|wounded|injured|hurt|maimed|arrested|detained|captured|displaced|uprooted)\s"
    r"(?:[a-z]+\s){0,2}?(?:in|by|during|from|under)\s(?:an?\s|the\s)?(?:(?!of\b)[a-z]+\s){0,2}"
)
PARTS = re.compile(
    r"\b(?:including|of which|of whom|all but)\s(?:[a-z]+\s)*$|\b(?:including|of which|of whom|all but)\b[^.;]*?,"
)
OWN_DEED = re.compile(
    r"[^.,;:()]{0,60}\s(?:from|in|by|under)\s(?P<whose>its|their)\s(?P<deed>(?:(?:own|[a-z-]+)\s?){1,4})"
)
DEEDS = frozenset("action campaign fire offensive operation".split())  # beside the kinds of attacks
DEED = re.compile(r"(?:[’']s?)?(?:-led)?(?:\s[a-z][\w-]*){1,3}")


def is_total(reading: Reading, quantity: Quantity) -> bool:
    """`14 of the 17 townships`: who holds the part does not hold all of them."""
    earlier = [q for q in reading.quantities if q.end <= quantity.start]
    return bool(earlier) and OF_TOTAL.fullmatch(reading.text[earlier[-1].end : quantity.start]) is not None


def clause_verb(token: Token) -> Token | None:
    """The closest verb over a token; `including` is none."""
    return next((step for step in climb(token) if step.pos_ in {"VERB", "AUX"} and step.dep_ != "prep"), None)


def named_behind(reading: Reading, quantity: Quantity, kind: str) -> Actor | None:
    """`69 attacks … were attributed to Da’esh`, `12 killed by the army`: named later in the sentence."""
    if kind not in {"attacks", "weapons", "fatalities", "injuries", "detained", "displaced", "share"}:
        return None
    start, end = reading.sentence(quantity.start)
    credits = CREDITS.search(reading.text[start : quantity.start]) is not None
    for actor in (a for a in reading.actors if quantity.end <= a.start < end):
        gap = reading.text[quantity.end : actor.start]
        if of_another(reading, quantity, actor.start) or PARTS.search(gap):
            return None
        if credits and TO.search(gap):
            return actor
        if kind != "share" and (by := BY.search(gap)) and not TOLD_BY.search(gap) and done_by(reading, quantity, by):
            return actor
    return None


def done_by(reading: Reading, quantity: Quantity, match: re.Match[str]) -> bool:
    """Whether a `by` is of what happened to those counted, not of another noun: `…, months after a call by X`."""
    by = reading.doc[token_from(reading.doc, quantity.end + match.start())]
    number = number_token(reading.doc, quantity)
    if by.lower_ != "by" or number is None:
        return True
    above = {t.i for t in climb(number)}
    head = by.head
    if parse_kind([head.lemma_]) == "attacks" and head.dep_ == "pobj":
        head = head.head.head  # `died in an attack by the PKK`
    return head.i in above or (head.dep_ in {"acl", "relcl"} and head.head.i in above)


def in_event(reading: Reading, quantity: Quantity, kind: str) -> Actor | None:
    """`Nine people were killed and 14 hurt in Russian shelling`: whose the deed is that they fell to."""
    _, end = reading.sentence(quantity.start)
    near = next((a for a in reading.actors if quantity.end <= a.start < end), None) if kind in HURT else None
    if near is None or not FELL_IN.fullmatch(reading.text, quantity.end, near.start):
        return None
    deed = DEED.match(reading.text, near.end, end)
    words = deed[0].split() if deed is not None else []
    deeds = [singular(w) for w in words]
    return near if any(parse_kind([w]) == "attacks" or w in DEEDS for w in deeds) else None


def in_own_event(reading: Reading, quantity: Quantity, kind: str) -> Actor | None:
    """`admits 40 deaths from its air strikes`: whose the deed is by a pronoun."""
    match = OWN_DEED.match(reading.text, quantity.end) if kind in HURT else None
    if match is None or not any(parse_kind([singular(w)]) == "attacks" for w in match["deed"].split()):
        return None
    pronoun = reading.doc[token_from(reading.doc, match.start("whose"))]
    return antecedent(reading, pronoun)


def right_behind(reading: Reading, quantity: Quantity) -> Actor | None:
    """`nine were held by the army and four by the police`: the second verb is left out."""
    near = next((a for a in reading.actors if a.start >= quantity.end), None)
    return near if near is not None and ELIDED.fullmatch(reading.text, quantity.end, near.start) else None


def of_another(reading: Reading, quantity: Quantity, end: int) -> bool:
    """`Of the 21, nine were held by the army`: the verb is of the second number, not the first."""
    between = [q for q in reading.quantities if quantity.end <= q.start and q.end <= end]
    if not between:
        return False
    first = [t for t in tokens_in(reading.doc, quantity.end, between[0].start) if t.pos_ in {"VERB", "AUX"}]
    later = [t for t in tokens_in(reading.doc, between[0].end, end) if t.tag_ in {"VBD", "VBZ", "VBP"}]
    return not first and bool(later)
