"""Words that lead away from the doer of a clause: `held talks with five states`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.claims.kinds import parse_kind

if TYPE_CHECKING:
    from spacy.tokens import Token

MEETS = frozenset(
    "agree clash collaborate compare cooperate discuss engage fight hold meet negotiate "
    "share sign speak talk work".split()
)
# Verbs whose `from … to …` are the values of what changes: `output rose from 40 to 60 a month`.
MOVES = frozenset(
    "boost bring climb contract cut decline decrease dip double drop dwindle expand fall go grow halve hike increase "
    "jump leap lift lower plummet plunge push quadruple raise reduce rise shrink slash slide slip slow slump soar "
    "spike surge swell trim triple tumble".split()
)
# Things that a party has, also behind a noun: `an assault with four tanks`.
BROUGHT = frozenset({"personnel", "weapons", "vehicles"})
COUNTS = frozenset("account allegation complaint count estimate figure report tally toll".split())
NEWS = frozenset("data detail evidence information news testimony".split())
APPEALS = frozenset("appeal application ask bid call contract deal order plan request".split())
RELATIONS = frozenset(
    "agreement alliance battle border clash conflict contact contract cooperation deal dispute engagement exchange "
    "fight firefight interview link meeting negotiation relation skirmish talk tie treaty war".split()
)
BUYS = frozenset("acquire buy hire lease order procure purchase rent sell".split())
RANKS = frozenset("be come finish place rank remain stay".split())
LEADING = frozenset("lead trail win".split())
# Prepositions that lead away from the doer of the clause: `held talks with five states`.
ELSEWHERE = frozenset(
    "with against to for from between among towards near after before alongside amid besides despite unlike".split()
)
ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth last latest".split())


def is_ranked(step: Token) -> bool:
    """`came third with 19 per cent`."""
    verb = step.head
    if step.lower_ != "with" or verb.lemma_ not in LEADING | RANKS:
        return False
    return verb.lemma_ in LEADING or any(c.lower_ in ORDINALS or c.lower_ == "ahead" for c in verb.children)


def leads_away(step: Token, kind: str) -> bool:
    """`held talks with five states`; but `maintains bases with 5,000 soldiers` has the soldiers."""
    over = step.head
    if step.dep_ == "prep" and step.lower_ == "of" and over.pos_ == "VERB" and step.i < over.i:
        return True  # `Of the 21, nine were held by the army`
    if step.lower_ == "of" and over.lemma_ in COUNTS and over.dep_ == "dobj":
        return True  # `the IOM has a figure of 807`: who counts them
    if step.lower_ == "of" and over.lower_ in ORDINALS and kind not in BROUGHT | {"money"}:
        return True  # `took power in the second of two coups`
    if step.lower_ in {"on", "about", "of"} and over.lemma_ in NEWS:
        return True  # `received information on raids in which 12 were held`
    if step.lower_ == "into" and kind not in {"groups", "sites"}:
        return True
    if step.lower_ in {"on", "over"} and (over.pos_ == "NOUN" or kind == "sites"):
        struck = (over, *(c for c in over.children if c.dep_ == "dobj"))
        if any(parse_kind([t.lemma_]) == "attacks" for t in struck):
            return True  # `attacks on nine villages`
    if step.lower_ == "between" and any(t.like_num for t in step.doc[step.i + 1 : step.i + 3]):
        return False  # `pays between 40 and 60 dollars`
    if step.lower_ == "to" and any(c.dep_ == "pcomp" for c in step.children):
        return False  # `committed to keeping 19 frigates`
    if kind in {"share", "other"} and is_ranked(step):
        return False
    if step.dep_ != "prep" or step.lower_ not in ELSEWHERE or over.lemma_ == "responsible":
        return False
    if step.lower_ in {"from", "to", "by"} and over.lemma_ in MOVES:
        return False
    if step.lower_ == "to" and over.lemma_ in {"set", "lay"}:
        return False  # `set fire to nine houses`
    if step.lower_ == "for" and (kind == "money" or over.lemma_ == "order") and over.lemma_ in APPEALS:
        return False  # `has launched an appeal for $71 million`
    if step.lower_ == "for" and kind == "money" and over.lemma_ in BUYS:
        return False  # `plans to buy 40 trucks for $3 million`
    if kind == "share" and step.lower_ == "with" and any(c.lemma_ in {"share", "stake"} for c in step.children):
        return False  # `became the largest buyer, with a share of 9 per cent`
    if step.lower_ == "for" and (kind == "share" or over.lemma_ == "account"):
        return False
    if step.lower_ != "with" or over.lemma_ in MEETS:
        return True
    return over.pos_ != "VERB" and (kind not in BROUGHT or over.lemma_ in RELATIONS)
