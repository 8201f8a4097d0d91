"""Whose things are by the words right around them: `Turkey’s 40 bases`, `its 40 bases`, `bases of the PKK`."""

from __future__ import annotations

import re

from extract.claims.doers import of_relative
from extract.claims.holders import FORCES, bare_state, forces_of
from extract.claims.reading import Counted, Reading, token_from, tokens_in
from extract.claims.referents import antecedent
from extract.model import Actor, Quantity

OWNS = re.compile(r"[’']s?\s+")
OWNED = re.compile(r"[’']s?\s+(?:[a-z-]+\s+){0,2}")
LINK = re.compile(
    r",?\s+(?:of|belonging to|affiliated with|loyal to|involving|"
    r"(?:used|held|run|operated|owned|controlled|occupied) by|claimed by|attributed to|blamed on|"
    r"(?:(?:carried out|committed|conducted|launched|perpetrated|staged)\s+)?by)\s+(?:the\s+)?"
)
LINK_FROM = re.compile(rf"{LINK.pattern}|\s+from\s+(?:the\s+)?")
FROM = re.compile(r"\sfrom\s(?:the\s)?")
# `withdrew its soldiers from Chad`, `ordered 40 tanks from Hanwha`: where they come from, not whose they are.
LEAVES = re.compile(
    r"\b(?:get|gets|got|receiv\w+|buy\w*|bought|order\w*|purchas\w+|acquir\w+|procur\w+|obtain\w*|"
    r"withdr[ae]w\w*|pull\w*|evacuat\w+|depart\w*|left|leav\w+|remov\w+|expel\w*|return\w*)\b",
    re.I,
)


def possessor(reading: Reading, quantity: Quantity, counted: Counted) -> Actor | None:
    """`Turkey’s 40 bases`, `its 40 bases`, `bases of the PKK`, `troops from Chad`."""
    first = quantity.begin
    pronoun = reading.doc[max(0, token_from(reading.doc, first) - 1)]
    if pronoun.tag_ == "WP$" and pronoun.idx < first:
        return of_relative(reading, pronoun)
    if pronoun.tag_ == "PRP$" and pronoun.idx < first:
        return forces_of(antecedent(reading, pronoun), reading.doc[counted.head])
    before = [a for a in reading.actors if a.end <= first]
    if before and OWNED.fullmatch(reading.text, before[-1].end, first):
        between = tokens_in(reading.doc, before[-1].end, first)
        if not any(t.pos_ in {"VERB", "AUX"} and t.tag_ != "VBN" for t in between):  # `Chad’s army said 12 of them`
            return before[-1]
    if (sender := home_of(reading, quantity, counted)) is not None:
        return sender
    if counted.elided:
        return None
    whose = [a for a in before if 0 < counted.start - a.end < 6 and OWNS.fullmatch(reading.text, a.end, counted.start)]
    if whose and counted.end <= quantity.start:
        return whose[-1]  # `Iran’s stockpile stood at 142 kg`
    head = reading.doc[counted.head]
    named = next((c for c in head.children if c.dep_ == "poss"), None)
    if named is not None and counted.end <= quantity.start and (state := bare_state(reading, named)) is not None:
        return state
    behind = [a for a in reading.actors if a.start >= counted.end]
    leaves = LEAVES.search(reading.text, reading.sentence(quantity.start)[0], quantity.start)
    link = LINK if leaves else LINK_FROM
    return behind[0] if behind and link.fullmatch(reading.text, counted.end, behind[0].start) else None


def home_of(reading: Reading, quantity: Quantity, counted: Counted) -> Actor | None:
    """`700 soldiers from Chad and 400 from Togo`: the state that sends them, where no verb says that they leave it."""
    if reading.doc[counted.head].lemma_ not in FORCES - {"fighter"}:
        return None
    behind = FROM.match(reading.text, quantity.end if counted.elided else counted.end)
    if behind is None:
        return None
    noun = reading.doc[min(token_from(reading.doc, behind.end()), len(reading.doc) - 1)]
    while noun.dep_ == "compound" and noun.head.i > noun.i:
        noun = noun.head
    leaves = LEAVES.search(reading.text, reading.sentence(quantity.start)[0], quantity.start)
    own = counted.elided or (noun.dep_ == "pobj" and noun.head.head.i == counted.head)
    return bare_state(reading, noun) if own and leaves is None else None
