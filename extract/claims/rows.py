"""What is counted in a row that says its noun once: `134 attacks—66 in Iraq and 68 in Syria`, `97, 88 and 41 raids`."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from extract.claims.clauses import SUBJECTS
from extract.claims.elided import OF_THEM, has_noun
from extract.claims.governed import number_of
from extract.claims.phrase_words import is_quantity
from extract.claims.phrases import read_phrase
from extract.claims.reading import Counted, Reading, noun_alone, same, token_from, tokens_in
from extract.claims.thread import Thread
from extract.claims.totals import past_total
from extract.model import Figure, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

# `from 1,700 fighters in 2016 to between 6,000 and 9,000 today`.
FROM = re.compile(r"\bfrom\s(?:[a-z]+\s){0,2}$")
TO = re.compile(r"\s(?:in|on|at)\s(?:[^\s.;:()]+\s){1,3}to\s(?:[a-z]+\s){0,2}$")
# `134 attacks—66 in Iraq and 68 in Syria`, `12 ships by 2025 and 20 by 2030`: the parts of a total, the next of a row.
ROW = re.compile(r"\s?[—–]\s?$|(?:,|,?\s(?:and|but|then))\s+$")
DASHED = re.compile(r"\s?[—–]\s?$")
PLACED = re.compile(
    r"(?:\s\([\d.,]+\s?(?:%|per\s?cent|percent)\))?\s+"
    r"(?:in|to|by|on|at|from|during|near|outside|over|last|this|as of)\s"
)
COMPOUND = re.compile(r"\s[a-z]+-[a-z]+\s(?:and|or)\s")  # `16 two-seater and eight single-seater aircraft`
JOINS = re.compile(r"\s*(?:,|,?\s(?:and|or|to))\s+$")
# `…, followed by Diffa with 14%`, `and Maradi with 52 (11%)`: the next place of a row, with its number.
WITH = re.compile(
    r"[^.;]{0,60}?[,;)]?\s(?:followed\sby|and|then|while|ahead\sof)\s(?:the\s)?[A-Z][^.;,]{1,60}\swith\s(?:[a-z]+\s){0,2}$|"
    r",\s(?:the\s)?[A-Z][^.;,]{1,60}\swith\s(?:[a-z]+\s){0,2}$"
)
# `76 civilians (93 in 2004)`, `40 raids (compared with 12)`.
BRACKET = re.compile(r"\s\((?:(?:up|down)\sfrom\s|compared\s(?:with|to)\s|from\s|versus\s|as\sagainst\s)?(?:[a-z]+\s)?")
# `900 people in four districts (300 in Bor, 600 in Yei)`: parts of what the text tells of.
SITED = re.compile(r"\s(?:in|at|near|from)\s(?:the\s)?(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))[A-Z]")
MORE_OF = re.compile(r"\b(?:another|a further|an additional)\s(?:\w+\s)?$", re.I)
AS_SHARE = re.compile(r"\s(?:\(|(?:or|i\.e\.)\s)(?:[a-z]+\s)?")
# `the number of people in need will rise to 15.8 million (36 per cent of the population)`.
RISES_TO = re.compile(r"\bnumber\sof\s[^.;]{1,120}?\b(?:to|at|by|is|was|reach(?:ed)?|total(?:led)?)\s$")
OF_SHARE = re.compile(r"\)?\sof\s")
ENDS = re.compile(r"\s?(?:[,.;)(]|$|and\b|respectively\b)")
# `62 per cent of the population is Catholic; 15 per cent no religion`: shares of one whole, each with what it is.
SHARE_OF = re.compile(
    r"\sof\s[^.;\d]{0,80}?\b(?:are|is|was|were|identif\w+|belong\w*|follow\w*|practi\w+|profess\w*)\s"
)
AMONG_THOSE = re.compile(r"\b(?:[Aa]mong|[Oo]f)\s(those\s(?:who\s)?[a-z]+(?:ed|ing|d)),\s$")
ENDS_SHARE = re.compile(r"\sof\s|\s?[.,;)]|$")
RETOLD = re.compile(r"(?:\s[a-z]+){0,2}\)")  # `14 per cent in Mali (419,534 individuals), 10 per cent in Niger`
NEXT_SHARE = re.compile(r"[,;]\s(?:and\s)?$|\sand\s$")


def row(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """A number without a noun, that a place or a date follows: it counts what the one before it in its row counts."""
    before, last = thread.counted, thread.last
    if before is not None and last is not None and rises(reading, quantity, last, before):
        return same(before)
    told_twice = last is not None and last.unit == "%" and reading.text.startswith(")", last.end)
    if (
        before is None
        or last is None
        or not (last.unit == "1" or told_twice)
        or not PLACED.match(reading.text, quantity.end)
    ):
        return None
    begin = quantity.begin
    gap = tokens_in(reading.doc, max(last.end, before.end), begin)
    if last.start < reading.sentence(quantity.start)[0] or not ROW.search(reading.text, max(0, begin - 8), begin):
        return None
    told = DASHED.search(reading.text, max(0, begin - 4), begin) is None  # `six died in the raids – three at the port`
    verbs = [t for t in gap if t.tag_ in {"VBD", "VBZ", "VBP", "MD"}] if told else []
    return same(before) if all(is_of_them(reading, verb, before) for verb in verbs) else None


def is_of_them(reading: Reading, verb: Token, before: Counted) -> bool:
    """`40 miners have died in Zambia, nine in Malawi`: a verb that says of those counted what befell them."""
    verb = verb.head if verb.dep_ in {"aux", "auxpass"} else verb
    objects = any(c.dep_ in {"dobj", "attr", "ccomp", "xcomp"} for c in verb.children)
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    return not objects and any(c.i == before.head or is_quantity(reading, c) for c in subjects)


def row_with(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`Tillabéri with 27% of the raids, followed by Diffa with 14%`: the next of a row of places or parties."""
    last, begin = thread.last, quantity.begin
    if last is None or thread.counted is None or last.start < reading.sentence(quantity.start)[0]:
        return None
    if ENDS.match(reading.text, quantity.end) is None or quantity.unit not in {"1", "%"}:
        return None
    after = max(last.end, min(thread.counted.end, begin))
    return same(thread.counted) if is_of_next(reading, quantity, after) else None


def is_of_next(reading: Reading, quantity: Quantity, after: int) -> bool:
    """`…, followed by Diffa with 14%`: whether another place or party than that of the figure before has it."""
    return WITH.fullmatch(reading.text, after, quantity.begin) is not None


def row_of_shares(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`62 per cent of the population is Catholic; 15 per cent no religion`: a further share of the same whole."""
    last, whole, begin = thread.last, thread.counted, quantity.begin
    shared = thread.of_unit.get("%")
    if quantity.unit == "%" and shared is not None and last is not None and RETOLD.match(reading.text, last.end):
        listed = NEXT_SHARE.search(reading.text, max(0, begin - 6), begin) is not None
        return same(shared) if listed and last.start >= reading.sentence(quantity.start)[0] else None
    if last is None or whole is None or quantity.unit != "%" or last.unit != "%" or last.kind != "share":
        return None
    if last.start < reading.sentence(quantity.start)[0] or ENDS_SHARE.match(reading.text, quantity.end):
        return None
    if NEXT_SHARE.search(reading.text, max(0, begin - 6), begin) is None:
        return None
    goes_on = whole.end <= last.start or SHARE_OF.match(reading.text, last.end, begin) is not None
    return same(whole) if goes_on else None


def among_those(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`among those who responded, 50 percent are Muslim`: a share of whom the clause begins with."""
    if quantity.unit != "%" or reading.text.startswith(" of ", quantity.end):
        return None
    start, _ = reading.sentence(quantity.start)
    those = AMONG_THOSE.search(reading.text, max(start, quantity.begin - 80), quantity.begin)
    if those is None:
        return None
    return Counted(those[1], *those.span(1), token_from(reading.doc, those.end(1)) - 1)


def in_bracket_behind(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`76 civilians (93 in 2004)`, `their border (660 km)`: what was counted stands right before the bracket."""
    counted, begin = thread.counted, quantity.begin
    if counted is None or quantity.unit == "%" or not 0 < begin - counted.end < 40 or has_noun(reading, quantity):
        return None
    if not BRACKET.fullmatch(reading.text, counted.end, begin) or OF_THEM.match(reading.text, quantity.end):
        return None
    sited = quantity.unit == "1" and SITED.match(reading.text, quantity.end) is not None
    return same(thread.topic) if sited and thread.topic is not None else same(counted)


def told_as_share(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`410 or 62 per cent of the voters`, `240 (52%) of the raids`: a count, and the share that it is of what."""
    at = bisect_left(reading.quantities, quantity.end, key=lambda q: q.start)
    share = reading.quantities[at] if at < len(reading.quantities) else None
    if share is None or share.unit != "%" or not 0 < share.begin - quantity.end < 12:
        return None
    of = OF_SHARE.match(reading.text, share.end)
    if of is None or AS_SHARE.fullmatch(reading.text, quantity.end, share.begin) is None:
        return None
    if RISES_TO.search(reading.text, max(0, quantity.begin - 160), quantity.begin):
        return number_of(reading, quantity, thread)
    if (more := thread.of_unit.get("1")) and MORE_OF.search(reading.text, max(0, quantity.begin - 40), quantity.begin):
        return same(more)  # `A further 10 million (38% of the population)`
    found = read_phrase(reading, past_total(reading, token_from(reading.doc, of.end())))
    return found and Counted(found.text, found.start, found.end, found.head)


def rises(reading: Reading, quantity: Quantity, last: Figure, before: Counted) -> bool:
    """`from 1,700 fighters in 2016 to 6,000 today`: both ends count the same."""
    begin = quantity.begin
    if before.end < last.end or last.unit != "1" or has_noun(reading, quantity):
        return False
    return bool(
        FROM.search(reading.text, max(0, last.start - 60), last.start) and TO.fullmatch(reading.text, before.end, begin)
    )


def shared_head(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`1,091 Ethiopian and 650 Egyptian soldiers`, `two Army and one Navy base`: one noun for both."""
    at = bisect_left(reading.quantities, quantity.end, key=lambda q: q.start)
    following = reading.quantities[at] if at < len(reading.quantities) else None
    if following is None or following.unit != "1" or following.kind or following.begin - quantity.end > 40:
        return None
    words = tokens_in(reading.doc, quantity.end, following.begin)
    if COMPOUND.fullmatch(reading.text, quantity.end, following.begin):
        found = read_phrase(reading, token_from(reading.doc, following.end))
        noun = reading.doc[found.head] if found is not None else None
        return noun_alone(noun) if noun is not None else None
    if not 2 <= len(words) <= 3 or words[-1].lower_ not in {"and", "or"}:
        return None
    if any(w.pos_ not in {"ADJ", "PROPN"} or w.tag_ == "NNPS" for w in words[:-1]):
        return None
    found = read_phrase(reading, token_from(reading.doc, following.end))
    if found is None or (len(found.text.split()) < 2 and any(w.pos_ == "PROPN" for w in words)):
        return None
    noun = reading.doc[found.head]
    if noun.tag_ != "NNS" and (noun.tag_ != "NN" or following.low != 1):
        return None
    return noun_alone(noun)


def shared_noun(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`97, 88 and 41 incidents`: the noun of the last number of a list."""
    at = quantity
    first = bisect_left(reading.quantities, quantity.start + 1, key=lambda q: q.start)
    for following in reading.quantities[first : first + 12]:
        begin = following.begin
        if following.unit != "1" or following.kind or not JOINS.fullmatch(reading.text, at.end, max(at.end, begin)):
            return None
        if found := read_phrase(reading, token_from(reading.doc, following.end)):
            return same(found)
        at = following
    return None
