"""Whose a number is whose verb is left out: `Norway 20 and Chad three`, `against 290 for the US Navy`."""

from __future__ import annotations

import re

from extract.claims.holders import bare_state
from extract.claims.reading import Reading, token_from
from extract.claims.referents import actors_in
from extract.model import Actor, Quantity
from extract.numbers.exclude import tally_around

AGAINST = re.compile(r"\b(?:against|versus|compared (?:with|to))\s$")
FOR = re.compile(r"\s(?:for|by|of)\s(?:the\s)?")
# `Chad, under the same plan, about 40`.
ASIDE = re.compile(r",\s(?:under|in|with|by|through|for|at|on|via)\s[^,;.()]{2,40},\s$")
# What comes before a name in the second clause of two that share a verb.
GAP = re.compile(r"(?:,|;|\band|\bbut)\s(?:(?:that|those)\sof\s)?(?:the\s|The\s)?$")
AND = re.compile(r",?\sand\s(?:the\s)?")
# `The army was responsible for 12 of them and the police for nine`.
LIABLE = re.compile(
    r"\b(?:responsible|blamed|culpable|liable)\sfor\s[^;]{0,120}?\d[^;]{0,200}?"
    r"(?:,|;|\band)\s(?P<who>[^,;]{2,60}?)\sfor\s(?:[a-z]+\s){0,2}$"
)
# `40 attacks were attributed to the army, 12 to the police`.
CREDITED = re.compile(r"\b(?:attribut|ascrib|credit)ed\sto\b[^.;]*$")
CREDITED_TO = re.compile(r"\s(?:more\s|others?\s)?to\s(?:the\s)?")


def before_gap(reading: Reading, quantity: Quantity) -> Actor | None:
    """`Japan sent 40 trucks, Norway 20 and Chad three`: the name right before a number whose verb is left out."""
    begin = quantity.begin
    if (aside := ASIDE.search(reading.text, max(0, begin - 60), begin)) is not None:
        begin = aside.start()
    name = reading.doc[max(0, token_from(reading.doc, begin) - 1)]
    if name.lower_ in {"a", "an", "another"} and name.i:
        name = reading.doc[name.i - 1]
    if name.pos_ != "PROPN" or name.idx >= quantity.start or name.ent_type_ in {"DATE", "PERSON"}:
        return None
    found = actors_in(reading, name.idx, name.idx + len(name))
    actor = first_of_pair(reading, found[-1]) if found else bare_state(reading, name)
    joined = actor is not None and GAP.search(reading.text, max(0, actor.start - 20), actor.start)
    return actor if joined and any(q.end <= quantity.start for q in reading.quantities) else None


def first_of_pair(reading: Reading, actor: Actor) -> Actor:
    """`that of the Navy and the Marines 9,000`: the first of two that have it together."""
    before = next((a for a in reversed(reading.actors) if a.end <= actor.start), None)
    paired = before is not None and AND.fullmatch(reading.text, before.end, actor.start)
    return before if before is not None and paired and GAP.search(reading.text[: before.start][-20:]) else actor


def liable_for(reading: Reading, quantity: Quantity) -> tuple[bool, Actor | None]:
    """Whether the number is the second of `responsible for 12 …, and the police for nine`, and who is named there."""
    match = LIABLE.search(reading.text, reading.sentence(quantity.start)[0], quantity.begin)
    if match is None:
        return False, None
    found = actors_in(reading, match.start("who"), match.end("who"))
    whole = found and not re.search(r"\w", reading.text[found[-1].end : match.end("who")])
    return True, found[-1] if whole else None


def credited_to(reading: Reading, quantity: Quantity) -> tuple[bool, Actor | None]:
    """The same of `40 attacks were attributed to the army, 12 to the police`."""
    behind = CREDITED_TO.match(reading.text, quantity.end)
    if behind is None or not CREDITED.search(reading.text, reading.sentence(quantity.start)[0], quantity.start):
        return False, None
    return True, next((a for a in reading.actors if a.start == behind.end()), None)


def tallied_for(reading: Reading, quantity: Quantity) -> tuple[bool, Actor | None]:
    """The same of `seats by party - Dawn 47, Union of Farmers 9`: the name that the number stands behind."""
    if tally_around(reading.text, quantity.start, quantity.end) is None:
        return False, None
    return True, next((a for a in reading.actors if a.end + 1 == quantity.start), None)


def compared(reading: Reading, quantity: Quantity) -> Actor | None:
    """`against 290 for the US Navy`: whose the number set against another is."""
    begin = quantity.begin
    near = next((a for a in reading.actors if a.start >= quantity.end), None)
    if near is None or not AGAINST.search(reading.text, max(0, begin - 20), begin):
        return None
    return near if FOR.fullmatch(reading.text, quantity.end, near.start) else None
