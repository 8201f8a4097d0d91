"""What is counted where the number stands in a list, a bracket, behind a label: `Basrah (431)`, `height: 312 m`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.claims.clauses import NOUNS
from extract.claims.governed import NUMBER_OF
from extract.claims.phrase_words import INNER
from extract.claims.phrases import phrase_around, read_phrase
from extract.claims.reading import Counted, Reading, same, token_from, tokens_in
from extract.claims.thread import Thread
from extract.model import Quantity
from extract.numbers.exclude import in_breakdown, tally_around

if TYPE_CHECKING:
    from spacy.tokens import Token

TALLY_LABEL = re.compile(r"([^\W\d][^;:.()\n]{0,80}?)\s?[-–:]{1,2}\s?(?:\([^()]*\)\s)?$")
VERBAL = re.compile(r"\b(?:is|are|was|were|has|have|had|by|to|from|at|of|in|for|with|and)\b")
# A noun behind the number that is no next label: `The report stated: 12 people were killed`.
LEADS_ON = re.compile(r"\s+(?!est\b)[^\W\d][\w-]*(?!\s*[:\d])(?:\s+(?!note\b)[^\W\d][\w-]*)*(?![\w\s]*(?:\(\d+\))?:)")
LABEL = re.compile(r"(?:^|[;.)\d%]\s|\b(?:est\.\)|\(\d{4}\))\s)?([^\W\d][^:;.()\d]{0,80}):\s*(?:[^\w]*\w+\s){0,3}$")
# A table of facts dates its entries: `(2023)`, `(2024 est.)`.
FACTS = re.compile(r"\((?:[^()]*\sest\.|\d{4}(?:[/-]\d{2,4})?)\)")

THOSE_WHO = re.compile(r"\bthose\s+[a-z]+(?:ed|ing)\b")


def listed_number(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`The governorate with the highest number of protests was Basrah (431), followed by Thi-Qar (354)`."""
    opened = opening(reading, quantity)
    if opened is None:
        return None
    opener = reading.doc[max(0, token_from(reading.doc, opened) - 1)]
    if opener.pos_ == "NOUN":
        return None
    start, _ = reading.sentence(quantity.start)
    for match in NUMBER_OF.finditer(reading.text, start, quantity.start):
        return read_phrase(reading, token_from(reading.doc, match.end()))
    those = list(THOSE_WHO.finditer(reading.text, start, quantity.start))
    if those:
        return Counted(those[-1][0], *those[-1].span(), token_from(reading.doc, those[-1].start()))
    return same(thread.counted)


def broken_down(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`59 people died (Sylhet 23, other districts 9)`: what the total counts."""
    if not in_breakdown(reading.text, quantity.start, quantity.end):
        return None
    return same(thread.topic or thread.counted)


def tallied(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`seats by party - Dawn 47, Free List 3`: what the label of a tally names first, seats."""
    tally = tally_around(reading.text, quantity.start, quantity.end)
    label = TALLY_LABEL.search(reading.text, 0, tally.start()) if tally else None
    return same(read_phrase(reading, token_from(reading.doc, label.start(1)))) if label else None


def bracketed_noun(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`border countries (6)`: the noun before the bracket that holds nothing but the number.

    What the number of another time is compared with is no noun of its own: `compared with the last quarter (694)`.
    """
    opened = opening(reading, quantity)
    index = token_from(reading.doc, opened) - 1 if opened is not None else -1
    if index < 0 or reading.doc[index].pos_ not in NOUNS:
        return None
    if reading.is_date(reading.doc[index]) or reading.doc[index].lemma_ in {"day", "week", "month", "quarter", "year"}:
        return None
    noun = reading.doc[index]
    if quantity.low != 1 and (there := plural_there(noun)) is not None:
        noun = there
    return phrase_around(reading, noun, reading.sentence(quantity.start)[0])


def plural_there(place: Token) -> Token | None:
    """`most deaths in the border region (40)`: a place is one, what is in it are many."""
    if (
        place.tag_ not in {"NN", "NNP"}
        or place.dep_ != "pobj"
        or place.head.lower_ not in {"across", "at", "in", "within"}
    ):
        return None
    over = place.head.head
    if over.pos_ not in NOUNS:
        over = next((c for c in over.children if c.dep_ in {"dobj", "nsubjpass"} and c.i < place.i), over)
    of = (t for c in over.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj")
    return next((t for t in (over, *of) if t.tag_ == "NNS"), None)


def opening(reading: Reading, quantity: Quantity) -> int | None:
    """Where the bracket opens that holds nothing but the number and its modifier."""
    begin = quantity.begin
    closed = reading.text[quantity.end : quantity.end + 1] == ")"
    opened = re.search(r"\((?:both\s|each\s|all\s)?$", reading.text[max(0, begin - 6) : begin])
    return begin - len(opened[0]) if closed and opened else None


def label(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`mean elevation: 312 m`: the words before the colon; `total` alone means the heading."""
    begin = max((q.end for q in reading.quantities if q.end <= quantity.start), default=0)
    match = LABEL.search(reading.text, begin, quantity.begin)
    if match is None or (LEADS_ON.match(reading.text, quantity.end) and not FACTS.search(reading.text)):
        return None
    # `urban: 100% of population rural: 68.3% of population`: what the number before is a share of ends its entry.
    words = re.sub(r"^of\s(?:total\s)?\w+\s(?=\w)", "", match[1].strip())
    if words.lower() in {"total", "overall", "sum", "note"}:
        return from_heading(reading, quantity, thread)
    start = match.start(1) + match[1].rindex(words)
    if words[:1].isupper() and len(words.split()) > 6:
        return None
    index = max(0, token_from(reading.doc, start + len(words)) - 1)
    return Counted(words, start, start + len(words), index, elided=True)


def beside_slash(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`(male 9,124,101/female 8,990,872)`: the word between a slash and the number."""
    match = re.search(r"/\s?([^\W\d]+)\s$", reading.text[: quantity.start])
    if match is None:
        return None
    return Counted(match[1], match.start(1), match.end(1), token_from(reading.doc, match.start(1)))


def entry(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`Muslim (official) 95-98% (Shia 61-64%, Sunni 29-34%)`: in a terse list the words before the number."""
    start, end = reading.sentence(quantity.start)
    bracket = reading.text[quantity.end : quantity.end + 2] == " ("
    if not bracket and any(t.pos_ == "VERB" for t in tokens_in(reading.doc, quantity.end, end)[:3]):
        return None
    begin = max((q.end for q in reading.quantities if start <= q.end <= quantity.start), default=start)
    match = re.search(r"([^\W\d][^,;:()%\d]{0,60}?)\s*(?:\([^)]*\)\s*)?$", reading.text[begin : quantity.start])
    if match is None or (begin > start and not re.match(r"\s*[,;(]", reading.text[begin:])) or VERBAL.search(match[1]):
        return None
    words = tokens_in(reading.doc, begin + match.start(1), begin + match.end(1))
    if not words or words[-1].pos_ not in (
        INNER if len(words) < 3 and (begin > start or not match.start(1)) else NOUNS
    ):
        return None
    return phrase_around(reading, words[-1], begin)


def from_heading(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """In tables of facts the heading says what is counted."""
    heading = reading.paragraph.heading
    if not heading:
        return None
    begin = reading.sentence(quantity.start)[0]
    told = any(t.dep_ in {"nsubj", "nsubjpass"} for t in tokens_in(reading.doc, begin, quantity.start))
    terse = (":" in reading.text and not told) or not any(
        t.pos_ in {"VERB", "AUX"} for t in reading.doc[token_from(reading.doc, begin) :]
    )
    return Counted(heading, 0, 0, 0, elided=True) if terse else None
