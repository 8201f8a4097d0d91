"""What the figures of a paragraph hand on to the next one: a story is told figure by figure."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from extract.claims.reading import Counted, Reading, climb
from extract.model import Figure, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

# `…, including 45 Kosovo Serbs`, `of whom 110,000 are Shia`: a part of the count before it.
PART = re.compile(
    r"\b(?:including|includes?|included|among (?:them|whom|those)|comprising|"
    r"consisting of|namely|made up of|broken down as)\b[^.;]{0,40}$|"
    r"\bof (?:whom|which|them|these|those)\b(?:\s[\w-]+){0,5}\s*$|[(:]\s*(?:[^\W\d]\w*\s+){0,3}$",
    re.I,
)
# `103 were Kosovo Roma`: a name behind the copula says who the counted ones are.
PREDICATE = re.compile(r"\s+(?:is|are|was|were)\s+(?:an?\s+)?[A-Z]")
THOSE = re.compile(r"\s*(?:of\s+)?(?:those|these|them|such)\b", re.I)


@dataclass(frozen=True, slots=True)
class Thread:
    """The figure before, with its counted phrase; `part` where it was itself a part of the one before it."""

    last: Figure | None = None
    counted: Counted | None = None
    topic: Counted | None = None  # of the last count that is subject or object, not set beside another
    part: bool = False
    stated: Figure | None = None  # the last figure that someone states
    place: tuple[str, ...] = ()  # of the last figure that has one
    owners: dict[str, str] = field(default_factory=dict)  # noun → whose those counted so far are
    held: dict[tuple[int, str], str] = field(default_factory=dict)  # head of a counted phrase, kind → whose they are
    kinds: dict[str, str] = field(default_factory=dict)  # counted phrase → its kind
    main: tuple[str, int] | None = None  # whose things the text tells of, and where it began to
    persons: Figure | None = None  # the last figure that is one of persons
    of_unit: dict[str, Counted] = field(default_factory=dict)  # unit → what was measured in it last


def is_part(reading: Reading, quantity: Quantity, thread: Thread) -> bool:
    """Whether a figure is a part of the one before it, in the same sentence: a breakdown, or the next item of one."""
    if thread.last is None or thread.last.start < reading.sentence(quantity.start)[0]:
        return False
    begin = quantity.begin
    gap = reading.text[thread.last.end : begin]
    if gap.count(")") > gap.count("(") and re.search(r"\)(?:,|\sand\b)", gap):
        return False  # behind the bracket of the parts
    if PART.search(gap) or PREDICATE.match(reading.text, quantity.end):
        return True
    return thread.part and re.search(r"(?:[,;]|\band)\s*(?:\w+\s+){0,2}$", gap) is not None


def stands_out(token: Token) -> bool:
    """Whether a number is that of a subject or an object: `250 hotels` does not in `29,585 people in 250 hotels`."""
    for step in climb(token):
        if step.dep_ in {"nsubj", "nsubjpass", "dobj", "attr", "ROOT"}:
            return True
        of = step.lower_ == "of" or step.head.lower_ == "of"
        if step.dep_ not in {"nummod", "quantmod", "compound", "amod", "nmod", "conj"} and not of:
            return False
    return False


def contrasts(token: Token) -> bool:
    """`whereas Chad has 40 tanks`, `compared with 40`: what is only set against what the text tells of."""
    return any(
        step.lower_ in {"against", "compared", "unlike", "versus", "than"}
        or any(c.dep_ == "mark" and c.lower_ in {"whereas", "while", "although", "though"} for c in step.children)
        for step in climb(token)
    )


def points_back(reading: Reading, quantity: Quantity) -> bool:
    """`38 of those attacks`: the event of the sentence before."""
    return THOSE.match(reading.text, quantity.end) is not None


def whole_of_share(thread: Thread, start: int) -> Counted | None:
    """`the rest stay in 75 schools. Nearly 40 per cent are in Kwango`: of whom the text goes on, not where they are.

    `start` is where the sentence of the share begins: a count in it is what it is a share of.
    """
    last = thread.last
    aside = last is not None and last.unit == "1" and last.start < start and thread.counted is not thread.topic
    shared = thread.of_unit.get("%")
    if not aside:
        return thread.counted
    if thread.topic is None:
        return shared or thread.counted
    return shared if shared is not None and shared.start > thread.topic.start else thread.topic
