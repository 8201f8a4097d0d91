"""Whose: the named party that holds, fields, builds or does what is counted; of casualties who caused them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.claims.aside import BROUGHT, MOVES
from extract.claims.attacked import attacker
from extract.claims.attribution import recording
from extract.claims.behind import clause_verb, in_event, in_own_event, is_total, named_behind, right_behind
from extract.claims.doers import PRICED, SUFFERED, agent_of, owner_in, relative_doer
from extract.claims.elections import votes_of
from extract.claims.gaps import before_gap, compared, credited_to, liable_for, tallied_for
from extract.claims.handed_on import HELD, inherited
from extract.claims.holders import FORCES
from extract.claims.kinds import parse_kind, singular
from extract.claims.orders import ordered
from extract.claims.persons import has_people, is_resident
from extract.claims.possessing import possessor
from extract.claims.reading import Counted, Reading, token_from
from extract.claims.referents import actors_in
from extract.claims.shares import share_holder
from extract.claims.strength import of_strength
from extract.claims.thread import Thread
from extract.claims.values import owner_of_value, valued_by
from extract.model import Actor, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

# What merely happens to a subject: `received 12 per cent more rain`.
COUNTS_OWN = re.compile(r"\s(?:alone\s)?count(?:s|ed)?\b")  # `the navy counted 90 ships`
GROWTH = frozenset("cut decline decrease drop fall growth increase jump reduction rise surge".split())
UNDERGOES = frozenset("experience get have receive record see suffer undergo".split())
UNOWNED = frozenset({"change", "displaced", "returnees", "settlements"})
# Verbs by which such a figure is a party’s own: `controls 14 townships`, `deported 27,000 people`.
GOVERNS = {
    "settlements": frozenset(
        "administer capture control operate govern hold occupy overrun recapture retake rule seize take "
        "burn loot pillage plunder ransack raze torch".split()
    ),
    "returnees": frozenset("deport expel repatriate return".split()),
}
# What is hit is not the hitter's: `airstrikes hit 18 sites`.
DAMAGES = frozenset("attack bomb bombard burn damage demolish destroy hit raid shell sink strike target torch".split())
DAMAGED = frozenset({"sites", "vehicles", "groups"})
# Nor is what is shot down theirs who shot: `forces downed 31 drones`.
DOWNS = DAMAGES | frozenset("down foil intercept jam lose neutralise neutralize repel shoot thwart".split())
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
BEYOND = re.compile(r"\s(?:points?\s)?(?:above|below|fewer|greater|higher|larger|less|lower|more|smaller)\b")
BY_WHOM = re.compile(
    r"(?:\s[\w-]+){0,3}?\s(?:[a-z]+ed|given|sent|built|made|held|run|bought|sold|lost)\sby\s"
    r"(?!\d|(?:[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec)|then\b|now\b|mid|late|early|"
    r"(?:the\s)?end\b)(?:the\s|an?\s)?"
)
ALSO = re.compile(r"(?:,\s\d[^.;]*?)?,?\sand\s[^.;\d]{0,20}\d[\d,.\s]*\s[A-Z][\w-]+\s(?P<nouns>[a-z]+(?:\s[a-z]+)?)")
JOINS = frozenset("abandon desert enter join leave quit rejoin serve".split())
FROM = re.compile(r"\s(?:from|of)\s(?:the\s)?")
PURPOSE = re.compile(r"\s(?:for|to|towards?)\s(?:[a-z]+\s){0,2}")
PER_PERSON = re.compile(
    r"[\w\s-]{0,30}\b(?:per|for every|for each|in every)\s(?:[\d]|capita|person|head|inhabitant|household)"
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
    ways = (liable_for, credited_to, tallied_for, *((ordered,) if kind in {"vehicles", "weapons"} else ()))
    for told, party in (way(reading, quantity) for way in ways):
        if told:
            return party.name if party is not None else None
    if by_unnamed(reading, quantity):
        return None
    if (candidate := votes_of(reading, quantity)) is not None:
        return candidate.name
    if kind == "share":
        return share_holder(reading, quantity, token, thread)
    found = own_actor(reading, quantity, token, counted, kind)
    found = found or hit_by(reading, quantity, counted, kind)
    found = found or inherited(reading, quantity, token, counted, kind, thread)
    return found or of_strength(reading, quantity, counted, kind)


def hit_by(reading: Reading, quantity: Quantity, counted: Counted | None, kind: str) -> str | None:
    found = attacker(reading, quantity, counted, kind)
    return found.name if found is not None else None


def budget_of(reading: Reading, token: Token) -> Actor | None:
    """`added 24 million to the Navy’s budget`: whose budget it goes to or comes from."""
    verb = clause_verb(token)
    leads = (c for c in verb.children if c.lower_ in {"to", "from"} and c.i > token.i) if verb is not None else ()
    nouns = [n for c in leads for n in c.children if n.dep_ == "pobj" and n.lemma_ == "budget"]
    return owner_in(reading, nouns[0]) if nouns else None


def is_suffered(reading: Reading, counted: Counted) -> bool:
    """`Chad saw a rise of 12 per cent in road deaths`: what befalls persons in a country is not its own."""
    return parse_kind([reading.doc[counted.head].lemma_]) in SUFFERED or "casualt" in counted.text


def sent_by(reading: Reading, counted: Counted) -> Actor | None:
    """`600 officials from the Central Command`: a body’s, not a country’s, from which people only come."""
    behind = next((a for a in reading.actors if a.start >= counted.end), None)
    named = behind is not None and behind.type not in {"state", "person"}
    return behind if named and behind and FROM.fullmatch(reading.text, counted.end, behind.start) else None


def is_purpose(reading: Reading, quantity: Quantity, counted: Counted) -> bool:
    """`approved 40 million for the Afghan army`: what money is for is not whose it is."""
    return PURPOSE.fullmatch(reading.text, quantity.end, counted.start) is not None


def has_growth(verb: Token) -> bool:
    """`Chad recorded the largest increase (40 per cent)`."""
    return verb.lemma_ in UNDERGOES | {"post", "register"} and any(
        c.dep_ == "dobj" and c.lemma_ in GROWTH for c in verb.children
    )


def beyond(reading: Reading, quantity: Quantity, verb: Token) -> bool:
    """`spent 12 per cent more than before`."""
    return verb.lemma_ not in UNDERGOES and BEYOND.match(reading.text, quantity.end) is not None


def governed(token: Token, kind: str) -> bool:
    verb = clause_verb(token)
    return verb is not None and verb.lemma_.lower() in GOVERNS.get(kind, frozenset())


def apart(reading: Reading, quantity: Quantity, token: Token) -> bool:
    """`155-mm shells`, `lies 40 km north of`: a size or a distance, no one's length of road."""
    verb = clause_verb(token)
    if "-" in quantity.text or quantity.unit in {"mm", "cm"} or verb is None or verb.lemma_ in SITUATED:
        return True
    return DISTANT.match(reading.text, quantity.end) is not None


def own_actor(reading: Reading, quantity: Quantity, token: Token, counted: Counted | None, kind: str) -> str | None:
    doer = right_behind(reading, quantity) or compared(reading, quantity)
    if doer is not None:
        return doer.name
    if counted is not None and reading.doc[counted.head].lemma_ in PRICED:
        return None
    if kind in BROUGHT | {"people"} and (beside := adjective_behind(reading, quantity)) is not None:
        return beside.name
    if kind == "personnel" and (force := joined_force(reading, token)) is not None:
        return force.name
    whole = is_total(reading, quantity) and not (kind in DELIVERED and has_whole(reading, quantity))
    if (
        counted is not None
        and kind in {"documents", "money"}
        and not whole
        and (issuer := agent_of(reading, token, kind))
    ):
        return issuer.name
    if counted is not None and kind in HELD:
        mean = reading.doc[counted.head].lemma_ in {"average", "mean", "median"}
        other = counted.elided or mean or (kind == "money" and is_purpose(reading, quantity, counted))
        inside = [a for a in actors_in(reading, counted.start, counted.end) if not other]
        if inside:
            return inside[0].name
        if (owner := possessor(reading, quantity, counted)) is not None:
            return owner.name
        if not counted.elided and (owner := relative_doer(reading, reading.doc[counted.head])) is not None:
            return owner.name
    verb = clause_verb(token)
    moved = verb is not None and (verb.lemma_ in MOVES or beyond(reading, quantity, verb) or has_growth(verb))
    if kind == "change" and moved:
        owner = agent_of(reading, token, kind)
        suffered = counted is not None and owner is not None and owner.type == "state" and is_suffered(reading, counted)
        return owner.name if owner is not None and not suffered else None
    if kind in UNOWNED and not governed(token, kind):
        return None
    if kind == "people" and counted is not None and (sent := sent_by(reading, counted)) is not None:
        return sent.name
    if kind == "people" and (not has_people(token) or is_resident(reading, counted)):
        return None
    if kind == "length" and apart(reading, quantity, token):
        return None
    if kind in DAMAGED and verb is not None and verb.lemma_.lower() in DAMAGES:
        return None
    downs = DOWNS if kind == "weapons" else DOWNS - DAMAGES - {"lose"}
    if kind in {"weapons", "vehicles", "other"} and verb is not None and verb.lemma_.lower() in downs:
        return named.name if (named := named_behind(reading, quantity, kind)) is not None else None
    agent = None if whole else agent_of(reading, token, kind) or of_list(reading, token, kind)
    if agent is not None and recorded_between(reading, agent, quantity):
        return None
    if agent is not None and kind in {"attacks", "other"} and agent.type == "state" and endures(verb):
        return None
    agent = agent or named_behind(reading, quantity, kind) or in_event(reading, quantity, kind)
    agent = agent or in_own_event(reading, quantity, kind) or (budget_of(reading, token) if kind == "money" else None)
    return agent.name if agent is not None else None


def endures(verb: Token | None) -> bool:
    """`Peru has experienced three earthquakes`, `Chad suffered 40 attacks`: what comes over a country."""
    return verb is not None and verb.lemma_ in {"endure", "experience", "face", "suffer", "undergo", "witness"}


def by_unnamed(reading: Reading, quantity: Quantity) -> bool:
    """`85 tanks promised by donors`: whose they are is said, and is no named party."""
    match = BY_WHOM.match(reading.text, quantity.end)
    return match is not None and not actors_in(reading, match.end(), match.end() + 40)


def adjective_behind(reading: Reading, quantity: Quantity) -> Actor | None:
    """`1,000 Ethiopian and 650 Egyptian soldiers`: whose the first are, whose noun is left out."""
    near = next((a for a in reading.actors if a.start >= quantity.end), None)
    adjoins = near is not None and near.type == "state" and near.start == quantity.end + 1
    also = ALSO.match(reading.text, near.end) if adjoins and near is not None else None
    forces = also is not None and any(singular(w) in FORCES for w in also["nouns"].split())
    return near if forces else None


def joined_force(reading: Reading, token: Token) -> Actor | None:
    """`900 men left the army`: whom they were with."""
    verb = clause_verb(token)
    if verb is None or verb.lemma_ not in JOINS or not any(c.is_ancestor(token) or c == token for c in verb.lefts):
        return None
    noun = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    found = owner_in(reading, noun) if noun is not None else None
    return found if found is not None and found.type in {"military", "armed_group"} else None


def has_whole(reading: Reading, quantity: Quantity) -> bool:
    """`received the first 38 of 108 tanks`, `deployed 410 of a planned 2,500`: who gets the part gets the whole."""
    begin, _ = reading.sentence(quantity.start)
    return WHOLE.search(reading.text, begin, quantity.start) is not None


def recorded_between(reading: Reading, agent: Actor, quantity: Quantity) -> bool:
    """`Rebels advanced in May, when ACLED records 180 events`: what another only counts is not the doer's."""
    return any(
        recording().match(reading.text, a.end) is not None
        for a in reading.actors
        if agent.start <= a.start
        and not (a == agent and COUNTS_OWN.match(reading.text, a.end))
        and a.end <= quantity.start
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


def own_staff(reading: Reading, quantity: Quantity, source: str | None) -> str | None:
    """A government body that counts staff counts its state's own: `1 500 individuals, including diplomatic staff`."""
    _, end = reading.sentence(quantity.start)
    if not source or not OWN_STAFF.search(reading.text[quantity.end : end]):
        return None
    body = next((a for a in reading.actors if a.type in {"government_body", "military"} and a.text in source), None)
    if body is None:
        return None
    return next((a.name for a in reading.actors if a.type == "state" and a.country == body.country), None)
