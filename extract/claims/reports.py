"""Which verbs report: of saying by their lemma, and others where they give a count or name a number."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from extract.claims.clauses import NOUNS, has_subject
from extract.claims.kinds import parse_kind
from extract.claims.reading import climb
from extract.rules import load_rules

if TYPE_CHECKING:
    from spacy.tokens import Token

# Verbs that hold as well as they report: `Türkiye maintained 136 sites` says who has them, not who says it.
HOLDING = frozenset(
    "maintain put claim list add expect believe anticipate foresee "
    "describe assume establish regard determine judge understand recommend conclude declare "
    "admit answer arrive consider deny fear guess imply object recall repeat reply respond "
    "speak suspect talk think".split()
)
# `spoke of 40 dead`, `arrives at 7,000`: verbs that name a number behind a preposition.
NAMING = {
    "speak": frozenset({"of"}),
    "talk": frozenset({"of", "about"}),
    "think": frozenset({"of"}),
    "arrive": frozenset({"at"}),
}
# `gave a toll of 40`: nouns that are said, whatever the verb.
GIVING = frozenset("cite give issue offer present produce provide publish quote release supply".split())
GIVEN = frozenset("breakdown count estimate figure range statistic tally toll".split())
# What may list, put or add a count without a clause: `The tally lists 900 tanks`.
DOCUMENTS = frozenset(
    "assessment census count data database dataset document estimate figure footage imagery index list poll record "
    "register report review statement statistic study survey table tally tracker update".split()
)


# `must find savings of 5 million`: what one has to come by is not told.
SOUGHT = frozenset({"add", "find", "identify"})
NEEDED = frozenset({"must", "should", "need", "will", "would", "can", "could", "may", "might", "to"})
NEAR = 6  # words above one right before a verb


@cache
def saying_verbs() -> frozenset[str]:
    return frozenset(w for rule in load_rules("attribution") if rule.fields.get("verb") for w in rule.words)


def states(verb: Token, token: Token) -> bool:
    """Whether a verb tells the number; not `quoted X as saying`, where X says it."""
    if seeks(verb):
        return False
    if verb.lemma_.lower() in saying_verbs():
        told = verb.lemma_ not in HOLDING or holds_count(verb, token)
    else:
        told = gives_count(verb, token)
    return told and not any(passes_on(c) for c in verb.children)


def seeks(verb: Token) -> bool:
    """`must find savings of 5 million`, `the review added 5 million to the budget`: what is done, and not told."""
    if verb.lemma_ not in SOUGHT or any(c.dep_ == "ccomp" for c in verb.children):
        return False
    return verb.lemma_ == "add" or any(c.dep_ == "aux" and c.lower_ in NEEDED for c in verb.children)


def passes_on(part: Token) -> bool:
    """`quoted X as saying`, `cites an estimate by X`: what says that another says it."""
    if part.dep_ == "dobj" and part.lemma_ in GIVEN:
        return any(c.lower_ == "by" for c in part.children)
    return part.dep_ == "prep" and part.lower_ == "as" and any(c.dep_ == "pcomp" for c in part.children)


def gives_count(verb: Token, token: Token) -> bool:
    """`gave a toll of 40`, `offers two figures: 40 and 52`."""
    return verb.lemma_ in GIVING and any(
        c.dep_ == "dobj" and c.lemma_ in GIVEN and c.i < token.i for c in verb.children
    )


def holds_count(verb: Token, token: Token) -> bool:
    """Whether a verb that holds as well as it reports tells the number here: in a clause, `put at`, of a document."""
    if any(c.dep_ == "dobj" and c.lemma_ == "responsibility" for c in verb.children):
        return False
    noun = subject(verb)
    listed = noun is not None and noun.lemma_.lower() in DOCUMENTS
    guessed = verb.lemma_ in {"assume", "regard"} and verb in {token.head, token.head.head}
    return listed or guessed or governs_clause(verb, token) or puts_at(verb, token) or names_number(verb, token)


def governs_clause(verb: Token, token: Token) -> bool:
    """Whether the verb takes what it says as a clause (`claims that …`): then it is a verb of saying."""
    clauses = {"ccomp", "xcomp", "advcl"} if verb.lemma_ == "claim" else {"ccomp", "xcomp"}  # `claimed to command 900`
    said = [c for c in verb.children if c.dep_ in clauses]
    if verb.lemma_ == "admit":  # `admitted 40 wounded`: a clinic
        said = [c for c in said if c.dep_ == "xcomp" or any(g.dep_ == "mark" for g in c.children)]
    if any(c.left_edge.i <= token.i <= c.right_edge.i for c in said):
        return True
    beside = next((s for s in climb(token) if s.dep_ == "conj" and s.head.i == verb.i), None)  # `…, taken 54 prisoner`
    return beside is not None and any(c.dep_ == "ccomp" for c in said) and not has_subject(beside)


def puts_at(verb: Token, token: Token) -> bool:
    """`put the death toll at 37`, `which some put closer to 60`: an estimate, not a place."""
    if verb.lemma_ != "put":
        return False
    return any((s.lower_ == "at" and s.dep_ == "prep") or s.lower_ in {"closer", "nearer"} for s in climb(token))


def names_number(verb: Token, token: Token) -> bool:
    """`spoke of 40 dead`, `arrives at 7,000`; a list of a register: `lists 900 victims`, not `listed it as a risk`."""
    if verb.lemma_ == "list":
        objects = [c for c in verb.children if c.dep_ == "dobj"]
        return any(o.i == token.head.i or o.i == token.i for o in objects) and not any(
            c.dep_ == "prep" and c.lower_ in {"as", "under"} for c in verb.children
        )
    leads = NAMING.get(verb.lemma_, frozenset[str]())
    if verb.lemma_ == "arrive":
        return token.dep_ == "pobj" and token.head.lower_ in leads and token.head.head.i == verb.i
    return any(
        s.dep_ == "prep"
        and s.lower_ in leads
        and (s.head.i == verb.i or s.head.ent_type_ == "DATE" or s.head.pos_ == "ADV")
        for s in climb(token)
    )


def subject(verb: Token) -> Token | None:
    auxiliary = next((c for c in verb.children if c.dep_ == "aux"), verb)  # `had, by May, counted 40`
    for step in (verb, auxiliary, verb.head if verb.dep_ in {"conj", "xcomp"} else verb):
        found = next((c for c in step.children if c.dep_ == "nsubj"), None)
        if found is not None:
            return found
    return speaker_before(verb)


def speaker_before(verb: Token) -> Token | None:
    """`…, a nurse in Lae stated`: who stands right before a finite verb, where the parse hangs the noun elsewhere."""
    if verb.tag_ not in {"VBD", "VBZ"} or verb.i == 0:
        return None
    top = None
    for step in islice(climb(verb.nbor(-1)), NEAR):
        if step.right_edge.i != verb.i - 1:
            break
        top = step if step.pos_ in NOUNS else top
        if step.dep_ == "appos":
            break
    return top if top is not None and is_person(top) else None


def is_person(noun: Token) -> bool:
    if noun.ent_type_ in {"PERSON", "ORG"} or noun.lemma_ in speakers():
        return True
    return parse_kind([noun.lemma_]) in {"people", "personnel"}


@cache
def speakers() -> frozenset[str]:
    """Nouns of those who give figures: `the ministry`, `residents`."""
    return frozenset(next(r.words for r in load_rules("attribution") if r.id == "attribution.speaker"))
