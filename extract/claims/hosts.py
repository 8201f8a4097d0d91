"""Places that stand as subjects: who hosts, has a population, or saw what is counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.claims.elsewhere import is_of_body, is_owner
from extract.claims.gazetteer import is_country, is_known_place
from extract.claims.place_forms import NAMES, never
from extract.claims.placed import names_place
from extract.claims.reading import Place, Reading
from extract.model import Quantity

if TYPE_CHECKING:
    pass

# `Uganda hosts 1.7 million refugees`, `Chad saw 12 attacks`: whose subject is where it is.
HOST = re.compile(
    rf"(?<![\w-])({NAMES}),?\s(?:(?:alone|has|is|was|had|also|now|already|still|it|[a-z]+ly)\s)*"
    r"(?:host(?:s|ed|ing)?|home\sto|shelter(?:s|ed|ing)?|saw|see[sn]|experienc(?:es|ed)|rank(?:s|ed)|account(?:s|ed)\sfor)\s(?:[^.;]{0,40}|[^.;\d]{0,90})$"
)
# `Chad now has 41,000 displaced persons`; `Peru’s inflation rate will be 40%`.
HOLDS = re.compile(
    rf"(?:^|[.;,]\s|\b[Tt]he\s)({NAMES})\s(?:(?:alone|also|currently|now|still|[a-z]+ly)\s)*(?:has|had|counts)\s(?:\w+\s){{0,3}}$"
)
RATED = re.compile(
    rf"(?:^|[.;,]\s|\b[Tt]he\s)({NAMES})[’']s\s(?:[\w-]+\s){{0,3}}"
    r"(?:debt|deficit|economy|GDP|growth|inflation|rate|turnout|unemployment)\s(?:[\w-]+\s){0,4}$"
)
# `Chad hosts 561,000 refugees and 406,000 displaced persons`: the second of two.
HOSTS = re.compile(r"\b(?:host(?:s|ed|ing)?|home\sto|shelter(?:s|ed|ing)?)\b")
AND_ALSO = re.compile(r"[^.;A-Z]{0,60}(?:,?\s(?:and|as\swell\sas|in\saddition\sto|plus)|,)\s")
RANKED = re.compile(
    rf"(?:^|[.;,]\s|\b[Tt]he\s|\b[Ll]ast\syear,?\s)({NAMES})\s(?:is|was|remains|became)\s(?:still\s|one\sof\s)?the\s"
    r"(?:[\w’'-]+\s){0,4}(?:city|country|county|district|economy|exporter|grower|importer|island|nation|producer|"
    r"province|region|state|supplier|territory)\b(?:\s(?:in|of)\s(?:the\s)?(?:[a-z]+\s)?[A-Z]\w+)?,?"
    r"\swith\s(?:[a-z]+\s){0,6}$"
)
# `Haiti’s 9 million people`.
OWNS = re.compile(rf"({NAMES})[’']s\s(?:[a-z]+\s){{0,2}}$")
WHO = re.compile(r"\s(?:[\w’'-]+\s){0,4}?[\w’'-]+,?\swho\s")
COUNTRY = re.compile(rf"({NAMES}):\s")
REACH = 200
SHELTERING = frozenset({"in", "at", "near", "to", "into", "around", "outside", "inside", "across"})
SIDE = re.compile(
    r"\b(?:in|to|on)\sthe\s(?:[a-z]+\s)?[a-z-]*(?:north|south|east|west|outskirts|vicinity)[a-z-]*\sof\s(?:the\s)?$"
)
BORN = re.compile(r"\b(?:born|raised|educated|worked|from|said|told|that)\b")
HOUSED = frozenset({"displaced", "returnees"})
HOSTED_BY = re.compile(rf"\s(?:[a-z]+\s){{1,3}}(?:hosted|sheltered)\sby\s(?:the\s)?({NAMES})")
POPULATED = re.compile(rf"(?P<place>{NAMES})(?:[’']s|\s(?:has|had))\s(?:an?\s)?(?:[a-z]+\s){{0,2}}population\b")


def hosted(reading: Reading, quantity: Quantity, kind: str) -> tuple[str, ...]:
    """The subject of a verb that says what is or happens there."""
    start, end = reading.sentence(quantity.start)
    host = HOSTED_BY.match(reading.text, quantity.end, end)
    if host is not None and is_country(host[1]):
        return (host[1],)
    form = HOLDS if kind in HOUSED else RATED if quantity.unit == "%" or kind == "rate" else None
    opens = max(0, start - len(". "))
    owner = form.search(reading.text, opens, quantity.start) if form is not None else None
    if owner is not None and is_country(owner[1]):
        return (owner[1],)
    for form in (RANKED, OWNS if kind in {"people", "settlements"} else None):
        named = (
            form.search(reading.text, max(start, quantity.begin - REACH), quantity.begin) if form is not None else None
        )
        if named is not None and is_country(named[1]):
            return (named[1],)
    earlier = reading.earlier(quantity)
    if kind in HOUSED and earlier and AND_ALSO.fullmatch(reading.text, earlier[-1].end, quantity.begin):
        return hosted(reading, earlier[-1], kind) if HOSTS.search(reading.text, start, earlier[-1].start) else ()
    match = HOST.search(reading.text, start, quantity.start)
    if match is None or never().search(match[1]):
        return ()
    if "account" in match[0] and is_country(re.sub(r"^[Tt]he\s", "", match[1])):
        return ()  # `Chad accounted for 4 per cent of exports`: whose they are
    return (match[1],) if names_place(reading, match.span(1)) else ()


def headed(reading: Reading, quantity: Quantity) -> tuple[str, ...]:
    """`Sudan: 48,484 refugees have been registered`: the country that a note is about."""
    label = COUNTRY.match(reading.text, reading.sentence(quantity.start)[0], quantity.start)
    return (label[1],) if label is not None and is_country(label[1]) else ()


def populated(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    """`Iraq’s population in 2022 is …`, `Iraq has an estimated population of …`."""
    if "population" not in reading.text[start:end]:
        return ()
    match = POPULATED.search(reading.text, start, end)
    words = match["place"].split() if match else []
    for first in range(len(words)):
        if is_known_place(name := " ".join(words[first:])):
            return (name,)
    named = (e for e in reading.doc.ents if e.label_ == "GPE" and start <= e.start_char < end)
    states = [e for e in named if not is_of_body(e) and not is_owner(e)]
    return (states[-1].text,) if states else ()


def is_in(reading: Reading, place: Place) -> bool:
    """`to Bor`, `to towns in the east of Bor`."""
    side = place.lead == "of" and SIDE.search(reading.text, max(0, place.start - 40), place.start)
    return place.lead in SHELTERING or bool(side)


def sheltered(reading: Reading, quantity: Quantity, places: list[Place]) -> list[Place]:
    """`900 persons who sought safety in Bor`: where they are, by what is told of them."""
    end = reading.sentence(quantity.start)[1]
    who = WHO.match(reading.text, quantity.end, end)
    there = [p for p in places if who.end() <= p.start < end and is_in(reading, p)] if who else []
    if not there or BORN.search(reading.text, quantity.end, there[0].start):
        return []
    return [p for p in there if p.group == there[0].group and not p.container]
