"""Whose a share is: who takes it, who is named before its bracket, who has the whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.actors.states import is_any
from extract.claims.aside import is_ranked
from extract.claims.behind import clause_verb, is_total, named_behind
from extract.claims.doers import agent_of, owner_in
from extract.claims.handed_on import FLOWS, OF_THEM, beside
from extract.claims.holders import bare_state
from extract.claims.reading import Reading, climb, token_from
from extract.claims.referents import actors_in, antecedent
from extract.claims.thread import Thread, is_part
from extract.model import Actor, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

COPULAR = frozenset(
    "appear be become comprise constitute experience form have make remain represent see suffer".split()
)
BRACKET = re.compile(r"\s\((?:both|each)?\s?$")
# Of what a part is the same party's.
OWNED = frozenset({"personnel", "weapons", "vehicles", "sites", "attacks", "money", "fatalities", "injuries", "change"})
# `a poll that showed Okello at 31 percent`.
POLLED = re.compile(r"(?P<who>[A-Z][\w’-]+)\s(?:[a-z]+ing\s)?at\s(?:(?:about|some|around|nearly|over)\s)?$")
AGAIN = re.compile(
    r"[^.;]{0,60}?(?:,\s(?:or|equal to|equivalent to|representing)|\()\s?(?:(?:about|some|almost|nearly|around)\s)?"
)
# `from Chad (40 per cent), Niger (3 per cent`: where they are from.
FROM_LIST = re.compile(
    r"\b(?:from|in|to|into|at|across)\s(?:the\s)?(?:[A-Z][\w’' -]*\s\([^()]*\)[,;]?\s(?:and\s)?)*(?:the\s)?"
    r"[A-Z][\w’' -]*\s\([a-z]*\s?$"
)

AGENT = re.compile(r"\bby\s(?:the\s)?$")
WITH_PLACE = re.compile(
    r"(?:\s\([A-Z][\w’-]*\))?(?:\sand\s(?:its|their)\s\w+)?(?:\s(?:in|at|around)\s(?:[\w’-]+\s?){1,5}?)?"
)


def share_holder(reading: Reading, quantity: Quantity, token: Token, thread: Thread) -> str | None:
    """`Chad received 8 per cent of it`, `of which Chad (12 per cent)`; else who has the whole that it is part of."""
    named = before_bracket(reading, quantity)
    if named is not None:
        return named.name
    if (polled := POLLED.search(reading.text, max(0, quantity.start - 60), quantity.start)) is not None:
        found = actors_in(reading, polled.start("who"), polled.end("who"))
        return found[-1].name if found else None
    verb = clause_verb(token)
    liable = any(step.lemma_ in {"responsible", "share", "stake"} for step in climb(token))
    liable = liable or (verb is not None and is_flow(verb))
    liable = liable or any(is_ranked(step) for step in climb(token))
    if verb is not None and (liable or verb.lemma_ not in COPULAR) and not of_others(reading, quantity, thread):
        agent = agent_of(reading, token, "share") or named_behind(reading, quantity, "share")
        aside = agent is not None and agent.end <= quantity.start and set_beside(reading, quantity)
        if agent is not None and not aside:
            return agent.name
    return owner_of_whole(reading, quantity, token, thread)


def is_flow(verb: Token) -> bool:
    """`Chadian spending made up half of it`: money is its who spends it, also where it is said to be a part."""
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return subject is not None and subject.lemma_ in FLOWS


def set_beside(reading: Reading, quantity: Quantity) -> bool:
    """`hosts 40,000 refugees, 90% of them from Chad`: behind a comma a part of them is not the subject’s."""
    begin = quantity.begin
    return OF_THEM.match(reading.text, quantity.end) is not None and reading.text[:begin].endswith(", ")


def of_others(reading: Reading, quantity: Quantity, thread: Thread) -> bool:
    """A part of what was counted, or the whole of a part, is not the doer’s own share."""
    return is_total(reading, quantity) or is_part(reading, quantity, thread)


def owner_of_whole(reading: Reading, quantity: Quantity, token: Token, thread: Thread) -> str | None:
    """`63 per cent of its exports`; of a part, or of a value given again, who has the figure before."""
    for step in (token, token.head):
        whole = next((t for c in step.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj"), None)
        owner = next((c for c in whole.children if c.tag_ == "PRP$"), None) if whole is not None else None
        if owner is not None:
            found = antecedent(reading, owner)
            return found.name if found is not None else None
        held = owner_in(reading, whole) if whole is not None and is_any(whole, "actor.acting_noun") else None
        if held is not None:
            return held.name  # `two thirds of the Chinese fleet`
    last = thread.last
    if last is not None and beside(reading, quantity, token, last):
        return last.actor
    if last is None or last.kind not in OWNED or last.start < reading.sentence(quantity.start)[0]:
        return None
    again = AGAIN.fullmatch(reading.text, last.end, quantity.start) is not None
    again = again or OF_THEM.match(reading.text, quantity.end) is not None
    return last.actor if again or is_part(reading, quantity, thread) else None


def before_bracket(reading: Reading, quantity: Quantity) -> Actor | None:
    """The state or other party right before the bracket of a list that names who, not where."""
    bracket = BRACKET.search(reading.text, max(0, quantity.start - 8), quantity.start)
    if bracket is None:
        return None
    if (agent := agent_before(reading, bracket.start())) is not None:
        return agent
    if FROM_LIST.search(reading.text, max(0, quantity.start - 300), quantity.start):
        return None
    noun = reading.doc[max(0, token_from(reading.doc, bracket.start()) - 1)]
    found = actors_in(reading, noun.left_edge.idx, noun.idx + len(noun))
    return found[-1] if found else bare_state(reading, noun)


def agent_before(reading: Reading, bracket: int) -> Actor | None:
    """`imposed by the army and its allies in Ara (15 per cent)`: who is named behind the `by` before a bracket."""
    named = (a for a in reversed(reading.actors) if a.end <= bracket and reading.text[a.start - 1 : a.start] != "(")
    near = next(named, None)
    if near is None or not AGENT.search(reading.text, max(0, near.start - 10), near.start):
        return None
    return near if WITH_PLACE.fullmatch(reading.text, near.end, bracket) else None
