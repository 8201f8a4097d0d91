"""What is counted where the noun is left out, as a figure beside it says it: `killed 54 and injured 158`."""

from __future__ import annotations

import re
from bisect import bisect_left

from extract.claims.antecedent import carried, compared_with, exceeds, is_agent, parse_kind_of, plural_subject
from extract.claims.governed import MEASURING, predicate
from extract.claims.kinds import PERSONS, UNIT_KINDS, is_money
from extract.claims.phrase_words import INNER, PLURALS, leads_to_noun
from extract.claims.phrases import phrase_around, read_phrase
from extract.claims.reading import Counted, Reading, noun_alone, number_token, same, token_from
from extract.claims.thread import Thread, whole_of_share
from extract.model import Quantity

# `one more.`, `106 wounded`; and before the number `not 11`, `up from 1 600`.
POINTS_BACK = re.compile(
    r"\s+more(?=\s*(?:[.,;)’”]|$|(?:and|at|in|near|on|are|is|were|was|have|had|will|would|remain(?:ed)?)\b))|"
    r"\s+(?:more\s+)?(?:were\s+)?(?:injured|wounded|killed|dead|missing|arrested|detained|displaced)(?=\s*(?:[.,;)’”]|$|and\b|in\b|by\b))"
)
AS_NOUN = re.compile(
    r"\s+(dead|wounded|injured|missing|displaced|killed)\b(?!\s+(?:[a-z]+\s+)?(?:[a-z]+s|people|men|women|children|personnel|police)\b)"
)
AUXILIARY = re.compile(r"\s+(?:had|have|has|were|are|who)\b")
OBJECT_OF = re.compile(
    r"\b(?:(?:treat|receiv|admitt|evacuat|record|report|count)\w*|of|was|were|is)\s"
    r"(?:(?:at\sleast|some|about|over|more\sthan)\s)?$"
)
STATE = re.compile(r"\s+(injured|wounded|missing)(?=\s*(?:[.,;)]|$|and\b|in\b|by\b))")
OF_THEM = re.compile(r"\s*of\s+(whom|which|them|these|those|it)\b,?(?!\s+\w+s\b(?!\s+\w+s\b))|\s*of\s+(them|whom)\b,?")
# `of which a quarter is spent`, `of whom 38 % are women`.
OF_WHOM = re.compile(
    r"\bof\s+(?:whom|which)\s+(?:\w+\s+){0,2}$|\bOf\s(?:this|that|these|those|them)(?:\s(?:amount|sum|total))?,\s(?:\w+\s){0,2}$"
)
INSIDE = re.compile(r"\b(?:in|during|at)\s$")
REST = re.compile(r"\bthe\s(?:other|remaining)\s$")
COPULA = re.compile(r"\s+(?:is|are|was|were)\b")
CORRECTS = re.compile(
    r"\b(?:not|instead of|rather than|(?:up|down) from|compared (?:to|with)|(?:as )?against|versus|all but|"
    r"as (?:many|much) as|double|triple|twice)\s+(?:the\s+)?$",
    re.I,
)
# `Of the 18 lists that ran, five won seats`.
OUT_OF = re.compile(r"(?:(?:Out\s)?[Oo]f|Among)\s(?:the|all|its|their|these)\s")
WHOLE_ENDS = re.compile(r"[^.;:]{0,60},\s(?:only\s|just\s)?$")
FORMER = re.compile(r"\s+(?:of\s+)?the\s+(former|latter)\b")
# `facilities built for 1,100`, `81 centres with room for 2,000`: of those whom the text tells of.
ROOM_FOR = re.compile(
    r"\b(?:built|designed|equipped|intended|made|meant|planned|room|space|beds|places)\s"
    r"(?:for|to\s(?:accommodate|hold|host|house|take))\s(?:(?:just|only)\s)?$"
)
# `drones, mainly Lancets, of which Kyiv says it felled 700`.
OF_NOUN = re.compile(r",?\sof\s(?:which|whom)\s[^.;,\d]{0,60}$")
# `most of the arrests were made by police (70 per cent)`.
MAJORITY = re.compile(r"\b(?:[Mm]ost|bulk|majority|remainder|rest)\s\([a-z\s]*$")  # `with the majority (86 per cent)`
MOST = re.compile(
    r"\b(?:[Mm]ost|(?:bulk|majority|remainder|rest|\w*thirds|half))\sof\s(?:the\s|all\s|these\s)?(?!whom|which|them)(?=[a-z])"
)
# The bracket behind a count holds its share: `35,600 people (5 %)`, `981,400 (or 78 %)`.
SHARE = re.compile(r"[^.;()]{0,60}\((?:or\s|i\.e\.\s|about\s|some\s|nearly\s|over\s|almost\s|around\s)*$")


def of_them(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`two of whom`, `up from 300`: what the figure before counts; `three of them children` says it anew."""
    before = thread.counted
    here = thread.last is not None and thread.last.start >= reading.sentence(quantity.start)[0]
    if not here and (noun := noun_of_which(reading, quantity, before)) is not None:
        return noun
    if before is None:
        return None
    begin = quantity.begin
    first = token_from(reading.doc, quantity.end)
    told_apart = thread.last is not None and closes_bracket(reading.text[thread.last.end : begin])
    if told_apart or (thread.last is not None and thread.last.start < reading.sentence(quantity.start)[0]):
        before = thread.topic or before
    if match := OF_THEM.match(reading.text, quantity.end):
        if INSIDE.search(reading.text, max(0, begin - 20), begin) and in_what(before, thread.topic):
            return same(thread.topic)  # `16 raids in which ten people died, and in five of these`
        if match[1] == "those" and (those := those_so(reading, match.end())):
            return those
        whole = None if exceeds(quantity, thread) else before
        return apposed(reading, match.end()) or same(plural_subject(reading, quantity, whole) or before)
    if OF_WHOM.search(reading.text, max(0, begin - 40), begin) and (
        quantity.unit != "1" or not (has_noun(reading, quantity) or COPULA.match(reading.text, quantity.end))
    ):
        return same(before if quantity.unit != "1" else thread.topic or before)
    if REST.search(reading.text, max(0, begin - 20), begin) and quantity.unit in {"1", "%"}:
        own = reading.text.startswith(" of ", quantity.end) or (quantity.unit == "1" and has_noun(reading, quantity))
        return None if own else same(before)
    state = STATE.match(reading.text, quantity.end)
    if state is not None and quantity.unit == "1" and parse_kind_of(before) == "fatalities":
        return Counted(state[1], *state.span(1), first)  # `120 deaths and 868 injured`
    if POINTS_BACK.match(reading.text, quantity.end) or (quantity.unit == "1" and is_participle(reading, first)):
        return None if is_agent(reading, before) else same(before)
    compared = any(CORRECTS.search(reading.text, max(0, begin - 40), at) for at in {begin, quantity.start})
    compared = compared and not reading.text.startswith(" of ", quantity.end)  # `as many as 50,000 of the refugees`
    if compared and (quantity.unit != "1" or not has_noun(reading, quantity)):
        return same(compared_with(reading, quantity, thread) or before)
    return None


def noun_of_which(reading: Reading, quantity: Quantity, before: Counted | None) -> Counted | None:
    """`drones, mainly Lancets, of which Kyiv says it felled 700`: the plural before, if the number has no noun."""
    if quantity.unit != "1" or COPULA.match(reading.text, quantity.end):
        return None
    start, _ = reading.sentence(quantity.start)
    which = OF_NOUN.search(reading.text, max(start, quantity.begin - 80), quantity.begin)
    index = token_from(reading.doc, which.start()) - 1 if which is not None else -1
    noun = reading.doc[index]
    named = (
        noun.pos_ == "PROPN"
        and noun.text.endswith("s")
        and not any(p.start <= noun.idx < p.end for p in reading.places)
    )
    if index < 0 or not (noun.tag_ in PLURALS or named) or has_noun(reading, quantity):
        return None
    return phrase_around(reading, noun, start)


def room_for(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`facilities built for 1,100`: room for as many of those told of."""
    told = thread.counted if quantity.unit == "1" and thread.persons is not None else None
    if told is None or not ROOM_FOR.search(reading.text, max(0, quantity.begin - 40), quantity.begin):
        return None
    here = parse_kind_of(told) in PERSONS and not has_noun(reading, quantity)
    return same(told) if here else None


def closes_bracket(gap: str) -> bool:
    """`60 civilians died (nine of them farmers), and 80 were wounded`: the figure before was one of a bracket."""
    return gap.count(")") > gap.count("(")


def in_what(before: Counted, topic: Counted | None) -> bool:
    """Whether something can be in what the text goes on about, and not in the persons counted last."""
    return topic is not None and parse_kind_of(before) in PERSONS and parse_kind_of(topic) not in PERSONS | {None}


def those_so(reading: Reading, offset: int) -> Counted | None:
    """`seven of those held`: who they are is said by a participle, not by the figure before."""
    token = reading.doc[min(token_from(reading.doc, offset), len(reading.doc) - 1)]
    if token.tag_ not in {"VBN", "VBG"} or token.idx < offset:
        return None
    begin = reading.text.rindex("those", 0, offset)
    end = token.idx + len(token)
    return Counted(reading.text[begin:end], begin, end, token.i)


def is_participle(reading: Reading, index: int) -> bool:
    """`90 abducted and 64 subjected to …`: a participle with no noun behind it."""
    if index >= len(reading.doc) or leads_to_noun(reading.doc, index):
        return False
    text = reading.text[: reading.doc[index].idx]
    if reading.doc[index].tag_ == "VBD":
        return text.rfind("(") > max(text.rfind(")"), text.rfind(". "))
    if reading.doc[index].tag_ != "VBN":
        return False
    return not any(c.dep_ in {"aux", "auxpass"} for c in reading.doc[index].children)


def has_noun(reading: Reading, quantity: Quantity) -> bool:
    """Whether a noun stands right behind the number: `compared with 2,736 households`."""
    found = read_phrase(reading, token_from(reading.doc, quantity.end))
    return found is not None and found.end - quantity.end < 60


def apposed(reading: Reading, offset: int) -> Counted | None:
    """`two of them children`: a plural without a verb behind it."""
    first = token_from(reading.doc, offset)
    found = read_phrase(reading, first)
    if found is None or reading.doc[first].pos_ not in INNER or reading.doc[found.head].tag_ not in {"NNS", "NNPS"}:
        return None
    following = token_from(reading.doc, found.end)
    if following < len(reading.doc) and reading.doc[following].tag_ in {"VBD", "VBP", "VBZ", "MD"}:
        return None
    return found


def of_total_ahead(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`Of the 18 lists that ran, only five won seats`: the noun of the total that opens the sentence."""
    start, _ = reading.sentence(quantity.start)
    opened = OUT_OF.match(reading.text, start)
    at = bisect_left(reading.quantities, start, key=lambda q: q.start)
    total = reading.quantities[at]
    if opened is None:
        return None
    if total.start < quantity.start and total.unit == "1" and total.start - opened.end() <= 30:
        return same(read_phrase(reading, token_from(reading.doc, total.end)))
    return whole_ahead(reading, quantity, opened.end()) if total.start >= quantity.start else None


def whole_ahead(reading: Reading, quantity: Quantity, begin: int) -> Counted | None:
    """`Of the interviewees, eleven said …`: the noun of a whole without a number, which a comma ends."""
    found = read_phrase(reading, token_from(reading.doc, begin))
    told = has_noun(reading, quantity) or predicate(reading, quantity, Thread()) is not None
    if found is None or told or found.start - begin > 15:
        return None
    return same(found) if WHOLE_ENDS.fullmatch(reading.text, found.end, quantity.begin) else None


def former_or_latter(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`with four tanks and nine trucks, losing three of the former`."""
    match = FORMER.match(reading.text, quantity.end)
    earlier = reading.earlier(quantity)
    if match is None or len(earlier) < 2:
        return None
    pair = earlier[:2] if match[1] == "former" else earlier[1:2]
    found = read_phrase(reading, token_from(reading.doc, pair[0].end))
    return same(found)


def nominal(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`treated 2,170 wounded`, `23 wounded had been brought in`, `a toll of five dead`: those who are so."""
    state = AS_NOUN.match(reading.text, quantity.end)
    if state is None:
        return None
    begin = quantity.begin
    subject = AUXILIARY.match(reading.text, state.end()) is not None and state[1] not in {"killed", "injured"}
    if not subject and OBJECT_OF.search(reading.text, max(0, begin - 40), begin) is None:
        return None
    return Counted(state[1], *state.span(1), token_from(reading.doc, state.start(1)))


def elided_noun(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`killed 54 people and injured 158`: a bare number as object or subject counts what the one before it counts."""
    token = number_token(reading.doc, quantity)
    before = carried(reading, token, thread)
    earlier = reading.earlier(quantity)
    if before is None or token is None or not earlier or earlier[-1].unit != "1":
        return None
    follows = token_from(reading.doc, quantity.end)
    if follows < len(reading.doc) and reading.doc[follows].pos_ in INNER:
        return None
    if token.dep_ == "dobj" and token.head.lemma_ in MEASURING:
        return None  # `casualties were approaching 300,000`
    if token.dep_ not in {"dobj", "nsubj", "nsubjpass"} or parse_kind_of(before) not in PERSONS:
        return None
    return same(before)


def bracketed_name(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`35,600 people (5 %)`; `Germany (12 %), Poland (11 %)` in a sentence: a share of what was counted before."""
    begin = quantity.begin
    last = thread.last
    if quantity.unit != "%":
        return None
    if (
        thread.counted is not None
        and last is not None
        and last.unit == "1"
        and SHARE.fullmatch(reading.text, last.end, begin)
    ):
        return same(thread.counted)
    opened = re.search(r"\s\((?:both\s|each\s|all\s)?$", reading.text[max(0, begin - 7) : begin])
    if opened and MAJORITY.search(reading.text, max(0, begin - 20), begin):
        return same(thread.counted)
    if opened and (most := most_of(reading, quantity)) is not None:
        return most
    index = token_from(reading.doc, begin - len(opened[0])) - 1 if opened else -1
    named = index > 0 and reading.doc[index].pos_ == "PROPN"
    if not named or not has_verb(reading, quantity):
        return None
    return work_at(reading, quantity, thread) or same(thread.counted)


def work_at(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`Work will be performed in Austin (88 percent) and Reno (12 percent)`: what the sentence says is done there."""
    start, _ = reading.sentence(quantity.start)
    first = reading.doc[token_from(reading.doc, start)]
    if thread.last is not None and thread.last.start >= start and thread.last.unit != "%":
        return None
    verb = first.head
    done = first.dep_ == "nsubjpass" and first.pos_ == "NOUN" and verb.tag_ == "VBN"
    return same(noun_alone(first)) if done else None


def most_of(reading: Reading, quantity: Quantity) -> Counted | None:
    """`the majority of sieges being laid by the army (82 per cent)`: of what it is the most."""
    start, _ = reading.sentence(quantity.start)
    found = list(MOST.finditer(reading.text, max(start, quantity.start - 300), quantity.start))
    return same(read_phrase(reading, token_from(reading.doc, found[-1].end()))) if found else None


def has_verb(reading: Reading, quantity: Quantity) -> bool:
    start, _ = reading.sentence(quantity.start)
    first = token_from(reading.doc, start)
    return any(t.pos_ in {"VERB", "AUX"} for t in reading.doc[first : token_from(reading.doc, quantity.start)])


def inherited(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`…, compared with 603`, `over 5,100 injured`: the same as the figure before, in a sentence that elides it."""
    if quantity.unit != "%" and (quantity.unit in UNIT_KINDS or is_money(quantity.unit)):
        return None
    if quantity.unit not in {"%", "1"}:
        return same(thread.of_unit.get(quantity.unit))
    if quantity.unit == "1":
        return same(carried(reading, number_token(reading.doc, quantity), thread))
    return same(whole_of_share(thread, reading.sentence(quantity.start)[0]))
