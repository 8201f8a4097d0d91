"""What says of persons what befell them, apart from the verb that governs them: before them, or of their noun."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.claims.antecedent import parse_kind_of
from extract.claims.kinds import PERSONS, parse_event, parse_kind, singular
from extract.claims.reading import Counted, Reading
from extract.model import Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

# `shot dead 40 of them`, `gunning down three guards`.
DONE_TO = re.compile(
    r"\b(?:(?:shot|shoot(?:s|ing)?)\sdead|(?:gunn|mow)(?:ed|ing)\sdown|(?!sentenc|condemn|put\b)[a-z]+\sto\sdeath)"
    r"\s(?:[a-z]+\s){0,3}$"
)
# `nine died and 40 are missing`: not known to be dead.
MISSING = re.compile(
    r"\s(?:(?:others?|more|people|persons|are|were|is|was|remain(?:ed|s)?|still|reported(?:ly)?|listed\sas)\s)*(?:missing|unaccounted)\b"
)
# Whom one loses by death: `lost three of his children`; but a party loses members, a shop customers.
MOURNED = frozenset(
    """aunt baby boy brother child civilian comrade cousin daughter father fighter friend girl grandchild grandfather
    grandmother grandson granddaughter husband infant kin man mother nephew niece parent people person relative
    resident sibling sister son uncle villager wife woman""".split()
)
TELLING = frozenset("allege announce assert claim confirm report say state".split())
NEAR = 30  # tokens
BEFALLEN = PERSONS - {"people", "personnel"}
# `led away eleven men`, `took 54 fighters prisoner` has the word behind.
TAKEN = re.compile(
    r"\b(?:led|carried|took|dragged|marched|driven|drove)\s(?:away|off|hostage|captive|prisoner)\s(?:[a-z]+\s){0,3}$"
)
# `the killing by militias of 34 herders`: who did it stands between the deed and those whom it befell.
DEED_BY = re.compile(r"\b(?P<deed>[a-z]+)\s(?:by|at\sthe\shands\sof)\s(?:[\w’'-]+\s){1,8}of\s(?:[a-z]+\s){0,3}$")
# `among the wounded at least six children`.
AMONG = re.compile(
    r"\b[Aa]mong\s(?:the|those)\s(?:[\w-]+\s)?"
    r"(?P<they>dead|killed|wounded|injured|hurt|arrested|detained|captured|abducted|displaced|evacuated)\s"
    r"(?:(?:are|is|was|were)\s)?(?:also\s)?(?:[a-z]+\s){0,2}$"
)


def told_before(reading: Reading, begin: int) -> str | None:
    """`the killing by militias of 34 herders`, `among the wounded six children`: a noun that stands apart."""
    low = max(reading.sentence(begin)[0], begin - 100)
    if DONE_TO.search(reading.text, low, begin):
        return "fatalities"
    if TAKEN.search(reading.text, low, begin):
        return "detained"
    deed = DEED_BY.search(reading.text, low, begin)
    if deed is not None and (event := parse_event(singular(deed["deed"]))):
        return event
    among = AMONG.search(reading.text, low, begin)
    return parse_event(among["they"]) if among is not None else None


def is_missing(reading: Reading, quantity: Quantity, counted: Counted | None) -> bool:
    """`nine died and 40 are missing`: not known to be dead."""
    own = counted is not None and not counted.elided and counted.start >= quantity.end
    return MISSING.match(reading.text, counted.end if counted is not None and own else quantity.end) is not None


def befallen(noun: Token) -> str | None:
    """What befell those whom a noun or a pronoun names: `the dead`, `casualties`, `those arrested`."""
    if noun.lower_ == "those":
        return said_of(noun)
    kind = parse_kind([noun.lemma_.lower()])
    return kind if kind in BEFALLEN else None


def said_of(noun: Token) -> str | None:
    """`30 members of the party arrested in May`: a participle of their noun, wherever it stands behind."""
    told = [c for c in noun.children if c.dep_ == "acl" and c.tag_ == "VBN" and c.i > noun.i]
    if noun.lemma_.lower() == "member":
        of = (t for c in noun.children if c.lower_ == "of" for t in c.children if t.dep_ == "pobj")
        told += [c for t in of for c in t.children if c.dep_ == "acl" and c.tag_ == "VBN"]
    return next((event for c in told if (event := parse_event(c.lemma_)) and not is_broken_down(noun, c)), None)


def told_with(noun: Token) -> str | None:
    """`The army claimed six soldiers and 40 rebels died`: what the parse takes for the object of the claim."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_ not in TELLING:
        return None
    behind = noun.doc[noun.i + 1 : noun.i + 3]
    if len(behind) < 2 or behind[0].lower_ != "and" or behind[1].pos_ != "NUM":
        return None
    said = (c for c in verb.children if c.dep_ in {"conj", "ccomp"} and c.pos_ == "VERB" and c.i > noun.i)
    return next((event for c in said if (event := parse_event(c.lemma_))), None)


def is_broken_down(noun: Token, participle: Token) -> bool:
    """`90 victims (40 killed, 35 injured)`: a part with a number of its own."""
    return any(t.pos_ == "NUM" or t.text == "(" for t in noun.doc[noun.i + 1 : participle.i][:NEAR])


def is_mourned(token: Token, counted: Counted | None) -> bool:
    if counted is None:
        return False
    noun = singular(counted.text.rpartition(" ")[2].lower())
    mourned = noun in MOURNED or token.doc[counted.head].lemma_.lower() in MOURNED
    return mourned or parse_kind_of(counted) == "personnel" or noun.endswith("men")
