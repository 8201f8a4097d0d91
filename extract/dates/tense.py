"""Whether the verb over a date tells of what has been or of what is to come, by the parse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from extract.dates.context import REACH, SCHEDULED
from extract.dates.find import DateCandidate
from extract.nlp import text_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

YEARS = frozenset({"y", "y2"})  # parts that name a year
VERBS = frozenset({"VERB", "AUX"})
DEEP = 40  # words above a word; a parse that is deeper is that of a list
# `registered for the vote in June`, `extended until August`: what these lead to may lie ahead of the verb.
LEADING_ON = frozenset("for before until till to towards into ahead by from through within pending".split())
# `called an election in May`, `adjourned the case to June`: whatever their tense, they speak of what is to come.
SETTING = frozenset(
    "accelerate adjourn agree aim announce anticipate appoint approve arrange authorise authorize await book call "
    "commit contract delay envisage expect expire extend fix forecast foresee hope intend invite order plan "
    "pledge postpone predict project promise propose register renew reschedule schedule set sign slate summon "
    "target vow want warn".split()
)
PAST = frozenset({"have", "has", "had", "having", "was", "were", "been", "did", "’ve", "'ve"})


def tense_of(doc: Doc, start: int, end: int) -> str | None:
    """`told` of a date over which a verb is in the past, `future` where it is modal; None where nothing says."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    if SCHEDULED.search(text_of(doc)[max(0, start - REACH) : start]):
        return "future"
    for step in (span.root, *islice(span.root.ancestors, DEEP)):
        if step.pos_ in VERBS and step.tag_ != "VBG":
            return tense_of_verb(step)
        if step.lower_ in LEADING_ON and step.pos_ not in VERBS:
            return None
    return None


def tense_of_verb(verb: Token) -> str | None:
    """Of a verb with its auxiliaries. There is none of an infinitive or the present, unless of what sets a time."""
    around = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    if any(c.tag_ == "MD" for c in around):
        return "future"
    if verb.tag_ == "VB" and verb.dep_ == "xcomp" and verb.head.lemma_ in SETTING:
        return "future"
    if verb.lemma_ in SETTING:
        return "future" if verb.tag_ in {"VBZ", "VBP"} and not around else None
    if verb.tag_ == "VBD" or any(c.lower_ in PAST for c in around):
        return "told"
    return "told" if verb.tag_ == "VBN" and not around else None


def tell_tenses(found: Sequence[DateCandidate], doc: Doc) -> tuple[DateCandidate, ...]:
    """The candidates, those without a year with what the verb over them says where their own words say nothing."""
    return tuple(
        replace(c, tense=tense_of(doc, c.start, c.end)) if c.tense is None and not YEARS & c.parts.keys() else c
        for c in found
    )
