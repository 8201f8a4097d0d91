"""Numbers that stand beside the name of their place: `Basrah (431)`, `Bor and Yei saw 5 and 9 raids respectively`."""

from __future__ import annotations

import re
from bisect import bisect_left

from extract.claims.gazetteer import is_known_place
from extract.claims.kinds import is_people
from extract.claims.place_forms import NAMES, never
from extract.claims.places import NO_NAME, PLACE_ENTITIES
from extract.claims.reading import Place, Reading
from extract.model import Quantity
from extract.numbers.exclude import in_breakdown

# `Gedaref (about 74,300)`, `Iran 1,599 km;`, `Chad with some 900,000`.
BESIDE = re.compile(rf"(?:^|[\s;:,(])({NAMES}),?\s(\((?:both\s|all\s)?|with\s)?$")
# A place with a number in a bracket of its own: `Kassala (36,500)`.
OWN = re.compile(r"\s\((?:(?:about|around|some|approximately|nearly|over|both|at least|more than)\s)*$")
ONE = re.compile(rf"(?<![\w-]){NAMES}")
LISTED = re.compile(rf"(?<![\w-]){NAMES}(?:,\s{NAMES})*,?\sand\s{NAMES}")
RESPECTIVELY = re.compile(r"[^.;]*\brespectively\b")
NEAR = 200  # characters before a number in which its place's name begins


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


def is_people_name(reading: Reading, span: tuple[int, int]) -> bool:
    name = reading.text[span[0] : span[1]]
    if any(e.label_ == "NORP" and e.start_char < span[1] and span[0] < e.end_char for e in reading.doc.ents):
        return True
    return is_people(name) and not is_known_place(name)


def is_actor(reading: Reading, span: tuple[int, int], actor: str | None) -> bool:
    return actor is not None and any(a.name == actor and a.start < span[1] and span[0] < a.end for a in reading.actors)
