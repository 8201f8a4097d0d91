"""What stands behind a number of the one who did it, and whether a number is the whole of the one before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.claims.reading import Reading, climb, tokens_in
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
TO = re.compile(r"^[^,;.]*\bto\s+(?:the\s+)?$")
# `were documented by UNAMI`: who counted them, not whose they are.
TOLD_BY = re.compile(
    r"\b(?:reported|recorded|documented|registered|verified|counted|estimated|published|cited|stated|noted|monitored|"
    r"confirmed|identified|observed|tracked)\s+by\s+(?:the\s+)?$",
    re.I,
)


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
    for actor in reading.actors:
        gap = reading.text[quantity.end : actor.start]
        if actor.start < end and of_another(reading, quantity, actor.start):
            return None
        if quantity.end <= actor.start < end and credits and TO.search(gap):
            return actor
        if kind != "share" and quantity.end <= actor.start < end and BY.search(gap) and not TOLD_BY.search(gap):
            return actor
    return None


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
