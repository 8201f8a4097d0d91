"""Where: the most specific named places of a figure, as they stand in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from typing import TYPE_CHECKING

from extract.claims.elided import OF_THEM
from extract.claims.elsewhere import in_other_clause, is_aside, is_of_source, is_origin
from extract.claims.gazetteer import is_country, is_known_place
from extract.claims.kinds import is_people
from extract.claims.place_forms import NAMES, never
from extract.claims.places import NO_NAME, PLACE_ENTITIES
from extract.claims.reading import Place, Reading, number_token, once
from extract.claims.reports import subject
from extract.claims.saying import saying_verb
from extract.claims.scene import carried_place
from extract.claims.thread import Thread, points_back
from extract.model import Quantity
from extract.numbers.exclude import in_breakdown

if TYPE_CHECKING:
    pass

TOLD = frozenset({"fatalities", "injuries", "weapons"})
PLACELESS = frozenset({"age", "money", "change"})
PERSONS_MOVED = frozenset({"people", "displaced", "returnees"})
ARRIVED = frozenset({"to", "into", "in", "across", "throughout", "at"})
OF_WHOLE = re.compile(r"\s*of\s+(?:them|whom)\b")
CAME = re.compile(r"\b(?:came|come|coming|originat\w+)\sfrom\s(?:the\s)?$")
OPENING = re.compile(r"[“‘\"]?(?:In|At)\s(?:the\s)?")
SUM_IN = re.compile(r"\s(?:(?:is|was|were|went)\s)?(?:(?:for|to)\s(?:[a-z-]+\s){1,2})?(?:in|at)\s(?:the\s)?")
BESIDE_SUM = re.compile(r"(?:,\s)?\s?(?:(?!and\b)[\w-]+\s){0,3}(?:to\s)?")
COMPARED = re.compile(
    r"[^.;:]{0,80}?\b(?:against|compared\s(?:with|to)|(?:up|down)\sfrom|versus)\s(?:[\w-]+\s){0,2}|"
    r"\s(?:in|for)\s(?:[A-Z][a-z]+\s)?\d{4},?\s(?:and\s)?"
)
SITED = re.compile(
    r"(?:\s[a-z]+){0,2}\s(?:in|at)\s(?:the\s)?(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)[A-Z]"
)
COMMA = re.compile(r"[,;]")
STOP = re.compile(r";|:\s(?!(?:the\s)?[A-Z])|\bnote:|est\.\)|,? (?:who|which|whose|loyal|loyalists) ")
# `Uganda hosts 1.7 million refugees`, `Chad saw 12 attacks`: whose subject is where it is.
HOST = re.compile(
    rf"(?<![\w-])({NAMES}),?\s(?:(?:alone|has|is|was|had|also|now|already|still|it|[a-z]+ly)\s)*"
    r"(?:host(?:s|ed|ing)?|home\sto|shelter(?:s|ed|ing)?|saw|see[sn]|experienc(?:es|ed)|rank(?:s|ed)|account(?:s|ed)\sfor)\s[^.;]{0,40}$"
)
POPULATED = re.compile(rf"(?P<place>{NAMES})(?:[’']s|\s(?:has|had))\s(?:an?\s)?(?:[a-z]+\s){{0,2}}population\b")
# `Gedaref (about 74,300)`, `Iran 1,599 km;`, `Chad with some 900,000`.
BESIDE = re.compile(rf"(?:^|[\s;:,(])({NAMES}),?\s(\((?:both\s|all\s)?|with\s)?$")
# A place with a number in a bracket of its own: `Kassala (36,500)`.
OWN = re.compile(r"\s\((?:(?:about|around|some|approximately|nearly|over|both|at least|more than)\s)*$")
ONE = re.compile(rf"(?<![\w-]){NAMES}")
LISTED = re.compile(rf"(?<![\w-]){NAMES}(?:,\s{NAMES})*,?\sand\s{NAMES}")
RESPECTIVELY = re.compile(r"[^.;]*\brespectively\b")
ELSEWHERE = re.compile(r"(?:Meanwhile|Elsewhere|Separately|Overall|In total|Nationwide|By contrast|In contrast)\b")
NEAR = 200  # characters before a number in which its place's name begins
OVER = 4  # actors before the end of a place that may reach into it


@once
def is_party(reading: Reading, place: Place) -> bool:
    """A name that acts rather than holds: `in UNMIK`, `a facility of the United States`."""
    behind = bisect_left(reading.actors, place.end, key=lambda a: a.start)
    for actor in reading.actors[max(0, behind - OVER) : behind]:
        if place.start < actor.end:
            part = actor.start < place.start or actor.end > place.end
            weak = place.lead in {"of", "from", "to", "against", "on", "over", "between"} and len(place.text) <= len(
                actor.text
            )
            if not place.lead or part or weak or (actor.type not in {"state", "other", "person"} and place.lead):
                return True
    return False


def find_place(reading: Reading, quantity: Quantity, kind: str, thread: Thread, actor: str | None) -> tuple[str, ...]:
    """Places of a figure: the list behind it in its clause, else before it in its sentence, else of its event."""
    if kind in PLACELESS and quantity.unit not in {"%", "1"}:
        return priced(reading, quantity) if kind == "money" else ()
    if points_back(reading, quantity):
        return of_part(reading, quantity, thread)
    if (compared := of_compared(reading, quantity, thread)) is not None:
        return compared
    told = respective(reading, quantity) or beside_number(reading, quantity, actor) or hosted(reading, quantity)
    if told:
        return told
    start, end = reading.sentence(quantity.start)
    places = [p for p in reading.places if not is_party(reading, p)]
    token = number_token(reading.doc, quantity)
    inside = [p for p in places if start <= p.start < end and not has_own_number(reading, p)]
    if token is not None:
        verb = saying_verb(reading, token)
        source = subject(verb) if verb is not None else None
        inside = without(
            inside, lambda p: is_aside(reading, p, token) or is_origin(reading, p) or is_of_source(reading, p, source)
        )
    near = inside if token is None else without(inside, lambda p: in_other_clause(reading, p, token))
    found = (
        behind(reading, quantity, near, kind, end)
        or before(quantity, near)
        or (before(quantity, inside) if kind in TOLD else [])
        or shared(reading, quantity, inside, kind, end)
    )
    if not found and token is not None and (there := carried_place(reading, quantity, token, kind, thread, places)):
        return there
    if not found and kind in TOLD and goes_on(reading, start, actor, thread):
        found = before(quantity, [p for p in places if p.end <= start])
    if not found and kind in {"people", "share"}:
        return populated(reading, start, quantity.end)
    return tuple(p.text for p in found)


def without(places: list[Place], out: Callable[[Place], bool]) -> list[Place]:
    """Without the places for which it holds. Those of a list stay together: the parse of one of them may be wrong."""
    kept = {p.group for p in places if not out(p)}
    return [p for p in places if p.group in kept]


def of_part(reading: Reading, quantity: Quantity, thread: Thread) -> tuple[str, ...]:
    """`five of them at Nevatim`: its own place, else that of the whole; `38 of those attacks`: of the event before."""
    start, end = part_span(reading, quantity)
    own = [p for p in reading.places if start <= p.start < end and not is_party(reading, p)]
    own = [p for p in own if not CAME.search(reading.text, start, p.start)]
    if own:
        return tuple(p.text for p in own if p.group == own[0].group)
    if OF_WHOLE.match(reading.text, quantity.end) and thread.last is not None:
        return thread.last.place
    return thread.place


def of_compared(reading: Reading, quantity: Quantity, thread: Thread) -> tuple[str, ...] | None:
    """`12 raids in Jos, as against 20 in 2021 and 31 in 2020`: where what it is compared with was."""
    last = thread.last
    if last is None or last.unit != quantity.unit or last.start < reading.sentence(quantity.start)[0]:
        return None
    own = SITED.match(reading.text, quantity.end)
    return last.place or None if not own and COMPARED.fullmatch(reading.text, last.end, quantity.begin) else None


def part_span(reading: Reading, quantity: Quantity) -> tuple[int, int]:
    """The stretch that tells of a part: up to the next comma or the end of the sentence."""
    end = reading.sentence(quantity.start)[1]
    comma = COMMA.search(reading.text, quantity.end, end)
    return quantity.start, comma.start() if comma else end


def priced(reading: Reading, quantity: Quantity) -> tuple[str, ...]:
    """`85,000 kwacha in Lilongwe`, `In Lilongwe, a sack costs 85,000 kwacha`: the place right beside a sum."""
    gap = (
        p for p in reading.places if p.start > quantity.end and SUM_IN.fullmatch(reading.text, quantity.end, p.start)
    )
    if (found := next(gap, None)) is not None:
        return (found.text,)
    start, _ = reading.sentence(quantity.start)
    for place in reversed([p for p in reading.places if start <= p.start and p.end <= quantity.begin]):
        stretch = reading.text[place.end : quantity.begin]
        opens = OPENING.fullmatch(reading.text, start, place.start) is not None and ";" not in stretch
        if place.lead in {"in", "at"} and not place.container and (opens or BESIDE_SUM.fullmatch(stretch)):
            return tuple(p.text for p in reading.places if p.group == place.group and not p.container)
    return ()


def hosted(reading: Reading, quantity: Quantity) -> tuple[str, ...]:
    """The subject of a verb that says what is or happens there."""
    start, _ = reading.sentence(quantity.start)
    match = HOST.search(reading.text, start, quantity.start)
    if match is None or never().search(match[1]):
        return ()
    if "account" in match[0] and is_country(re.sub(r"^[Tt]he\s", "", match[1])):
        return ()  # `Chad accounted for 4 per cent of exports`: whose they are
    return (match[1],) if names_place(reading, match.span(1)) else ()


def is_actor(reading: Reading, span: tuple[int, int], actor: str | None) -> bool:
    return actor is not None and any(a.name == actor and a.start < span[1] and span[0] < a.end for a in reading.actors)


def names_place(reading: Reading, span: tuple[int, int]) -> bool:
    """Whether a name is a place by the model or the gazetteer: `Venezuelans (17,710)` is a people."""
    found = reading.text[span[0] : span[1]]
    if is_known_place(found) or any(p.start < span[1] and span[0] < p.end for p in reading.places):
        return True
    return any(e.label_ in PLACE_ENTITIES and e.start_char < span[1] and span[0] < e.end_char for e in reading.doc.ents)


def has_own_number(reading: Reading, place: Place) -> bool:
    """`Gedaref (74,300)`: its number is that of the bracket."""
    first = bisect_left(reading.quantities, place.end, key=lambda q: q.start)
    if first == len(reading.quantities):
        return False
    q = reading.quantities[first]
    begin = q.begin
    return q.unit in {"1", "%"} and OWN.fullmatch(reading.text, place.end, max(begin, place.end)) is not None


def respective(reading: Reading, quantity: Quantity) -> tuple[str, ...]:
    """`Kunduz, Kabul and Herat saw 97, 88 and 41 incidents respectively`: each number has its place."""
    start, end = reading.sentence(quantity.start)
    if RESPECTIVELY.match(reading.text, quantity.end, end) is None:
        return ()
    row = [q for q in reading.quantities if start <= q.start < end and q.unit == quantity.unit]
    lists = list(LISTED.finditer(reading.text, start, row[0].start))
    if lists and any(d.start < lists[-1].end() and lists[-1].start() < d.end for d in reading.dates):
        return ()
    names = list(ONE.finditer(reading.text, *lists[-1].span())) if lists else []
    if len(names) != len(row) or not any(names_place(reading, n.span()) for n in names):
        return ()
    return (names[row.index(quantity)][0],)


def behind(reading: Reading, quantity: Quantity, places: list[Place], kind: str, end: int) -> list[Place]:
    """The first group of places after the number, up to a semicolon, a relative clause or a part of what is counted."""
    stop = STOP.search(reading.text, quantity.end, end)
    limit = stop.start() if stop else end
    parts = [q for q in reading.quantities if quantity.start < q.start < limit and OF_THEM.match(reading.text, q.end)]
    spans = [part_span(reading, q) for q in parts]
    after = [p for p in places if quantity.end <= p.start < limit and not any(s <= p.start < e for s, e in spans)]
    if kind in PERSONS_MOVED and len(after) > 1 and after[0].lead == "from" and after[1].lead in ARRIVED:
        after = [p for p in after if p.group != after[0].group]  # `from Pakistan to Afghanistan`: where they are now
    group = [p for p in places if after and p.group == after[0].group]
    whole = [p for p in group if not p.container]
    if after and after[0].container and whole and whole[0].end < quantity.start:
        return whole  # `Roboré, a town of 9,000 people in Bolivia`
    return [p for p in group if p in after and p.container == after[0].container]


def shared(reading: Reading, quantity: Quantity, places: list[Place], kind: str, end: int) -> list[Place]:
    """`six were seized and dozens hurt in Juba`: a place at the end of the second of two clauses holds for both."""
    found = behind(reading, quantity, places, kind, end)
    apart = found and COMMA.search(reading.text, quantity.end, found[0].start)
    return [] if apart and kind not in TOLD and not is_alone(reading, quantity) else found


def is_alone(reading: Reading, quantity: Quantity) -> bool:
    """Whether a figure is the only one of its sentence."""
    start, end = reading.sentence(quantity.start)
    first = bisect_left(reading.quantities, start, key=lambda q: q.start)
    return [q.start for q in reading.quantities[first : first + 2] if q.start < end] == [quantity.start]


def before(quantity: Quantity, places: list[Place]) -> list[Place]:
    """The last group of places before the number, without those that only say where the others lie."""
    earlier = [p for p in places if p.end <= quantity.start]
    group = [p for p in earlier if p.group == earlier[-1].group]
    return [p for p in group if not p.container] or group


def goes_on(reading: Reading, start: int, actor: str | None, thread: Thread) -> bool:
    """Whether a sentence without a place tells on of the event before: not behind `Meanwhile`, nor of another party."""
    if any(d.start >= start and d.end <= reading.sentence(start)[1] for d in reading.dates):
        return False
    known = actor is None or thread.last is None or thread.last.actor in {None, actor}
    return known and ELSEWHERE.match(reading.text, start) is None


def populated(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    """`Iraq’s population in 2022 is …`, `Iraq has an estimated population of …`."""
    if "population" not in reading.text[start:end]:
        return ()
    match = POPULATED.search(reading.text, start, end)
    words = match["place"].split() if match else []
    for first in range(len(words)):
        if is_known_place(name := " ".join(words[first:])):
            return (name,)
    states = [a for a in reading.doc.ents if a.label_ == "GPE" and start <= a.start_char < end]
    return (states[-1].text,) if states else ()


def beside_number(reading: Reading, quantity: Quantity, actor: str | None) -> tuple[str, ...]:
    """`Basrah (431)`, `Iran 1,599 km;`: the name right before the number in a list."""
    begin = quantity.begin
    match = BESIDE.search(reading.text, max(0, begin - NEAR), begin)
    if match is None or never().search(match[1]) or is_actor(reading, match.span(1), actor):
        return ()
    if NO_NAME.fullmatch(match[1]):
        return ()
    closing = reading.text[quantity.end : quantity.end + 1]
    if match[2] and match[2][0] == "(" and not re.match(r"(?:\s\w+){0,3}\)", reading.text[quantity.end :]):
        return ()
    broken = in_breakdown(reading.text, quantity.start, quantity.end)  # `(Sylhet 23, Khulna 14)`
    if not match[2] and not broken and (closing not in {";", ""} or begin != quantity.start):
        return ()
    if match[2] == "with ":
        return tuple(p.text for p in reading.places if p.end == match.end(1)) or (
            (match[1],) if names_place(reading, match.span(1)) else ()
        )
    if any(a.start <= match.start(1) < a.end and a.type != "state" for a in reading.actors):
        return ()
    return () if is_people_name(reading, match.span(1)) else (match[1],)


def is_people_name(reading: Reading, span: tuple[int, int]) -> bool:
    name = reading.text[span[0] : span[1]]
    if any(e.label_ == "NORP" and e.start_char < span[1] and span[0] < e.end_char for e in reading.doc.ents):
        return True
    return is_people(name) and not is_known_place(name)
