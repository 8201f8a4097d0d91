"""Numbers that stand beside the name of their place: `Basrah (431)`, `Bor and Yei saw 5 and 9 raids respectively`."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from extract.claims.elsewhere import is_of_class
from extract.claims.gazetteer import is_known_place
from extract.claims.kinds import is_people
from extract.claims.place_forms import NAMES, either, faith, never, others
from extract.claims.place_names import NO_NAME
from extract.claims.places import PLACE_ENTITIES
from extract.claims.reading import Place, Reading
from extract.model import Quantity
from extract.numbers.exclude import in_breakdown

EXPLAINED = r"(?:\s[(\[][A-Z][^()\[\]]{0,30}[)\]]){0,2}"  # `the Lower Juba region (Jubaland) [Kismayo]`
# A place with a number in a bracket of its own: `Kassala (36,500)`.
CLOSES = re.compile(r"\s?[),;:–-]|\s(?:or|and|in|by)\b|\s(?:[a-z]+\s){0,3}\d")
OWN = re.compile(r"\s\((?:(?:about|around|some|approximately|nearly|over|both|at least|more than)\s)*$")
ONE = re.compile(rf"(?<![\w-]){NAMES}")
LABEL = re.compile(rf"(?<![\w-])({NAMES}),?\s\((?:[a-z]+\s)*(?=[\d$€£])")
OTHERS = frozenset({"NORP", "ORG", "PERSON", "PRODUCT"})  # labels of the model
# `the Gao region follows with 66`: then also `, and Taoudenit with 52`.
WITH = re.compile(rf"{EXPLAINED},?(?:\s[a-z]+)?\swith\s(?:[a-z]+\s){{0,3}}")
# `similar in Uganda, with 40% of voters in Gulu`: a number that has a place of its own.
OWN_SITE = re.compile(r"\s(?:of\s)?(?:[a-z]+\s){0,3}(?:in|at)\s(?:the\s)?[A-Z][a-z]+(?!\s\d)")
LISTED = re.compile(rf"(?<![\w-]){NAMES}(?:,\s{NAMES})*,?\sand\s{NAMES}")
RESPECTIVELY = re.compile(r"[^.;]*\brespectively\b")
NEAR = 200  # characters before a number in which its place's name begins


@cache
def beside() -> re.Pattern[str]:
    """A name right before a number: `Gedaref (about 74,300)`, `Iran 1,599 km;`, `Chad with some 900,000`."""
    one = rf"{NAMES}(?:\s{either('place.generic')})?"
    return re.compile(rf"(?:^|[\s;:,(])({one})(?:,?\s|{EXPLAINED},?\s(\((?:both\s|all\s)?|with\s))$")


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
    match = beside().search(reading.text, max(0, begin - NEAR), begin)
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
        if OWN_SITE.match(reading.text, quantity.end):
            return ()
        here = [p for p in reading.places if p.end == match.end(1)]
        if any(is_of_class(reading, p) for p in here):
            return ()
        found = tuple(p.text for p in here)
        named = names_place(reading, match.span(1)) or goes_on_with(reading, quantity, match.span(1))
        return found or ((match[1],) if named else ())
    if any(a.start <= match.start(1) < a.end and a.type != "state" for a in reading.actors):
        return ()
    if match[2] and quantity.unit in {"1", "%"} and is_label_of_others(reading, quantity, match.span(1)):
        return ()
    return () if is_people_name(reading, match.span(1)) else (match[1],)


def goes_on_with(reading: Reading, quantity: Quantity, span: tuple[int, int]) -> bool:
    """`the Gao region follows with 66 cases, and Taoudenit with 52`: in a row of places with numbers a name is one."""
    row = {q.begin for q in reading.earlier(quantity)}
    start, _ = reading.sentence(quantity.start)
    withs = (WITH.match(reading.text, p.end) for p in reading.places if start <= p.start < span[0])
    return any(w is not None and w.end() in row for w in withs) and not is_known_other(reading, span)


def is_label_of_others(reading: Reading, quantity: Quantity, span: tuple[int, int]) -> bool:
    """`Presbyterian (2 %), Baptist (1 %)`: a faith; a name in a row of which one is none of a place and none is."""
    start, end = reading.sentence(quantity.start)
    left, right = max(start, quantity.start - NEAR), min(end, quantity.end + NEAR)
    names = [m.span(1) for m in LABEL.finditer(reading.text, left, right)] or [span]
    if faith().fullmatch(reading.text, *span) or others().search(reading.text, left, names[0][0]):
        return not is_known_place(reading.text[slice(*span)])
    return any(is_of_others(reading, n) for n in names) and not any(names_place(reading, n) for n in names)


def is_of_others(reading: Reading, span: tuple[int, int]) -> bool:
    """A faith, a people, a party, a company, a person."""
    if is_known_other(reading, span):
        return True
    return any(e.label_ in OTHERS and e.start_char < span[1] and span[0] < e.end_char for e in reading.doc.ents)


def is_known_other(reading: Reading, span: tuple[int, int]) -> bool:
    if faith().fullmatch(reading.text, *span) or is_people_name(reading, span):
        return True
    return any(a.start < span[1] and span[0] < a.end and a.type != "state" for a in reading.actors)


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
    # not `14 per cent were in Mali (419,534 individuals)`
    retold = first > 0 and reading.quantities[first - 1].unit == "%" and CLOSES.match(reading.text, q.end) is None
    if retold or q.unit not in {"1", "%"}:
        return False
    return OWN.fullmatch(reading.text, place.end, max(begin, place.end)) is not None


def is_people_name(reading: Reading, span: tuple[int, int]) -> bool:
    name = reading.text[span[0] : span[1]]
    if any(e.label_ == "NORP" and e.start_char < span[1] and span[0] < e.end_char for e in reading.doc.ents):
        return True
    return is_people(name) and not is_known_place(name)


def is_actor(reading: Reading, span: tuple[int, int], actor: str | None) -> bool:
    return actor is not None and any(a.name == actor and a.start < span[1] and span[0] < a.end for a in reading.actors)
