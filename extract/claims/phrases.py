"""Noun phrases read by their words: forward from a number, or backward to a label. Steadier than a parse of lists."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.claims.phrase_words import (
    INNER,
    NOMINAL,
    PLURALS,
    SKIPPED,
    closes,
    is_dash,
    is_noun,
    is_quantity,
    leads_to_noun,
    phrase_step,
    quantity_of,
)
from extract.claims.reading import Counted, Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# What its own `of` belongs to: `five former members of parliament`, `40 places of worship`.
OF_ITS_OWN = re.compile(
    r"(?:members\sof\s(?:parliament|congress)|heads\sof\s(?:state|government)|prisoners\sof\swar|chiefs\sof\sstaff|"
    r"places\sof\s(?:worship|detention)|rounds\sof\s(?:live\s)?ammunition|weapons\sof\smass\sdestruction|"
    r"points\sof\sentry|means\sof\stransport|(?:persons?|people|populations?)\sof\sconcern|"
    r"(?:applications?|claims)\sfor\s(?:international\sprotection|(?:political\s)?asylum|refugee\sstatus))\b",
    re.I,
)
# What counts its own noun: `73 soldiers and several volunteers`.
SOME = frozenset("a an another any every few many more most no numerous several some the their these those".split())
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
    while words and not is_noun(words[-1]) and not stands_for_persons(words):
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
    return words[-1].lower_ in NOMINAL and all(w.pos_ in {"ADJ", "PROPN", "VERB"} for w in words)


def with_partner(reading: Reading, words: list[Token]) -> Counted | None:
    """With the nouns beside it: `survivors and witnesses`, `tents, beds and blankets`, `air and sea raids`.

    A plural takes bare plurals that the parse joins to it; a name or adjective before `and` opens the phrase only.
    """
    if (opened := opens_list(reading, words)) is not None:
        return opened
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


def opens_list(reading: Reading, words: list[Token]) -> Counted | None:
    """`200 artillery, missile and mortar launchers`, `six command and control and observation posts`.

    Of more than one a singular is no head: the plural is, behind the list that the singular opens.
    """
    doc, last = reading.doc, words[-1]
    number = quantity_of(reading, doc[words[0].i - 1]) if words[0].i > 0 else None
    if (
        number is None
        or number.unit != "1"
        or number.low in {1, None}
        or last.tag_ != "NN"
        or last.lower_ in COLLECTIVE
    ):
        return None
    joined = False
    for token in doc[last.i + 1 : last.i + 10]:
        joined = joined or token.lower_ in {"and", "or"}
        if token.tag_ in PLURALS:
            end = token.idx + len(token)
            named = Counted(reading.text[words[0].idx : end], words[0].idx, end, token.i)
            return named if joined and token.lower_ not in COLLECTIVE else None
        if token.tag_ not in {"NN", "JJ", "CC", ","} or closes(token):
            return None
    return None


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
    if is_quantity(reading, token) or reading.is_date(token) or closes(token):
        return False
    return token.pos_ in INNER or (token.text in {"-", "/"} and not token.whitespace_)
