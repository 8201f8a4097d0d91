"""What is counted or measured: the head noun phrase of a number, found where this form of sentence keeps it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from extract.claims.kinds import PERSONS, UNIT_KINDS, is_money, parse_kind
from extract.claims.phrases import CLOSING, INNER, NOUNS, is_quantity, phrase_around, read_phrase
from extract.claims.reading import Counted, Reading, climb, number_token, token_from, tokens_in
from extract.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

VERBAL = re.compile(r"\b(?:is|are|was|were|has|have|had|by|to|from|at|of|in|and)\b")
NUMBER_OF = re.compile(r"\b(?:numbers?|total|amount|rate|share|proportion|percentage|estimates?|level)s? of\s+", re.I)
# A noun behind the number that is no next label: `The report stated: 12 people were killed`.
LEADS_ON = re.compile(r"\s+(?!est\b)[^\W\d][\w-]*(?!\s*[:\d])(?:\s+(?!note\b)[^\W\d][\w-]*)*(?![\w\s]*(?:\(\d+\))?:)")
LABEL = re.compile(r"(?:^|[;.)\d%]\s|\b(?:est\.\)|\(\d{4}\))\s)?([^\W\d][^:;.()\d]{0,80}):\s*(?:[^\w]*\w+\s){0,3}$")
# `two of whom`, `one more.`, `106 wounded`; and before the number `not 11`, `up from 1 600`.
POINTS_BACK = re.compile(
    r"\s*of\s+(?:whom|which|them|these|those)\b(?!\s+\w+s\b)|\s+more(?=\s*(?:[.,;)’”]|$|and\b))|"
    r"\s+(?:more\s+|others?\s+)?(?:were\s+)?(?:injured|wounded|killed|dead|missing|arrested|detained|displaced)(?=\s*(?:[.,;)’”]|$|and\b|in\b|by\b))"
)
LETTER = re.compile(r"[^\W\d_]")
# `14 of Rakhine State’s 17 townships`, `three of the four main police stations`.
OF_ALL = re.compile(r"(?:(?:the|its|their|all)(?:\s[\w’'-]+[’']s?)?|(?:[\w’'-]+\s){0,3}[\w’'-]+[’']s?)?\s?")
# A table of facts dates its entries: `(2023)`, `(2024 est.)`.
FACTS = re.compile(r"\((?:[^()]*\sest\.|\d{4}(?:[/-]\d{2,4})?)\)")
CORRECTS = re.compile(r"\b(?:not|instead of|rather than|(?:up|down) from|compared (?:to|with))\s+$", re.I)
Way = Callable[[Reading, Quantity, Counted | None], Counted | None]


def find_counted(reading: Reading, quantity: Quantity, before: Counted | None) -> Counted | None:
    """The counted phrase of a quantity; `before` is that of the figure before it in the paragraph. None: not stated."""
    ways: tuple[Way, ...]
    if quantity.unit == "1" and quantity.kind != "change":
        ways = (
            of_whom,
            label,
            following_phrase,
            listed_number,
            predicate,
            bracketed_noun,
            beside_slash,
            entry,
            number_of,
        )
        ways = (*ways, elided_noun, governing)
    else:
        ways = (of_whom, label, change_in, of_phrase, measured_noun, entry, governing, bracketed_noun)
    for way in ways:
        found = way(reading, quantity, before)
        if (
            found is not None
            and LETTER.search(found.text)
            and not quantity.start <= found.start < found.end <= quantity.end
        ):
            return found
    return inherited(reading, quantity, before) or from_heading(reading, quantity)


def following_phrase(reading: Reading, quantity: Quantity, before: Counted | None) -> Counted | None:
    """`2 500 US troops`, `dozens of fighters`, `six of the soldiers`; `four others` and `four more` point back."""
    first = token_from(reading.doc, quantity.end)
    if first >= len(reading.doc):
        return None
    if reading.doc[first].lower_ == "of" and first + 1 < len(reading.doc):
        return read_phrase(reading, past_total(reading, first + 1))
    found = read_phrase(reading, first)
    if found and found.text.lower() in {"total", "percent"}:
        return None
    return found


def past_total(reading: Reading, index: int) -> int:
    """Past the number that a part is taken of: `three of the four main police stations`."""
    start = reading.doc[index].idx
    total = next((q for q in reading.quantities if 0 <= q.start - start <= 40), None)
    if total is None or OF_ALL.fullmatch(reading.text[start : total.start]) is None:
        return index
    return token_from(reading.doc, total.end)


def of_whom(reading: Reading, quantity: Quantity, before: Counted | None) -> Counted | None:
    """`two of whom`, `three of them`: what the figure before counts."""
    if before is None:
        return None
    begin = quantity.modifier_start if quantity.modifier_start is not None else quantity.start
    if POINTS_BACK.match(reading.text, quantity.end) or CORRECTS.search(reading.text, max(0, begin - 40), begin):
        return Counted(before.text, before.start, before.end, before.head, elided=True)
    return None


def predicate(reading: Reading, quantity: Quantity, before: Counted | None) -> Counted | None:
    """`103 were Kosovo Roma`, `of whom 110,000 are Shia`: the noun behind the copula."""
    first = token_from(reading.doc, quantity.end)
    while first < len(reading.doc) and reading.doc[first].pos_ == "ADV":
        first += 1
    if first + 1 < len(reading.doc) and reading.doc[first].lower_ in {"is", "are", "was", "were"}:
        second = first + 1
        if reading.doc[second].lower_ in {"a", "an", "the"}:
            second += 1
        if second < len(reading.doc) and reading.doc[second].pos_ in INNER:
            return read_phrase(reading, second)
    return None


def listed_number(reading: Reading, quantity: Quantity, before: Counted | None) -> Counted | None:
    """`The governorate with the highest number of protests was Basrah (431), followed by Thi-Qar (354)`."""
    if reading.text[quantity.start - 1 : quantity.start] != "(" or reading.text[quantity.end : quantity.end + 1] != ")":
        return None
    start, _ = reading.sentence(quantity.start)
    opener = reading.doc[max(0, token_from(reading.doc, quantity.start) - 2)]
    if opener.pos_ == "NOUN":
        return None
    for match in NUMBER_OF.finditer(reading.text, start, quantity.start):
        return read_phrase(reading, token_from(reading.doc, match.end()))
    return before


def bracketed_noun(reading: Reading, quantity: Quantity, before: Counted | None) -> Counted | None:
    """`border countries (6)`: the noun before the bracket that holds nothing but the number."""
    if reading.text[quantity.start - 1 : quantity.start] != "(" or reading.text[quantity.end : quantity.end + 1] != ")":
        return None
    index = token_from(reading.doc, quantity.start) - 2
    if index >= 0 and reading.doc[index].pos_ in NOUNS:
        return phrase_around(reading, reading.doc[index], reading.sentence(quantity.start)[0])
    return None


def label(reading: Reading, quantity: Quantity, before: Counted | None) -> Counted | None:
    """`mean elevation: 312 m`: the words before the colon; `total` alone means the heading."""
    begin = max((q.end for q in reading.quantities if q.end <= quantity.start), default=0)
    match = LABEL.search(reading.text, begin, quantity.modifier_start or quantity.start)
    if match is None or (LEADS_ON.match(reading.text, quantity.end) and not FACTS.search(reading.text)):
        return None
    # `urban: 100% of population rural: 68.3% of population`: what the number before is a share of ends its entry.
    words = re.sub(r"^of\s(?:total\s)?\w+\s(?=\w)", "", match[1].strip())
    if words.lower() in {"total", "overall", "sum", "note"}:
        return from_heading(reading, quantity)
    start = match.start(1) + match[1].rindex(words)
    if words[:1].isupper() and len(words.split()) > 6:
        return None
    index = max(0, token_from(reading.doc, start + len(words)) - 1)
    return Counted(words, start, start + len(words), index, elided=True)


def beside_slash(reading: Reading, quantity: Quantity, before: Counted | None) -> Counted | None:
    """`(male 9,124,101/female 8,990,872)`: the word between a slash and the number."""
    match = re.search(r"/\s?([^\W\d]+)\s$", reading.text[: quantity.start])
    if match is None:
        return None
    return Counted(match[1], match.start(1), match.end(1), token_from(reading.doc, match.start(1)))


def elided_noun(reading: Reading, quantity: Quantity, before: Counted | None) -> Counted | None:
    """`killed 54 people and injured 158`: a bare number as object or subject counts what the one before it counts."""
    token = number_token(reading.doc, quantity)
    earlier = [q for q in reading.quantities if reading.sentence(quantity.start)[0] <= q.start < quantity.start]
    if before is None or token is None or not earlier or earlier[-1].unit != "1":
        return None
    follows = token_from(reading.doc, quantity.end)
    if follows < len(reading.doc) and reading.doc[follows].pos_ in INNER:
        return None
    if token.dep_ not in {"dobj", "nsubj", "nsubjpass"} or parse_kind_of(before) not in PERSONS:
        return None
    return Counted(before.text, before.start, before.end, before.head, elided=True)


def parse_kind_of(counted: Counted) -> str | None:
    words = re.findall(r"[\w-]+", counted.text.lower())
    return parse_kind([*words[:-1], re.sub(r"(?<=[^s])s$", "", words[-1])]) or parse_kind(words) if words else None


def number_of(reading: Reading, quantity: Quantity, before: Counted | None) -> Counted | None:
    """`estimated the number of ISIL fighters at 10,000`: the phrase behind `number of`, closest before."""
    start, _ = reading.sentence(quantity.start)
    matches = list(NUMBER_OF.finditer(reading.text, start, quantity.start))
    return read_phrase(reading, token_from(reading.doc, matches[-1].end())) if matches else None


def of_phrase(reading: Reading, quantity: Quantity, before: Counted | None) -> Counted | None:
    """`660 kilometres of roads`, `23% of households`, `£5 million of new funding`, `£740 million in infrastructure`."""
    match = re.match(r"\s+(of|in|for|on|to)\s+(?:the\s+|all\s+|its\s+|their\s+)?", reading.text[quantity.end :])
    if match is None or (
        match[1] != "of" and not is_money(quantity.unit) and not SERVED.match(reading.text, quantity.end)
    ):
        return None
    if match[1] == "in" and is_money(quantity.unit) and STANDS_AT.search(reading.text[: quantity.start]):
        return None
    found = read_phrase(reading, token_from(reading.doc, quantity.end + match.end()))
    if found and match[1] != "of" and any(p.start < found.end and found.start < p.end for p in reading.places):
        return None
    return found or of_those(reading, quantity)


# `is estimated at £24 million in the central scenario`: a value of the subject.
STANDS_AT = re.compile(r"\b(?:is|are|was|were|at|to|reached|cost|costs)\s+$")
# `12 years in prison`, `two years of service`.
SERVED = re.compile(r"\s+in\s+(?:prison|jail|detention|captivity|custody|office|power|exile|hiding)\b")


def of_those(reading: Reading, quantity: Quantity) -> Counted | None:
    """`80 per cent of those displaced`: a participle that counts as a noun."""
    match = re.match(r"\s+of\s+(?:all\s+)?(those\s+\w+ed)\b", reading.text[quantity.end :])
    if match is None:
        return None
    start = quantity.end + match.start(1)
    return Counted(match[1], start, start + len(match[1]), token_from(reading.doc, start))


def change_in(reading: Reading, quantity: Quantity, before: Counted | None) -> Counted | None:
    """`a 113% increase in violence`: what increased."""
    if quantity.unit not in {"%", "pp", "1"}:
        return None
    found = re.match(
        r"(?:,?\s+(?:and\s+)?(?:the\s+)?[\d.,]+\s?%)*(?:\s+\w+)?\s+(increases?|rise|growth|surge|jump|decreases?|decline|drop|fall|reduction|cut|hike|upsurge)\b",
        reading.text[quantity.end :],
    )
    if found is None:
        return as_many(reading, quantity)
    behind = re.search(r"\b(?:in|of)\s+(?:the\s+)?(?!both\b)", reading.text[quantity.end + found.end() :][:60])
    if behind is None:
        return None
    return read_phrase(reading, token_from(reading.doc, quantity.end + found.end() + behind.end()))


def as_many(reading: Reading, quantity: Quantity) -> Counted | None:
    """`twice as many IED attacks`, `three times the size of`."""
    match = re.match(r"\s+(?:as\s+(?:many|much)|more|the)\s+", reading.text[quantity.end :])
    if match and quantity.unit == "1":
        return read_phrase(reading, token_from(reading.doc, quantity.end + match.end()))
    return None


def measured_noun(reading: Reading, quantity: Quantity, before: Counted | None) -> Counted | None:
    """`a 15-km road`, `a USD 3 billion loan`: the noun right behind a measure."""
    behind = re.match(r"[’']\s|-?\s?(?:year\s?-)?olds?\s", reading.text[quantity.end :])
    first = token_from(reading.doc, quantity.end + (behind.end() if behind else 0))
    if first >= len(reading.doc) or reading.doc[first].pos_ not in INNER:
        return None
    return read_phrase(reading, first)


def entry(reading: Reading, quantity: Quantity, before: Counted | None) -> Counted | None:
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


# Nouns that only say that something moved: `an increase of 31%`.
MOVES = frozenset("change decline decrease drop fall growth hike increase jump reduction rise surge".split())


def governing(reading: Reading, quantity: Quantity, before: Counted | None) -> Counted | None:
    """`control over 2 000 square kilometres`, `returns amounted to 406`: the noun or the subject that governs it."""
    token = number_token(reading.doc, quantity)
    if token is None:
        return None
    limit = reading.sentence(quantity.start)[0]
    for step in climb(token):
        if step.idx < limit or (step.i == token.i and step.pos_ != "VERB"):
            continue
        if step.lower_ in CLOSING and step.pos_ in NOUNS:
            continue
        if step.lower_ == "range" and step.i > 0 and step.nbor(-1).pos_ in NOUNS:
            step = step.nbor(-1)  # `estimates of the population range from`, where the parse makes a noun of the verb
        if step.lemma_.lower() in MOVES and before is not None and before.end <= quantity.start and step.pos_ == "NOUN":
            return Counted(before.text, before.start, before.end, before.head, elided=True)
        if step.pos_ in NOUNS and step.i < token.i and not is_quantity(reading, step) and not reading.is_date(step):
            return phrase_around(reading, step, limit)
        if step.pos_ in {"VERB", "AUX"}:
            noun = object_before(step, token) or subject_of(step)
            return subject_phrase(reading, noun, limit) if noun is not None else None
    return None


def object_before(verb: Token, token: Token) -> Token | None:
    """`enabling control over 2 000 km2` where the parse hangs `over` on the verb: its object before the number."""
    return next((c for c in verb.children if c.dep_ == "dobj" and c.i < token.i and c.pos_ in NOUNS), None)


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, or of the verb that it is coordinated with or hangs on."""
    for step in climb(verb):
        if step.pos_ not in {"VERB", "AUX"}:
            continue
        subject = next((c for c in step.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if subject is not None:
            return subject
        if step.dep_ == "acl":  # `uranium enriched to 60%`
            return step.head
        if step.dep_ not in {"conj", "xcomp", "advcl", "aux", "auxpass"}:
            return None
    return None


def subject_phrase(reading: Reading, noun: Token, limit: int) -> Counted | None:
    """The subject; of `the number of X` the X."""
    if noun.pos_ not in NOUNS:
        return None
    for child in noun.children:
        if noun.lemma_.lower() in {"number", "total", "estimate", "amount"} and child.lower_ == "of":
            target = next((c for c in child.children if c.dep_ == "pobj"), None)
            if target is not None:
                return phrase_around(reading, target, limit)
    return phrase_around(reading, noun, limit)


def inherited(reading: Reading, quantity: Quantity, before: Counted | None) -> Counted | None:
    """`…, compared with 603`, `over 5,100 injured`: the same as the figure before, in a sentence that elides it."""
    if before is None or quantity.unit in UNIT_KINDS or is_money(quantity.unit):
        return None
    return Counted(before.text, before.start, before.end, before.head, elided=True)


def from_heading(reading: Reading, quantity: Quantity) -> Counted | None:
    """In tables of facts the heading says what is counted."""
    heading = reading.paragraph.heading
    begin = reading.sentence(quantity.start)[0]
    terse = ":" in reading.text or not any(t.pos_ in {"VERB", "AUX"} for t in reading.doc if t.idx >= begin)
    return Counted(heading, 0, 0, 0, elided=True) if heading and terse else None
