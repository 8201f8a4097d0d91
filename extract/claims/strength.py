"""Whose strength: of a force, a fleet or ranks whose party an earlier sentence of the paragraph names."""

from __future__ import annotations

import re

from extract.claims.handed_on import PARTIES
from extract.claims.reading import Counted, Reading
from extract.claims.referents import actors_in
from extract.model import Quantity

MANPOWER = re.compile(r"[’']s?\s(?:[\w-]+\s)?(?:manpower|strength|ranks|size|numbers|membership)\b")
# `The regular force grows from 478,000`, `an authorised strength of 900`, `the inventory of ships would rise to 300`.
FORCE = re.compile(
    r"(?:^|,\s|\b(?:the|an?|its|their)\s)(?:[\w-]+\s){0,3}?(?:end strength|strength|inventory|force|"
    r"force structure|fleet|ranks|manpower)\s(?:[^.;]|\.(?=\d))*$",
    re.I,
)
HELD = frozenset({"personnel", "vehicles", "groups"})


def of_strength(reading: Reading, quantity: Quantity, counted: Counted | None, kind: str) -> str | None:
    """The party whose strength the paragraph tells of; None where the sentence names another."""
    if kind not in HELD:
        return None
    bare = counted is None or " " not in counted.text
    before = [a for a in reading.actors if a.end < quantity.start and MANPOWER.match(reading.text, a.end)]
    if kind == "personnel" and bare and before:
        return before[-1].name
    start, end = reading.sentence(quantity.start)
    if start == 0 or not FORCE.search(reading.text[start : quantity.begin]):
        return None
    named = [a for a in actors_in(reading, start, end) if a.type in PARTIES]
    if named and named[0].start < quantity.start:
        return None
    told = [a for a in actors_in(reading, reading.sentence(start - 2)[0], start) if a.type in PARTIES]
    if named and len({a.name for a in told}) > 1:
        return None
    return told[-1].name if told else None
