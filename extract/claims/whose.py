"""Whose: the named party that holds, fields, builds or does what is counted; of casualties who caused them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.claims.doers import MOVES, SUFFERED, adjectival, agent_of, bare_state, owner_in, relative_doer
from extract.claims.reading import Counted, Reading, climb, token_from
from extract.claims.referents import actors_in, antecedent
from extract.claims.thread import Thread, is_part
from extract.model import Actor, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

HELD = frozenset(
    {"personnel", "sites", "weapons", "vehicles", "attacks", "groups", "change", "money", "documents", "other"}
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
# Nor is what is shot down theirs who shot: `forces downed 31 drones`.
DOWNS = DAMAGES | frozenset("down foil intercept jam lose neutralise neutralize repel shoot thwart".split())
# `put Chadian losses at 40 troops`: whose losses, not who put them there.
VALUES = frozenset("assess estimate gauge peg place put reckon set value".split())
REFERRING = frozenset("count estimate figure it number that this toll total".split())
COPULAR = frozenset(
    "appear be become comprise constitute experience form have make remain represent see suffer".split()
)
SITUATED = frozenset("be lie locate measure run situate stand stretch travel".split())
DISTANT = re.compile(
    r"\s+(?:away|apart|from|north|south|east|west|upstream|downstream|inland|offshore|off|outside|deep|long|wide|high)\b"
)
PER_PERSON = re.compile(
    r"[\w\s-]{0,30}\b(?:per|for every|for each|in every)\s(?:[\d]|capita|person|head|inhabitant|household)"
)
BY = re.compile(
    r"\b(?:by|attributed to|attributable to|claimed by|blamed on|attributing [\w\s]{3,30} to)\s+(?:the\s+)?$", re.I
)
# `from Chad (40 per cent), Niger (3 per cent`: where they are from.
FROM_LIST = re.compile(
    r"\b(?:from|in|to|into|at|across)\s(?:the\s)?(?:[A-Z][\w’' -]*\s\([^()]*\)[,;]?\s(?:and\s)?)*(?:the\s)?"
    r"[A-Z][\w’' -]*\s\([a-z]*\s?$"
)
# `attributed two thirds of the deaths to ISKP`.
CREDITS = re.compile(r"\b(?:attribut|ascrib)(?:e|es|ed|ing)\s+(?:[\w-]+\s+){0,3}$", re.I)
TO = re.compile(r"^[^,;.]*\bto\s+(?:the\s+)?$")
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
    if kind in {"age", "duration"} or (kind == "rate" and PER_PERSON.match(reading.text, quantity.end)):
        return None
    if (valued := valued_by(token)) is not None:
        return owner_of_value(reading, valued, kind, thread)
    if kind == "share":
        return share_holder(reading, quantity, token, thread)
    return own_actor(reading, quantity, token, counted, kind) or inherited(reading, quantity, counted, kind, thread)


def inherited(reading: Reading, quantity: Quantity, counted: Counted | None, kind: str, thread: Thread) -> str | None:
    """Of a part, of the same things counted again, or of things of one name (`Of the 180 tanks …, 84 tanks came`)."""
    if thread.last is None or is_total(reading, quantity):
        return None
    if kind in {"weapons", "vehicles", "personnel"} and counted is not None and " " not in counted.text:
        known = thread.owners.get(reading.doc[counted.head].lemma_)
        if known is not None:
            return known
    if kind not in {"personnel", thread.last.kind} & HELD or (kind == "change" and thread.last.kind != "change"):
        return None
    again = counted is not None and counted.elided and counted.start == (thread.counted or counted).start
    follows = again or is_part(reading, quantity, thread) or (kind != "change" and same_noun(counted, thread.counted))
    return thread.last.actor if follows else None


def valued_by(token: Token) -> Token | None:
    """What is put at the number: `put the cost at 4 billion`, `fighters, put at 300`."""
    for step in climb(token):
        if step.dep_ == "prep" and step.lower_ == "at" and step.head.lemma_ in VALUES:
            valued = next((c for c in step.head.children if c.dep_ in {"dobj", "nsubjpass"}), None)
            return valued or (noun_before(step.head) if step.head.dep_ in {"acl", "relcl"} else None)
        if step.pos_ in {"VERB", "AUX"}:
            return None
    return None


def noun_before(verb: Token) -> Token:
    """`the number of fighters, put at 300`: the noun that stands before the participle, else what it hangs on."""
    nouns = [t for t in verb.doc[max(0, verb.i - 2) : verb.i] if t.pos_ in {"NOUN", "PROPN"}]
    return nouns[-1] if nouns else verb.head


def owner_of_value(reading: Reading, valued: Token, kind: str, thread: Thread) -> str | None:
    """Whose that is which is put at a number; `the figure` is that of the figure before."""
    if valued.lemma_.lower() in REFERRING and not any(c.dep_ in {"prep", "poss"} for c in valued.children):
        return thread.last.actor if thread.last is not None and thread.last.kind == kind else None
    owner = (owner_in(reading, valued) or adjectival(reading, valued)) if kind not in SUFFERED else None
    return owner.name if owner is not None else None


def share_holder(reading: Reading, quantity: Quantity, token: Token, thread: Thread) -> str | None:
    """`Chad received 8 per cent of it`, `of which Chad (12 per cent)`; else who has the whole that it is part of."""
    named = before_bracket(reading, quantity)
    if named is not None:
        return named.name
    verb = clause_verb(token)
    if verb is not None and verb.lemma_ not in COPULAR and not is_total(reading, quantity):
        agent = agent_of(reading, token, "share") or named_behind(reading, quantity, "share")
        if agent is not None:
            return agent.name
    part = thread.last is not None and thread.last.kind in HELD and is_part(reading, quantity, thread)
    return thread.last.actor if part and thread.last is not None else None


def before_bracket(reading: Reading, quantity: Quantity) -> Actor | None:
    """The state or other party right before the bracket of a list that names who, not where."""
    bracket = re.search(r"\s\((?:both|each)?\s?$", reading.text[: quantity.start])
    if bracket is None or FROM_LIST.search(reading.text[: bracket.end()]):
        return None
    noun = reading.doc[max(0, token_from(reading.doc, bracket.start()) - 1)]
    found = actors_in(reading, noun.left_edge.idx, noun.idx + len(noun))
    return found[-1] if found else bare_state(reading, noun)


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


def apart(reading: Reading, quantity: Quantity, token: Token) -> bool:
    """`155-mm shells`, `lies 40 km north of`: a size or a distance, no one's length of road."""
    verb = clause_verb(token)
    if "-" in quantity.text or quantity.unit in {"mm", "cm"} or verb is None or verb.lemma_ in SITUATED:
        return True
    return DISTANT.match(reading.text, quantity.end) is not None


def same_noun(counted: Counted | None, before: Counted | None) -> bool:
    """`the number of ISIL fighters …, which estimated the number of fighters`: the same ones."""
    return bool(counted and before and " " not in counted.text and counted.text in before.text.split())


def own_actor(reading: Reading, quantity: Quantity, token: Token, counted: Counted | None, kind: str) -> str | None:
    if counted is not None and kind in {"documents", "money"} and (issuer := agent_of(reading, token, kind)):
        return issuer.name
    if counted is not None and kind in HELD:
        inside = [a for a in actors_in(reading, counted.start, counted.end) if not counted.elided]
        if inside:
            return inside[0].name
        if (owner := possessor(reading, quantity, counted)) is not None:
            return owner.name
        if not counted.elided and (owner := relative_doer(reading, reading.doc[counted.head])) is not None:
            return owner.name
    if kind == "change" and (verb := clause_verb(token)) is not None and verb.lemma_ in MOVES:
        owner = agent_of(reading, token, kind)
        return owner.name if owner is not None else None
    if kind in UNOWNED and not governed(token, kind):
        return None
    if (kind == "people" and not has_people(token)) or (kind == "length" and apart(reading, quantity, token)):
        return None
    verb = clause_verb(token)
    if kind in DAMAGED and verb is not None and verb.lemma_.lower() in DAMAGES:
        return None
    if kind == "weapons" and verb is not None and verb.lemma_.lower() in DOWNS:
        return named.name if (named := named_behind(reading, quantity, kind)) is not None else None
    agent = None if is_total(reading, quantity) else agent_of(reading, token, kind) or of_list(reading, token, kind)
    agent = agent or named_behind(reading, quantity, kind)
    return agent.name if agent is not None else None


def of_list(reading: Reading, token: Token, kind: str) -> Actor | None:
    """`launched strikes, including 68 drones from Kursk and four missiles`: each of the list, however it is parsed."""
    if kind not in HELD:
        return None
    start, _ = reading.sentence(token.idx)
    for before in reversed(reading.doc[token_from(reading.doc, start) : token.i]):
        if before.lower_ == "including":
            return agent_of(reading, before, kind)
        if before.pos_ in {"VERB", "AUX"}:
            return None
    return None


def possessor(reading: Reading, quantity: Quantity, counted: Counted) -> Actor | None:
    """`Turkey’s 40 bases`, `its 40 bases`, `bases of the PKK`, `troops from Chad`."""
    first = quantity.modifier_start if quantity.modifier_start is not None else quantity.start
    pronoun = reading.doc[max(0, token_from(reading.doc, first) - 1)]
    if pronoun.tag_ == "PRP$" and pronoun.idx < first:
        return antecedent(reading, pronoun)
    before = [a for a in reading.actors if a.end <= first]
    if before and re.fullmatch(r"[’']s?\s+(?:[a-z-]+\s+){0,2}", reading.text[before[-1].end : first]):
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


def named_behind(reading: Reading, quantity: Quantity, kind: str) -> Actor | None:
    """`69 attacks … were attributed to Da’esh`, `12 killed by the army`: named later in the sentence."""
    if kind not in {"attacks", "weapons", "fatalities", "injuries", "detained", "displaced", "share"}:
        return None
    start, end = reading.sentence(quantity.start)
    credits = CREDITS.search(reading.text[start : quantity.start]) is not None
    for actor in reading.actors:
        gap = reading.text[quantity.end : actor.start]
        if quantity.end <= actor.start < end and credits and TO.search(gap):
            return actor
        if kind != "share" and quantity.end <= actor.start < end and BY.search(gap) and not TOLD_BY.search(gap):
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
