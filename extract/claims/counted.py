"""What is counted or measured: the head noun phrase of a number, found where this form of sentence keeps it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import TYPE_CHECKING

from extract.claims.antecedent import parse_kind_of
from extract.claims.elided import (
    bracketed_name,
    elided_noun,
    former_or_latter,
    inherited,
    nominal,
    of_them,
    of_total_ahead,
    room_for,
)
from extract.claims.governed import governing, is_named, number_of, predicate, put_at, the_number
from extract.claims.kinds import PERSONS, is_people, parse_event
from extract.claims.labelled import (
    beside_slash,
    bracketed_noun,
    broken_down,
    entry,
    from_heading,
    label,
    listed_number,
    tallied,
)
from extract.claims.measured import (
    away_from,
    change_in,
    converted,
    estimated_at,
    half_the,
    measured_noun,
    of_phrase,
    shared_measure,
    told_twice,
)
from extract.claims.phrases import COLLECTIVE, read_phrase
from extract.claims.reading import Counted, Reading, number_token, same, token_from, tokens_in
from extract.claims.rows import (
    among_those,
    in_bracket_behind,
    row,
    row_of_shares,
    row_with,
    shared_head,
    shared_noun,
    told_as_share,
)
from extract.claims.sums import moved_by_sum, named_sum, part_of_sum, to_do, worth
from extract.claims.thread import Thread
from extract.claims.totals import past_total
from extract.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

TOLL = re.compile(r"\s(?:dead|killed|wounded|injured)(?=\s*(?:[.,;)]|$|and\b))")
OTHERWISE = re.compile(r"\s(?:more\s|others\s)?(?:abducted|arrested|captured|detained|displaced|kidnapped)\b")
CLAUSE = re.compile(r"\s(?:he|she|it|they|we)\s[a-z]")  # `denies it to thousands it detains`
TOTAL = re.compile(r"\stotal\b")
OR_MORE = re.compile(r"\s(?:or|and)\s(?:even\s)?(?:more|fewer|less)\s(?=[a-z])(?!than\b)")  # `10 or more civilians`
SIZE_TOLD = re.compile(r"\s\((?:mm|cm)\)\s")
LETTER = re.compile(r"[^\W\d_]")
Way = Callable[[Reading, Quantity, Thread], Counted | None]


def is_calibre(quantity: Quantity, following: Quantity) -> bool:
    """A measure right behind a number, joined to its noun: `152-mm`, `20-litre`."""
    joined = "-" in following.text or following.unit in {"mm", "cm"}
    return following.start == quantity.end + 1 and following.unit != "1" and joined


def following_phrase(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`2 500 US troops`, `dozens of fighters`, `six of the soldiers`; `four others` and `four more` point back."""
    more = OR_MORE.match(reading.text, quantity.end)
    first = token_from(reading.doc, more.end() if more else quantity.end)
    if first >= len(reading.doc):
        return None
    if reading.doc[first].lower_ == "out" and first + 1 < len(reading.doc) and reading.doc[first + 1].lower_ == "of":
        first += 1  # `33 out of 48 mayors`
    if reading.doc[first].lower_ == "of" and first + 1 < len(reading.doc):
        noun = read_phrase(reading, past_total(reading, first + 1))
        return of_many(reading, quantity, noun) if noun else None
    at = bisect_left(reading.quantities, quantity.end, key=lambda q: q.start)
    if at < len(reading.quantities) and is_calibre(quantity, reading.quantities[at]):
        size = reading.quantities[at]  # `1.3 million 152-mm shells`
        told = SIZE_TOLD.match(reading.text, size.end)
        noun = read_phrase(reading, token_from(reading.doc, told.end() if told else size.end))
        return noun and Counted(reading.text[size.start : noun.end], size.start, noun.end, noun.head)
    found = read_phrase(reading, first)
    if found and found.text.lower() in {"total", "percent"}:
        return None
    if TOTAL.match(reading.text, quantity.end) and found is None:
        return same(thread.topic or thread.counted)
    return of_many(reading, quantity, found) if found else None


def of_many(reading: Reading, quantity: Quantity, found: Counted) -> Counted | None:
    """Of more than one a plural is counted: `thousands of asylum seekers flock`, where a verb is taken for a noun."""
    head = reading.doc[found.head]
    plural = head.nbor(-1) if head.i > 0 else head
    if quantity.low in {1, None} or head.tag_ != "NN" or head.lower_ in COLLECTIVE:
        return found
    if found.end == head.idx + len(head) and is_verb(head):
        return None
    if plural.tag_ != "NNS":
        return found
    if plural.idx < found.start or head.idx + len(head) != found.end:
        return found
    end = plural.idx + len(plural)
    return Counted(reading.text[found.start : end], found.start, end, plural.i)


def is_verb(noun: Token) -> bool:
    """`more than 300,000 need this kind of help`: what an article follows is no noun, though the tagger says so."""
    return noun.i + 1 < len(noun.doc) and noun.nbor().tag_ in {"DT", "PRP$"}


# Where to look, the surest first: a count has its noun behind it, a measure what it is taken of.
COUNT_WAYS: tuple[Way, ...] = (
    former_or_latter,
    tallied,
    nominal,
    in_bracket_behind,
    of_them,
    label,
    put_at,
    told_as_share,
    room_for,
    shared_head,
    row_with,
    following_phrase,
    shared_noun,
    of_total_ahead,
    row,
    broken_down,
    listed_number,
    predicate,
    the_number,
    bracketed_noun,
    beside_slash,
    entry,
    number_of,
    elided_noun,
    governing,
    inherited,
    from_heading,
)
MEASURE_WAYS: tuple[Way, ...] = (
    of_them,
    label,
    among_those,
    row_with,
    row_of_shares,
    away_from,
    change_in,
    estimated_at,
    worth,
    converted,
    named_sum,
    moved_by_sum,
    of_phrase,
    half_the,
    part_of_sum,
    to_do,
    told_twice,
    bracketed_name,
    in_bracket_behind,
    measured_noun,
    shared_measure,
    entry,
    governing,
    bracketed_noun,
    inherited,
    from_heading,
)


# Ways that take what stands before the number, whatever it is.
GUESSING = frozenset({entry, bracketed_noun, governing})


def find_counted(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """The counted phrase of a quantity; the thread holds that of the figure before it. None: not stated."""
    if is_bare_toll(reading, quantity, thread):
        return nominal(reading, quantity, thread)
    if quantity.modifier == "vague" and CLAUSE.match(reading.text, quantity.end):
        return None
    is_count = quantity.unit == "1" and quantity.kind != "change"
    for way in COUNT_WAYS if is_count else MEASURE_WAYS:
        found = way(reading, quantity, thread)
        if is_count and found is not None and way in GUESSING and is_no_noun(reading, quantity, found, way):
            continue
        if is_count and found is not None and harms(reading, quantity, found):
            return None
        if (
            found is not None
            and LETTER.search(found.text)
            and not quantity.start <= found.start < found.end <= quantity.end
        ):
            return found
    return None


def is_no_noun(reading: Reading, quantity: Quantity, found: Counted, way: Way) -> bool:
    """A party in a sentence with a verb, and the place of a toll: `Adamawa 33 killed`."""
    if TOLL.match(reading.text, quantity.end) and reading.doc[found.head].pos_ == "PROPN":
        return True
    return way is not governing and is_party(reading, found)


def harms(reading: Reading, quantity: Quantity, found: Counted) -> bool:
    """`93 incidents, killing 24`: whoever is killed, it is no incident."""
    token = number_token(reading.doc, quantity)
    if found.elided and OTHERWISE.match(reading.text, quantity.end) and parse_kind_of(found) == "fatalities":
        return True  # `a death toll of 37, with dozens kidnapped`
    if not found.elided or token is None or token.dep_ != "dobj":
        return False
    event, kind = parse_event(token.head.lemma_), parse_kind_of(found)
    return event in {"fatalities", "injuries"} and kind not in PERSONS | {None, "groups"}


def is_party(reading: Reading, counted: Counted) -> bool:
    """`the ADF were responsible for 214, the M23 for 331`: in a sentence with a verb no party's name is counted."""
    head = reading.doc[counted.head]
    if counted.elided or head.tag_ != "NNP" or not is_named(reading, head) or is_people(counted.text):
        return False
    start, end = reading.sentence(head.idx)
    return any(t.pos_ in {"VERB", "AUX"} for t in tokens_in(reading.doc, start, end))


def is_bare_toll(reading: Reading, quantity: Quantity, thread: Thread) -> bool:
    """`leaving 55 dead and 146 wounded`: who they were is not said, unless the figure before is one of persons."""
    if quantity.unit != "1" or TOLL.match(reading.text, quantity.end) is None:
        return False
    told = thread.persons
    return told is None or told.start < reading.sentence(quantity.start)[0]
