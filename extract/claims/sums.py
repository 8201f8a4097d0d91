"""What a sum is or is for: `a loan of $40 million`, `orders worth $4.8 billion`, `$7 million to run its clinics`."""

from __future__ import annotations

import re

from extract.claims.clauses import NOUNS
from extract.claims.governed import NUMBERS, ROUGHLY
from extract.claims.kinds import PERSONS, is_money, parse_kind, singular
from extract.claims.phrase_words import is_quantity
from extract.claims.phrases import phrase_around, read_phrase
from extract.claims.reading import Counted, Reading, same, token_from
from extract.claims.thread import Thread
from extract.claims.totals import past_total
from extract.model import Quantity

INCLUDED = re.compile(r"\b(?:including|of which)\s+(?:another\s+|a further\s+)?$")
TO_DO = re.compile(
    r"\s(?:(?:is|are|was|were|will\sbe|would\sbe|has\sbeen|have\sbeen|had\sbeen)\s)?(?:[a-z]+ly\s)?(?:allocated|allotted|"
    r"appropriated|assigned|budgeted|channelled|committed|dedicated|devoted|disbursed|earmarked|invested|pledged|reserved|"
    r"set\saside|spent)\s(?:to|towards?|for|on|in)\s(?:the\s)?|"
    r"\s+to\s+(?:help\s+)?(?:acquire|assist|build|buy|carry\sout|complete|construct|cover|deliver|develop|equip|expand|"
    r"feed|finance|fund|implement|improve|maintain|modernis\w+|moderniz\w+|operate|pay\sfor|procure|produce|provide|"
    r"purchase|rebuild|repair|replace|restore|run|set\sup|support|sustain|train|upgrade)\s+"
)
MOVED_BY_SUM = re.compile(
    r"\b(?:exceed|overr[au]n|overspen|cut|cutting|reduc|rais|increas|boost|slash|trim|underspen)\w*\s(?:its|their|the|his|her)\s"
    r"(?P<what>(?:[\w-]+\s){1,5})by\s$"
)
# Nouns that do not say what a sum is: `the equivalent of $250 million`, `a record of $3 billion`.
NO_SUM = (
    NUMBERS
    | ROUGHLY
    | frozenset("capita equivalent half high low maximum minimum peak record rest third worth".split())
)


def named_sum(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`a loan of $40 million for roads`: the noun that the sum is said of, whatever it is for."""
    index = token_from(reading.doc, quantity.begin) - 1
    if not is_money(quantity.unit) or index < 1 or reading.doc[index].lower_ != "of":
        return None
    noun = reading.doc[index - 1]
    if noun.pos_ != "NOUN" or noun.lemma_.lower() in NO_SUM or is_quantity(reading, noun):
        return None
    return phrase_around(reading, noun, reading.sentence(quantity.begin)[0])


def moved_by_sum(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`exceeded its original budget by more than $4 billion`: what has grown by so much."""
    moved = MOVED_BY_SUM.search(reading.text, max(0, quantity.begin - 90), quantity.begin)
    first = token_from(reading.doc, moved.start("what")) if moved is not None else None
    return read_phrase(reading, past_total(reading, first)) if first is not None else None


def to_do(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`needs $16 million to run its programmes`, `$7 million was devoted to new ships`: what the sum is for."""
    match = TO_DO.match(reading.text, quantity.end) if is_money(quantity.unit) else None
    found = read_phrase(reading, past_total(reading, token_from(reading.doc, match.end()))) if match else None
    named = found is not None and any(p.start <= found.start < p.end for p in reading.places)
    helped = found is not None and match is not None and found.start - match.end() > 1 and is_of_persons(found)
    return None if named or helped else found  # not `requires $2 billion to assist 5 million people`


def worth(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`a contract worth $4.8 billion for 32 aircraft`: the noun before."""
    begin = quantity.begin
    match = re.search(r"\s(?:worth|valued\sat|totall?ing|amounting\sto)\s$", reading.text[max(0, begin - 40) : begin])
    index = token_from(reading.doc, max(0, begin - 40) + match.start() + 1) - 1 if match else -1
    if index < 0 or (reading.doc[index].pos_ not in NOUNS and reading.doc[index].dep_ not in {"nsubj", "nsubjpass"}):
        return None
    return phrase_around(reading, reading.doc[index], reading.sentence(begin)[0])


def part_of_sum(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`$61 billion in assistance, including $31 billion from stocks`; `a fine (UAH 500)`: the noun before."""
    begin = quantity.begin
    last = thread.last
    if not is_money(quantity.unit):
        return None
    if last is not None and last.unit == quantity.unit and INCLUDED.search(reading.text, last.end, begin):
        return same(thread.counted)
    index = token_from(reading.doc, begin) - 2
    if reading.text[begin - 1 : begin] == "(" and index >= 0 and reading.doc[index].pos_ == "NOUN":
        return phrase_around(reading, reading.doc[index], reading.sentence(begin)[0])
    return None


def is_of_persons(found: Counted) -> bool:
    return parse_kind([singular(word) for word in found.text.lower().split()]) in PERSONS
