"""What one stated figure hands on: its parts, what explains it, and the next source in the same row."""

from __future__ import annotations

import re
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from extract.claims.kinds import PERSONS, parse_kind
from extract.claims.reading import Reading, climb, token_from, tokens_in, top_token
from extract.claims.referents import actors_in
from extract.claims.reports import HOLDING, saying_verbs, speakers
from extract.claims.saying import PRONOUNS, clean_source, is_passive, names_another, speaker
from extract.claims.thread import Thread, is_part
from extract.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

# The next of a poll: `, Banda at 22 percent and Mensah trailing at 9 percent`.
NAMED_ITEM = re.compile(
    r",?\s(?:(?:and|with)\s)?(?:[A-Z][\w’-]*\s){0,4}(?:\w+ing\s)?(?:(?:at|with|on|over|some|about|nearly|around)\s)*"
)
OF_THE = re.compile(r"\s+of\s+the\s+")
OF_THEM = re.compile(r"(?:\s[\w-]+)?\s+of\s+(?:these|those|them|whom|which)\b")
BUT = re.compile(r"\bbut\b")
OF_THOSE_BEFORE = re.compile(r"(?:^|;\s+)(?:Of|Among|of|among)\s(?:these|those|them)\b[^.;]{0,90}$")
# `managers put it at 40 and the mayor at 52`, `police say 40 died, the Red Cross 52`.
NEXT_SOURCE = re.compile(
    r"[^;.]{0,80}?(?:,|;|\band\b|\bwhile\b|\bbut\b|\bagainst\b)(?:\s(?:and|while|but))?\s"
    r"(?P<who>[^,;.:()\d]{2,70}?)\s(?P<at>at\s)?[“\"‘]?"
)
APPOSED = re.compile(
    r"[^,;.:]{0,60},\s(?:an?|up|down)\s(?:[\w-]+\s){0,2}"
)  # `counted 40 deaths in May, a 12 per cent rise`
TENSED = frozenset({"VBD", "VBP", "VBZ"})
NEAR = 4  # words above a number in `with dozens missing`
SUBORDINATE = frozenset({"relcl", "advcl"})
SOURCES = frozenset({"ngo", "igo", "media", "research", "government_body"})


def next_source(reading: Reading, quantity: Quantity, thread: Thread) -> str | None:
    """`managers put the toll at 40 and the mayor at 52`: the second source says the same of another number."""
    last = thread.stated
    if last is None or last is not thread.last or last.start < reading.sentence(quantity.start)[0]:
        return None
    match = NEXT_SOURCE.fullmatch(reading.text, last.end, quantity.begin)
    if match is None or last.unit != quantity.unit:
        return None
    before = reading.text[max(0, last.start - 20) : last.start]
    if bool(match["at"]) != bool(re.search(r"\bat\s(?:[\w“‘\"-]+\s?){0,3}$", before)):
        return None
    if any(t.tag_ in TENSED for t in tokens_in(reading.doc, *match.span("who"))):
        return None  # `…, in the same month the ministry stated that 1,500`: a clause with a verb of its own
    return clean_source(match["who"]) if is_source(reading, match.span("who")) else None


def is_source(reading: Reading, span: tuple[int, int]) -> bool:
    """Whether a phrase names one who gives figures."""
    if any(a.type in SOURCES for a in actors_in(reading, *span)):
        return True
    words = re.sub(r"\s(?:of|in|for)\s.*", "", reading.text[span[0] : span[1]]).lower().split()
    return bool(words) and words[-1] in speakers()


def carried(reading: Reading, quantity: Quantity, token: Token, thread: Thread) -> str | None:
    """The source of the figure before, where this one is a part of it or explains it."""
    return (
        list_goes_on(reading, quantity, thread)
        or told_on(reading, quantity, token, thread)
        or said_before(reading, quantity)
    )


def list_goes_on(reading: Reading, quantity: Quantity, thread: Thread) -> str | None:
    """`The governorates with the highest numbers were Thi-Qar (163), …`: the breakdown of what a source counted."""
    if thread.last is None:
        return None
    bracketed = reading.text[quantity.start - 1 : quantity.start] == "(" and thread.last.kind in {"attacks", "people"}
    if bracketed:
        return thread.stated.attribution if thread.stated else None
    item = thread.last.kind == "share" and NAMED_ITEM.fullmatch(reading.text, thread.last.end, quantity.start)
    return thread.last.attribution if item or is_part(reading, quantity, thread) else None


def told_on(reading: Reading, quantity: Quantity, token: Token, thread: Thread) -> str | None:
    """What is said of the figure before goes on: `16 of them`, behind a colon, an apposition, in the pluperfect."""
    last = thread.last
    if last is None or last.attribution is None:
        return None
    start, _ = reading.sentence(quantity.start)
    if last.start < start:
        near = last.start >= reading.sentence(max(0, start - 2))[0]
        return last.attribution if near and refers_back(reading, quantity, start) else None
    gap = reading.text[last.end : quantity.begin]
    if BUT.search(gap):
        return None
    if quantity.unit == "%" and APPOSED.fullmatch(gap) is not None:
        return last.attribution
    over = top_token(reading.doc, last.start, last.end)
    if over is None or is_outside(over, token):
        return None
    if refers_back(reading, quantity, last.end) or counts_persons_of(reading, quantity) or explains(gap):
        return last.attribution
    if ";" in gap:
        return last.attribution if is_pluperfect(token) else None
    goes = is_apposed(token) or goes_on(over, token) or is_with(over, token)
    return last.attribution if goes else None


def is_outside(said: Token, token: Token) -> bool:
    """Whether a number stands in the clause that the one of what was said is subordinate to."""
    verb, inner = clause_of(token), clause_of(said)
    if verb is None or inner is None or not verb.is_ancestor(inner):
        return False
    return any(step.dep_ in SUBORDINATE for step in takewhile(lambda t: t.i != verb.i, climb(inner)))


def goes_on(said: Token, token: Token) -> bool:
    """`…; 300 had been arrested, 40 were in prison`: a clause beside one of what was said, not beside the saying."""
    verb, before = clause_of(token), clause_of(said)
    if verb is None or before is None or before.lemma_ in saying_verbs() or verb.i == before.i:
        return False
    beside = before.head if before.dep_ in {"ccomp", "parataxis"} else before  # a list of clauses as the parse has it
    return beside.lemma_ not in saying_verbs() and verb in (beside, *beside.conjuncts)


def is_with(said: Token, token: Token) -> bool:
    """`put the toll as high as 52, with dozens missing`: what the clause of the number before brings along."""
    verb = clause_of(said)
    preposition = next((t for t in islice(climb(token), NEAR) if t.lower_ == "with" and t.dep_ == "prep"), None)
    return preposition is not None and verb is not None and preposition.head.i == verb.i


def clause_of(token: Token) -> Token | None:
    return next((t for t in climb(token) if t.pos_ in {"VERB", "AUX"}), None)


def counts_persons_of(reading: Reading, quantity: Quantity) -> bool:
    """`16 of the survivors`: persons of whom was told."""
    match = OF_THE.match(reading.text, quantity.end)
    words = reading.doc[token_from(reading.doc, match.end()) :][:3] if match and quantity.unit == "1" else ()
    noun = next((t for t in words if t.pos_ in {"NOUN", "PROPN"}), None)
    return noun is not None and parse_kind([noun.lemma_]) in PERSONS | {"groups"}


def refers_back(reading: Reading, quantity: Quantity, since: int) -> bool:
    """`16 of them`, `Of these, 16`; `since` is where the figure before, or the sentence, ends or begins."""
    if OF_THEM.match(reading.text, quantity.end):
        return True
    return OF_THOSE_BEFORE.search(reading.text[since : quantity.begin]) is not None


def explains(gap: str) -> bool:
    """Behind a colon, up to the next semicolon."""
    colon = gap.rfind(":")
    return colon >= 0 and ";" not in gap[colon:]


def is_apposed(token: Token) -> bool:
    """`counted 93 deaths, half of them of tuberculosis`, `a 45 per cent rise on the year before`."""
    for step in climb(token):
        if step.dep_ == "appos":
            return True
        if step.pos_ in {"VERB", "AUX"}:
            return False
    return False


def is_pluperfect(token: Token) -> bool:
    """`; 300 had been arrested`: the tense of what someone said."""
    verb = clause_of(token)
    return verb is not None and any(c.dep_ in {"aux", "auxpass"} and c.lower_ == "had" for c in verb.children)


def said_before(reading: Reading, quantity: Quantity) -> str | None:
    """`Prosecutors said the dead were men; ten others were missing`: what was said goes on behind the semicolon."""
    start, _ = reading.sentence(quantity.start)
    semicolon = reading.text.rfind(";", start, quantity.start)
    if semicolon < 0 or names_another(reading, semicolon):
        return None
    first, last = token_from(reading.doc, start), token_from(reading.doc, semicolon)
    for verb in reading.doc[first:last]:
        reports = verb.pos_ == "VERB" and verb.lemma_ in saying_verbs() - HOLDING and not is_passive(verb)
        if reports and any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
            who = speaker(reading, verb)
            return None if who is None or who.lower() in PRONOUNS else who
    return None
