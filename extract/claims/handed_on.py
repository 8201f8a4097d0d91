"""What a figure takes over from those before it: as a part, as the same things counted again, as their change."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.claims.aside import BROUGHT
from extract.claims.behind import clause_verb, is_total
from extract.claims.clauses import SUBJECTS
from extract.claims.doers import SUFFERED
from extract.claims.elided import REST
from extract.claims.holders import FORCES
from extract.claims.moves import MOVE_NOUN
from extract.claims.reading import Counted, Reading, tokens_in
from extract.claims.referents import actors_in
from extract.claims.rows import is_of_next
from extract.claims.thread import Thread, is_part
from extract.model import Figure, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

HELD = frozenset(
    {"personnel", "sites", "weapons", "vehicles", "attacks", "groups", "change", "money", "documents", "other"}
)
PARTIES = frozenset({"state", "military", "armed_group", "coalition", "igo", "party"})
# What a budget is made of, and what comes of it.
FLOWS = frozenset(
    "borrowing budget cost debt deficit expenditure export import income outlay outturn payroll revenue shortfall "
    "spending surplus upkeep".split()
)
ROW = re.compile(
    r"[^.;:()]{0,60}(?:,|,?\s(?:and|or)|\s\(|,?\sequal to)\s?(?:equal to\s)?"
    r"(?:(?:about|some|around|close to|nearly|almost|or)\s)*"
)
OF_THE = re.compile(r"\b(?:Of|Among)\s(?:the|its|their|these|those)\s(?:[a-z]+\s)?$")
OR = re.compile(r"\sor\s(?:[a-z]+\s)?$")
OF_THEM = re.compile(r"\sof\s(?:them|these|those|whom|which)\b")
UP = re.compile(r"[^.;]{0,40},\s(?:up|down)\s(?:by\s)?(?:(?:about|some|around|nearly|almost|over|more than)\s)?")
# `spent 4 billion, an increase of 7 per cent`, `made 90 trips, a 7 per cent increase`.
BY_SO_MUCH = re.compile(
    rf"[^.;]{{0,90}}(?:,|\s[–—])\s(?:an?\s)?(?:[a-z-]+\s){{0,2}}{MOVE_NOUN}\sof\s(?:[a-z]+\s){{0,2}}"
)
APPOSED = re.compile(r"[^.;]{0,60}(?:,|\s[–—])\san?\s(?:[a-z-]+\s){0,2}")
CHANGED = re.compile(rf"\s(?:[a-z-]+\s){{0,2}}{MOVE_NOUN}\b")
# `seven killed and 64 detained`: both done by one.
HARMED = (
    r"(?:killed|dead|slain|wounded|injured|hurt|maimed|detained|arrested|captured|abducted|kidnapped|missing|displaced)"
)
AND_ALSO = re.compile(
    rf"\s(?:[\w’-]+\s){{0,3}}?(?:were\s)?{HARMED}(?:,|,?\sand)\s(?:(?:a|another|some|more|than|over|at|least)\s)*"
)
HARMED_TOO = re.compile(rf"\s(?:others?\s|more\s|people\s)*(?:were\s)?{HARMED}\b")
# What someone did, of which the rest may be another’s; of what one holds the rest is the same holder’s.
DEEDS = SUFFERED | {"attacks"}


def inherited(
    reading: Reading, quantity: Quantity, token: Token, counted: Counted | None, kind: str, thread: Thread
) -> str | None:
    """Of a part, of the same things counted again, of things of one name; else of whom the paragraph tells."""
    if thread.last is None or is_total(reading, quantity):
        return None
    found = taken_over(reading, quantity, token, kind, thread)
    found = found or same_again(reading, quantity, token, counted, kind, thread)
    earlier = thread.main is not None and thread.main[1] < reading.sentence(quantity.start)[0]
    goes = found is None and earlier and goes_on(reading, quantity, counted, kind)
    return thread.main[0] if goes and thread.main is not None else found


def taken_over(reading: Reading, quantity: Quantity, token: Token, kind: str, thread: Thread) -> str | None:
    """What the words between a figure and the one before it tell: `up 12 per cent`, `and 64 detained`."""
    last = thread.last
    if last is None:
        return None
    if kind in {"change", "share"} and changed_by(reading, quantity, last):
        return last.actor
    if kind in SUFFERED and last.kind in SUFFERED and harmed_too(reading, quantity, last):
        return last.actor
    of_them = OF_THEM.match(reading.text, quantity.end)
    if {kind, last.kind} <= SUFFERED and of_them and is_active(token):
        return last.actor
    values = {"share", "change", "rate", "money"} | (
        {"personnel"} if OR.search(reading.text, max(0, quantity.begin - 40), quantity.begin) else set()
    )
    if kind in values and beside(reading, quantity, token, last):
        return last.actor
    part = is_part(reading, quantity, thread) if kind in SUFFERED else OF_THEM.match(reading.text, quantity.end)
    return last.actor if kind in SUFFERED | {"personnel"} and kind == last.kind and part else None


def is_active(token: Token) -> bool:
    """`arrested 80 men …, and then killed 38 of them`: done by who did the first."""
    verb = clause_verb(token)
    noun = token.dep_ == "dobj" or token.head.dep_ == "dobj"
    return (
        noun
        and verb is not None
        and verb.dep_ in {"conj", "ROOT"}
        and not any(c.dep_ == "auxpass" for c in verb.children)
    )


def same_again(
    reading: Reading, quantity: Quantity, token: Token, counted: Counted | None, kind: str, thread: Thread
) -> str | None:
    """Things of one noun (`Of the 180 tanks …, 84 tanks came`), the same ones counted again."""
    last = thread.last
    rest = kind in DEEDS and REST.search(reading.text, max(0, quantity.begin - 20), quantity.begin)
    if last is None or rest or is_of_next(reading, quantity, last.end):
        return None  # `the army did 126; in the remaining 416`
    if kind in HELD - {"change"} and counted is not None and counted.elided and (counted.head, kind) in thread.held:
        return thread.held[counted.head, kind]
    if kind in BROUGHT and counted is not None and " " not in counted.text:
        known = thread.owners.get(reading.doc[counted.head].lemma_)
        if known is not None and not (kind == "personnel" and names_party(reading, quantity)):
            return known
    if listed_again(token):
        return last.actor
    if kind not in {"personnel", last.kind} & HELD or (kind == "change" and last.kind != "change"):
        return None
    again = counted is not None and counted.elided and counted.start == (thread.counted or counted).start
    follows = again or is_part(reading, quantity, thread) or (kind != "change" and same_noun(counted, thread.counted))
    return last.actor if follows else None


def beside(reading: Reading, quantity: Quantity, token: Token, last: Figure) -> bool:
    """`allocates 4 billion, 6 per cent of output and a third of all spending`: another value of the same thing."""
    gap = re.sub(r"\s\([^()]*\)", "", reading.text[last.end : quantity.begin])
    if last.kind not in {"money", "share", "change", "personnel"} or not ROW.fullmatch(gap):
        return False
    between = tokens_in(reading.doc, last.end, quantity.begin)
    told = any(t.pos_ in {"VERB", "AUX"} and t.tag_ != "VBN" for t in between)
    return not told and token.dep_ not in SUBJECTS and not actors_in(reading, last.end, quantity.begin)


def goes_on(reading: Reading, quantity: Quantity, counted: Counted | None, kind: str) -> bool:
    """`Of the 60 ships in service, six are old`: in a sentence that names no party they are those told of before."""
    if counted is None or names_party(reading, quantity):
        return False
    noun = reading.doc[counted.head].lemma_.lower()
    held = kind in BROUGHT or (kind == "groups" and noun in FORCES)
    return held and OF_THE.search(reading.text, max(0, quantity.begin - 12), quantity.begin) is not None


def names_party(reading: Reading, quantity: Quantity) -> bool:
    start, end = reading.sentence(quantity.start)
    return any(a.type in PARTIES for a in actors_in(reading, start, end))


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
