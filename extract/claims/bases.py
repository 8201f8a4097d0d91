"""What a number is set against: the date of a base, of a peak, of a record, of an earlier value."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from extract.claims.clauses import clauses_around, inmost
from extract.claims.moves import MOVE_NOUN
from extract.claims.reading import Reading, lead, number_token, once, token_from, top_token
from extract.model import DateMention, Quantity

CHANGED = rf"(?!cut){MOVE_NOUN}|(?:up|down)(?! to)"
# `up from 1 600 a year earlier` dates the number right before it, and nothing else.
EARLIER = re.compile(r"\b(?:earlier|before|prior|(?:previous|preceding) (?:year|month|week|quarter))\b", re.I)
# `…, down from 1,890 in 2021`, `19 per cent fewer than in 2022`: the date of what the number is compared with.
COMPARED = re.compile(
    r".*\b(?P<word>(?:up|down) from|(?:compared|relative|prior) (?:to|with)|versus|"
    r"(?<=[,–—(] )against(?=\s(?:just |some |about )?[\d$€£])|"
    r"than (?:in|on|at|by|during|for|after|before|the|those|that|its|their|any)|"
    r"(?:above|below|twice|half|double|triple) the (?:[a-z]+ (?:for|of|in))?|as in|first time (?:in|since|during)|"
    r"(?<=, )from(?= (?:(?:as|many|few|some|about|around|almost|nearly|over|more|than) )*[\d$€£][^,;]*$)|"
    r"(?:many|much|high|low|large|often|few|same) (?:[\w-]+ )?as (?:in|on|at|during)|"
    r"same [\w-]+ as(?=\s$)|"
    r"those (?:of|in))(?:\s+(?:[^,;.]|[.,](?=\d)){0,60}|\s+)$",
    re.I | re.S,
)
# `a rise of 9 per cent over the same period in 2012`, `fell by a third from the same month`.
BASE = re.compile(
    r"the (?:same|previous|preceding|prior) |last |(?:a|the) (?:year|month|quarter|week) (?:earlier|before)"
)
BASE_PERIOD = re.compile(
    rf"(?:{CHANGED}|rose|risen|fell|fallen|grew|grown|(?:increas|decreas|dropp|declin|climb)(?:ed|ing))\b"
    r"(?:[^.;]|\.(?=\d)){0,60}\s(?:on|over|from|against)\s+$"
)
# `has eclipsed the previous high in 2015`: what is looked back at.
PEAK = re.compile(
    r"\b(?:previous|earlier|last|former|prior) (?:high|low|peak|record|maximum|minimum)s?\b[^.,;\d]{0,40}\s(?:in|of)\s$"
)
# `an increase from 35 in 2016`, `a 4.6% rise over the allocation in 2022`, `rose by 9% from the level of 2019`.
MOVED_FROM = re.compile(
    rf"(?:{CHANGED}|rose|risen|fell|fallen|grew|grown|(?:increas|decreas|dropp|declin|climb)(?:ed|ing))\b"
    r"(?:[^.;:]|\.(?=\d)){0,50}?\s(?P<word>from|over|on)\s"
    r"(?:(?=[\d$€£])|(?:the|that|those|its)\s(?!(?:course|last|past|period|same|whole|years?|months?|decades?)\b)[a-z])"
    r"(?:(?!\sto\s)[^.;:]|\.(?=\d)){0,50}\s(?:in|for|of|at|by)\s(?:the\s)?$"
)
OF_BASE = re.compile(r"\s(?:[a-z]+\s)?(?:allocation|amount|average|budget|count|estimate|figure|level|number|total)\b")
FROM_THE = re.compile(rf"(?:{CHANGED})\b(?:[^.;,]|[.,](?=\d)){{0,50}}\s(?:on|from|over)\sthe\s$")
RECORD = re.compile(r"\b(?:most|least|first|worst|\w+est)\b[^.;]{0,60}\b(?:in|of|since)\s+(?:the\s+)?$")
ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth".split())
SUPERLATIVE = frozenset({"JJS", "RBS"})
TENSED = frozenset({"VBZ", "VBP", "VBD"})
CHANGING = frozenset(
    "climb decline decrease double drop fall grow halve increase quadruple rise shrink soar surge triple".split()
)
NEAR = 8  # words between `since` and its date, or what it is said of


def is_base_of_change(reading: Reading, quantity: Quantity, date: DateMention) -> bool:
    """`406,000 people, whose number has doubled since 2020`: from when on what the number has come to has grown."""
    if date.relation != "since":
        return False
    top, number = top_token(reading.doc, date.start, date.end), number_token(reading.doc, quantity)
    own = inmost(top) if top is not None else None
    if own is None or number is None or own.dep_ != "relcl" or own.lemma_ not in CHANGING:
        return False
    return own not in clauses_around(number)


def is_base_period(reading: Reading, date: DateMention) -> bool:
    """`a rise of 9 per cent over the same period in 2012`, also `over the same period last year 2012`."""
    at = bisect_left(reading.dates, date.start, key=attrgetter("start"))
    first = reading.dates[at - 1] if at and reading.dates[at - 1].end == date.start - 1 else date
    return BASE.match(first.text) is not None and BASE_PERIOD.search(lead(reading, first)) is not None


def is_moved_from(reading: Reading, quantity: Quantity, date: DateMention) -> bool:
    """`48 were children, an increase from 35 in 2016`: the date of what a change began at dates that value only."""
    before = lead(reading, date)
    if quantity.start < date.start and FROM_THE.search(before) and OF_BASE.match(reading.text, date.end):
        return True  # `up 6% from the 2019 budget`
    moved = MOVED_FROM.search(before)
    return moved is not None and not date.start - len(before) + moved.start("word") <= quantity.start < date.start


@once
def is_record_since(reading: Reading, date: DateMention) -> bool:
    """`the highest since 1990`, `the third since April`, `the most in the 21st century`: a record, and its base."""
    if date.rule.startswith(("date.century", "date.decade")) and RECORD.search(lead(reading, date)):
        return True
    tokens = reading.doc[: token_from(reading.doc, date.start)]
    since = next((t for t in reversed(tokens[-NEAR:]) if t.lower_ == "since"), None)
    if since is not None and "," in reading.text[since.idx : date.start]:
        return False
    for word in reversed(tokens[max(0, since.i - 2 * NEAR) : since.i]) if since is not None else ():
        counts = word.like_num and word.lower_ not in ORDINALS
        if word.tag_ in TENSED or word.text in {".", ";", ":"} or counts:
            return False
        if word.tag_ in SUPERLATIVE or word.lower_ in ORDINALS:
            return True
    return False
