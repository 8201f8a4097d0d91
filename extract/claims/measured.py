"""What is measured: `660 kilometres of roads`, `a 113% increase in violence`, `$5 million for new schools`."""

from __future__ import annotations

import re
from bisect import bisect_left

from extract.claims.changes import MOVE_BY
from extract.claims.clauses import NOUNS
from extract.claims.governed import moves_on
from extract.claims.kinds import UNIT_KINDS, is_money
from extract.claims.moves import MOVE_NOUN
from extract.claims.phrase_words import INNER, is_quantity
from extract.claims.phrases import phrase_around, read_phrase
from extract.claims.reading import Counted, Reading, climb, number_token, same, token_from
from extract.claims.thread import Thread
from extract.claims.totals import past_total
from extract.model import Quantity

# `is estimated at £24 million in the central scenario`: a value of the subject.
STANDS_AT = re.compile(r"\b(?:is|are|was|were|at|to|reached|cost|costs)\s+$")
# `12 years in prison`, `two years of service`.
SERVED = re.compile(r"\s+in\s+(?:prison|jail|detention|captivity|custody|office|power|exile|hiding)\b")
# `346 billion shillings ($2.7 billion) in taxes`, `$40 million a year in fees`.
# `, with a central estimate of £9 million`.
WITH_ESTIMATE = re.compile(r",\swith\s(?:an?|the)\s(?:[a-z]+\s)?(?:average|estimate|mean|median)\sof\s")
BETWEEN = r"[\"”’]?\)?(?:\s+\([^()]{1,40}\))?(?:\s+(?:a|an|per|each|every)\s+(?:day|week|month|year))?"
PURPOSE = re.compile(rf"{BETWEEN}\s+(of|in|for|on|to)\s+(?:each\s+of\s+)?(?:the\s+|all\s+|its\s+|their\s+)?")
OF_TOTAL = re.compile(
    rf"{BETWEEN}\s+of\s+(?:the|this|that)\s+(?:[a-z]+\s)?(total|sum|figure|amount|number)\b(?!\s+of|\s+\w+s\b)"
)
CONVERTS = re.compile(r",?\s+\(?(?:or\s+|or about\s+|equivalent to\s+|equal to\s+|worth\s+)?(?:some\s+|US\s+)?")
MOVE = re.compile(rf"(?:,?\s+(?:and\s+)?(?:the\s+)?[\d.,]+\s?%)*(?:\s+(?P<word>[\w-]+))?\s+(?:{MOVE_NOUN}|changes?)\b")
# What has moved stands right behind the move: `in the number of victims`, `of exports`.
MOVED = re.compile(
    r"(?:,\s+respectively,)?\s+(?:in|of)\s+(?:both\s+)?(?:(?:the|its|their)\s+)?"
    r"(?!(?:real|nominal|absolute|relative|constant|current|cash)\s(?:terms|prices))"
    r"(?:(?:[a-z]+\s+)?(?:numbers?|amount|volume|level|rate|share|percentage|proportion)s?\s+of\s+(?:the\s+)?)?"
)
ON_YEAR = re.compile(
    r"\s(?:year|month|week|quarter)[-–\s](?:on|over)[-–\s](?:year|month|week|quarter)\b(?!\s(?:increase|rise|fall|drop))"
)
# `a TWD40 billion (USD1.2 billion) programme`.
CONVERTED = re.compile(r"(?:\s\([^()]{3,40}\)|\))\s(?=[a-z])")
# `12 km (7 miles) south of Sake`, `30 km from the port`, `150 km away`.
AWAY = re.compile(
    r"(?:\s\([^()]{1,30}\))?\s(?:(?:to\sthe\s|due\s)?(?:(?:north|south)(?:[-\s]?(?:east|west))?|east|west)(?:\sof|\sfrom)?\b"
    r"(?!\s[A-Z]\w+\sof)|(?:away|distant|off|from|outside|inside|beyond|short\sof|inland|offshore|upstream|downstream)\b)"
)
# `27.9 percent or 112,666 votes`, `12 per cent (3,400 families)`; by `and` a poll only is told twice.
OTHERWISE = re.compile(r"(?:,?\sor\s|\s\()(?:(?:about|some|nearly|almost|around|over|just|roughly|i\.e\.)\s)?")
POLLED = re.compile(r"(?:\s(?:and|with)|,)\s")
BALLOTS = frozenset({"ballot", "seat", "vote"})
MOVED_OF = re.compile(
    rf"\b{MOVE_NOUN}\sof\s(?:[a-z]+\s)?"
    r"(?:[\d.]+\s?(?:%|per\s?cent)\sin\s(?:[\w-]+\s){1,3}?and\s(?:of\s)?)?$"
)
HALF_THE = re.compile(r"\s+(?:the|its|their|his|her|our)\s(?=\w)")
OVER_CAPACITY = re.compile(r"\s+(?:over|above|below|under|beyond)\s(?:its\s|their\s|the\s)?(?:[a-z]+\s)?(capacity)\b")
COMPARES = re.compile(r"\s+(?:more|fewer|less|higher|lower|larger|smaller)\b(?P<than>\s+than\b)?")
MOVED_BY = re.compile(r"(?:,|—|–)\s*(?:up|down)\s+(?:by\s+)?$")


def half_the(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`half the population`, `nearly half the 2,580 total`, `30 per cent over capacity`."""
    if quantity.unit != "%":
        return None
    if full := OVER_CAPACITY.match(reading.text, quantity.end):
        return Counted(full[1], *full.span(1), token_from(reading.doc, full.start(1)))
    if HALF_THE.match(reading.text, quantity.end) is None:
        return None
    found = read_phrase(reading, past_total(reading, token_from(reading.doc, quantity.end)))
    return found or same(thread.topic or thread.counted)


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
    first = token_from(reading.doc, match.end())
    while match[1] == "for" and first < len(reading.doc) and reading.is_date(reading.doc[first]):
        first += 1  # `for its FY2020 funding`
    found = read_phrase(reading, past_total(reading, first))
    if found and match[1] != "of" and is_recipient(reading, found, match[1]):
        return None
    return found or of_those(reading, quantity) or of_total(reading, quantity)


def estimated_at(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`a loss of up to £20 million, with a central estimate of £9 million`: of what the figure before measures."""
    last = thread.last
    if last is None or last.unit != quantity.unit or last.start < reading.sentence(quantity.start)[0]:
        return None
    return same(thread.counted) if WITH_ESTIMATE.fullmatch(reading.text, last.end, quantity.begin) else None


def is_recipient(reading: Reading, found: Counted, lead: str) -> bool:
    """`paid $8,000 to Okello`, `$9 million for Chad`, `to UNICEF`: who gets a sum is not what it is for."""
    if any(p.start < found.end and found.start < p.end for p in reading.places):
        return True
    head = reading.doc[found.head]
    return head.ent_type_ == "PERSON" or (lead == "to" and any(a.start <= head.idx < a.end for a in reading.actors))


def away_from(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`a convoy from Nyala, 150 km away`, `the town of Sake, 20 km west of Goma`: what is so far away."""
    if UNIT_KINDS.get(quantity.unit) != "length" or not AWAY.match(reading.text, quantity.end):
        return None
    doc, index = reading.doc, token_from(reading.doc, quantity.begin) - 1
    index -= index > 0 and doc[index].text == ","
    if index < 0 or doc[index].pos_ not in NOUNS or reading.is_date(doc[index]) or is_quantity(reading, doc[index]):
        return None
    if index > 1 and doc[index - 1].text == "-" and is_quantity(reading, doc[index - 2]):
        return None  # `at 6.1-magnitude, 10 km below ground`
    place = next((p for p in reading.places if p.start <= doc[index].idx < p.end), None)
    if place is not None:
        return Counted(place.text, place.start, place.end, index)
    return phrase_around(reading, doc[index], reading.sentence(quantity.begin)[0])


def told_twice(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`27.9 percent or 112,666 votes`: a share, and the count that it is."""
    if quantity.unit != "%":
        return None
    at = bisect_left(reading.quantities, quantity.end, key=lambda q: q.start)
    following = reading.quantities[at] if at < len(reading.quantities) else None
    if following is None or following.unit != "1" or following.begin - quantity.end > 20:
        return None
    noun = read_phrase(reading, token_from(reading.doc, following.end))
    if noun is None or noun.start - following.end > 2:
        return None
    polled = POLLED.match(reading.text, quantity.end) is not None and reading.doc[noun.head].lemma_ in BALLOTS
    return same(noun) if polled or OTHERWISE.fullmatch(reading.text, quantity.end, following.begin) else None


def shared_measure(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`a 9 percent and a 4 percent share`: the noun of the last measure of a row."""
    at = bisect_left(reading.quantities, quantity.end, key=lambda q: q.start)
    following = reading.quantities[at] if at < len(reading.quantities) else None
    if following is None or following.unit != quantity.unit or is_money(quantity.unit):
        return None
    if not re.fullmatch(r"\s(?:and|or|to)\s(?:an?\s)?", reading.text[quantity.end : following.start]):
        return None
    return same(measured_noun(reading, following, thread) or of_phrase(reading, following, thread))


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


def change_in(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`a 113% increase in violence`: what increased; `a 45% drop on May`, `19% fewer than`: what was counted before."""
    if quantity.unit not in {"%", "pp", "1"}:
        return None
    found = MOVE.match(reading.text, quantity.end)
    if found is not None:
        behind = MOVED.match(reading.text, found.end())
        if behind is not None and (moved := read_phrase(reading, token_from(reading.doc, behind.end()))) is not None:
            return moved
        limit = reading.sentence(quantity.start)[0]
        if found["word"]:
            return None
        return is_move(reading, quantity, limit) or same(moves_on(thread, limit, quantity) or thread.counted)
    if MOVED_OF.search(reading.text, max(0, quantity.begin - 100), quantity.begin) and quantity.unit != "1":
        behind = MOVED.match(reading.text, quantity.end)
        if behind is not None and (moved := read_phrase(reading, token_from(reading.doc, behind.end()))) is not None:
            return moved
    moved_by = MOVE_BY.search(reading.text, max(0, quantity.begin - 120), quantity.begin)
    if moved_by is not None and quantity.unit != "1":
        return read_phrase(reading, token_from(reading.doc, moved_by.start("what")))
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


def is_move(reading: Reading, quantity: Quantity, limit: int) -> Counted | None:
    """`the new budget is a 4.6% increase`: the subject of which it is said, unless it points at something before."""
    token = number_token(reading.doc, quantity)
    move = next((t for t in climb(token) if t.dep_ == "attr"), None) if token is not None else None
    subject = next((c for c in move.head.children if c.dep_ == "nsubj"), None) if move is not None else None
    return phrase_around(reading, subject, limit) if subject is not None and subject.pos_ == "NOUN" else None


def as_many(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`twice as many IED attacks`, `three times the size of`."""
    match = re.match(r"\s+(?:as\s+(?:many|much)|more|the|its|their|his|her)\s+", reading.text[quantity.end :])
    if match:
        noun = read_phrase(reading, past_total(reading, token_from(reading.doc, quantity.end + match.end())))
        return noun or same(thread.topic or thread.counted)
    return None


def converted(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`250,000 pounds (about US$415)`, `660 km, or 410 miles`: the same measure in another unit."""
    last = thread.last
    begin = quantity.begin
    if last is None or last.unit == quantity.unit or thread.counted is None:
        return None
    alike = is_money(last.unit) and is_money(quantity.unit)
    sort = UNIT_KINDS.get(last.unit)
    if not alike and (sort not in {"length", "area"} or sort != UNIT_KINDS.get(quantity.unit)):
        return None
    return same(thread.counted) if CONVERTS.fullmatch(reading.text, last.end, begin) else None


def measured_noun(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`a 15-km road`, `a USD 3 billion loan`: the noun right behind a measure."""
    far = UNIT_KINDS.get(quantity.unit) == "length" and AWAY.match(reading.text, quantity.end) is not None
    if far or ON_YEAR.match(reading.text, quantity.end):
        return None
    behind = re.match(r"[’']\s|-?\s?(?:year\s?-)?olds?\s|\s\((?:mm|cm)\)\s", reading.text[quantity.end :])
    if is_money(quantity.unit):
        behind = behind or CONVERTED.match(reading.text[quantity.end : quantity.end + 60])
    first = token_from(reading.doc, quantity.end + (behind.end() if behind else 0))
    if first >= len(reading.doc) or reading.doc[first].pos_ not in INNER:
        return None
    return read_phrase(reading, first)
