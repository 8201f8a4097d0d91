"""Where: the most specific named places of a figure, as they stand in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from extract.actors.register import resolve_name
from extract.claims.gazetteer import is_known_place
from extract.claims.reading import Place, Reading
from extract.claims.thread import Thread, points_back
from extract.model import DateMention, Quantity
from extract.numbers.exclude import COUNTED_BEHIND
from extract.rules import load_rules

NAME = r"(?:[A-ZÀ-ÞĀ-Ž][\w’'ʿ‘-]*|(?:al|el|ar|as|ash|at|ad|az|an)-[A-Z][\w’'-]*)"
NAMES = rf"{NAME}(?:[ /](?:(?:of|al|el|de|du|la|le|los|las|i|bin|ibn|da|do|dos)[ -])?{NAME})*"
TOLD = frozenset({"fatalities", "injuries", "weapons", "detained"})
PLACELESS = frozenset({"age", "money", "change"})
CERTAIN = frozenset(
    {"in", "at", "near", "within", "outside", "inside", "throughout", "around", "fled", "fleeing", "entered"}
)
STRONG = frozenset(
    {"left", "reached", "to", "into", "across", "along", "from", "targeting", "targeted", "struck", "hit", "of"}
)
INSIDE = frozenset({"in", "of", "near", "within", "on", "at"})
DIRECTED = re.compile(
    r"(?:\b(?:north|south|east|west)(?:[- ]?(?:east|west))?|\b(?:vicinity|city|town|village|outskirts|suburb))\s*$",
    re.I,
)


# `sent 11,000 troops to Kursk`, `returned to Sinjar`: who moves somewhere moves to a place.
MOVING = re.compile(
    r"\b(?:return|fled|flee|flight|move|deploy|sent|send|travel|cross|transfer|relocat|evacuat|deport|repatriat|advanc|retreat|withdr[ae]w|"
    r"redeploy|airlift|displac)\w*\s(?:(?:[^\s.,;:]|[.,](?=\d))+\s){0,5}$"
)


@cache
def either(rule_id: str) -> str:
    return alternatives(next(r for r in load_rules("places") if r.id == rule_id).words)


def alternatives(words: Iterable[str]) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + ")"


@cache
def one_place() -> str:
    """A name with direction and generic word: `northern Iraq`, `Diyala Governorate`."""
    direction = rf"(?:{either('place.direction')}\s+(?:part of\s+)?)?"
    return rf"(?P<p>{direction}{NAMES}(?:\s+(?i:{either('place.generic')})\b)?)"


@cache
def led() -> re.Pattern[str]:
    """A preposition or verb of place, then a place."""
    area = (
        r"(?:(?:vicinity|city|town|village|outskirts|suburbs?|province|district|governorate|region|state|areas?|"
        r"area close to)(?:\s+(?:of|to))?\s+)?"
    )
    filler = r"(?:(?:former|nearby|neighbouring|neighboring|entire|whole|old|new|besieged|disputed)\s+)?"
    return re.compile(
        rf"(?<![\w-])(?P<lead>(?i:{either('place.lead')}))\s+(?:the\s+)?{area}(?:the\s+)?{filler}{one_place()}"
    )


@cache
def generic() -> re.Pattern[str]:
    """A name that says itself that it is a place: `Ayn al-Asad airbase`, not `Kosovo border sign`."""
    rule = next(r for r in load_rules("places") if r.id == "place.generic")
    singular = alternatives(w for w in rule.words if not w.endswith("s"))
    return re.compile(
        rf"(?<![\w-])(?P<lead>)(?P<p>(?!(?:The|This|That|These|A|An|Each|Every|Its|Their|Our|In|On|At)\b){NAMES}\s+(?i:{singular}))\b"
        r"(?!\s(?:sign|guards?|police|patrols?|forces?|officials?|authorit(?:y|ies)|council|court)\b)"
    )


@cache
def listed() -> re.Pattern[str]:
    """A further place of a list: `, Diyala and Salah al-Din Governorates`."""
    return re.compile(
        rf"\s*(?:,\s*(?:and\s+|as well as\s+)?|\s+(?:and|or|as well as)\s+)(?:in\s+|the\s+)*{one_place()}"
    )


@cache
def never() -> re.Pattern[str]:
    return re.compile(rf"(?i)\b{either('place.not')}\b")


def find_places(text: str, dates: Sequence[DateMention], known: Iterable[tuple[int, int]]) -> tuple[Place, ...]:
    """The named places of a paragraph. `known` are the spans that the model takes for places."""
    known = tuple(known)
    places: list[Place] = []
    for match in candidates(text):
        if places and match.start("p") < places[-1].end:
            continue
        if meets(match.span("p"), dates) or not is_place(text, match, known):
            continue
        inner = bool(places) and lies_in(text, places[-1], match)
        group = places[-1].group + (not inner) if places else 0
        start, end = match.span("p")
        end -= len(re.search(r"(?:[’']s)?$", match["p"])[0])  # type: ignore[index]
        places.append(Place(start, end, text[start:end], group, inner, match["lead"].lower()))
        places.extend(rest_of_list(text, places[-1], dates))
    return tuple(places)


def candidates(text: str) -> list[re.Match[str]]:
    """All matches, in order; where a lead leads nowhere the search goes on right behind it."""
    found, at = [], 0
    while (match := led().search(text, at)) is not None:
        found.append(match)
        at = match.start("p")
    return sorted([*found, *generic().finditer(text)], key=lambda m: (m.start("p"), -len(m["p"]), -len(m["lead"])))


def rest_of_list(text: str, first: Place, dates: Sequence[DateMention]) -> list[Place]:
    found, at = [], first.end
    while (more := listed().match(text, at)) is not None and not meets(more.span("p"), dates):
        if never().search(more["p"]) or re.match(r"\s+(?:and|or)\s+(?!the\b)[a-z]", text[more.end() :]):
            break
        found.append(Place(*more.span("p"), more["p"], first.group, first.container, first.lead))
        at = more.end("p")
    return found


def lies_in(text: str, before: Place, match: re.Match[str]) -> bool:
    """`Balad airbase in Salah al-Din`, `Balad airbase, north of Baghdad`: only says where the place before lies."""
    gap = text[before.end : match.start()]
    return (
        match["lead"].lower() in INSIDE
        and re.fullmatch(r"[\s,]*(?:(?:to the\s+)?[\w-]*(?:north|south|east|west)[\w-]*\s*)?", gap) is not None
    )


def meets(span: tuple[int, int], dates: Sequence[DateMention]) -> bool:
    return any(d.start < span[1] and span[0] < d.end for d in dates)


def is_place(text: str, match: re.Match[str], known: Sequence[tuple[int, int]]) -> bool:
    """A sure preposition, a generic word, or a name that the model knows as a place: `to Da’esh` is none."""
    if never().search(match["p"]) or numbered(text, match.end("p")):
        return False
    start, end = match.span("p")
    if is_adjective(text, match):
        return False
    if re.fullmatch(r"[A-Z]{2}", match["p"]) and not any(s < end and start < e for s, e in known):
        return False  # `in MB [2023] UKUT 292`: initials
    if not match["lead"] or match["lead"].lower() in CERTAIN or DIRECTED.search(text[: match.start()]):
        return True
    if match["lead"].lower() in {"to", "into"} and MOVING.search(text[max(0, match.start() - 60) : match.start()]):
        return True
    if match["lead"] in {"of", "for"} and re.search(r"[A-Z][\w-]*\s*$", text[: match.start()]):
        return False
    if "’s " in match["p"] or "'s " in match["p"]:
        return False
    if re.search(rf"(?i:\b{either('place.generic')})$", match["p"]) or any(s < end and start < e for s, e in known):
        return True
    return match["lead"] in STRONG and is_known_place(match["p"])


def is_adjective(text: str, match: re.Match[str]) -> bool:
    """`in Chadian villages`: a people’s name before what is theirs is no place."""
    entry = resolve_name(match["p"].split()[-1])
    return entry is not None and entry.form == "adjective" and re.match(r"\s[a-z]", text[match.end("p") :]) is not None


def numbered(text: str, end: int) -> bool:
    """`Section 4`, `Unit 70`: a number that belongs to the name; but `in Burkina Faso 26 people` counts people."""
    number = re.match(r"\s+[\d.,]*\d", text[end:])
    return number is not None and COUNTED_BEHIND.match(text, end + number.end()) is None


def is_party(reading: Reading, place: Place) -> bool:
    """A name that acts rather than holds: `in UNMIK`, `a facility of the United States`."""
    for actor in reading.actors:
        if actor.start < place.end and place.start < actor.end:
            part = actor.start < place.start or actor.end > place.end
            weak = place.lead in {"of", "from", "to", "against", "on", "over", "between"} and len(place.text) <= len(
                actor.text
            )
            if not place.lead or part or weak or (actor.type not in {"state", "other", "person"} and place.lead):
                return True
    return False


def find_place(reading: Reading, quantity: Quantity, kind: str, thread: Thread) -> tuple[str, ...]:
    """Places of a figure: the list behind it in its clause, else before it in its sentence, else of its event."""
    if kind in PLACELESS and quantity.unit not in {"%", "1"}:
        return priced(reading, quantity) if kind == "money" else ()
    if points_back(reading, quantity):
        return thread.place
    beside = beside_number(reading, quantity) or hosted(reading, quantity)
    if beside:
        return beside
    start, end = reading.sentence(quantity.start)
    places = [p for p in reading.places if not is_party(reading, p)]
    inside = [p for p in places if start <= p.start < end]
    found = behind(reading, quantity, inside, end) or before(quantity, inside)
    if not found and kind in TOLD:
        found = before(quantity, [p for p in places if p.end <= start])
    if not found and kind == "people":
        return populated(reading, start, quantity.end)
    return tuple(p.text for p in found)


def priced(reading: Reading, quantity: Quantity) -> tuple[str, ...]:
    """`85,000 kwacha in Lilongwe`: a sum has a place only where one stands right behind it."""
    gap = (p for p in reading.places if reading.text[quantity.end : p.start] in {" in ", " at ", " in the "})
    return tuple(p.text for p in gap)[:1]


def hosted(reading: Reading, quantity: Quantity) -> tuple[str, ...]:
    start, _ = reading.sentence(quantity.start)
    match = HOST.search(reading.text, start, quantity.start)
    return (match[1],) if match else ()


def behind(reading: Reading, quantity: Quantity, places: list[Place], end: int) -> list[Place]:
    """The first group of places after the number, up to a semicolon or a relative clause."""
    stop = STOP.search(reading.text, quantity.end, end)
    after = [p for p in places if p.start >= quantity.end and (stop is None or p.start < stop.start())]
    if len(after) > 1 and after[0].lead == "from" and after[1].lead in {"to", "into"}:
        after = after[1:]  # `returns from Pakistan to Afghanistan`: where they are now
    return [p for p in after if p.group == after[0].group and p.container == after[0].container] if after else []


STOP = re.compile(r";|:\s(?!(?:the\s)?[A-Z])|\bnote:|est\.\)|,? (?:who|which|whose|loyal|loyalists) ")
# `Uganda hosts 1.7 million refugees`.
HOST = re.compile(
    rf"(?:^|[\s(])({NAMES})\s(?:(?:has|is|was|had|currently|also|now)\s)*(?:host(?:s|ed|ing)?|home\sto|shelter(?:s|ed|ing)?)\s[^.;]{{0,30}}$"
)


def before(quantity: Quantity, places: list[Place]) -> list[Place]:
    """The last group of places before the number, without those that only say where the others lie."""
    earlier = [p for p in places if p.end <= quantity.start]
    group = [p for p in earlier if p.group == earlier[-1].group]
    return [p for p in group if not p.container] or group


POPULATED = re.compile(rf"(?P<place>{NAME})(?:[’']s|\s(?:has|had))\s(?:an?\s)?(?:[a-z]+\s){{0,2}}population\b")


def populated(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    """`Iraq’s population in 2022 is …`, `Iraq has an estimated population of …`."""
    if "population" not in reading.text[start:end]:
        return ()
    match = POPULATED.search(reading.text, start, end)
    if match is not None and is_known_place(match["place"]):
        return (match["place"],)
    states = [a for a in reading.doc.ents if a.label_ == "GPE" and start <= a.start_char < end]
    return (states[-1].text,) if states else ()


def beside_number(reading: Reading, quantity: Quantity) -> tuple[str, ...]:
    """`Basrah (431)`, `Iran 1,599 km;`: the name right before the number in a list."""
    match = re.search(rf"(?:^|[\s;:,])({NAMES})\s(\(?)$", reading.text[: quantity.start])
    closing = reading.text[quantity.end : quantity.end + 1]
    if match is None or never().search(match[1]) or not (closing == ")" if match[2] else closing in {";", ""}):
        return ()
    if any(a.start <= match.start(1) < a.end and a.type != "state" for a in reading.actors):
        return ()
    return (match[1],)
