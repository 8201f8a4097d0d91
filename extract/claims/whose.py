"""Whose: the named party that holds, fields, builds or does what is counted; of casualties who caused them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.actors.register import resolve_name
from extract.claims.attribution import HOLDING, saying_verbs
from extract.claims.kinds import parse_event
from extract.claims.reading import Counted, Reading, climb, tokens_in
from extract.claims.thread import Thread, is_part
from extract.model import Actor, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

# Counts of persons: an adjective in front says who they are, not whose they are.
SUFFERED = frozenset({"fatalities", "injuries", "detained", "displaced", "returnees"})
HELD = frozenset(
    {"personnel", "sites", "weapons", "vehicles", "attacks", "groups", "change", "money", "documents", "other"}
)
MEETS = frozenset(
    "agree clash collaborate compare cooperate discuss engage fight hold meet negotiate "
    "share sign speak talk work".split()
)
HAS = frozenset("be comprise consist count employ field have hire include number recruit total train".split())
UNOWNED = frozenset({"change", "displaced", "returnees", "settlements"})
# Verbs by which such a figure is a party’s own: `controls 14 townships`, `deported 27,000 people`.
GOVERNS = {
    "settlements": frozenset(
        "administer capture control govern hold occupy overrun recapture retake rule seize take".split()
    ),
    "returnees": frozenset("deport expel repatriate return".split()),
}
# What is hit is not the hitter's: `airstrikes hit 18 sites`.
DAMAGES = frozenset("attack bomb bombard burn damage demolish destroy hit raid shell sink strike target torch".split())
DAMAGED = frozenset({"sites", "vehicles", "buildings", "groups"})
SITUATED = frozenset("be lie locate measure run situate stand stretch travel".split())
LEADS = frozenset(
    "abduct ambush attack bomb carry cause claim conduct detonate fire hit hold keep launch lead leave open perpetrate "
    "raid result shell shoot strike target".split()
)
# Prepositions that lead away from the doer of the clause: `held talks with five states`.
ELSEWHERE = frozenset(
    {"with", "against", "to", "for", "from", "between", "among", "towards", "near", "after", "before"}
)
ASIDE = frozenset(
    {"on", "against", "in", "near", "from", "with", "at", "towards", "between", "to", "for", "like", "including"}
)
BY = re.compile(
    r"\b(?:by|attributed to|attributable to|claimed by|blamed on|attributing [\w\s]{3,30} to)\s+(?:the\s+)?$", re.I
)
# `were documented by UNAMI`: who counted them, not whose they are.
TOLD_BY = re.compile(
    r"\b(?:reported|recorded|documented|registered|verified|counted|estimated|published|cited|stated|noted|monitored|"
    r"confirmed|identified|observed|tracked)\s+by\s+(?:the\s+)?$",
    re.I,
)
# `withdrew its soldiers from Chad`: Chad is where they leave, not whose they are.
LEAVES = re.compile(
    r"\b(?:withdr[ae]w\w*|pull\w*|evacuat\w+|depart\w*|left|leav\w+|remov\w+|expel\w*|return\w*)\b", re.I
)
OWN_STAFF = re.compile(r"\b(?:staff|personnel|employees|contractors|diplomats|servicemen|service members)\b", re.I)


def find_actor(
    reading: Reading, quantity: Quantity, token: Token, counted: Counted | None, kind: str, thread: Thread
) -> str | None:
    """Canonical name of the party, or None where the text names none (`12 civilians were killed`)."""
    if kind in {"age", "duration", "share"}:
        return None
    found = own_actor(reading, quantity, token, counted, kind)
    if found is None and thread.last is not None and kind in {"personnel", thread.last.kind} & HELD:
        if (kind == "change" and thread.last.kind != "change") or is_total(reading, quantity):
            return None
        again = counted is not None and counted.elided and counted.start == (thread.counted or counted).start
        follows = (
            again or is_part(reading, quantity, thread) or (kind != "change" and same_noun(counted, thread.counted))
        )
        return thread.last.actor if follows else None
    return found


def has_people(token: Token) -> bool:
    """Whether the clause says that someone has the people counted: employs them, consists of them, is them."""
    verb = next((step for step in climb(token) if step.pos_ in {"VERB", "AUX"} and step.dep_ != "prep"), None)
    return verb is not None and verb.lemma_ in HAS


OF_TOTAL = re.compile(
    r"\s(?:out\s)?of\s(?:(?:the|its|their|all|a|total|some|about|(?:[A-Z][\w-]*\s)*[\w-]+[’']s?)\s){0,4}"
)


def is_total(reading: Reading, quantity: Quantity) -> bool:
    """`14 of the 17 townships`: who holds the part does not hold all of them."""
    earlier = [q for q in reading.quantities if q.end <= quantity.start]
    return bool(earlier) and OF_TOTAL.fullmatch(reading.text[earlier[-1].end : quantity.start]) is not None


def clause_verb(token: Token) -> Token | None:
    """The closest verb over a token."""
    return next((step for step in climb(token) if step.pos_ in {"VERB", "AUX"}), None)


def governed(token: Token, kind: str) -> bool:
    verb = clause_verb(token)
    return verb is not None and verb.lemma_.lower() in GOVERNS.get(kind, frozenset())


def apart(quantity: Quantity, token: Token) -> bool:
    """`155-mm shells`, `lies 40 km north of`: a size or a distance, no one's length of road."""
    verb = clause_verb(token)
    return "-" in quantity.text or verb is None or verb.lemma_ in SITUATED


def same_noun(counted: Counted | None, before: Counted | None) -> bool:
    """`the number of ISIL fighters …, which estimated the number of fighters`: the same ones."""
    return bool(counted and before and " " not in counted.text and counted.text in before.text.split())


def own_actor(reading: Reading, quantity: Quantity, token: Token, counted: Counted | None, kind: str) -> str | None:
    if counted is not None and kind == "documents" and (issuer := agent_of(reading, token, kind)):
        return issuer.name
    if counted is not None and kind in HELD:
        inside = [a for a in actors_in(reading, counted.start, counted.end) if not counted.elided]
        if inside:
            return inside[0].name
        if (owner := possessor(reading, quantity, counted)) is not None:
            return owner.name
    if kind in UNOWNED and not governed(token, kind):
        return None
    if (kind == "people" and not has_people(token)) or (kind == "length" and apart(quantity, token)):
        return None
    if kind in DAMAGED and (verb := clause_verb(token)) is not None and verb.lemma_.lower() in DAMAGES:
        return None
    agent = (None if is_total(reading, quantity) else agent_of(reading, token, kind)) or named_behind(
        reading, quantity, kind
    )
    return agent.name if agent is not None else None


def actors_in(reading: Reading, start: int, end: int) -> list[Actor]:
    return [a for a in reading.actors if a.start < end and start < a.end]


def possessor(reading: Reading, quantity: Quantity, counted: Counted) -> Actor | None:
    """`Turkey’s 40 bases`, `bases of the PKK`, `troops from Chad`."""
    before = [a for a in reading.actors if a.end <= (quantity.modifier_start or quantity.start)]
    if before and re.fullmatch(
        r"[’']s?\s+(?:[a-z-]+\s+){0,2}", reading.text[before[-1].end : quantity.modifier_start or quantity.start]
    ):
        return before[-1]
    if counted.elided:
        return None
    whose = [a for a in before if re.fullmatch(r"[’']s?\s+", reading.text[a.end : counted.start])]
    if whose and counted.end <= quantity.start:
        return whose[-1]  # `Iran’s stockpile stood at 142 kg`
    head = reading.doc[counted.head]
    named = next((c for c in head.children if c.dep_ == "poss"), None)
    if named is not None and counted.end <= quantity.start and (state := bare_state(reading, named)) is not None:
        return state
    behind = [a for a in reading.actors if a.start >= counted.end]
    leaves = LEAVES.search(reading.text, reading.sentence(quantity.start)[0], quantity.start)
    link = (
        r"\s+(?:of|by|belonging to|affiliated with|loyal to)\s+(?:the\s+)?"
        if leaves
        else r"\s+(?:of|from|by|belonging to|affiliated with|loyal to)\s+(?:the\s+)?"
    )
    return behind[0] if behind and re.fullmatch(link, reading.text[counted.end : behind[0].start]) else None


def agent_of(reading: Reading, token: Token, kind: str) -> Actor | None:
    """The subject of the clause that the number is object of, or the `by` of its passive."""
    start, end = reading.sentence(token.idx)
    for step in climb(token):
        if not start <= step.idx < end or leads_away(step):
            return None
        if step.pos_ not in {"VERB", "AUX"}:
            continue
        if step.lemma_.lower() in saying_verbs() and (step.lemma_ not in HOLDING or takes_clause(step)):
            # `Türkiye was reported to run 121 outposts`: who is reported on, not who reports.
            reported_on = any(c.dep_ == "xcomp" and c.is_ancestor(token) for c in step.children)
            return doer(reading, step, token) if reported_on and kind not in SUFFERED else None
        if kind not in SUFFERED or harmful(step):
            found = doer(reading, step, token)
            if found is not None:
                return found
        if not hangs_on(step):
            return None
    return None


def leads_away(step: Token) -> bool:
    """`held talks with five states`; but `maintains bases with 5,000 soldiers` has the soldiers."""
    if step.dep_ != "prep" or step.lower_ not in ELSEWHERE or step.head.lemma_ == "responsible":
        return False
    return step.lower_ != "with" or step.head.lemma_ in MEETS or step.head.pos_ != "VERB"


def hangs_on(verb: Token) -> bool:
    """Whether the clause over this one may hold its doer: `…, killing 12`, `an operation that resulted in …`."""
    if verb.dep_ == "relcl":
        return True
    return verb.dep_ in {"conj", "xcomp", "advcl", "acl", "aux", "prep", "pcomp"} and not has_subject(verb)


def takes_clause(verb: Token) -> bool:
    return any(c.dep_ == "ccomp" for c in verb.children)


def harmful(verb: Token) -> bool:
    """Whether the verb kills, wounds, seizes or drives out, or leads to it: `an attack that left 12 dead`."""
    return parse_event(verb.lemma_) is not None or verb.lemma_ in LEADS


def has_subject(verb: Token) -> bool:
    return any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)


def doer(reading: Reading, verb: Token, token: Token) -> Actor | None:
    """The actor in the `by` phrase of the verb, else in its subject, where the number is not that subject itself."""
    for child in verb.children:
        if child.dep_ == "agent":
            return owner_in(reading, child)
    for child in verb.children:
        if child.dep_ not in {"nsubj", "nsubjpass"} or child.i == token.i or child.is_ancestor(token):
            continue
        if child.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
            return owner_in(reading, verb.head, before=verb.left_edge.i)
        return owner_in(reading, child, before=verb.i if child.i < verb.i else None)
    return None


def owner_in(reading: Reading, noun: Token, before: int | None = None) -> Actor | None:
    """The actor that a noun phrase is or belongs to: `ISIL cells`, `the army of Chad`; not `an assault on Chad`."""
    last = noun.right_edge if before is None else reading.doc[max(noun.i, before - 1)]
    for actor in actors_in(reading, noun.left_edge.idx, last.idx + len(last)):
        if all(step.lower_ not in ASIDE for step in between(reading, actor, noun)):
            return actor
    return bare_state(reading, noun)


def bare_state(reading: Reading, noun: Token) -> Actor | None:
    """A state that only its holding makes an actor: `Ethiopia has about 8,000 troops in Somalia`."""
    entry = resolve_name(noun.text) if noun.pos_ == "PROPN" else None
    if entry is None or (entry.type, entry.form) != ("state", "name"):
        return None
    end = noun.idx + len(noun)
    place = reading.paragraph.paragraph_id
    return Actor(place, noun.idx, end, noun.text, entry.name, "state", entry.country, entry.actor_id, "actor.holder")


def between(reading: Reading, actor: Actor, noun: Token) -> list[Token]:
    """The tokens on the way from an actor's mention up to the noun."""
    path: list[Token] = []
    for step in climb(tokens_in(reading.doc, actor.start, actor.end)[-1]):
        if step.i == noun.i:
            break
        path.append(step)
    return path


def named_behind(reading: Reading, quantity: Quantity, kind: str) -> Actor | None:
    """`69 attacks … were attributed to Da’esh`, `12 killed by the army`: named later in the sentence."""
    if kind not in {"attacks", "weapons", "fatalities", "injuries", "detained", "displaced"}:
        return None
    _, end = reading.sentence(quantity.start)
    for actor in reading.actors:
        gap = reading.text[quantity.end : actor.start]
        if quantity.end <= actor.start < end and BY.search(gap) and not TOLD_BY.search(gap):
            return actor
    return None


def own_staff(reading: Reading, quantity: Quantity, source: str | None) -> str | None:
    """A government body that counts staff counts its state's own: `1 500 individuals, including diplomatic staff`."""
    _, end = reading.sentence(quantity.start)
    if not source or not OWN_STAFF.search(reading.text[quantity.end : end]):
        return None
    body = next((a for a in reading.actors if a.type in {"government_body", "military"} and a.text in source), None)
    if body is None:
        return None
    return next((a.name for a in reading.actors if a.type == "state" and a.country == body.country), None)
