"""Noun phrases read by their words: forward from a number, or backward to a label. Steadier than a parse of lists."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from extract.claims.clauses import NOUNS
from extract.claims.kinds import parse_kind, singular
from extract.claims.reading import Counted, Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from extract.model import Quantity

INNER = frozenset({"ADJ", "NOUN", "PROPN"})
SKIPPED = frozenset({"“", "”", "‘", "’", '"', "'", "-", "–", "/", "+"})
# Words that the tagger takes for nouns or adjectives but that close a counted phrase, or open no phrase at all.
CLOSING = frozenset(
    """ago according after as before between compared due during earlier following including later last
    least less more most next per prior respectively since such than together total until versus via when
    where while worth ranging yesterday today each alone monday tuesday wednesday thursday friday saturday
    sunday january february april june july august september october november december both either""".split()
)
# The name of a model or type inside a phrase, whatever the tagger makes of it: `F-35A aircraft`, `IR-1 centrifuges`.
DESIGNATION = re.compile(r"(?=\w*[A-Z])(?=[\w/-]*\d)[A-Za-z][\w/-]*")
# What its own `of` belongs to: `five former members of parliament`, `40 places of worship`.
OF_ITS_OWN = re.compile(
    r"(?:members\sof\s(?:parliament|congress)|heads\sof\s(?:state|government)|prisoners\sof\swar|chiefs\sof\sstaff|"
    r"places\sof\s(?:worship|detention)|rounds\sof\s(?:live\s)?ammunition|weapons\sof\smass\sdestruction|"
    r"points\sof\sentry|means\sof\stransport|(?:persons?|people|populations?)\sof\sconcern|"
    r"(?:applications?|claims)\sfor\s(?:international\sprotection|(?:political\s)?asylum|refugee\sstatus))\b",
    re.I,
)
PLURALS = frozenset({"NNS", "NNPS"})
NOMINAL = frozenset("dead displaced injured missing wounded".split())
# What counts its own noun: `73 soldiers and several volunteers`.
SOME = frozenset("a an another any every few many more most no numerous several some the their these those".split())
PARTICIPLES = frozenset({"VBN", "VBG"})
# Past forms that the tagger takes for verbs: `15,550 reported fatalities`.
QUALIFIERS = frozenset("confirmed documented estimated recorded registered reported verified".split())
OPENERS = frozenset("all her his its more my our such further the their these this those whose your".split())
# Singular in form and many in sense: of `20 police and soldiers` the first is counted too.
COLLECTIVE = frozenset("aircraft cattle crew livestock military people personnel police staff".split())


def read_phrase(reading: Reading, first: int) -> Counted | None:
    """The noun phrase whose words begin at token `first`; None where no noun follows in reach."""
    doc = reading.doc
    words: list[Token] = []
    index = skip_openers(doc, first)
    while index < len(doc) and len(words) < 12:
        token = doc[index]
        if words and is_possessor(doc, first, words[-1]):
            words, index = [], index + 1  # `of the country's food imports`
            continue
        step = phrase_step(reading, token, words[-1] if words else None)
        if step == 0:
            break
        words.extend(doc[index + k] for k in range(step))
        index += step
    while words and words[-1].pos_ not in NOUNS and not stands_for_persons(words):
        words.pop()
    return with_own_of(reading, words) or with_partner(reading, words) if words else None


def with_own_of(reading: Reading, words: list[Token]) -> Counted | None:
    """`former members of parliament`: one name of two nouns."""
    own = OF_ITS_OWN.match(reading.text, words[-1].idx)
    start = words[0].idx
    return Counted(reading.text[start : own.end()], start, own.end(), words[-1].i) if own else None


def is_possessor(doc: Doc, first: int, noun: Token) -> bool:
    """One whose things follow: `a quarter of Europe's flowers`; but `20 women's groups`, `one person's vote`."""
    person = first > 0 and doc[first - 1].lower_ == "one" and noun.pos_ == "NOUN"
    if person or noun.i + 2 >= len(doc) or noun.nbor().tag_ != "POS" or noun.tag_ == "NNS":
        return False
    return leads_to_noun(doc, noun.i + 2)


def stands_for_persons(words: list[Token]) -> bool:
    """`the number of Ukrainian dead`: an adjective as a noun, behind nothing but adjectives and names."""
    return words[-1].lower_ in NOMINAL and all(w.pos_ in {"ADJ", "PROPN"} for w in words)


def with_partner(reading: Reading, words: list[Token]) -> Counted | None:
    """With the nouns beside it: `survivors and witnesses`, `tents, beds and blankets`, `air and sea raids`.

    A plural takes bare plurals that the parse joins to it; a name or adjective before `and` opens the phrase only.
    """
    found, last = phrase_of(reading, words), words[-1]
    listed = False
    while found is not None and (partner := next_partner(reading, last)):
        closes = doc_before(partner[0]).lower_ in {"and", "or"}
        if partner[-1].lemma_.lower() in {"figure", "number", "total"}:
            return phrase_of(reading, words)
        if partner[-1].tag_ not in PLURALS or not (belongs(last, partner[-1]) or opens_only(reading, words, last)):
            return phrase_of(reading, words)
        head = words[-1].i if words[-1].tag_ in PLURALS else partner[-1].i
        end = partner[-1].idx + len(partner[-1])
        found, last = Counted(reading.text[found.start : end], found.start, end, head), partner[-1]
        if closes:
            return phrase_of(reading, words) if listed and opens_clause(words[-1], last) else found
        listed = True
    return phrase_of(reading, words) if listed else found


def opens_clause(first: Token, last: Token) -> bool:
    """`killed 40 soldiers, officers and locals said`: what a verb follows is its subject, not the object of another."""
    verb = last.i + 1 < len(last.doc) and last.nbor().tag_ in {"VBD", "VBP", "VBZ"}
    return verb and first.dep_ not in {"nsubj", "nsubjpass"}


def next_partner(reading: Reading, noun: Token) -> list[Token]:
    """The words of the bare phrase behind `and`, `or` or the comma of a list."""
    doc, index = reading.doc, noun.i + 1
    if index < len(doc) and doc[index].text == "," and noun.tag_ in PLURALS:
        index += 1 if index + 1 < len(doc) and doc[index + 1].lower_ in {"and", "or"} and noun.dep_ == "conj" else 0
    elif index >= len(doc) or doc[index].lower_ not in {"and", "or"}:
        return []
    partner: list[Token] = []
    index += 1
    while index < len(doc) and len(partner) < 6 and doc[index].lower_ not in SOME:
        step = phrase_step(reading, doc[index], partner[-1] if partner else None)
        if step == 0:
            break
        partner.extend(doc[index + k] for k in range(step))
        index += step
    return partner


def doc_before(token: Token) -> Token:
    return token.doc[token.i - 1]


def opens_only(reading: Reading, words: list[Token], last: Token) -> bool:
    """`240 drone and missile strikes`: a singular cannot be what a number above one counts."""
    before = words[0].i - 1
    if last.i != words[-1].i or last.tag_ != "NN" or last.lower_ in COLLECTIVE or before < 0:
        return False
    return is_quantity(reading, reading.doc[before])


def belongs(noun: Token, partner: Token) -> bool:
    """Whether a noun behind `and` or `or` is counted by the same number."""
    if noun.tag_ in PLURALS:
        return partner.dep_ == "conj" and partner.head.i == noun.i
    if noun.tag_ == "NN":
        return partner.is_ancestor(noun)  # `86 safety and security incidents`
    return noun.tag_ in {"NNP", "JJ"} and (partner.is_ancestor(noun) or noun.is_ancestor(partner))


def skip_openers(doc: Doc, first: int) -> int:
    """Past quotes, hyphens, determiners and words like `more` that stand between a number and its noun."""
    if first + 1 < len(doc) and (doc[first].lower_, doc[first + 1].lower_) == ("or", "so"):
        first += 2
    while first < len(doc) and (
        (doc[first].text in SKIPPED and doc[first].text != "/" and not is_dash(doc, first))
        or doc[first].lower_ in OPENERS
        or (doc[first].lower_ == "total" and leads_to_noun(doc, first + 1))
    ):
        first += 1
    return first


def is_dash(doc: Doc, i: int) -> bool:
    """A dash between spaces, which ends the phrase."""
    return doc[i].text in {"-", "–"} and i > 0 and bool(doc[i].whitespace_ and doc[i - 1].whitespace_)


def phrase_step(reading: Reading, token: Token, last: Token | None) -> int:
    """How many tokens from here belong to the phrase: 0 ends it."""
    doc, i = reading.doc, token.i
    following = doc[i + 1] if i + 1 < len(doc) else None
    if token.lower_ in CLOSING or reading.is_date(token) or is_quantity(reading, token):
        return 0
    if token.lower_ == "range" and following is not None and following.lower_ in {"from", "between"}:
        return 0  # a verb
    if last is not None and last.tag_ == "NNS" and opens_relative(token, last):
        return 0
    if token.pos_ in INNER or DESIGNATION.fullmatch(token.text):
        return 1
    if following is None:
        return 0
    if token.tag_ == "VBZ" and last is not None and last.tag_ == "NNP" and following.pos_ == "ADP":
        return int(parse_kind([singular(token.lower_)]) is not None)  # `four EASO reports on Iraq`, taken for a verb
    if token.pos_ == "NUM" and following.text == "-" and not (token.whitespace_ or following.whitespace_):
        return 2 if leads_to_noun(doc, i + 2) else 0  # `170 one-way drones`
    if token.lower_ in QUALIFIERS and last is None and leads_to_noun(doc, i + 1):
        return 1
    if token.tag_ in PARTICIPLES and (last is None or last.pos_ not in NOUNS) and leads_to_noun(doc, i + 1):
        return 2 if following.tag_ == "RP" else 1
    if token.pos_ == "ADV" and following.tag_ in {"JJ", *PARTICIPLES} and leads_to_noun(doc, i + 1):
        return int(last is None or last.tag_ not in PLURALS)  # `900 people now seeking shelter`
    if token.pos_ == "ADV" and following.text == "-" and not token.whitespace_ and leads_to_noun(doc, i + 2):
        return 2  # `so-called safe houses`
    if last is None:
        return 0
    if token.text == "," and last.pos_ == following.pos_ == "ADJ" and leads_to_noun(doc, i + 1):
        return 1  # `three large, slow ships`
    if token.lower_ == "and" and last.pos_ == "ADJ" and leads_to_noun(doc, i + 1) and following.pos_ not in NOUNS:
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
            return token.lower_ not in CLOSING
        if token.tag_ == "RP" and doc[token.i - 1].tag_ in PARTICIPLES:
            continue  # `brought forward savings`
        if token.pos_ != "ADJ" and token.tag_ not in PARTICIPLES and token.text not in SKIPPED - {"/", "+"}:
            return False
    return False


def bracketed_abbreviation(doc: Doc, i: int) -> int:
    """3 for `(EOD)` followed by a noun: `disposal (EOD) experts`; all of a bracket behind `class`."""
    if doc[i].text == "(" and doc[i - 1].lower_ in {"class", "type"}:
        closed = next((t.i for t in doc[i : i + 10] if t.text == ")"), i)
        return closed - i + 1 if closed > i and leads_to_noun(doc, closed + 1) else 0
    window = doc[i : i + 4]
    if len(window) == 4 and window[0].text == "(" and window[1].text.isupper() and window[2].text == ")":
        return 3 if window[3].pos_ in NOUNS else 0
    return 0


def is_quantity(reading: Reading, token: Token) -> bool:
    """Whether a token stands in a number."""
    return quantity_of(reading, token) is not None


def quantity_of(reading: Reading, token: Token) -> Quantity | None:
    """The number that a token stands in."""
    behind = bisect_right(reading.quantities, token.idx, key=lambda q: q.start)
    found = reading.quantities[behind - 1] if behind > 0 else None
    return found if found is not None and token.idx < found.end else None


def phrase_of(reading: Reading, words: list[Token]) -> Counted | None:
    if not words:
        return None
    start, end = words[0].idx, words[-1].idx + len(words[-1])
    return Counted(reading.text[start:end], start, end, words[-1].i)


def phrase_around(reading: Reading, head: Token, limit: int) -> Counted | None:
    """The noun phrase that ends at `head`: its words to the left as far as they belong, not before `limit`."""
    first = head.i
    while first > 0 and doc_joins(reading, first - 1) and reading.doc[first - 1].idx >= limit:
        first -= 1
    words = list(reading.doc[first : head.i + 1])
    return phrase_of(reading, words)


def doc_joins(reading: Reading, i: int) -> bool:
    token = reading.doc[i]
    if is_quantity(reading, token) or reading.is_date(token) or token.lower_ in CLOSING:
        return False
    return token.pos_ in INNER or (token.text in {"-", "/"} and not token.whitespace_)
