"""Of what kind a figure is: by what is counted, and for persons by what happened to them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.claims.kinds import PERSONS, UNIT_KINDS, is_money, parse_event, parse_kind
from extract.claims.reading import Counted, Reading, climb, token_from
from extract.claims.thread import Thread, is_part
from extract.model import Quantity
from extract.rules import load_rules

if TYPE_CHECKING:
    from spacy.tokens import Token

PEOPLES = frozenset({"NORP"})
MOVES = (
    "increas|decreas|ris|rose|grew|grow|fell|fall|drop|declin|jump|surg|reduc|shr[aiu]nk|climb|plung|soar|up|down"
    "|contract|expand|slow"
)
# `fell by 80%`, `rose 4%`; but `rose to 36%` names the level, and `made up 55%` a share.
MOVED = re.compile(
    rf"(?<!\bmade\s)(?<!\bmake\s)(?<!\bmakes\s)(?<!\bmaking\s)\b(?:{MOVES})\w*\b(?:\s+(?!to\b|from\b)\w+){{0,2}}\s*(?:by)?\s*$",
    re.I,
)
CHANGE_BEHIND = re.compile(
    r"(?:,?\s+(?:and\s+)?(?:the\s+)?[\d.,]+\s?%)*\s*(?:[\w-]+\s+)?(?:increases?|decreases?|rise|fall|drop|decline|"
    r"growth|reduction|surge|jump|cut|hike|more|fewer|less|higher|lower)\b",
    re.I,
)
BEHIND = re.compile(
    r"[\s,’”'\")]*(?:(?:were|was|are|is|had|have|been|being|be|reported|reportedly|also|later|then|confirmed|lightly|"
    r"seriously|severely|forcibly|more|others?|who|[“‘])\s*)*([a-z]+)"
)
PER = re.compile(
    r"\s*(?:/\s?\d|for\s+every\s|(?:per|a|each|every)\s+(?:day|week|month|year|hour|capita|person|head|\d))", re.I
)
BURNT = re.compile(r"\bburn(?:ed|t|ing)?\b")  # of what is no person a burning injures no one
MEMBERS = re.compile(r"\b(?:members?|men|recruits?)$", re.I)
# `14 cases of enforced disappearance` are violations, not files.
ABUSES = re.compile(
    r"\s+of\s+(?:\w+\s){0,3}(?:torture|rape|violence|disappearances?|abuses?|killings?|violations?|detentions?|arrests?|"
    r"abductions?|kidnappings?|harassment|ill-treatment|attacks?)\b"
)
AGES = re.compile(r"\b(?:age|ages|aged|expectancy)\b", re.I)
# `12% in 2024 and 14% in 2025`: the next of the same moves.
GOES_ON = re.compile(r"(?:\s+in\s+(?:[\w-]+\s)?\d{4}(?:[-–/]\d+)?)?,?\s*(?:and|or|to)?\s+(?:\w+\s+)?")
GROWING = re.compile(r"\b(?:growth|increase|decrease|change|decline)\b", re.I)


def find_kind(reading: Reading, quantity: Quantity, token: Token, counted: Counted | None, thread: Thread) -> str:
    """One of the kinds of the guidelines; `other` where none fits."""
    if quantity.unit in {"%", "pp"}:
        return "change" if is_change(reading, quantity, counted, thread) else "share"
    if is_money(quantity.unit):
        return "money"
    if quantity.unit == "a" and AGES.search(f"{counted.text if counted else ''} {reading.paragraph.heading or ''}"):
        return "age"
    if quantity.unit != "1":
        return UNIT_KINDS.get(quantity.unit, "rate" if "/" in quantity.unit else "other")
    if counted is not None and re.search(r"/\s?\d", counted.text):
        return "rate"
    if PER.match(reading.text, counted.end if counted and counted.start >= quantity.end else quantity.end):
        return "rate"
    kind = kind_of_counted(reading, counted)
    before = thread.last.kind if thread.last else None
    event = happened(reading, quantity, token, counted) if kind in PERSONS or kind is None else None
    if event is not None and not (kind is None and event == "injuries" and counted and BURNT.search(reading.text)):
        return event
    elided = counted is not None and counted.elided and counted.start != counted.end
    part = is_part(reading, quantity, thread) or (elided and kind in {None, *PERSONS})
    if before in PERSONS and part and kind in {None, "people", "personnel", "groups", before}:
        return before
    return kind or "other"


def force_kind(reading: Reading, kind: str, counted: Counted | None, actor: str | None) -> str:
    """Members of an armed party are its personnel: `The total manpower of the PMU is 164,000 members`."""
    armed = {a.name for a in reading.actors if a.type in {"armed_group", "military"}}
    if kind == "people" and actor in armed and counted is not None and MEMBERS.search(counted.text):
        return "personnel"
    return kind


def is_change(reading: Reading, quantity: Quantity, counted: Counted | None, thread: Thread) -> bool:
    """`a 113% increase`, `fell by over 80%`, `growth rate: 1.99%`: not a share of something but a move."""
    if counted is not None and GROWING.search(counted.text):
        return True
    if (
        counted is not None
        and counted.elided
        and re.match(r"[^().,;]{0,40}\brate of change\b", reading.text[quantity.end :])
    ):
        return True
    begin = quantity.modifier_start if quantity.modifier_start is not None else quantity.start
    if CHANGE_BEHIND.match(reading.text[quantity.end :]) or MOVED.search(reading.text[max(0, begin - 40) : begin]):
        return True
    last = thread.last
    return (
        last is not None
        and (last.kind, last.unit) == ("change", quantity.unit)
        and GOES_ON.fullmatch(reading.text[last.end : begin]) is not None
    )


def kind_of_counted(reading: Reading, counted: Counted | None) -> str | None:
    """By the lemmas of the phrase; a people's name counts people."""
    if counted is None:
        return None
    if counted.start == counted.end:
        return kind_of_words(counted.text)
    if re.search(r"\bcases?$", counted.text) and ABUSES.match(reading.text, counted.end):
        return "attacks"
    first = token_from(reading.doc, counted.start)
    tokens = [t for t in reading.doc[first : counted.head + 1] if t.pos_ != "PUNCT"]
    kind = parse_kind(t.lemma_ for t in tokens) or parse_kind(singular(t.lower_) for t in tokens)
    if kind is None and counted.elided and ":" in reading.text:
        return kind_of_words(reading.paragraph.heading or "")
    if (
        kind is None
        and tokens
        and (tokens[-1].ent_type_ in PEOPLES or "displaced" in counted.text or is_people(counted))
    ):
        return "people"
    return kind


def is_people(counted: Counted) -> bool:
    """`Kosovo Albanians`, `Pacific Islanders`, `Venezuelans`: a capitalised plural with the ending of a people."""
    return (
        re.search(
            r"\b[A-Z][\w-]+(?:ans|ese|is|[a-z]ers|eks|ites|ards|tanis)$|\b[A-Z]\w+(?:men|women|people)$", counted.text
        )
        is not None
    )


def kind_of_words(words: str) -> str | None:
    return parse_kind(singular(w) for w in re.findall(r"[\w-]+", words.lower()))


def singular(word: str) -> str:
    return re.sub(r"(?<=[^s])s$", "", re.sub(r"ies$", "y", word))


def happened(reading: Reading, quantity: Quantity, token: Token, counted: Counted | None) -> str | None:
    """What the words around a count of persons say happened to them, the closest first."""
    inner = inside_phrase(reading, counted) or right_behind(reading, quantity, counted)
    if inner is not None:
        return inner
    start, end = reading.sentence(quantity.start)
    for step in climb(token):
        if not start <= step.idx < end:
            return None
        if (event := parse_event(step.lemma_)) and step.i != token.i and touches(step, token):
            return event
        if step.pos_ == "VERB" and (event := complement(step) or made_of(step)):
            return event
        if step.pos_ == "VERB" and step.dep_ not in {"conj", "xcomp", "acl", "relcl", "aux"}:
            return None
    return None


def inside_phrase(reading: Reading, counted: Counted | None) -> str | None:
    """`five injured civilians`, `40,000 displaced persons`."""
    if counted is None or counted.elided:
        return None
    words = re.findall(r"[\w-]+", counted.text.lower())
    return next((e for w in reversed(words) if (e := parse_event(w) or parse_event(singular(w)))), None)


def right_behind(reading: Reading, quantity: Quantity, counted: Counted | None) -> str | None:
    """`18 people killed and 106 wounded`, `four civilians dead`, `30 officers were reported injured`."""
    end = counted.end if counted is not None and not counted.elided and counted.start >= quantity.end else quantity.end
    match = BEHIND.match(reading.text[end:])
    if match and (event := parse_event(match[1])):
        return event
    return next((e for e, pattern in phrases_behind() if pattern.match(reading.text, end)), None)


@cache
def phrases_behind() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((r.fields["event"], re.compile(r.pattern)) for r in load_rules("kinds") if r.pattern)


def touches(event: Token, token: Token) -> bool:
    """Whether the persons are object or passive subject of a verb, or hang on a noun: `killed 12`, `death of 11`."""
    for step in climb(token):
        if step.head.i == event.i and step.i != event.i:
            if event.pos_ == "NOUN":
                return step.dep_ == "prep" and step.lower_ in {"of", "among"}
            if step.dep_ == "conj" and step.pos_ == "VERB":
                return False
            return step.dep_ in {"dobj", "nsubjpass", "conj", "oprd", "attr"} or (
                step.dep_ == "nsubj" and intransitive(event)
            )
        if step.i == event.i:
            return False
    return False


def intransitive(verb: Token) -> bool:
    if verb.lemma_ == "flee":
        return True
    return verb.lemma_ in {"die", "return", "perish", "disappear", "drown"} and not any(
        c.dep_ == "dobj" for c in verb.children
    )


def made_of(verb: Token) -> str | None:
    """`The dead included six women`: parts of those whom the subject names."""
    if verb.lemma_ not in {"include", "comprise", "number"}:
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if subject is None:
        return None
    word = subject.lemma_.lower()
    return parse_event(word) or (kind if (kind := parse_kind([word])) in PERSONS - {"people", "personnel"} else None)


def complement(verb: Token) -> str | None:
    """`left four civilians dead`, `sustained gunshot wounds`, `lost their lives`."""
    for child in verb.children:
        if child.dep_ in {"dobj", "oprd", "ccomp", "acomp", "attr"} and verb.lemma_ in {
            "leave",
            "sustain",
            "suffer",
            "find",
            "lose",
            "report",
            "get",
        }:
            if verb.lemma_ == "lose" and child.lemma_ in {"life"}:
                return "fatalities"
            if event := parse_event(child.lemma_) or parse_event(singular(child.lower_)):
                return event
    return None
