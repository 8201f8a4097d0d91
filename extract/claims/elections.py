"""Whose votes and seats: of the candidate or party named last before the number in a sentence that tells of a vote."""

from __future__ import annotations

import re

from extract.claims.reading import Reading
from extract.model import Actor, Quantity

CANDIDATES = frozenset({"person", "party", "coalition", "armed_group", "ngo", "other"})
VOTED = re.compile(r"\b(?:votes?|seats|ballots|voters|polls?)\b")
# What is voted for: a share in a sentence that tells of a vote, or a count of these.
COUNTED = re.compile(r"\s(?:[a-z]+\s){0,2}(?:votes?|seats|ballots)\b")
# Of no candidate: `turnout was 67 per cent`, `14% spoiled their ballots`, `99% of the protocols`.
OTHER = re.compile(
    r"\b(?:turn-?out|abstentions?|abstained|invalid|spoil(?:ed|t)|blank|valid|registered|eligible|cast)\b"
)
OF_ALL = re.compile(r"\s(?:of|out of)\s(?:the\s|its\s|all\s)?(?!votes?\b|the\s(?:votes?|vote)\b|ballots\b)[a-z]")
# What leads from a name to its number, with what it stands for and how it did: `Corte of PLX fell back, and is at`.
GAINS = re.compile(
    r"(?:\s\([^()]{1,30}\))?(?:,\s[^,;.]{2,60},)?[^.;:]*?\s(?:with|at|won|wins?|winning|took|takes?|taking|got|gets?|getting|"
    r"received?|receives|receiving|secured|secures?|securing|gained|gains?|gaining|garnered|polled|polling|scored|"
    r"had|has|have|collected|obtained|or|and|by)\s(?:[a-z]+\s){0,3}$"
)
SAYING = re.compile(
    r"(?:\s\([^()]{1,30}\))?\s(?:said|says|told|stated|announced|added|reported|declared|noted|confirmed)\b"
)
STANDS_FOR = re.compile(r"(?:[’']s)?\s(?:of|from|for)\s(?:the\s)?$|\s\($")


def votes_of(reading: Reading, quantity: Quantity) -> Actor | None:
    """The candidate; None where the number is no one’s votes, or none is named before it."""
    start, end = reading.sentence(quantity.start)
    before = reading.sentence(max(0, start - 2))[0]
    if not VOTED.search(reading.text, before, end) or not is_vote(reading, quantity, start, end):
        return None
    named = [a for a in reading.actors if start <= a.start and a.end <= quantity.begin and a.type in CANDIDATES]
    for at in range(len(named) - 1, -1, -1):
        actor = named[at]
        said = SAYING.match(reading.text, actor.end) or "respectively" in reading.text[quantity.end : end]
        if (
            said
            or reading.text[actor.end : actor.end + 2] in {"’s", "'s"}
            or not GAINS.fullmatch(reading.text, actor.end, quantity.begin)
        ):
            return None
        member = named[at - 1] if at else None
        stands = member is not None and STANDS_FOR.fullmatch(reading.text, member.end, actor.start)
        if actor.type != "person" and stands and member is not None and member.type == "person":
            continue
        return actor
    return None


def is_vote(reading: Reading, quantity: Quantity, start: int, end: int) -> bool:
    """Whether a number is of votes or seats, or a share of them."""
    near = reading.text[max(start, quantity.start - 60) : min(end, quantity.end + 40)]
    if any(OTHER.search(part) for part in near.split(";") if quantity.text in part):
        return False
    if quantity.unit == "%":
        return OF_ALL.match(reading.text, quantity.end) is None
    return quantity.unit == "1" and COUNTED.match(reading.text, quantity.end) is not None
