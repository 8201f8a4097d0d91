"""The named places of a paragraph, found by what leads to them and by the words that say what they are."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from extract.claims.gazetteer import is_country, is_known_place
from extract.claims.place_forms import (
    APPOSED,
    SUFFERED,
    apposed,
    called,
    described,
    enumerated,
    explained,
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
from extract.claims.place_names import ends_generic, is_no_place
from extract.claims.reading import Place
from extract.model import DateMention

PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})  # labels of the model
CERTAIN = frozenset(
    {
        "in",
        "at",
        "near",
        "within",
        "outside",
        "inside",
        "throughout",
        "around",
        "fled",
        "fleeing",
        "entered",
        "entering",
        "off",
    }
)
STRONG = frozenset(
    "left reached to into across along from of targeting targeted struck hit attacked besieged bombed captured "
    "occupied overran raided recaptured retook seized shelled stormed took visited".split()
)
PREPOSITIONS = frozenset({"to", "into", "across", "along", "from", "of"})
INSIDE = frozenset({"in", "of", "near", "within", "on", "at"})
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

DIVIDED = frozenset(
    "countries states provinces districts governorates regions counties municipalities towns cities villages communes "
    "departments prefectures".split()
)
# `that Bor was shelled`; neither `Oil was hit`, which opens a sentence, nor `a Kurd was hit`.
BEFORE_SUBJECT = re.compile(
    r"(?:\b(?:after|although|and|as|because|before|but|if|once|since|that|though|when|where|whereas|while)|[a-z],)\s$"
)
# `An assault on Solhan in the north`.
ASSAULT = re.compile(r"\b(?:air|assault|attack|bombardment|incursion|offensive|raid|shelling|siege|strike)s?\s$")
LIES_IN = re.compile(r"\s(?:in|near)\s(?:the\s)?(?:[a-z-]+\s){0,3}(?:of\s)?[A-Z]")
LIES_WITHIN = re.compile(
    r"[\s,]*(?:in|near|within)\s(?:the\s|its\s)?(?:[a-z-]+\s){0,2}"
)  # `Solhan in the northern region of`
DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\s[A-Z]")  # `in Pama 27 March`, not `At Spending Review 2015`
# `45,000 live in Haiti, and the Embassy has been asked`: the subject of another clause.
OPENING = re.compile(r"\s*,\s*and\s")
SUBJECT_OF = re.compile(r"\s(?:has|have|had|is|are|was|were|will|would|said|says)\b")
CLOSE = re.compile(r"\b(?:adjacent|close|closer|closest|near|nearest|next|opposite)\s$")
NEXT = re.compile(r"(?:,|,?\sand)\s\d[\d,. ]*\s(?:[a-z]+\s){0,2}")
FIRED = re.compile(r"\b(?:fired|launched)\s$")  # `rockets launched from Jarmaq`
WHERE = re.compile(r",\swhere\s")  # `missiles hit Kropyv, where …`


def find_places(text: str, dates: Sequence[DateMention], known: Iterable[tuple[int, int]]) -> tuple[Place, ...]:
    """The named places of a paragraph. `known` are the spans that the model takes for places."""
    known = tuple(known)
    places: list[Place] = []
    days = frozenset(d.start for d in dates if DAY.match(d.text))
    told = [(match, is_place(text, match, known, days)) for match in candidates(text)]
    named = {bare(match["p"]) for match, sure in told if sure}
    for match, sure in told:
        if places and match.start("p") < places[-1].end:
            continue
        sure = sure or (bool(places) and is_next(text, places[-1], match))
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


def is_next(text: str, last: Place, match: re.Match[str]) -> bool:
    """`7,618 were moved to Itang, 4,556 to Jewi`: the next of a row of numbers with their places."""
    if match["lead"] != last.lead or NEXT.fullmatch(text, last.end, match.start()) is None:
        return False
    return not is_no_place(text, match, ())


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
    found: list[Place] = []
    at = first.end
    while (more := listed().match(text, at)) is not None and not meets(more.span("p"), dates):
        if not found and OPENING.match(more[0]) and SUBJECT_OF.match(text, more.end()):
            break
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


def is_place(text: str, match: re.Match[str], known: Sequence[tuple[int, int]], days: Container[int] = ()) -> bool:
    """A sure preposition, a generic word, or a name that the model knows as a place: `to Da’esh` is none."""
    name, lead = match["p"], match["lead"]
    start, end = match.span("p")
    if is_no_place(text, match, days):
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
    if lead == "to" and CLOSE.search(before):
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
