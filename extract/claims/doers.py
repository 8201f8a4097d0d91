"""Who does it: the subject of the clause that a number stands in, the `by` of its passive."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.claims.aside import BROUGHT, COUNTS, leads_away
from extract.claims.clauses import has_subject
from extract.claims.holders import bare_state, forces_of, of_that, party_at
from extract.claims.kinds import parse_event, parse_kind
from extract.claims.reading import Reading, climb, tokens_in
from extract.claims.referents import actors_in, antecedent, meant_by_kind, state_meant, subject_before
from extract.claims.reports import HOLDING, saying_verbs, seeks, told_clauses
from extract.model import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

SENT = re.compile(r"\)\s(?:[–—-]|--)\s")
# Counts of persons: an adjective in front says who they are, not whose they are.
SUFFERED = frozenset({"fatalities", "injuries", "detained", "displaced", "returnees"})
VALUING = frozenset("arrive assess estimate gauge peg put reckon value".split())  # `put the dead at 40`
TELLING = frozenset("hear know learn read speak talk tell warn write".split())  # `spoke of 40 dead`
# Who perceives what others do or have does it not: `UNIFIL detected two rockets`.
PERCEIVING = frozenset("detect hear notice observe perceive sight spot witness".split())
PROMISING = frozenset("announce offer promise propose unveil".split())
COUNTING = frozenset("count post record register report".split())
GIVING = frozenset("cite give have offer present provide quote receive".split())  # `gave a count of 40`
LEADS = frozenset(
    "abduct ambush attack bomb carry cause claim conduct confine detonate fire guard hit hold imprison intern jail "
    "keep launch lead leave open perpetrate raid result set shell shoot strike target".split()
)
# Who comes behind another does nothing to it: `Chad, followed by Niger with 300`.
FOLLOWS = frozenset("accompany follow head join precede succeed".split())
# Nouns whose `of` names whom they hit: `the bombing of a party’s rally`.
HITTING = frozenset(
    "abduction assassination bombardment bombing capture destruction killing kidnapping massacre murder siege shelling "
    "storming".split()
)
# What has a price or a level is no one’s: `the price of the WFP basket rose by 4 per cent`.
PRICED = frozenset("basket inflation price rent temperature wage".split())
# Participles behind a noun that say who does it: `attacks carried out by M23`; not `a force authorised by the Council`.
DOING = frozenset("carry commit conduct fire launch lay mount own perpetrate plant run stage wage".split())
# `held 14 farmers hostage`: a noun that the parse takes for a verb.
HELD_AS = frozenset({"hostage", "captive", "prisoner"})
ASIDE = frozenset(
    "on against in into near from with at towards between to for like including across via through within around "
    "outside inside under over along".split()
)


def agent_of(reading: Reading, token: Token, kind: str) -> Actor | None:
    """The subject of the clause that the number is object of, or the `by` of its passive."""
    start, end = reading.sentence(token.idx)
    harms, joined = False, False
    for step in climb(token):
        if step.lower_ == "with" and step.head.pos_ == "PROPN" and kind not in SUFFERED:
            return party_at(reading, step.head)  # `Chad, with 40 howitzers, is …`
        apposed = step.dep_ == "appos" and step.i != token.i and step.head.pos_ == "PROPN" and kind in BROUGHT
        if apposed and (party := party_at(reading, step.head)) is not None:
            return party  # `joined Hamas, a movement with 900 fighters`
        if not start <= step.idx < end or leads_away(step, kind) or stands_alone(step):
            return None
        if step.lemma_ == "responsible" and step.head.pos_ in {"VERB", "AUX"}:
            return doer(reading, step.head, token)  # `were found responsible for 9 per cent of the deaths`
        if step.pos_ not in {"VERB", "AUX"} or step.lemma_ in HELD_AS:
            continue
        if only_states(step, token) or is_loose(step) or (step.lemma_ in PERCEIVING and not is_done_by(step)):
            return None
        if says(step, token) and ((joined and kind not in SUFFERED) or holds(reading, step, token, kind)):
            return doer(reading, step, token)
        if says(step, token):
            # `Türkiye was reported to run 121 outposts`: who is reported on, not who reports.
            reported_on = any(c.dep_ == "xcomp" and c.is_ancestor(token) for c in step.children)
            return doer(reading, step, token) if reported_on and kind not in SUFFERED else None
        if step.lemma_ in FOLLOWS:
            return None
        harms = harms or harmful(step)  # `overran a post, killing 12`: the subject of the first did the second
        if kind not in SUFFERED or harms:
            found = doer(reading, step, token)
            if found is not None:
                return found
        if kind in SUFFERED and step.dep_ != "relcl" and any(c.dep_ == "auxpass" for c in step.children):
            return None  # `…, in the course of which 12 were held`: by whom is left out
        if kind in SUFFERED and step.dep_ == "acl" and is_person(step.head):
            return owner_in(reading, step.head, before=step.i)  # `arrested men suspected of killing 12`: they did
        joined = step.dep_ == "conj"  # `identified a gap and made eight proposals`: the first verb’s subject did both
        if not hangs_on(step) or (kind == "share" and step.dep_ == "relcl"):
            return None
    return None


def is_person(noun: Token) -> bool:
    return noun.pos_ in {"NOUN", "PROPN"} and parse_kind([noun.lemma_]) in {"people", "personnel"}


def is_done_by(verb: Token) -> bool:
    """`detected two rockets launched by rebels` goes on to the verb over it; `were detected by the army` does not."""
    return any(c.dep_ == "agent" for c in verb.children)


def is_loose(verb: Token) -> bool:
    """`a force deployed after violence broke out in May that left 12 dead`: behind another clause, of no one noun."""
    if verb.dep_ != "relcl":
        return False
    between = verb.doc[verb.head.i + 1 : verb.left_edge.i]
    return any(t.pos_ == "VERB" and has_subject(t) and verb.head.is_ancestor(t) for t in between)


def says(verb: Token, token: Token) -> bool:
    return (
        verb.lemma_.lower() in saying_verbs()
        and not seeks(verb)
        and (verb.lemma_ not in HOLDING or takes_clause(verb, token))
    )


def holds(reading: Reading, verb: Token, token: Token, kind: str) -> bool:
    """Whether it tells here of what its subject has: `announced a budget of`, `the navy counted 90 ships`."""
    if takes_clause(verb, token):
        return False
    if kind == "money" and verb.lemma_ in PROMISING:
        return True
    owner = doer(reading, verb, token) if verb.lemma_ in COUNTING else None
    if owner is None:
        return False
    if kind in {"vehicles", "weapons", "money"} and verb.lemma_ == "count" and owner.type != "state":
        return owner.type in {"military", "armed_group"}
    return kind in {"change", "money", "share"} and owner.type == "state"


def only_states(verb: Token, token: Token) -> bool:
    """`put the dead at 40`, `spoke of 40 dead`, `gave a count of 40`: who states a number has done nothing."""
    if verb.lemma_ in VALUING:
        return any(s.lower_ == "at" and s.dep_ == "prep" for s in climb(token))
    if verb.lemma_ in TELLING:
        near = (*verb.children, *(t for c in verb.children if c.dep_ == "advmod" for t in c.children))
        return any(c.lower_ == "of" and c.dep_ == "prep" and c.i < token.i for c in near)
    return verb.lemma_ in GIVING and any(c.dep_ == "dobj" and c.lemma_ in COUNTS for c in verb.children)


def stands_alone(step: Token) -> bool:
    """`released $4 million, and five clinics are open`: a noun joined to a verb is the subject of another clause."""
    return step.dep_ == "conj" and step.pos_ in {"NOUN", "PROPN"} and step.head.pos_ == "VERB"


def hangs_on(verb: Token) -> bool:
    """Whether the clause over this one may hold its doer: `…, killing 12`, `an operation that resulted in …`."""
    if verb.dep_ == "relcl":
        return True
    return verb.dep_ in {"conj", "xcomp", "advcl", "acl", "aux", "prep", "pcomp"} and not has_subject(verb)


def takes_clause(verb: Token, token: Token) -> bool:
    return any(c.i > verb.i or c.is_ancestor(token) for c in told_clauses(verb))


def harmful(verb: Token) -> bool:
    """Whether the verb kills, wounds, seizes or drives out, or leads to it: `an attack that left 12 dead`."""
    return parse_event(verb.lemma_) is not None or verb.lemma_ in LEADS


def doer(reading: Reading, verb: Token, token: Token) -> Actor | None:
    """The actor in the `by` phrase of the verb, else in its subject, where the number is not that subject itself."""
    for child in verb.children:
        if child.dep_ == "agent":
            return owner_in(reading, child)
    for child in verb.children:
        if child.dep_ not in {"nsubj", "nsubjpass"} or child.i == token.i or child.is_ancestor(token):
            continue
        if child.i + 2 < verb.i and child.nbor().text == ":":
            continue  # `Kenya: 900 people fled`: where, not who
        if child.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
            return related(reading, verb)
        if child.pos_ == "PRON":
            return of_that(reading, child) or antecedent(reading, child) or of_subject(reading, child)
        return owner_in(reading, child, before=verb.i if child.i < verb.i else None)
    first = first_of_row(verb)
    return doer(reading, first, token) if first is not None else None


def first_of_row(verb: Token) -> Token | None:
    """`The LRA looted 40 shops; stole 90 goats`: the clause that the parse makes a part of the next."""
    if verb.dep_ != "ROOT" or has_subject(verb) or verb.lemma_.lower() in saying_verbs():
        return None
    first = next((c for c in verb.lefts if c.dep_ == "ccomp"), None)
    return first if first is not None and has_subject(first) and verb.nbor(-1).text == ";" else None


def related(reading: Reading, verb: Token) -> Actor | None:
    """Who is meant by the `which` of a relative clause; not the place in `arrivals from Sudan, which passed 4,000`."""
    noun, before = verb.head, verb.left_edge.i
    near = verb.doc[before - 2 if verb.doc[before - 1].text == "," else before - 1]
    if near.dep_ == "appos" and near.pos_ == "PROPN":
        return party_at(reading, near)  # `the second largest, Russia, whose exports`
    over = noun.head if noun.dep_ == "pobj" else noun
    if over.lower_ == "of" and over.head.lemma_ in HITTING:
        noun = over.head
    found = owner_in(reading, noun, before=before)
    placed = found is not None and found.rule == "actor.holder" and over.dep_ == "prep" and over.lower_ in ASIDE
    return None if placed else found


def owner_in(reading: Reading, noun: Token, before: int | None = None) -> Actor | None:
    """The actor that a noun phrase is or belongs to: `ISIL cells`, `the army of Chad`; not `an assault on Chad`."""
    if noun.lemma_ in PRICED:
        return None
    last = noun.right_edge if before is None else reading.doc[max(noun.i, before - 1)]
    parties = actors_in(reading, noun.left_edge.idx, last.idx + len(last))
    if (head := head_of_party(parties, noun)) is not None:
        return head
    for actor in parties:
        if not any(leads_aside(step) for step in between(reading, actor, noun)) and not sends(reading, actor):
            return actor
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is not None:  # `its share`, `Chad’s output`
        if owner.tag_ == "WP$":
            return of_relative(reading, owner)
        return forces_of(antecedent(reading, owner), noun) if owner.pos_ == "PRON" else bare_state(reading, owner)
    meant = meant_by_kind(reading, noun) or state_meant(reading, noun)
    return bare_state(reading, noun) or meant or of_that(reading, noun)


def head_of_party(parties: list[Actor], noun: Token) -> Actor | None:
    """`Unity Party chairwoman Ana Okello came second`: the person, not the party."""
    named = next((a for a in parties if a.type == "person" and a.start <= noun.idx < a.end), None)
    return named if named is not None and parties[0].type == "party" else None


def of_relative(reading: Reading, pronoun: Token) -> Actor | None:
    """`the army, whose 4,000 men`: the noun that the relative clause tells of."""
    verb = next((t for t in pronoun.ancestors if t.dep_ == "relcl"), None)
    return related(reading, verb) if verb is not None else None


def of_subject(reading: Reading, pronoun: Token) -> Actor | None:
    """`Russia, whose exports fell, though it …`: who owns the subject before the pronoun."""
    subject = subject_before(reading, pronoun) if pronoun.lower_ in {"it", "they"} else None
    owner = next((c for c in subject.children if c.tag_ == "WP$"), None) if subject is not None else None
    return of_relative(reading, owner) if owner is not None else None


def leads_aside(step: Token) -> bool:
    """Whether a word between a noun and an actor in its phrase leads to another than its doer."""
    if step.lower_ == "to" and step.head.lemma_ == "belong":
        return False  # `militants belonging to ISWAP`
    if step.lower_ in ASIDE or step.dep_ == "relcl" or (step.lower_ == "of" and step.head.lemma_ in HITTING):
        return True
    return step.dep_ == "acl" and step.tag_ == "VBN" and step.lemma_ not in DOING


def sends(reading: Reading, actor: Actor) -> bool:
    """The agency of a dateline: `DERNA (AFP) – `."""
    return actor.type == "media" and SENT.match(reading.text, actor.end) is not None


def relative_doer(reading: Reading, head: Token) -> Actor | None:
    """`the 180 tanks and 48 aircraft that Chad ordered`: the subject of a relative clause behind a list is of each."""
    for noun in (head, *head.conjuncts):
        for verb in noun.children:
            if verb.dep_ != "relcl" or verb.i < noun.i or says(verb, noun):
                continue
            subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
            if subject is not None and subject.tag_ not in {"WDT", "WP"}:
                return doer(reading, verb, noun)
    return None


def between(reading: Reading, actor: Actor, noun: Token) -> list[Token]:
    """The tokens on the way from an actor's mention up to the noun."""
    path: list[Token] = []
    mention = tokens_in(reading.doc, actor.start, actor.end)
    top = next((t for t in reversed(mention) if t.head not in mention), mention[-1])
    for step in climb(top):
        if step.i == noun.i:
            break
        path.append(step)
    return path
