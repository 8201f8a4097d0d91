"""What the words around a count of persons say happened to them: killed, injured, detained, displaced, returned."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from extract.claims.antecedent import parse_kind_of
from extract.claims.deeds import befallen, is_missing, is_mourned, said_of, told_before, told_with
from extract.claims.governed import MEASURING
from extract.claims.kinds import parse_event, parse_kind, singular
from extract.claims.phrase_words import is_quantity
from extract.claims.reading import Counted, Reading, climb, token_from
from extract.model import Quantity
from extract.rules import load_rules

if TYPE_CHECKING:
    from spacy.tokens import Token

BEHIND = re.compile(
    r"(?P<gap>[\s,’”'\")]*)(?:(?:were|was|are|is|had|have|to\s+have|to\s+be|been|being|be|claimed|alleged|thought|reported|reportedly|believed|feared|presumed|also|later|then|confirmed|lightly|"
    r"(?:recorded|listed|registered|documented|reported|known)\s+as|seriously|severely|forcibly|internally|remain(?:s|ed)?|still|now|currently|more|others?|who|[a-z]+ly|[“‘])\s*)*(?P<word>[a-z]+)"
)
DEATHS = frozenset(
    "assassination body burial corpse death execution funeral killing massacre murder remains slaughter".split()
)
# `hundreds of people, among them 60 women, were detained`, `35 civilians (26 men and nine women) killed`.
ASIDE = re.compile(
    r",\s(?:among|including|mostly|mainly|many|most|some|half|nearly\sall|all)\b[^,;.]{0,60},(?=\s[a-z])|"
    r"\s\(\d[^().;]{0,60}\)(?=\s[a-z])"
)
# `the number of people killed fell from 320 to 240`: the participle behind the noun that stands before.
SAID_OF = re.compile(
    r"\s(?:(?:reported(?:ly)?|confirmed|believed|feared|presumed|known|officially)\s)*([a-z]+ed|slain|dead)\b"
)
KEPT_IN = frozenset({"custody", "detention", "reception", "remand"})
OF_WHOLE = re.compile(r"\s(?:out\s)?of\s(?:(?:the|its|their|all|some|an|estimated|about)\s){0,3}")
WITH_OTHERS = re.compile(
    r"(?:along(?:side)?\s)?(?:with\s)?(?:[\w,.-]+\s){1,4}others\b"
)  # `were arrested with five others`
KEEPERS = frozenset("authority gang government jail junta kidnapper militia police prison regime".split())


def happened(reading: Reading, quantity: Quantity, token: Token, counted: Counted | None, pointing: bool) -> str | None:
    """What the words around a count of persons say happened to them, the closest first.

    A count that points back, `five of them in falls`, has but its own verb: more is said of those it points at.
    """
    if is_whole(reading, quantity, counted):
        return inside_phrase(counted) or whom(reading, token, counted)
    if is_of_the_dead(token, counted) or is_killed(token):
        return "fatalities"
    if is_missing(reading, quantity, counted):
        return "personnel" if counted is not None and parse_kind_of(counted) == "personnel" else "people"
    inner = inside_phrase(counted) or right_behind(reading, quantity, counted) or whom(reading, token, counted)
    noun = noun_of(reading, token, counted)
    inner = inner or said_of(noun) or told_with(noun)
    if inner is not None:
        return inner
    start, end = reading.sentence(quantity.start)
    for step in climb(token):
        if not start <= step.idx < end:
            return None
        if (event := parse_event(step.lemma_)) and step.i != token.i and touches(step, token):
            return event
        if step.pos_ == "VERB" and (
            event := complement(step) or made_of(step) or lost(step, token, counted) or holds(step, token)
        ):
            return event
        if event := amounts_to(step, token) or is_said_to_be(step, token) or is_said_done(step, token):
            return event
        if step.pos_ == "VERB" and pointing:
            return None
        if step.pos_ == "VERB" and step.dep_ not in {"conj", "xcomp", "acl", "relcl", "aux", "amod", "dobj", "pobj"}:
            return None
    return None


def is_whole(reading: Reading, quantity: Quantity, counted: Counted | None) -> bool:
    """`killed three of the over 100 bandits who came`: what befell a part did not befall all."""
    part = next(iter(reading.earlier(quantity)[-1:]), None)
    if part is None or part.unit != "1" or not OF_WHOLE.fullmatch(reading.text, part.end, quantity.begin):
        return False
    return counted is not None and not counted.elided and SAID_OF.match(reading.text, counted.end) is None


def whom(reading: Reading, token: Token, counted: Counted | None) -> str | None:
    """`the 300 people the army detained`, `thousands it detains`: the object of the clause behind."""
    for verb in noun_of(reading, token, counted).children:
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if verb.dep_ != "relcl" or subject is None or any(t.tag_ in {"WDT", "WP", "CD"} for t in subject.subtree):
            continue
        if not any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children):
            return parse_event(verb.lemma_)
    return None


def noun_of(reading: Reading, token: Token, counted: Counted | None) -> Token:
    """The noun of a number that stands with it; the number itself where none does."""
    own = counted is not None and not counted.elided and counted.head >= token.i
    return reading.doc[counted.head] if counted is not None and own else token


def is_of_the_dead(token: Token, counted: Counted | None) -> bool:
    """`the bodies of seven hostages`: whatever they were before; `the loss of 17 sailors`."""
    for step in climb(token):
        if step.dep_ == "pobj":
            noun = singular(step.head.head.lower_) if step.head.lower_ == "of" else ""  # a lemma keeps a capital
            return noun in DEATHS or (noun == "loss" and is_mourned(token, counted))
        if step.dep_ not in {"nummod", "quantmod", "compound", "conj"}:
            return False
    return False


def is_killed(token: Token) -> bool:
    """`executed 214 hostages`, `killing three displaced persons`: whatever they were before."""
    for step in climb(token):
        if step.pos_ == "VERB":
            return parse_event(step.lemma_) == "fatalities" and touches(step, token)
        if step.dep_ == "conj" and step.head.pos_ == "VERB" and is_otherwise(step):
            return False
        if step.dep_ not in {"nummod", "quantmod", "compound", "conj", "dobj", "nsubjpass"}:
            return False
    return False


def is_otherwise(noun: Token) -> bool:
    """`58 people were killed and 165 others injured`: a participle of their own."""
    return any(c.dep_ == "acl" and parse_event(c.lemma_) not in {None, "fatalities"} for c in noun.children)


def inside_phrase(counted: Counted | None) -> str | None:
    """`five injured civilians`, `40,000 displaced persons`."""
    if counted is None or counted.elided:
        return None
    words = re.findall(r"[\w-]+", re.split(r"\s(?:and|or)\s", counted.text.lower())[0])
    return next((e for w in reversed(words) if (e := parse_event(w) or parse_event(singular(w)))), None)


def right_behind(reading: Reading, quantity: Quantity, counted: Counted | None) -> str | None:
    """`18 people killed and 106 wounded`, `four civilians dead`, `30 officers were reported injured`."""
    end = counted.end if counted is not None and not counted.elided and counted.start >= quantity.end else quantity.end
    if counted is not None and not counted.elided and counted.end <= quantity.start:
        said = SAID_OF.match(reading.text, counted.end)
        return (parse_event(said[1]) if said else None) or phrase_at(reading.text, counted.end)
    begin = quantity.begin
    if (told := told_before(reading, begin)) is not None:
        return told
    aside = ASIDE.match(reading.text, end)
    end = aside.end() if aside else end
    phrase = phrase_at(reading.text, end)
    match = BEHIND.match(reading.text, end)
    if phrase is None and match and not goes_on(reading, match):
        return event_at(reading, match)
    return phrase


def event_at(reading: Reading, match: re.Match[str]) -> str | None:
    token = reading.doc[min(token_from(reading.doc, match.start("word")), len(reading.doc) - 1)]
    if parse_event(token.lemma_) != "displaced" and does(token):
        return None
    told = token.tag_ in {"VBN", "VBD"} or (token.tag_ == "NNS" and token.nbor(-1).lemma_ == "be")
    return parse_event(match["word"]) or (parse_event(token.lemma_) if told else None)  # `were fatalities`


def does(verb: Token) -> bool:
    """`two bombers killed 16 people`: the object right behind the verb tells that they did it."""
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    return not passive and any(c.dep_ == "dobj" and c.left_edge.i == verb.i + 1 for c in verb.children)


def goes_on(reading: Reading, match: re.Match[str]) -> bool:
    """`191 insurgents, arrested 184`: behind the comma a verb with a number of its own."""
    following = token_from(reading.doc, match.end())
    return "," in match["gap"] and following < len(reading.doc) and is_quantity(reading, reading.doc[following])


def phrase_at(text: str, end: int) -> str | None:
    return next((event for event, pattern in phrases_behind() if pattern.match(text, end)), None)


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
            beside = step.lower_ in {"alongside", "with"} and WITH_OTHERS.match(token.doc.text, step.idx) is not None
            return (
                beside
                or step.dep_ in {"dobj", "nsubjpass", "conj", "oprd", "attr"}
                or (step.dep_ == "nsubj" and intransitive(event))
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


def lost(verb: Token, token: Token, counted: Counted | None) -> str | None:
    """`has lost 189 peacekeepers`, `lost three of his children`: whoever loses their own has them killed."""
    if verb.lemma_ != "lose" or counted is None or not touches(verb, token):
        return None
    to = any(c.lower_ == "to" for c in verb.children) and parse_kind_of(counted) != "personnel"
    return "fatalities" if not to and is_mourned(token, counted) else None


def holds(verb: Token, token: Token) -> str | None:
    """`The police hold 900 people`, `the prison held 40 women`: kept there."""
    if verb.lemma_ != "hold" or child_towards(verb, token).dep_ != "dobj":
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    word = subject.lemma_.lower() if subject is not None else ""
    kept = subject is not None and any(t.lemma_.lower() in KEPT_IN for t in subject.children)
    return "detained" if kept or word in KEEPERS or parse_kind([word]) == "personnel" else None


def amounts_to(verb: Token, token: Token) -> str | None:
    """`The death toll has climbed to 61 passengers`: those whom the subject counts."""
    if verb.lemma_ not in MEASURING or child_towards(verb, token).dep_ not in {"prep", "dobj", "attr"}:
        return None
    if child_towards(verb, token).lower_ == "among":
        return None  # `The casualties were among 45 sailors`
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < token.i), None)
    return befallen(subject) if subject is not None else None


def is_said_to_be(verb: Token, token: Token) -> str | None:
    """`Some 500 minors, who had lived in Goma, are now displaced`."""
    if verb.lemma_ not in {"be", "remain"} or child_towards(verb, token).dep_ not in {"nsubj", "nsubjpass"}:
        return None
    states = (c for c in verb.children if c.dep_ in {"acomp", "attr"} and c.i > token.i)
    return next((event for c in states if (event := parse_event(c.lower_))), None)


def is_said_done(verb: Token, token: Token) -> str | None:
    """`Six people, four of them girls, are reported to have been killed`."""
    if verb.tag_ != "VBN" or child_towards(verb, token).dep_ != "nsubjpass":
        return None
    done = next((c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VBN"), None)
    return parse_event(done.lemma_) if done is not None else None


def child_towards(head: Token, token: Token) -> Token:
    """The child of a token under which another stands; the head itself where it stands under none."""
    return next((step for step in climb(token) if step.head.i == head.i), head)


def made_of(verb: Token) -> str | None:
    """`The dead included six women`: parts of those whom the subject names."""
    if verb.lemma_ not in {"include", "comprise", "number"}:
        return None
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    return (parse_event(subject.lemma_) or befallen(subject)) if subject is not None else None


def of_degrees(noun: Token) -> str | None:
    """`sustained various degrees of gunshot injuries`: what there are degrees or kinds of."""
    if noun.lemma_ not in {"degree", "kind", "type", "variety"}:
        return None
    of = (t for c in noun.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj")
    return next((event for t in of if (event := parse_event(t.lemma_))), None)


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
            if event := parse_event(child.lemma_) or parse_event(singular(child.lower_)) or of_degrees(child):
                return event
    return None
