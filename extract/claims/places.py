"""The named places of a paragraph, found by what leads to them and by the words that say what they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from extract.actors.register import resolve_name
from extract.actors.states import words
from extract.claims.gazetteer import is_country, is_known_place
from extract.claims.kinds import is_people
from extract.claims.place_forms import (
    APPOSED,
    SUFFERED,
    apposed,
    called,
    described,
    either,
    enumerated,
    explained,
    faith,
    generic,
    led,
    listed,
    never,
    numbered_site,
    owning,
    rows,
    such_as,
    unions,
    witnessing,
)
from extract.claims.reading import Place
from extract.model import DateMention
from extract.numbers.exclude import COUNTED_BEHIND

PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})  # labels of the model
CERTAIN = frozenset(
    {"in", "at", "near", "within", "outside", "inside", "throughout", "around", "fled", "fleeing", "entered", "off"}
)
STRONG = frozenset(
    "left reached to into across along from of targeting targeted struck hit attacked besieged bombed captured "
    "occupied overran raided recaptured retook seized shelled stormed took visited".split()
)
PREPOSITIONS = frozenset({"to", "into", "across", "along", "from", "of"})
INSIDE = frozenset({"in", "of", "near", "within", "on", "at"})
SEAS = r"(?:Mediterranean|Caribbean|Baltic|Balkan|Pacific|Atlantic|Arctic|Adriatic|Aegean|Andean|Alpine)"
DIRECTED = re.compile(
    r"(?:\b(?:north|south|east|west)(?:[- ]?(?:east|west))?|\b(?:vicinity|city|town|village|outskirts|suburb))\s*$",
    re.I,
)

LIES = re.compile(
    r"[\s,]*(?:(?:[\w.,-]+\s){1,4}(?:km|kilomet(?:re|er)s?|miles?|m|met(?:re|er)s?)\s(?:away\s)?)?"
    r"(?:(?:to the\s+)?[\w-]*(?:north|south|east|west)[\w-]*\s*|"
    r"(?:the|an?)\s+(?:[\w-]+\s+){0,3}(?:capital|seat|city|town|village|suburb|port|district|province|region|area|island)\s+"
    r"(?:(?:of|home to)\s(?:\w+\s){0,2}[\d,. ]+\s(?:\w+\s)?)?)?"
)

# `sent 11,000 troops to Kursk`, `returned to Sinjar`: who moves somewhere moves to a place.
MOVES = (
    r"(?:return|fled|flee|flight|move|deploy|sent|send|travel|cross|transfer|relocat|evacuat|deport|repatriat|advanc|"
    r"retreat|withdr[ae]w|redeploy|airlift|displac)"
)
MOVING = re.compile(rf"\b{MOVES}\w*\s(?:(?:[^\s.,;:]|[.,](?=\d))+\s){{0,5}}$")
MOVING_VERB = re.compile(rf"{MOVES}|arriv|came|come|expel|free|pull|remov|rescu|recover")

# `U` of `U.S.`, `N1` of `N1.2m`, `IDPs`, `Mr`, `May`: no names of places.
NO_NAME = re.compile(
    r"[A-Z]|[A-Z]{1,3}\d+\w*|[A-Z]{2,}s|Mrs?|Ms|Dr|Prof|Messrs|January|February|March|April|May|June|July|August|September|October|November|December"
)
DIVIDED = frozenset(
    "countries states provinces districts governorates regions counties municipalities towns cities villages communes "
    "departments prefectures".split()
)
# `that Bor was shelled`; neither `Oil was hit`, which opens a sentence, nor `a Kurd was hit`.
BEFORE_SUBJECT = re.compile(
    r"(?:\b(?:after|although|and|as|because|before|but|if|once|since|that|though|when|where|whereas|while)|[a-z],)\s$"
)
DIRECTION = re.compile(
    r"(?:Central|(?:North|South)(?:east|west)?ern|Eastern|Western)"
)  # `the three Northern-most regions`
# `An assault on Solhan in the north`.
ASSAULT = re.compile(r"\b(?:air|assault|attack|bombardment|incursion|offensive|raid|shelling|siege|strike)s?\s$")
LIES_IN = re.compile(r"\s(?:in|near)\s(?:the\s)?(?:[a-z-]+\s){0,3}(?:of\s)?[A-Z]")
LIES_WITHIN = re.compile(
    r"[\s,]*(?:in|near|within)\s(?:the\s|its\s)?(?:[a-z-]+\s){0,2}"
)  # `Solhan in the northern region of`
BORDER = re.compile(r"\b(?:border|frontier)(?:\s(?:area|region|zone))?$")  # `the Kyrgyz-Tajik border`
FIRED = re.compile(r"\b(?:fired|launched)\s$")  # `rockets launched from Jarmaq`
WHERE = re.compile(r",\swhere\s")  # `missiles hit Kropyv, where …`
# `an Army base`: no name of its own.
SERVICE = re.compile(r"(?:(?:Air )?Force|Army|Navy|Marine(?: Corps)?|National Guard|Coast Guard) [a-z]+")
OWED = re.compile(r"\b(?:according|attribut\w+|compared|due|equal|opposed|owing|similar|thanks)\s$")


def find_places(text: str, dates: Sequence[DateMention], known: Iterable[tuple[int, int]]) -> tuple[Place, ...]:
    """The named places of a paragraph. `known` are the spans that the model takes for places."""
    known = tuple(known)
    places: list[Place] = []
    told = [(match, is_place(text, match, known)) for match in candidates(text)]
    named = {bare(match["p"]) for match, sure in told if sure}
    for match, sure in told:
        if places and match.start("p") < places[-1].end:
            continue
        if meets(match.span("p"), dates) or not (
            sure or (match["lead"] in STRONG - PREPOSITIONS and match["p"] in named)
        ):
            continue
        if match["p"].endswith(("’s", "'s")) and owning().match(text, match.end("p")):
            continue
        inner = bool(places) and lies_in(text, places[-1], match)
        group = places[-1].group + (not inner) if places else 0
        name, start = bare(match["p"]), match.start("p")
        places.append(Place(start, start + len(name), name, group, inner, match["lead"].lower()))
        places.extend(rest_of_list(text, places[-1], dates))
    return tuple(places)


def is_of_people(name: str) -> bool:
    """`a Kosovo Serb`, `the Kosovo-Serb community`: a name of two words that one of a people ends."""
    parts = re.findall(r"[A-Z][\w’']*", name)
    return len(parts) > 1 and parts[-1].lower().removesuffix("s") in words("actor.people")


def bare(name: str) -> str:
    """Without the ending of the possessive."""
    return re.sub(r"[’']s$", "", name)


def candidates(text: str) -> list[re.Match[str]]:
    """All matches, in order; where a lead leads nowhere the search goes on right behind it."""
    found, at = [], 0
    while (match := led().search(text, at)) is not None:
        found.append(match)
        at = match.start("p")
    return sorted(
        [
            *found,
            *(
                m
                for form in (
                    generic,
                    apposed,
                    called,
                    explained,
                    enumerated,
                    such_as,
                    described,
                    unions,
                    witnessing,
                    rows,
                    numbered_site,
                )
                for m in form().finditer(text)
            ),
        ],
        key=lambda m: (m.start("p"), -len(m["p"]), m.re is called(), -len(m["lead"])),
    )


def rest_of_list(text: str, first: Place, dates: Sequence[DateMention]) -> list[Place]:
    found, at = [], first.end
    while (more := listed().match(text, at)) is not None and not meets(more.span("p"), dates):
        if never().search(more["p"]) or re.match(r"\s+(?:and|or)\s+(?!the\b)[a-z]", text[more.end() :]):
            break
        found.append(Place(*more.span("p"), more["p"], first.group, first.container, first.lead))
        at = more.end("p")
    return found


def lies_in(text: str, before: Place, match: re.Match[str]) -> bool:
    """`Balad airbase in Salah al-Din`, `Goma, the capital of North Kivu`, `Fizi (Kivu province)`: where it lies."""
    if not match["lead"] and text[before.end : match.start()] == " (" and ends_generic(match["p"]):
        return True
    if match.start() < before.end:  # `the Amedi district of Duhok`
        return True
    if (match.re is called() or match["lead"] == "of") and LIES_WITHIN.fullmatch(text, before.end, match.start()):
        return True
    return match["lead"].lower() in INSIDE and LIES.fullmatch(text, before.end, match.start()) is not None


def meets(span: tuple[int, int], dates: Sequence[DateMention]) -> bool:
    return any(d.start < span[1] and span[0] < d.end for d in dates)


def is_place(text: str, match: re.Match[str], known: Sequence[tuple[int, int]]) -> bool:
    """A sure preposition, a generic word, or a name that the model knows as a place: `to Da’esh` is none."""
    name, lead = match["p"], match["lead"]
    start, end = match.span("p")
    if is_no_place(text, match):
        return False
    seen = any(s < end and start < e for s, e in known)
    if re.fullmatch(r"[A-Z]{2,6}", name) and not seen:  # not `in MB [2023] UKUT 292`, `in PDA authority`: initials
        return is_known_place(name) and text[end : end + 1] != "$"
    if match.re is unions():
        return True
    if match.re is described():
        return not is_country(name) and any(s <= start and end <= e for s, e in known)
    if match.re in {witnessing(), enumerated()}:
        return seen or is_known_place(name) or in_row(text, match) or befallen(text, match)
    before = text[max(0, match.start() - 100) : match.start()]
    if not lead or match.re in {called(), explained(), such_as()} or lead.lower() in CERTAIN or DIRECTED.search(before):
        return True
    if lead.lower() in {"to", "into"} and MOVING.search(before[-60:]):
        return True
    owned = "’s " in name or "'s " in name
    if lead in {"on", "of", "against"} and ASSAULT.search(before) and (seen or LIES_IN.match(text, end)):
        return True
    if (owned and ends_generic(name)) or (lead == "from" and FIRED.search(before)):
        return True
    if owned or (lead in {"of", "for"} and re.search(r"[A-Z][\w-]*\s*$", before)):
        return False
    if ends_generic(name) or ends_generic(last_of_row(text, end)):
        return True  # also the first of `the Kumer and Awlala camps`
    if seen or APPOSED.match(text, end) or WHERE.match(text, end):
        return True
    return lead in STRONG and is_known_place(name)


def is_no_place(text: str, match: re.Match[str]) -> bool:
    """What the name itself, or the word that leads to it, shows to be a thing, a people, a service, an adjective."""
    name, lead = match["p"], match["lead"]
    if never().search(name) or numbered(text, match.end("p")) or is_generic_alone(name):
        return True
    if is_of_state(name) or faith().fullmatch(name) or DIRECTION.fullmatch(name):
        return True
    if NO_NAME.fullmatch(name) or SERVICE.fullmatch(name) or "s’ " in name or is_adjective(text, match):
        return True
    people = (is_of_people(name) and not BORDER.search(name)) or (lead == "including" and is_people(name))
    if people and not is_known_place(name):
        return True
    return lead == "to" and OWED.search(text[: match.start()][-20:]) is not None


def is_of_state(name: str) -> bool:
    """`attacks on Syrian hospitals`: many of a country, and none of them named."""
    adjective, _, noun = name.partition(" ")
    entry = resolve_name(adjective) if noun.endswith("s") and noun.islower() and ends_generic(noun) else None
    return entry is not None and entry.form == "adjective"


def in_row(text: str, match: re.Match[str]) -> bool:
    """`in three districts: Kiro, Bor and Lafon`."""
    opened = text[match.start("p") - 2 : match.start("p")] in {": ", " ("}
    return match.re is enumerated() and opened and match["lead"] in DIVIDED


def befallen(text: str, match: re.Match[str]) -> bool:
    """`that Bor was shelled`: two words, or one behind a word that a clause begins with."""
    start, end = match.span("p")
    subject = " " in match["p"] or BEFORE_SUBJECT.search(text[max(0, start - 12) : start]) is not None
    return subject and SUFFERED.match(text, end + 1) is not None


def last_of_row(text: str, end: int) -> str:
    """The last name of the list that a name begins."""
    last = ""
    while (more := listed().match(text, end)) is not None:
        last, end = more["p"], more.end("p")
    return last


def is_generic_alone(name: str) -> bool:
    """`on State institutions`, `the Mediterranean city`: a word for a kind of place, or one that a sea describes."""
    return re.fullmatch(rf"(?i:(?:{SEAS}\s)?{either('place.generic')})", name) is not None and " Sea" not in name


def ends_generic(name: str) -> bool:
    return re.search(rf"(?i:\b{either('place.generic', 'place.street')})$", name) is not None


def is_adjective(text: str, match: re.Match[str]) -> bool:
    """`in Chadian villages`: a people’s name before what is theirs is no place."""
    entry = resolve_name(match["p"].split()[-1])
    return entry is not None and entry.form == "adjective" and re.match(r"\s[a-z]", text[match.end("p") :]) is not None


def numbered(text: str, end: int) -> bool:
    """`Section 4`, `Unit 70`: a number that belongs to the name; but `in Burkina Faso 26 people` counts people."""
    number = re.match(r"\s+[\d.,]*\d", text[end:])
    return number is not None and COUNTED_BEHIND.match(text, end + number.end()) is None
