"""Whose: the named party that holds, fields, builds or does what is counted; of casualties who caused them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.claims.attribution import recording
from extract.claims.behind import clause_verb, is_total, named_behind, right_behind
from extract.claims.doers import MOVES, PRICED, SUFFERED, agent_of, bare_state, relative_doer
from extract.claims.reading import Counted, Reading, token_from, tokens_in
from extract.claims.referents import actors_in, antecedent
from extract.claims.shares import share_holder
from extract.claims.thread import Thread, is_part
from extract.claims.values import owner_of_value, valued_by
from extract.model import Actor, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

HELD = frozenset(
    {"personnel", "sites", "weapons", "vehicles", "attacks", "groups", "change", "money", "documents", "other"}
)
HAS = frozenset("be comprise consist count employ field have hire hold include number recruit total train".split())
UNOWNED = frozenset({"change", "displaced", "returnees", "settlements"})
# Verbs by which such a figure is a party’s own: `controls 14 townships`, `deported 27,000 people`.
GOVERNS = {
    "settlements": frozenset(
        "administer capture control operate govern hold occupy overrun recapture retake rule seize take".split()
    ),
    "returnees": frozenset("deport expel repatriate return".split()),
}
# What is hit is not the hitter's: `airstrikes hit 18 sites`.
DAMAGES = frozenset("attack bomb bombard burn damage demolish destroy hit raid shell sink strike target torch".split())
DAMAGED = frozenset({"sites", "vehicles", "buildings", "groups"})
# Nor is what is shot down theirs who shot: `forces downed 31 drones`.
DOWNS = DAMAGES | frozenset("down foil intercept jam lose neutralise neutralize repel shoot thwart".split())
AGAINST = re.compile(r"\b(?:against|versus|compared (?:with|to))\s$")
FOR = re.compile(r"\s(?:for|by|of)\s(?:the\s)?")
UP = re.compile(r"[^.;]{0,40},\s(?:up|down)\s(?:by\s)?(?:(?:about|some|around|nearly|almost|over|more than)\s)?")
# What comes in parts to one party: what is ordered, pledged, planned.
DELIVERED = frozenset({"personnel", "vehicles", "weapons", "money"})
WHOLE = re.compile(
    r"(?:\bfirst\s[^.;]{1,20}\sof\s(?:the\s|its\s|a\s)?|\sof\s(?:the|its|a|an)\s"
    r"(?:planned|pledged|promised|ordered|authori[sz]ed|required|expected|intended)\s|"
    r"\b(?:deploy|deliver|receiv|rais|secur|recruit|train)\w*\s[^.;]{1,30}\sof\s(?:the|its)\s)$"
)
SITUATED = frozenset("be lie locate measure run situate stand stretch travel".split())
DISTANT = re.compile(
    r"\s+(?:away|apart|from|north|south|east|west|upstream|downstream|inland|offshore|off|outside|deep|long|wide|high)\b"
)
PER_PERSON = re.compile(
    r"[\w\s-]{0,30}\b(?:per|for every|for each|in every)\s(?:[\d]|capita|person|head|inhabitant|household)"
)
OWNED = re.compile(r"[’']s?\s+(?:[a-z-]+\s+){0,2}")
LINK = re.compile(
    r"\s+(?:of|belonging to|affiliated with|loyal to|involving|"
    r"(?:used|held|run|operated|owned|controlled|occupied) by|claimed by|attributed to|blamed on|"
    r"(?:(?:carried out|committed|conducted|launched|perpetrated|staged)\s+)?by)\s+(?:the\s+)?"
)
LINK_FROM = re.compile(rf"{LINK.pattern}|\s+from\s+(?:the\s+)?")
STRENGTH = re.compile(r"[’']s?\s(?:[\w-]+\s)?(?:manpower|strength|ranks|size|numbers|membership)\b")
# What comes before a name in the second clause of two that share a verb.
GAP = re.compile(r"(?:,|;|\band|\bbut)\s(?:the\s|The\s)?$")
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
        owner = owner_of_value(reading, valued, kind, thread)
        return owner or (inherited(reading, quantity, token, counted, kind, thread) if kind not in SUFFERED else None)
    if kind in HELD | {"share"} and (gapped := before_gap(reading, quantity)) is not None:
        return gapped.name
    if kind == "share":
        return share_holder(reading, quantity, token, thread)
    found = own_actor(reading, quantity, token, counted, kind)
    found = found or inherited(reading, quantity, token, counted, kind, thread)
    return of_strength(reading, quantity, counted) if found is None and kind == "personnel" else found


def of_strength(reading: Reading, quantity: Quantity, counted: Counted | None) -> str | None:
    """`Estimates of the group’s manpower vary. Some assume 7,000 fighters`: whose manpower the paragraph tells of."""
    if counted is not None and " " in counted.text:
        return None
    before = [a for a in reading.actors if a.end < quantity.start and STRENGTH.match(reading.text, a.end)]
    return before[-1].name if before else None


def listed_again(token: Token) -> bool:
    """`The tally also lists 40 tanks`: what the figure before is a part of."""
    verb = clause_verb(token)
    subject = next((c for c in verb.children if c.dep_ == "nsubj"), None) if verb is not None else None
    if subject is None or subject.lemma_ not in {"count", "figure", "list", "tally", "toll", "total"}:
        return False
    return [c.lower_ for c in subject.children] in (["the"], ["this"], ["that"])


def before_gap(reading: Reading, quantity: Quantity) -> Actor | None:
    """`Japan sent 40 trucks, Norway 20 and Chad three`: the name right before a number whose verb is left out."""
    begin = quantity.begin
    name = reading.doc[max(0, token_from(reading.doc, begin) - 1)]
    if name.lower_ in {"a", "an"} and name.i:
        name = reading.doc[name.i - 1]
    if name.pos_ != "PROPN" or name.idx >= quantity.start or name.ent_type_ in {"DATE", "PERSON"}:
        return None
    found = actors_in(reading, name.idx, name.idx + len(name))
    actor = found[-1] if found else bare_state(reading, name)
    joined = actor is not None and GAP.search(reading.text, max(0, actor.start - 12), actor.start)
    return actor if joined and any(q.end <= quantity.start for q in reading.quantities) else None


def inherited(
    reading: Reading, quantity: Quantity, token: Token, counted: Counted | None, kind: str, thread: Thread
) -> str | None:
    """Of a part, of the same things counted again, or of things of one name (`Of the 180 tanks …, 84 tanks came`)."""
    if thread.last is None or is_total(reading, quantity):
        return None
    if kind == "change" and UP.fullmatch(reading.text, thread.last.end, quantity.start):
        return thread.last.actor  # `was 40 billion, up 12 per cent`
    if kind in {"weapons", "vehicles", "personnel"} and counted is not None and " " not in counted.text:
        known = thread.owners.get(reading.doc[counted.head].lemma_)
        if known is not None:
            return known
    if listed_again(token):
        return thread.last.actor
    if kind in SUFFERED and kind == thread.last.kind and is_part(reading, quantity, thread):
        return thread.last.actor
    if kind not in {"personnel", thread.last.kind} & HELD or (kind == "change" and thread.last.kind != "change"):
        return None
    again = counted is not None and counted.elided and counted.start == (thread.counted or counted).start
    follows = again or is_part(reading, quantity, thread) or (kind != "change" and same_noun(counted, thread.counted))
    return thread.last.actor if follows else None


def has_people(token: Token) -> bool:
    """Whether the clause says that someone has the people counted: employs them, consists of them, is them."""
    verb = clause_verb(token)
    return verb is not None and verb.lemma_ in HAS


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
    doer = right_behind(reading, quantity) or compared(reading, quantity)
    if doer is not None:
        return doer.name
    if counted is not None and reading.doc[counted.head].lemma_ in PRICED:
        return None
    if counted is not None and kind in {"documents", "money"} and (issuer := agent_of(reading, token, kind)):
        return issuer.name
    if counted is not None and kind in HELD:
        mean = reading.doc[counted.head].lemma_ in {"average", "mean", "median"}
        inside = [a for a in actors_in(reading, counted.start, counted.end) if not counted.elided and not mean]
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
    other = is_total(reading, quantity) and not (kind in DELIVERED and has_whole(reading, quantity))
    agent = None if other else agent_of(reading, token, kind) or of_list(reading, token, kind)
    if agent is not None and recorded_between(reading, agent, quantity):
        return None
    agent = agent or named_behind(reading, quantity, kind)
    return agent.name if agent is not None else None


def compared(reading: Reading, quantity: Quantity) -> Actor | None:
    """`against 290 for the US Navy`: whose the number set against another is."""
    begin = quantity.begin
    near = next((a for a in reading.actors if a.start >= quantity.end), None)
    if near is None or not AGAINST.search(reading.text, max(0, begin - 20), begin):
        return None
    return near if FOR.fullmatch(reading.text, quantity.end, near.start) else None


def has_whole(reading: Reading, quantity: Quantity) -> bool:
    """`received the first 38 of 108 tanks`, `deployed 410 of a planned 2,500`: who gets the part gets the whole."""
    begin, _ = reading.sentence(quantity.start)
    return WHOLE.search(reading.text, begin, quantity.start) is not None


def recorded_between(reading: Reading, agent: Actor, quantity: Quantity) -> bool:
    """`Rebels advanced in May, when ACLED records 180 events`: what another only counts is not the doer's."""
    return any(
        recording().match(reading.text, a.end) is not None
        for a in reading.actors
        if agent.start <= a.start and a.end <= quantity.start
    )


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
    first = quantity.begin
    pronoun = reading.doc[max(0, token_from(reading.doc, first) - 1)]
    if pronoun.tag_ == "PRP$" and pronoun.idx < first:
        return antecedent(reading, pronoun)
    before = [a for a in reading.actors if a.end <= first]
    if before and OWNED.fullmatch(reading.text, before[-1].end, first):
        between = tokens_in(reading.doc, before[-1].end, first)
        if not any(t.pos_ in {"VERB", "AUX"} and t.tag_ != "VBN" for t in between):  # `Chad’s army said 12 of them`
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
    link = LINK if leaves else LINK_FROM
    return behind[0] if behind and link.fullmatch(reading.text, counted.end, behind[0].start) else None


def own_staff(reading: Reading, quantity: Quantity, source: str | None) -> str | None:
    """A government body that counts staff counts its state's own: `1 500 individuals, including diplomatic staff`."""
    _, end = reading.sentence(quantity.start)
    if not source or not OWN_STAFF.search(reading.text[quantity.end : end]):
        return None
    body = next((a for a in reading.actors if a.type in {"government_body", "military"} and a.text in source), None)
    if body is None:
        return None
    return next((a.name for a in reading.actors if a.type == "state" and a.country == body.country), None)
