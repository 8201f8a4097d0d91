"""What no date in the text dates: how far, how old, for how many, of how many districts; and times without a date."""

from __future__ import annotations

import re

from extract.claims.reading import Reading
from extract.model import Quantity

TIMELESS = frozenset({"age"})
# `30 km east of the capital`, `five kilometres from the border`: where a place lies.
DISTANCE = re.compile(
    r"\s+(?:away|from|off|upstream|downstream|inland|outside|inside|"
    r"(?:to the )?(?:north|south|east|west)[\w-]*(?: of| from|(?=[,.;)])))(?!\w)"
)
# `missiles with a range of 300 km`, `a 20-litre jerrican`: what a thing is like is so at any time.
RANGE_OF = re.compile(r"\brange of\s(?:[a-z]+\s){0,2}$")
# `a jail built for 300 men`, `planned for 10,000`: how many a place was made for.
MADE_FOR = re.compile(
    r"\b(?:built|constructed|erected) (?:[\w-]+ ){0,3}at a cost of (?:[a-z]+ ){0,2}$|"
    r"\b(?:built|designed|planned|meant|intended|made|constructed|erected|equipped|opened)\s(?:to\s\w+|for)\s"
    r"(?:[a-z]+\s){0,3}$"
)
ATTRIBUTE = re.compile(
    r"[\d.,\s]+(?:square |cubic )?(?:kilomet(?:re|er)|met(?:re|er)|hectare|mile|acre|tonne|ton|litre|liter)\s[a-z]+"
)
MEMBER_STATES = re.compile(r"\s(?:[A-Z]\w+ )?[Mm]ember (?:[Ss]tates|countries)\b")
DIVISIONS = (
    r"(?:states?|provinces?|districts?|governorates?|departments?|municipalit(?:y|ies)|count(?:y|ies)|regions?|cantons?|"
    r"oblasts?|prefectures?|communes?|zones?|wards?|constituenc(?:y|ies)|emirates?|republics?|parish(?:es)?|boroughs?|"
    r"countries|local government areas|sub-counties|cercles|woredas|nations|members)"
)
OF_COUNTRY = re.compile(rf"\s+(?:[\w-]+\s){{0,3}}{DIVISIONS}\b(?!\s(?:were|was|had|that|which|where|who|\w+ed)\b)")
# `the country’s 34 provinces`, `all 18 states`, `the 17 districts of the capital`, `12 of 32 departments`.
WHOLE = re.compile(r"(?:[’']s?|\b(?:[Tt]he|[Aa]ll|its|their))\s(?:other\s)?$|\d\sof\s$")
OWNED = re.compile(r"(?:[’']s?|\b(?:[Aa]ll|its|their))\s(?:other\s)?$|\d\sof\s$")
# `40,000 before the war`, `home to 300 families before the flood`: at a time that has no date.
BEFOREHAND = re.compile(r"(?:[^.;:,]|(?<=\d)[.,](?=\d)){1,80}\b(?:before|prior to)\s(?:the|its|their)\s")
# `a few days later`, `by the time of the visit`, `has since said`: a clause with a time of its own, but no date.
UNDATED = re.compile(
    r"\b(?:(?:a few|several|some) (?:hours|days|weeks|months|years) (?:later|earlier|before|after)|by the time\b|"
    r"(?:in|over|during|within) the (?:last|past) (?:[\w-]+ )?(?:days|weeks|months|years|decades?)\b|"
    r"(?:at|on|by) (?:the )?(?:last|latest|most recent) count\b|"
    r"ha(?:s|ve|d) since\b(?! (?:\d|the|[A-Z]))|"
    r"since the (?:start|beginning|outbreak|onset) of (?:the|its|his|her) (?:[\w-]+ ){0,2}[a-z]+(?= ?[.,;])|"
    r"(?:before|prior to) (?:the|its|their|his|her) [a-z]+,)",
    re.I,
)


def is_timeless(reading: Reading, quantity: Quantity, kind: str) -> bool:
    """Whether what is counted or measured is so at any time."""
    before = reading.text[max(0, quantity.begin - 60) : quantity.begin]
    if kind in TIMELESS or MADE_FOR.search(before):
        return True
    if kind == "length" and (DISTANCE.match(reading.text, quantity.end) or RANGE_OF.search(before)):
        return True
    if MEMBER_STATES.match(reading.text, quantity.end):
        return True
    return kind in {"settlements", "other", "groups"} and is_of_division(reading, quantity, before)


def is_attribute(reading: Reading, quantity: Quantity) -> bool:
    """`the 235 square kilometre zone`, `a 20-litre jerrican`: what a thing is like."""
    if quantity.unit in {"1", "%", "pp"}:
        return False
    return "-" in quantity.text or ATTRIBUTE.match(reading.text, quantity.start) is not None


def is_of_division(reading: Reading, quantity: Quantity, before: str) -> bool:
    """How many districts, states or the like a whole has."""
    division = OF_COUNTRY.match(reading.text, quantity.end)
    if division is None or WHOLE.search(before) is None:
        return False
    return (
        OWNED.search(before) is not None or re.match(r"\s(?:of|in)\s[A-Z]", reading.text[division.end() :]) is not None
    )


def has_undated_time(text: str) -> bool:
    """Whether a clause says when it was by words that no date stands behind."""
    return UNDATED.search(text) is not None
