"""What a name is the name of: types by words, stop words, places and peoples that are no parties."""

from __future__ import annotations

import re
from functools import cache

from extract.actors.register import Entry, demonyms, find_registered, resolve_name
from extract.actors.states import words
from extract.rules import any_of, load_rules

# What a name is that a preposition of place leads to.
PLACED = re.compile(
    r"\b(?:in|at|near|around|within|outside|throughout|returned to|(?:displaced|evacuated|fled|withdrawn) from|"
    r"(?:north|south|east|west|city|town|village|outskirts|suburb|district|province|region|municipality|port|cities|"
    r"municipalities|provinces)s? of|(?:point|peak|river|lake):)"
    r"\s+(?:the\s+)?(?:[A-Z][\w’-]+,\s+|[A-Z][\w’-]+\s+and\s+)*$"
)
# `in Comayagua Department`, `Acoyapa Municipality, Chontales Department`: a part of a country; a body has an article.
IN_PART = re.compile(r"(?:\b(?:in|across|throughout)|[A-Z][\w’-]+,)\s$")
# An operation or an offensive, which is an event.
TITLE_OF_EVENT = re.compile(r"\b(?:[Oo]peration|code-?named|dubbed|called)[,:]?\s+[“‘\"]?$")


def entry_of(text: str, kind: str) -> Entry:
    """A registered entry where the text is one, else an unknown party of that type under its own name."""
    known = resolve_name(text)
    if known is not None and known.type != "state":
        return known
    return Entry(" ".join(text.split()), kind, country_of(text), "")


def country_of(text: str) -> str | None:
    states = [h.entries[0] for h in find_registered(text) if h.certain and h.entries[0].type == "state"]
    return states[0].country if len(states) == 1 else None


# Bodies of states by their first and last words: `Asian Infrastructure Fund`.
INTERNATIONAL = re.compile(
    r"(?:International|United Nations|UN|European|African|Asian|Arab|World|Inter-|Islamic Dev|Regional)"
)
BODY_OF_STATES = re.compile(
    r"\b(?:Bank|Fund|Mission|Programme|Program|Union|Commission|Court|Tribunal|Agency|Council|Parliament|"
    r"Mechanism|Team)\b"
)


UNITED_NATIONS = re.compile(r"(?:UN|U\.N\.|United Nations)\s")


# `National Institute for Statistics`, `Federal Centre for Epidemics`: bodies of a state, no research bodies.
OF_STATE = re.compile(r"(?:National|Federal|State|Royal)\s(?:[A-Z][\w’-]*\s){0,3}(?:Institute|Cent(?:re|er))\b")


TIME = re.compile(
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|"
    r"November|December)"
)
# Ships by what stands before their names.
SHIP = re.compile(
    r"(?:USS|USNS|USCGC|USAV|HMS|HMAS|HMCS|HMNZS|HNLMS|HNoMS|HDMS|HSwMS|RFA|RMS|SS|MV|MT|M/V|M/T|FGS|ITS|ESPS|ORP|TCG|"
    r"ROKS|INS|PNS|BNS|SLNS|KRI|RSS|BRP|HTMS|ARA|BAP|NNS|FNS|RFS)\s[A-ZÀ-Þ]"
)
# `Arleigh Burke class destroyers`, `the Kilo-class submarine`.
CLASS = re.compile(r"[\s-][Cc]lass\b(?!\s(?:action|struggle|war)\b)")
TITLE = re.compile(r"([A-Z][a-z]+)\.?\s+")


@cache
def stop_words() -> re.Pattern[str]:
    return either(words("actor.stop"))


@cache
def place_words() -> re.Pattern[str]:
    return re.compile(either(words("actor.place_word")).pattern + "$", re.I)


def either(options: frozenset[str]) -> re.Pattern[str]:
    """Any of these, as whole words."""
    return re.compile(rf"(?<!\w){any_of(options)}(?!\w)", re.I)


def stopped(text: str) -> bool:
    return stop_words().search(text) is not None


def is_people(text: str) -> bool:
    """`Kurdish`, `Serbs`, `Iraqis`, `Lebanese`: of a people or a state, which is found as such where it acts."""
    last = text.split()[-1]
    return (
        text.lower() in words("actor.attribute")
        or last.lower() in words("actor.people")
        or last.lower().removesuffix("s") in words("actor.people")
        or last in demonyms()
        or ((entry := resolve_name(text)) is not None and entry.type == "state")
    )


def no_party(name: str) -> bool:
    """`Babil Governorate`, `Kurdish`, `Refugee Convention`: places, peoples, laws and documents by their own words."""
    named = stopped(name) or SHIP.match(name) or TIME.fullmatch(name) or place_words().search(name) is not None
    return not name.strip() or bool(named) or is_people(name)


def is_placed(text: str, start: int, end: int, apposed: bool = False) -> bool:
    """`in Dhi Qar`, `Operation Dawn`, `Nerwa Rekan districts`: a place, an event, a class, by what stands around it.

    Where an office is `apposed` (`Efua Mensah, Volta region commissioner`) the place behind it is that of the office.
    """
    before = text[max(0, start - 80) : start]
    named = PLACED.search(before) or TITLE_OF_EVENT.search(before) or CLASS.match(text, end)
    return bool(named or (not apposed and followed_by_place().match(text, end)))


def is_part(text: str, start: int, end: int) -> bool:
    """`in Comayagua Department`: a part of a country."""
    return text.endswith("Department", start, end) and IN_PART.search(text, max(0, start - 40), start) is not None


@cache
def followed_by_place() -> re.Pattern[str]:
    """A word of place right behind, or behind the rest of a list: `Diyala, Thi Qar and Najaf provinces`."""
    return re.compile(
        rf"(?:(?:,|,? and) [A-Z][\w’-]+(?: [A-Z][\w’-]+)?)* (?-i:{either(words('actor.place_word')).pattern})"
    )


@cache
def typed_words() -> tuple[tuple[re.Pattern[str], str], ...]:
    rules = [r for r in load_rules("actors") if r.id.startswith("actor.word.")]
    return tuple((either(frozenset(r.words)), str(r.fields["type"])) for r in rules)


def organised_type(text: str) -> str | None:
    """The type of which the last telling word stands in the name; None where no word tells."""
    if UNITED_NATIONS.match(text) or (INTERNATIONAL.match(text) and BODY_OF_STATES.search(text)):
        return "igo"
    if OF_STATE.match(text):
        return "government_body"
    ends = [(m.end(), m.end() - m.start(), kind) for pattern, kind in typed_words() for m in pattern.finditer(text)]
    return max(ends)[2] if ends else None


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without article, possessive and stray punctuation."""
    while (match := re.match(r"(?:the|The|a|an|A)\s+|[\s“”‘’'\"(\[…,]+", text[start:end])) and match.end():
        start += match.end()
    tail = re.search(r"(?:[’']s?|[\s“”‘’'\"()\[\],.;:…]+)+$", text[start:end])
    return start, end - (len(tail[0]) if tail else 0)


def behind_titles(text: str, start: int, end: int) -> int:
    """`Pat Ryder` of `Major General Pat Ryder`."""
    while (match := TITLE.match(text, start, end)) and match[1].lower() in words("actor.title"):
        start = match.end()
    return start
