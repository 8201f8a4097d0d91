"""How a clause is told: in the perfect, in the present, as a plan, as how a report was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.claims.clauses import SUBJECTS, has_subject

if TYPE_CHECKING:
    from spacy.tokens import Token

AHEAD = frozenset({"will", "would", "shall", "may", "might", "could", "should", "can", "must"})
NONE = frozenset({"no", "none", "nobody"})
AUTHORS = frozenset({"we", "i"})
# How a report was made: `interviewed 40 survivors`, `analysed 60 videos`.
METHOD = frozenset({"interview", "survey", "analyze", "analyse", "review", "examine", "consult", "verify"})
PRESENT = frozenset({"VBZ", "VBP"})
TENSED = PRESENT | {"VBD"}
BOTH = frozenset({"put", "cut", "hit", "set", "shut", "let", "hurt", "cost", "spread"})  # present and past alike
# `puts the toll at`, `gives a lower figure`; `are believed to have fled`.
SUMMING = frozenset({"represent", "constitute", "mark", "mean", "amount", "make"})
VALUING = frozenset({"put", "give", "place", "estimate", "gauge", "peg"})
REPORTED = frozenset(
    "allege appear assume believe claim estimate expect fear know presume report say seem suppose think "
    "understand".split()
)
AUXILIARY = frozenset({"aux", "auxpass"})


def is_perfect(verbs: list[Token]) -> bool:
    """Whether the innermost clause with a tense, or one without, has a perfect: `have fled`, `had been hurt`."""
    return bool(verbs) and any(t.dep_ in AUXILIARY and t.lemma_ == "have" for v in verbs[:2] for t in v.children)


def is_planned(verb: Token) -> bool:
    """`will build`, `could reach`; not `could not be identified`, which tells of what was."""
    modal = next((c.lower_ for c in verb.children if c.dep_ == "aux" and c.lower_ in AHEAD), None)
    denied = any(c.dep_ == "neg" or c.left_edge.lower_ in NONE for c in verb.children)
    return modal is not None and not (modal == "could" and denied)


def is_method(verb: Token) -> bool:
    return verb.lemma_.lower() in METHOD or any(c.dep_ == "nsubj" and c.lower_ in AUTHORS for c in verb.children)


def is_present(verbs: list[Token], perfect: bool) -> bool:
    """Whether the innermost clause with a tense is told in the present; `perfect` lets the present perfect pass."""
    return present_verb(verbs, perfect) is not None


def present_verb(verbs: list[Token], perfect: bool = True) -> Token | None:
    """The verb of the innermost clause with a tense where this is the present.

    Who puts, gives or reports a number now says nothing of when it was: `are reported to have died`.
    """
    for verb in verbs:
        if shares_perfect(verb):
            continue
        if verb.tag_ == "VBG" and verb.lemma_ in SUMMING and points_back(verb.head):
            return None
        tensed = [
            t
            for t in (*verb.children, verb)
            if t.tag_ in TENSED and t.lower_ not in BOTH and (t is verb or t.dep_ in AUXILIARY)
        ]
        if tensed:
            had = tensed[0].lemma_ == "have" and tensed[0] is not verb
            if tensed[0].tag_ in PRESENT and (sums_up(verb) or is_reporting(verb, verb == verbs[-1])):
                continue
            return verb if tensed[0].tag_ in PRESENT and not (perfect and had) else None
    return None


def shares_perfect(verb: Token) -> bool:
    """`have trained and graduated 300`: a second verb of a perfect, which the parse may take for a past."""
    if verb.dep_ != "conj" or verb.tag_ not in {"VBD", "VBN"} or has_subject(verb) or verb.head.tag_ != "VBN":
        return False
    return not any(c.dep_ in AUXILIARY for c in verb.children)


def sums_up(verb: Token) -> bool:
    """`This represents a rise of 300`: of what was told before."""
    return verb.lemma_ in SUMMING and points_back(verb)


def points_back(verb: Token) -> bool:
    """`This is the lowest count, marking a fall of 9%`: said of what was told before."""
    return any(c.dep_ in SUBJECTS and c.lower_ in {"this", "that"} for c in verb.children)


def is_reporting(verb: Token, outmost: bool) -> bool:
    """`which they put at`, `are said to have`: what is done with a number, not what it counts."""
    if verb.lemma_ in VALUING and not outmost:
        return True
    told = next((c for c in verb.children if c.dep_ == "xcomp"), None)
    return verb.lemma_ in REPORTED and told is not None and any(c.lower_ == "have" for c in told.children)
