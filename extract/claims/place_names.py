"""What a name itself, or the word that leads to it, shows: that it is a place, or that it is none."""

from __future__ import annotations

import re
from collections.abc import Container

from extract.actors.register import resolve_name
from extract.actors.states import words
from extract.claims.gazetteer import is_known_place
from extract.claims.kinds import is_people
from extract.claims.place_forms import either, faith, never
from extract.numbers.exclude import COUNTED_BEHIND

SEAS = r"(?:Mediterranean|Caribbean|Baltic|Balkan|Pacific|Atlantic|Arctic|Adriatic|Aegean|Andean|Alpine)"
# `U` of `U.S.`, `N1` of `N1.2m`, `IDPs`, `Mr`, `May`: no names of places.
NO_NAME = re.compile(
    r"[A-Z]|[A-Z]{1,3}\d+\w*|[A-Z]{2,}s|Mrs?|Ms|Dr|Prof|Messrs|January|February|March|April|May|June|July|August|September|October|November|December"
)
DIRECTION = re.compile(
    r"(?:Central|(?:North|South)(?:east|west)?ern|Eastern|Western)"
)  # `the three Northern-most regions`
BORDER = re.compile(r"\b(?:border|frontier)(?:\s(?:area|region|zone))?$")  # `the Kyrgyz-Tajik border`
# `an Army base`: no name of its own.
SERVICE = re.compile(r"(?:(?:Air )?Force|Army|Navy|Marine(?: Corps)?|National Guard|Coast Guard) [a-z]+")
OWED = re.compile(r"\b(?:according|attribut\w+|compared|due|equal|opposed|owing|similar|thanks)\s$")


def is_no_place(text: str, match: re.Match[str], days: Container[int]) -> bool:
    """What the name itself, or the word that leads to it, shows to be a thing, a people, a service, an adjective."""
    name, lead = match["p"], match["lead"]
    if (
        never().search(name)
        or (numbered(text, match.end("p")) and match.end("p") + 1 not in days)
        or is_generic_alone(name)
    ):
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


def is_of_people(name: str) -> bool:
    """`a Kosovo Serb`, `the Kosovo-Serb community`: a name of two words that one of a people ends."""
    parts = re.findall(r"[A-Z][\w’']*", name)
    return len(parts) > 1 and parts[-1].lower().removesuffix("s") in words("actor.people")


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
