"""What is measured: `660 kilometres of roads`, `a 113% increase in violence`, `$5 million for new schools`."""

from __future__ import annotations

import re

from extract.claims.clauses import NOUNS
from extract.claims.kinds import is_money
from extract.claims.phrases import INNER, past_total, phrase_around, read_phrase
from extract.claims.reading import Counted, Reading, same, token_from
from extract.claims.thread import Thread
from extract.model import Quantity

# `is estimated at £24 million in the central scenario`: a value of the subject.
STANDS_AT = re.compile(r"\b(?:is|are|was|were|at|to|reached|cost|costs)\s+$")
# `12 years in prison`, `two years of service`.
SERVED = re.compile(r"\s+in\s+(?:prison|jail|detention|captivity|custody|office|power|exile|hiding)\b")
# `346 billion shillings ($2.7 billion) in taxes`, `$40 million a year in fees`.
BETWEEN = r"\)?(?:\s+\([^()]{1,40}\))?(?:\s+(?:a|an|per|each|every)\s+(?:day|week|month|year))?"
PURPOSE = re.compile(rf"{BETWEEN}\s+(of|in|for|on|to)\s+(?:each\s+of\s+)?(?:the\s+|all\s+|its\s+|their\s+)?")
OF_TOTAL = re.compile(
    rf"{BETWEEN}\s+of\s+(?:the|this|that)\s+(?:[a-z]+\s)?(total|sum|figure|amount|number)\b(?!\s+of|\s+\w+s\b)"
)
INCLUDED = re.compile(r"\b(?:including|of which)\s+(?:another\s+|a further\s+)?$")
CONVERTS = re.compile(r",?\s+\(?(?:or\s+|or about\s+|equivalent to\s+|equal to\s+|worth\s+)?(?:some\s+|US\s+)?")
MOVE = re.compile(
    r"(?:,?\s+(?:and\s+)?(?:the\s+)?[\d.,]+\s?%)*(?:\s+(?P<word>[\w-]+))?\s+(?:increases?|rise|growth|surge|jump|"
    r"decreases?|decline|drop|fall|reduction|cut|hike|upsurge)\b"
)
# What has moved stands right behind the move: `in the number of victims`, `of exports`.
MOVED = re.compile(
    r"(?:,\s+respectively,)?\s+(?:in|of)\s+(?:both\s+)?(?:(?:the|its|their)\s+)?"
    r"(?:(?:[a-z]+\s+)?(?:numbers?|amount|volume|level|rate|share|proportion)s?\s+of\s+(?:the\s+)?)?"
)
ON_YEAR = re.compile(
    r"\s(?:year|month|week|quarter)[-–\s](?:on|over)[-–\s](?:year|month|week|quarter)\b(?!\s(?:increase|rise|fall|drop))"
)
# `a TWD40 billion (USD1.2 billion) programme`.
CONVERTED = re.compile(r"(?:\s\([^()]{3,40}\)|\))\s(?=[a-z])")
AWAY = re.compile(r"(?:\s\([^()]{1,30}\))?\s(?:away|distant|off)\b")
COMPARES = re.compile(r"\s+(?:more|fewer|less|higher|lower|larger|smaller)\b(?P<than>\s+than\b)?")
MOVED_BY = re.compile(r"(?:,|—|–)\s*(?:up|down)\s+(?:by\s+)?$")


def of_phrase(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`660 kilometres of roads`, `23% of households`, `£5 million of new funding`, `£740 million in infrastructure`."""
    match = PURPOSE.match(reading.text, quantity.end)
    if match is None or (
        match[1] != "of" and not is_money(quantity.unit) and not SERVED.match(reading.text, quantity.end)
    ):
        return None
    begin = quantity.begin
    if match[1] == "in" and is_money(quantity.unit) and STANDS_AT.search(reading.text[:begin]):
        return None
    found = read_phrase(reading, past_total(reading, token_from(reading.doc, match.end())))
    if found and match[1] != "of" and any(p.start < found.end and found.start < p.end for p in reading.places):
        return None
    return found or of_those(reading, quantity) or of_total(reading, quantity)


def worth(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`a contract worth $4.8 billion for 32 aircraft`: the noun before."""
    begin = quantity.begin
    match = re.search(r"\s(?:worth|valued\sat|totall?ing)\s$", reading.text[:begin])
    index = token_from(reading.doc, match.start() + 1) - 1 if match else -1
    if index < 0 or reading.doc[index].pos_ not in NOUNS:
        return None
    return phrase_around(reading, reading.doc[index], reading.sentence(begin)[0])


def away_from(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`a convoy from Nyala, 150 km away`: the place that it is away from."""
    begin = quantity.begin
    if not AWAY.match(reading.text, quantity.end) or reading.text[begin - 2 : begin] != ", ":
        return None
    index = token_from(reading.doc, begin) - 2
    if index < 0 or reading.doc[index].pos_ not in NOUNS:
        return None
    place = next((p for p in reading.places if p.start <= reading.doc[index].idx < p.end), None)
    if place is not None:
        return Counted(place.text, place.start, place.end, index)
    return phrase_around(reading, reading.doc[index], reading.sentence(begin)[0])


def of_those(reading: Reading, quantity: Quantity) -> Counted | None:
    """`80 per cent of those displaced`: a participle that counts as a noun."""
    match = re.match(r"\s+of\s+(?:all\s+)?(those\s+\w+ed)\b", reading.text[quantity.end :])
    if match is None:
        return None
    start = quantity.end + match.start(1)
    return Counted(match[1], start, start + len(match[1]), token_from(reading.doc, start))


def of_total(reading: Reading, quantity: Quantity) -> Counted | None:
    """`31 % of the total`: the word that stands for the whole."""
    match = OF_TOTAL.match(reading.text, quantity.end)
    if match is None:
        return None
    return Counted(match[1], match.start(1), match.end(1), token_from(reading.doc, match.start(1)))


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


def change_in(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`a 113% increase in violence`: what increased; `a 45% drop on May`, `19% fewer than`: what was counted before."""
    if quantity.unit not in {"%", "pp", "1"}:
        return None
    found = MOVE.match(reading.text, quantity.end)
    if found is not None:
        behind = MOVED.match(reading.text, found.end())
        if behind is not None and (moved := read_phrase(reading, token_from(reading.doc, behind.end()))) is not None:
            return moved
        return None if found["word"] else same(thread.counted)
    if quantity.unit == "1":
        return as_many(reading, quantity, thread)
    compares = COMPARES.match(reading.text, quantity.end)
    if compares and not compares["than"]:
        noun = read_phrase(reading, token_from(reading.doc, compares.end()))
        return noun or same(thread.counted)
    begin = quantity.begin
    if (compares and compares["than"]) or MOVED_BY.search(reading.text, max(0, begin - 12), begin):
        beside = thread.last is not None and thread.last.unit != "1"
        return same(thread.counted if beside else thread.topic or thread.counted)
    return None


def as_many(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`twice as many IED attacks`, `three times the size of`."""
    match = re.match(r"\s+(?:as\s+(?:many|much)|more|the)\s+", reading.text[quantity.end :])
    if match:
        noun = read_phrase(reading, token_from(reading.doc, quantity.end + match.end()))
        return noun or same(thread.topic or thread.counted)
    return None


def converted(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`250,000 pounds (about US$415)`: the same sum in another currency."""
    last = thread.last
    begin = quantity.begin
    if last is None or not is_money(last.unit) or last.unit == quantity.unit or thread.counted is None:
        return None
    return same(thread.counted) if CONVERTS.fullmatch(reading.text, last.end, begin) else None


def measured_noun(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`a 15-km road`, `a USD 3 billion loan`: the noun right behind a measure."""
    if ON_YEAR.match(reading.text, quantity.end):
        return None
    behind = re.match(r"[’']\s|-?\s?(?:year\s?-)?olds?\s", reading.text[quantity.end :])
    if is_money(quantity.unit):
        behind = behind or CONVERTED.match(reading.text[quantity.end : quantity.end + 60])
    first = token_from(reading.doc, quantity.end + (behind.end() if behind else 0))
    if first >= len(reading.doc) or reading.doc[first].pos_ not in INNER:
        return None
    return read_phrase(reading, first)
