"""Which verbs report: of saying by their lemma, and others where they give a count or name a number."""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from extract.claims.clauses import NOUNS, has_subject
from extract.claims.kinds import parse_kind
from extract.claims.reading import climb
from extract.rules import load_rules
from extract.sent_from import subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

# Verbs that hold as well as they report: `Türkiye maintained 136 sites` says who has them, not who says it.
HOLDING = frozenset(
    "maintain put claim list add expect believe anticipate foresee "
    "describe assume establish regard determine judge understand conclude declare advise "
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
# What those who act find, name and enter by doing their work: `police found 12 rifles`; a study tells what it found.
WORK = frozenset({"find", "identify", "register"})
ACTING = frozenset(
    "army authority coastguard court customs diver fighter force gendarme gendarmerie government guard gunman "
    "insurgent marine militant military navy officer patrol police policeman prosecutor ranger rebel rescuer sailor "
    "searcher soldier troop villager worker".split()
)
BREAKS = frozenset(",;:()")
LEVELS = frozenset({"closer", "nearer", "high", "low"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})


@cache
def saying_verbs() -> frozenset[str]:
    return frozenset(w for rule in load_rules("attribution") if rule.fields.get("verb") for w in rule.words)


def states(verb: Token, token: Token) -> bool:
    """Whether a verb tells the number; not `quoted X as saying`, where X says it."""
    if seeks(verb) or is_work(verb):
        return False
    if verb.lemma_.lower() in saying_verbs():
        told = verb.lemma_ not in HOLDING or holds_count(verb, token)
    else:
        told = gives_count(verb, token)
    return told and not any(passes_on(c) for c in verb.children)


def seeks(verb: Token) -> bool:
    """`must find savings of 5 million`, `the review added 5 million to the budget`: what is done, and not told."""
    if verb.lemma_ not in SOUGHT or told_clauses(verb):
        return False
    return verb.lemma_ == "add" or any(c.dep_ == "aux" and c.lower_ in NEEDED for c in verb.children)


def is_work(verb: Token) -> bool:
    """`police found 12 rifles`, `the government identified 90 victims`: what someone did, and does not tell."""
    if verb.lemma_ not in WORK or told_clauses(verb):
        return False
    found = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if verb.lemma_ == "register" and (found is None or parse_kind([found.lemma_]) != "documents"):
        return False  # `registered 90 refugees` counts, `registered 12 complaints` is what police do
    noun = subject(verb)
    return noun is not None and noun.lemma_.lower() in ACTING


def told_clauses(verb: Token) -> list[Token]:
    """The clauses that a verb has for its object; `claimed 12 rebels died` too where the parse breaks it up."""
    said = [c for c in verb.children if c.dep_ == "ccomp"]
    if said or verb.lemma_.lower() not in saying_verbs():
        return said
    noun = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if noun is None or noun.left_edge.i != verb.i + 1:
        return said
    clause = next((c for c in verb.rights if c.i > noun.i and c.dep_ in {"advcl", "conj"}), None)
    if clause is None or any(c.dep_ == "cc" for c in verb.children) or not is_bare(clause):
        return said
    return said if any(t.text in BREAKS for t in verb.doc[verb.i + 1 : clause.i]) else [clause]


def is_bare(verb: Token) -> bool:
    """A clause with a tense that no word leads."""
    tensed = verb.tag_ in FINITE or any(c.dep_ in {"aux", "auxpass"} and c.tag_ in FINITE for c in verb.children)
    return tensed and not any(c.dep_ in {"mark", "advmod"} and c.tag_ in {"IN", "WRB"} for c in verb.children)


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
    bare = [c for c in told_clauses(verb) if c.dep_ != "ccomp"]
    if any(c.left_edge.i <= token.i <= c.right_edge.i for c in bare):
        return True
    if any(is_subject_of(token, verb, c) for c in (*said, *bare)):
        return True
    if verb.lemma_ in {"admit", "advise"}:  # `admitted 40 wounded`: a clinic; `advised 40 families to leave`
        told = {"xcomp"} if verb.lemma_ == "admit" else set[str]()
        said = [c for c in said if c.dep_ in told or any(g.dep_ == "mark" for g in c.children)]
    if any(c.left_edge.i <= token.i <= c.right_edge.i for c in said):
        return True
    beside = next((s for s in climb(token) if s.dep_ == "conj" and s.head.i == verb.i), None)  # `…, taken 54 prisoner`
    return beside is not None and any(c.dep_ == "ccomp" for c in said) and not has_subject(beside)


def is_subject_of(token: Token, verb: Token, clause: Token) -> bool:
    """`claimed 12 rebels and three soldiers died`: what the parse makes the object is the subject of what is said."""
    noun = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    return noun is not None and is_bare(clause) and noun.left_edge.i <= token.i <= noun.right_edge.i < clause.i


def puts_at(verb: Token, token: Token) -> bool:
    """`put the death toll at 37`, `as high as 37`, `which some put closer to 60`: an estimate, not a place."""
    if verb.lemma_ != "put":
        return False
    return any((s.lower_ == "at" and s.dep_ == "prep") or s.lower_ in LEVELS for s in climb(token))


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
        if (found := subject_of(step)) is not None:
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
