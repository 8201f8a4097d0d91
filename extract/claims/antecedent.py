"""Which of the nouns before it a number without a noun of its own counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.claims.kinds import PERSONS, parse_kind
from extract.claims.phrase_words import NOMINAL
from extract.claims.phrases import phrase_around
from extract.claims.reading import Counted, Reading, token_from
from extract.claims.thread import Thread
from extract.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token


def plural_subject(reading: Reading, quantity: Quantity, before: Counted | None) -> Counted | None:
    """`Militias hold 85 per cent of the town, and a coalition unites nine of them`: one thing is no `them`."""
    head = reading.doc[before.head] if before is not None else None
    if before and head and (before.elided or head.tag_ not in {"NN", "NNP"} or head.lower_ in NOMINAL):
        return None
    start, _ = reading.sentence(quantity.start)
    for token in reading.doc[token_from(reading.doc, start) : token_from(reading.doc, quantity.start)]:
        if token.dep_ in {"nsubj", "nsubjpass"} and token.tag_ in {"NNS", "NNPS"}:
            return phrase_around(reading, token, start)
    return None


def exceeds(quantity: Quantity, thread: Thread) -> bool:
    """`workers at 14 plants, and 3,000 of them`: more than the figure before is no part of it."""
    last = thread.last
    if last is None or not last.unit == quantity.unit == "1" or last.low is None or quantity.low is None:
        return False
    return quantity.low > last.low


def compared_with(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`174 attacks in the 17 districts, as against 213`: subject or object of the sentence, not what was named last."""
    topic = thread.topic
    if quantity.unit != "1" or topic is None or topic.start < reading.sentence(quantity.start)[0]:
        return None
    return topic


def is_agent(reading: Reading, counted: Counted) -> bool:
    """`attacked by 100 bandits; a boy was killed, four were injured`: who did it is not whom it befell."""
    head = reading.doc[counted.head]
    doer = parse_kind_of(counted) in PERSONS | {"groups"}
    return doer and head.dep_ == "pobj" and head.head.lower_ == "by"


def carried(reading: Reading, token: Token | None, thread: Thread) -> Counted | None:
    """What the text goes on about; of an object not the subject of its own verb: `52 prisons held 25,112`."""
    topic = thread.topic
    if thread.last is not None and thread.last.unit not in {"1", "%"} and thread.counted is not topic:
        return topic  # `Kiro (10 km to the north). Bandits killed four`
    if any(told is not None and is_agent(reading, told) for told in (topic, thread.counted)):
        return None
    if topic is None or token is None or token.dep_ != "dobj":
        return topic or thread.counted
    subject = reading.doc[topic.head]
    own = subject.head.i == token.head.i and subject.dep_ in {"nsubj", "nsubjpass"}
    return thread.counted if own else topic


def parse_kind_of(counted: Counted) -> str | None:
    words = re.findall(r"[\w-]+", counted.text.lower())
    return parse_kind([*words[:-1], re.sub(r"(?<=[^s])s$", "", words[-1])]) or parse_kind(words) if words else None
