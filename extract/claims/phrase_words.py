"""Which words belong to the noun phrase of a number, word by word."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from extract.claims.clauses import NOUNS
from extract.claims.kinds import parse_kind, singular
from extract.claims.reading import Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from extract.model import Quantity

INNER = frozenset({"ADJ", "NOUN", "PROPN"})
SKIPPED = frozenset({"“", "”", "‘", "’", '"', "'", "-", "–", "/", "+"})
# Words that the tagger takes for nouns or adjectives but that close a counted phrase, or open no phrase at all.
CLOSING = frozenset(
    """ago according after as before between compared due during earlier following including later last
    least less more most next per prior respectively since such than together total until versus via when
    where while worth ranging yesterday today each alone both either""".split()
)
DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february april june july august september
    october november december""".split()
)
# The name of a model or type inside a phrase, whatever the tagger makes of it: `F-35A aircraft`, `IR-1 centrifuges`.
DESIGNATION = re.compile(r"(?=\w*[A-Z])(?=[\w/-]*\d)[A-Za-z][\w/-]*")
PLURALS = frozenset({"NNS", "NNPS"})
PARTICIPLES = frozenset({"VBN", "VBG"})
# Those who are so: `the dead`, `three of the detained`.
NOMINAL = frozenset(
    """abducted accused arrested captured dead deceased detained disappeared displaced injured killed missing
    wounded""".split()
)
# How a noun hangs on its sentence, and no verb does.
OF_NOUNS = frozenset({"dobj", "pobj", "nsubj", "nsubjpass", "attr"})
# Past forms that the tagger takes for verbs: `15,550 reported fatalities`.
QUALIFIERS = frozenset("confirmed documented estimated recorded registered reported verified".split())


def is_dash(doc: Doc, i: int) -> bool:
    """A dash between spaces, which ends the phrase."""
    return doc[i].text in {"-", "–"} and i > 0 and bool(doc[i].whitespace_ and doc[i - 1].whitespace_)


def closes(token: Token) -> bool:
    """Whether a word ends the phrase: not as part of a name, `11 Next Generation ships`."""
    named = (
        token.tag_ in {"NNP", "JJ"} and token.is_title and token.i + 1 < len(token.doc) and token.nbor().tag_ == "NNP"
    )
    return token.lower_ in DAYS or (token.lower_ in CLOSING and not named)


def phrase_step(reading: Reading, token: Token, last: Token | None) -> int:
    """How many tokens from here belong to the phrase: 0 ends it."""
    doc, i = reading.doc, token.i
    following = doc[i + 1] if i + 1 < len(doc) else None
    if closes(token) or reading.is_date(token) or is_quantity(reading, token):
        return 0
    if token.lower_ == "range" and following is not None and following.lower_ in {"from", "between"}:
        return 0  # a verb
    if last is not None and last.tag_ == "NNS" and opens_relative(token, last):
        return 0
    if token.pos_ in INNER or DESIGNATION.fullmatch(token.text):
        return 1
    if following is None:
        return 0
    if last is not None and is_mistaken(token, following):
        return 1
    if token.pos_ == "NUM" and following.text == "-" and not (token.whitespace_ or following.whitespace_):
        return 2 if leads_to_noun(doc, i + 2) else 0  # `170 one-way drones`
    if token.lower_ in QUALIFIERS and last is None and leads_to_noun(doc, i + 1):
        return 1
    if token.tag_ in PARTICIPLES and (last is None or last.pos_ not in NOUNS) and leads_to_noun(doc, i + 1):
        return 2 if following.tag_ == "RP" else 1
    if token.tag_ in PARTICIPLES and token.dep_ == "amod" and token.head.i > i and leads_to_noun(doc, i + 1):
        return 1  # `three tea growing districts`
    if token.tag_ == "VBN" and last is None and is_nominal(token):
        return 1
    if token.pos_ == "ADV" and following.tag_ in {"JJ", *PARTICIPLES} and leads_to_noun(doc, i + 1):
        return int(last is None or last.tag_ not in PLURALS)  # `900 people now seeking shelter`
    if token.pos_ == "ADV" and following.text == "-" and not token.whitespace_ and leads_to_noun(doc, i + 2):
        return 2  # `so-called safe houses`
    if last is None:
        return 0
    if token.lower_ in {"and", "or"} and last.text.endswith("-") and leads_to_noun(doc, i + 1):
        return 1  # `land- and sea-based missiles`
    if token.text == "," and last.pos_ == following.pos_ == "ADJ" and leads_to_noun(doc, i + 1):
        return 1  # `three large, slow ships`
    if (
        token.lower_ == "and"
        and (last.pos_ == "ADJ" or last.tag_ == "VBN")
        and leads_to_noun(doc, i + 1)
        and following.pos_ not in NOUNS
    ):
        return 1  # `400 pregnant and breastfeeding women`
    if token.tag_ == "POS" and last.tag_ == "NNS" and leads_to_noun(doc, i + 1):
        return 1
    if token.text == "-" and following.lower_ in {"and", "of", "the", "in", "to"} and i + 2 < len(doc):
        return 2 if doc[i + 2].text == "-" and not following.whitespace_ else 0  # `search-and-rescue teams`
    if token.text in SKIPPED and joined(doc, i) and (following.pos_ in INNER or following.tag_ in PARTICIPLES):
        return 2
    if inside_name(doc, i):
        return 1
    return bracketed_abbreviation(doc, i)


def is_noun(word: Token) -> bool:
    """Whether a word of a phrase may close it, a plural that the tagger took for a verb too."""
    return word.pos_ in NOUNS or word.tag_ == "VBZ"


def is_mistaken(token: Token, following: Token) -> bool:
    """A plural taken for a verb: `seized 300 Royal Marine recruits`, `four EASO reports on Iraq`."""
    if token.tag_ != "VBZ":
        return False
    named = token.nbor(-1).tag_ == "NNP" and following.pos_ == "ADP"
    return token.dep_ in OF_NOUNS or (named and parse_kind([singular(token.lower_)]) is not None)


def is_nominal(token: Token) -> bool:
    """`three of the detained`: a participle that stands for persons."""
    return token.i > 0 and token.lower_ in NOMINAL and token.dep_ in OF_NOUNS and token.nbor(-1).lower_ == "the"


def opens_relative(token: Token, noun: Token) -> bool:
    """`the eight ships GAO assessed`: the subject of a clause about the plural before it."""
    subject = next((step for step in (token, token.head) if step.dep_ in {"nsubj", "nsubjpass"}), None)
    return subject is not None and subject.head.dep_ == "relcl" and subject.head.head.i == noun.i


def inside_name(doc: Doc, i: int) -> bool:
    """`of` in `United States of America service member`, `70` in `Unit 70 Forces`, `&`: inside a proper name."""
    if doc[i].lower_ not in {"of", "&"} and doc[i].pos_ != "NUM":
        return False
    model = doc[i].pos_ == "NUM" and len(doc[i]) < 4 and doc[i + 1].pos_ == "NOUN"  # `Leopard 2 tanks`
    return doc[i - 1].pos_ == "PROPN" and (model or doc[i + 1].pos_ == "PROPN")


def joined(doc: Doc, i: int) -> bool:
    """A hyphen or slash without spaces, or a quotation mark inside the phrase."""
    return doc[i].text not in {"-", "–", "/"} or not (doc[i - 1].whitespace_ or doc[i].whitespace_)


def leads_to_noun(doc: Doc, i: int) -> bool:
    """Whether adjectives, if any, and then a noun stand from here: `recently deployed US troops`."""
    for token in doc[i : i + 4]:
        if token.pos_ in NOUNS:
            return not closes(token)
        if token.tag_ == "RP" and doc[token.i - 1].tag_ in PARTICIPLES:
            continue  # `brought forward savings`
        if token.lower_ in {"and", "or"} and joins_adjectives(token):
            continue  # `fixed and mobile clinics`
        if token.pos_ != "ADJ" and token.tag_ not in PARTICIPLES and token.text not in SKIPPED - {"/", "+"}:
            return False
    return False


def joins_adjectives(word: Token) -> bool:
    if not 0 < word.i < len(word.doc) - 1:
        return False
    return word.nbor(-1).tag_ in {"VBN", "JJ"} and word.nbor().pos_ == "ADJ"


def bracketed_abbreviation(doc: Doc, i: int) -> int:
    """3 for `(EOD)` followed by a noun: `disposal (EOD) experts`; all of a bracket behind `class`."""
    if doc[i].text == "(" and doc[i - 1].lower_ in {"class", "type"}:
        closed = next((t.i for t in doc[i : i + 10] if t.text == ")"), i)
        return closed - i + 1 if closed > i and leads_to_noun(doc, closed + 1) else 0
    window = doc[i : i + 4]
    if len(window) == 4 and window[0].text == "(" and window[1].text.isupper() and window[2].text == ")":
        return 3 if leads_to_noun(doc, i + 3) else 0
    return 0


def is_quantity(reading: Reading, token: Token) -> bool:
    """Whether a token stands in a number."""
    return quantity_of(reading, token) is not None


def quantity_of(reading: Reading, token: Token) -> Quantity | None:
    """The number that a token stands in."""
    behind = bisect_right(reading.quantities, token.idx, key=lambda q: q.start)
    found = reading.quantities[behind - 1] if behind > 0 else None
    return found if found is not None and token.idx < found.end else None
