"""What is counted where the sentence says it before the number: `returns amounted to 406`, `control over 2 000 km2`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.claims.clauses import NOUNS, SUBJECTS
from extract.claims.kinds import is_money, parse_kind
from extract.claims.moves import MOVE_NOUNS
from extract.claims.phrase_words import INNER, closes, is_quantity
from extract.claims.phrases import COLLECTIVE, phrase_around, read_phrase
from extract.claims.reading import Counted, Reading, climb, noun_alone, number_token, same, token_from
from extract.claims.thread import Thread, whole_of_share
from extract.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

NUMBER_OF = re.compile(r"\b(?:numbers?|total|amount|rate|share|proportion|percentage|estimates?|level)s? of\s+", re.I)
THE_NUMBER = re.compile(
    r"\b(?:the|this|that)\s(?:count|figure|number|toll|total)\s(?:to\sbe|at|as|is|was|stood\sat|(?:has\s|had\s)?(?:reached|risen\sto))\s(?:between\s)?$"
)
PUT_AT = re.compile(r"\bthe\s(dead|missing|wounded|injured|displaced|disappeared)\sat\s$")
# Nouns that only say that something moved: `an increase of 31%`; `cuts of 40 million` and `gains` are counted.
MOVES = MOVE_NOUNS - {"cut", "gain"} | {"change"}
# Nouns for a number: of what is said behind them, or it is that of the figure before.
NUMBERS = frozenset(
    """amount arsenal average count estimate figure fleet inventory number output production quantity stock stockpile
    sum tally total volume""".split()
)
ROUGHLY = frozenset(
    "amount magnitude neighborhood neighbourhood order pace range rate region scale sum vicinity".split()
)
RATES = frozenset({"pace", "rate"})
MADE = frozenset({"output", "production"})
# Those that only say how many there are: `a total of`, `an average of`.
SUMS = frozenset({"amount", "average", "estimate", "sum", "total"})
GETTING = frozenset(
    """acquisition construction delivery export import lease manufacture procurement production purchase sale supply
    transfer""".split()
)
# Nouns for a part: `its share of exports rose to 37 per cent`.
SHARES = frozenset({"percentage", "proportion", "share"})
# Verbs whose subject the number measures; of any other verb it measures the object.
MEASURING = frozenset(
    """account amount approach average be become climb comprise constitute cost cover decline decrease double drop
    equal exceed expand extend fall grow have hit hover increase jump last lie make mean measure number peak plunge
    range reach remain represent rise run seem shrink soar stand stay stretch sum surge surpass swell top total
    triple vary weigh widen""".split()
)

# Those of them that a party may be subject of: `the force numbers 12,000`.
HOLDS = frozenset("be comprise count have number total".split())
# Verbs whose subject a sum is that of: `the plan seeks $2.7 billion`.
YIELDING = frozenset("bring call generate need raise receive require save seek yield".split())


def predicate(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`103 were Kosovo Roma`, `of whom 110,000 are Shia`: the noun behind the copula."""
    first = token_from(reading.doc, quantity.end)
    while first < len(reading.doc) and reading.doc[first].pos_ == "ADV":
        first += 1
    if first + 1 < len(reading.doc) and reading.doc[first].lower_ in {"is", "are", "was", "were"}:
        second = first + 1
        if reading.doc[second].lower_ in {"a", "an", "the"}:
            second += 1
        if second < len(reading.doc) and reading.doc[second].pos_ in INNER:
            found = read_phrase(reading, second)
            state = found is not None and reading.doc[found.head].tag_ == "NN" and found.text not in COLLECTIVE
            return None if state and quantity.low != 1 else found  # `10,418 were transgender`
    return None


def put_at(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`put the dead at 11,000 and the missing at 10,100`."""
    begin = quantity.begin
    match = PUT_AT.search(reading.text, max(0, begin - 40), begin)
    if match is None:
        return None
    return Counted(match[1], *match.span(1), token_from(reading.doc, match.start(1)))


def number_of(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`estimated the number of ISIL fighters at 10,000`: the phrase behind `number of`, closest before."""
    start, _ = reading.sentence(quantity.start)
    start = max(start, reading.text.rfind(";", start, quantity.start))
    matches = list(NUMBER_OF.finditer(reading.text, start, quantity.start))
    return read_phrase(reading, token_from(reading.doc, matches[-1].end())) if matches else None


def the_number(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`One group estimated the number to be between 100 and 120`: of what the figure before counts."""
    start, _ = reading.sentence(quantity.start)
    if quantity.unit != "1" or not THE_NUMBER.search(reading.text, max(start, quantity.begin - 50), quantity.begin):
        return None
    return same(thread.topic or thread.counted)


def governing(reading: Reading, quantity: Quantity, thread: Thread) -> Counted | None:
    """`control over 2 000 square kilometres`, `returns amounted to 406`: the noun or the subject that governs it."""
    token = number_token(reading.doc, quantity)
    if token is None:
        return None
    limit = reading.sentence(quantity.start)[0]
    before, rated = thread.topic or thread.counted, False
    for step in climb(token):
        if step.idx < limit or (step.i == token.i and step.pos_ != "VERB"):
            continue
        if closes(step) and step.pos_ in NOUNS:
            continue
        if (
            step.lower_ in ROUGHLY
            and step.head.lower_ in {"at", "in", "within"}
            and reading.text.startswith((" of ", " between "), step.idx + len(step))
        ):
            rated = step.lower_ in RATES
            continue  # `overruns in the order of at least $6 billion`, `funds in the amount of $9 million`
        if quantity.unit != "1" and step.lower_ in SUMS and token.head.lower_ == "of" and token.head.head.i == step.i:
            continue  # `would cost a total of $3 billion`
        if step.lower_ == "range" and step.i > 0 and step.nbor(-1).pos_ in NOUNS:
            step = step.nbor(-1)  # `estimates of the population range from`, where the parse makes a noun of the verb
        if step.lemma_.lower() in MOVES and step.pos_ == "NOUN" and (moved := moves_on(thread, limit, quantity)):
            return same(moved)
        if quantity.unit == "1" and step.i == token.head.i and token.dep_ in SUBJECTS and step.pos_ in NOUNS:
            return None  # `300,000 need help`: what the number is subject of is no noun, whatever the tagger says
        if quantity.unit == "1" and (share_of_party(reading, step, token) or gets(reading, step, quantity)):
            return None
        if step.i > 1 and step.nbor(-1).text == "-" and step.nbor(-2).pos_ == "NUM":
            continue  # `at 6.1-magnitude, 10 km below ground`
        if step.pos_ in NOUNS and step.i < token.i and not is_quantity(reading, step) and not reading.is_date(step):
            return subject_phrase(reading, step, limit, before)
        if step.pos_ in {"VERB", "AUX"}:
            noun = object_before(step, token) or (subject_of(step) if rated or measures(step, quantity) else None)
            if noun is not None and elides(reading, noun, quantity):
                return same(whole_of_share(thread, limit) if quantity.unit == "%" else thread.counted)
            if noun is not None and step.lemma_ in YIELDING and is_party(reading, noun):
                return None
            if noun is not None and quantity.unit == "1" and answers_for(step, token):
                return None
            if noun is not None and quantity.unit == "1" and step.lemma_ not in HOLDS and is_named(reading, noun):
                return None  # `Lockheed Martin plans to reach 650 a year`
            if noun is not None and noun.lower_ in {"they", "those", "these"} and quantity.unit == "1":
                return same(thread.counted)  # `those who stayed numbered fewer than 100`
            return subject_phrase(reading, noun, limit, before) if noun is not None else None
    return None


def moves_on(thread: Thread, limit: int, quantity: Quantity) -> Counted | None:
    """What `an increase of 4%` is one of: what the sentence tells of, else what the text does."""
    topic, counted = thread.topic, thread.counted
    here = thread.last is not None and thread.last.start >= limit
    found = counted if topic is None or (here and topic.start < limit) else topic
    return found if found is not None and found.end <= quantity.start else None


def elides(reading: Reading, noun: Token, quantity: Quantity) -> bool:
    """A subject that is no noun of its own: `the remaining 15 per cent`, `while Korea's fell 6 per cent`."""
    if quantity.unit == "1" or is_money(quantity.unit):
        return False
    owner = noun.i + 1 < len(noun.doc) and noun.nbor().tag_ == "POS" and noun.dep_ == "nsubj"
    return owner or (quantity.unit in {"%", "a"} and is_quantity(reading, noun))


def gets(reading: Reading, noun: Token, quantity: Quantity) -> bool:
    """`the acquisition of 150 locally built …`: what is got is counted, never the getting."""
    return noun.lemma_.lower() in GETTING and reading.text[noun.idx + len(noun) : quantity.begin].strip() == "of"


def share_of_party(reading: Reading, noun: Token, token: Token) -> bool:
    """`soldiers were responsible for 212, militias for 97`: a party that the same is said of; but `camps for 900`."""
    if parse_kind([noun.lemma_.lower()]) not in {"groups", "personnel", "people"} and not is_named(reading, noun):
        return False
    return next((step for step in climb(token) if step.head.i == noun.i), token).lower_ == "for"


def answers_for(verb: Token, token: Token) -> bool:
    """`the army was responsible for 212`, `the rebels for 97`: the subject does what is counted, it is not counted."""
    way = next((step for step in climb(token) if step.head.i == verb.i), token)
    return verb.lemma_ == "be" and way.i < token.i and (way.dep_ == "acomp" or way.lower_ == "for")


def measures(verb: Token, quantity: Quantity) -> bool:
    """Whether the number may be that of the verb's subject: `DOD agreed with three` counts no DOD."""
    if quantity.unit != "1" and not is_money(quantity.unit):
        return True
    if verb.pos_ == "AUX" or verb.lemma_ in MEASURING or (quantity.unit != "1" and verb.lemma_ in YIELDING):
        return True
    return any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children) or verb.dep_ == "acl"


def object_before(verb: Token, token: Token) -> Token | None:
    """`enabling control over 2 000 km2` where the parse hangs `over` on the verb: its object before the number."""
    objects = (c for c in verb.children if c.dep_ == "dobj" and c.i < token.i and c.pos_ in NOUNS)
    noun = next(objects, None)
    told = noun is not None and token.head.lower_ == "of" and token.head.head.i == noun.i  # `cost a total of 9`
    if noun is None or told or noun.tag_ == "NNP":
        return None  # `are entering Chad at a rate of 1,000`
    return noun


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, or of the verb that it is coordinated with or hangs on; for `which` its noun."""
    for step in climb(verb):
        if step.pos_ not in {"VERB", "AUX"}:
            continue
        subject = next((c for c in step.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
        if subject is not None:
            return antecedent(step.head) if subject.tag_ in {"WDT", "WP"} and step.dep_ == "relcl" else subject
        if step.dep_ == "acl":  # `uranium enriched to 60%`
            return step.head
        if step.dep_ not in {"conj", "xcomp", "advcl", "aux", "auxpass"}:
            return None
    return None


def antecedent(noun: Token) -> Token:
    """`the revenue of Borno State, which stood at $18m`: what has a value is no name."""
    if noun.pos_ == "PROPN" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        return noun.head.head
    return noun


def is_party(reading: Reading, noun: Token) -> bool:
    """Whoever may receive or need a sum: a name, or `the agency`."""
    return is_named(reading, noun) or parse_kind([noun.lemma_.lower()]) in {"groups", "people", "personnel"}


def is_named(reading: Reading, noun: Token) -> bool:
    return any(a.start <= noun.idx < a.end for a in reading.actors)


def subject_phrase(reading: Reading, noun: Token, limit: int, before: Counted | None) -> Counted | None:
    """The noun's phrase; of `the number of X` the X, of `the figure` alone what the figure before counts."""
    if noun.tag_ == "VBG" and noun.dep_ in {"nsubj", "nsubjpass"}:  # `Spending on roads was $2 billion`
        return noun_alone(noun)
    if noun.pos_ not in NOUNS:
        return None
    if noun.lemma_.lower() in MOVES and (moved := next((c for c in noun.children if c.lower_ in {"in", "of"}), None)):
        return read_phrase(reading, moved.i + 1) or phrase_around(reading, noun, limit)
    if noun.lemma_.lower() in NUMBERS | SHARES:
        for child in noun.children:
            target = next((c for c in child.children if c.dep_ == "pobj"), None) if child.lower_ == "of" else None
            if target is not None and not is_quantity(reading, target):
                return read_phrase(reading, child.i + 1) or phrase_around(reading, target, limit)
            if target is not None and noun.lemma_.lower() in SHARES and before is not None:
                return same(before)  # `with a share of 8.8 per cent`
        own = any(c.dep_ == "compound" and parse_kind([c.lemma_.lower()]) for c in noun.children)  # `casualty count`
        if before is not None and before.end <= noun.idx and noun.lemma_.lower() in NUMBERS - MADE and not own:
            return same(before)
    return phrase_around(reading, noun, limit)
