"""What a figure takes over from those before it: as a part, as the same things counted again, as their change."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.claims.behind import clause_verb, is_total
from extract.claims.doers import SUFFERED
from extract.claims.reading import Counted, Reading
from extract.claims.thread import Thread, is_part
from extract.model import Figure, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

HELD = frozenset(
    {"personnel", "sites", "weapons", "vehicles", "attacks", "groups", "change", "money", "documents", "other"}
)
UP = re.compile(r"[^.;]{0,40},\s(?:up|down)\s(?:by\s)?(?:(?:about|some|around|nearly|almost|over|more than)\s)?")
# `spent 4 billion, an increase of 7 per cent`, `made 90 trips, a 7 per cent increase`.
MORE = r"(?:increase|rise|growth|jump|surge|gain|hike|decrease|decline|fall|drop|reduction|cut|dip)"
BY_SO_MUCH = re.compile(rf"[^.;]{{0,60}}(?:,|\s[–—])\s(?:an?\s)?(?:[a-z-]+\s){{0,2}}{MORE}\sof\s(?:[a-z]+\s){{0,2}}")
APPOSED = re.compile(r"[^.;]{0,60}(?:,|\s[–—])\san?\s(?:[a-z-]+\s){0,2}")
CHANGED = re.compile(rf"\s(?:[a-z-]+\s){{0,2}}{MORE}\b")
# `seven killed and 64 detained`: both done by one.
HARMED = (
    r"(?:killed|dead|slain|wounded|injured|hurt|maimed|detained|arrested|captured|abducted|kidnapped|missing|displaced)"
)
AND_ALSO = re.compile(
    rf"\s(?:[\w’-]+\s){{0,3}}?(?:were\s)?{HARMED}(?:,|,?\sand)\s(?:(?:a|another|some|more|than|over|at|least)\s)*"
)
HARMED_TOO = re.compile(rf"\s(?:others?\s|more\s|people\s)*(?:were\s)?{HARMED}\b")


def inherited(
    reading: Reading, quantity: Quantity, token: Token, counted: Counted | None, kind: str, thread: Thread
) -> str | None:
    """Of a part, of the same things counted again, or of things of one name (`Of the 180 tanks …, 84 tanks came`)."""
    if thread.last is None or is_total(reading, quantity):
        return None
    if kind in {"change", "share"} and changed_by(reading, quantity, thread.last):
        return thread.last.actor
    if kind in SUFFERED and thread.last.kind in SUFFERED and harmed_too(reading, quantity, thread.last):
        return thread.last.actor
    if kind in HELD - {"change"} and counted is not None and counted.elided and (counted.start, kind) in thread.held:
        return thread.held[counted.start, kind]
    if kind in {"weapons", "vehicles", "personnel"} and counted is not None and " " not in counted.text:
        known = thread.owners.get(reading.doc[counted.head].lemma_)
        if known is not None:
            return known
    if listed_again(token):
        return thread.last.actor
    if kind in SUFFERED and kind == thread.last.kind and is_part(reading, quantity, thread):
        return thread.last.actor
    if kind not in {"personnel", thread.last.kind} & HELD or (kind == "change" and thread.last.kind != "change"):
        return None
    again = counted is not None and counted.elided and counted.start == (thread.counted or counted).start
    follows = again or is_part(reading, quantity, thread) or (kind != "change" and same_noun(counted, thread.counted))
    return thread.last.actor if follows else None


def changed_by(reading: Reading, quantity: Quantity, last: Figure) -> bool:
    """`4 billion, up 12 per cent`, `4 billion, an increase of 12 per cent`, `90 trips, a 12 per cent increase`."""
    gap = last.end, quantity.start
    if UP.fullmatch(reading.text, *gap) or BY_SO_MUCH.fullmatch(reading.text, *gap):
        return True
    return APPOSED.fullmatch(reading.text, *gap) is not None and CHANGED.match(reading.text, quantity.end) is not None


def harmed_too(reading: Reading, quantity: Quantity, last: Figure) -> bool:
    """`seven killed and 64 detained`: what is said of both, whoever did it."""
    behind = HARMED_TOO.match(reading.text, quantity.end)
    return behind is not None and AND_ALSO.fullmatch(reading.text, last.end, quantity.start) is not None


def listed_again(token: Token) -> bool:
    """`The tally also lists 40 tanks`: what the figure before is a part of."""
    verb = clause_verb(token)
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None) if verb is not None else None
    if subject is None or subject.lemma_ not in {"count", "figure", "list", "tally", "toll", "total"}:
        return False
    return [c.lower_ for c in subject.children] in (["the"], ["this"], ["that"])


def same_noun(counted: Counted | None, before: Counted | None) -> bool:
    """`the number of ISIL fighters …, which estimated the number of fighters`: the same ones."""
    return bool(counted and before and " " not in counted.text and counted.text in before.text.split())
