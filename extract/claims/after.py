"""The places behind a number, and those of its parts and results, which are not where it holds itself."""

from __future__ import annotations

import re
from bisect import bisect_left

from extract.claims.elided import OF_THEM
from extract.claims.reading import Place, Reading
from extract.model import Quantity

TOLD = frozenset({"fatalities", "injuries", "weapons"})
BEFALLEN = frozenset({"people", "displaced", "buildings", "detained", "vehicles", "settlements"})
PERSONS_MOVED = frozenset({"people", "displaced", "returnees"})
ARRIVED = frozenset({"to", "into", "in", "across", "throughout", "at"})
AMONG = re.compile(r"[,(]\s?(?:including|among (?:them|these|which)|of which|with)\s(?:[a-z]+\s){0,3}$")
PART_AT = re.compile(r"(?:\s[a-z]+){0,3}\s(?:in|at|over|near|on|from)\s(?:[a-z]+\s){0,3}(?:[a-z]+-)?[A-Z]")
# `…, sinking 15 ships in the port of Bor`, `fell by 63%, with just 28 killed near Hajin`.
RESULT = re.compile(r",\s(?:(?:and\s)?\w+ing\s|with\s)(?:[a-z]+\s){0,2}$")
# `844 died in July (including 27 police in Anbar)`, `in two districts (90 in Bor, 40 in Yei)`: places of parts.
PARTS_IN = re.compile(r"\((?:(?:including|of\swhom|of\swhich|among\sthem)\s|(?=\d[\d,.]*\s(?:in|at|from)\s))[^()]*\)")
NEAR = 60
COMMA = re.compile(r"[,;]")
STOP = re.compile(
    r";|:\s(?!(?:the\s)?[A-Z])|\bnote:|est\.\)|,? (?:who|which|whose|loyal|loyalists) |\swith\s(?:the\s)?\w+est\s|"
    r",\swith\s(?:similar|comparable)\s"
)
# `12 deaths in Sabha`, `4,200 to Okugo`: nothing but the noun between.
RIGHT_BEHIND = re.compile(
    r"(?:\s(?!(?:and|or|who|which|that|were|was|from)\b)[a-z-]+){0,3}\s(?:in|at|near|around|outside|inside|to)\s(?:the\s)?"
)
# `5 deaths and 2 injured in Sabha`, `25 dead and 383 others were injured in Lhasa`.
AND_ALSO = re.compile(r"(?:\s[a-z-]+){1,2}\sand\s(?:[a-z]+\s){0,2}")
WERE = re.compile(r"(?:\s[a-z-]+){0,2}\s(?:were|was)\s[a-z]+ed\s(?:in|at|near)\s(?:the\s)?")


def right_behind(reading: Reading, quantity: Quantity, places: list[Place]) -> list[Place]:
    """`12 deaths in Sabha, 5 deaths and 2 injured in Ubari`: in a list each number has the place right behind it."""
    after = next((p for p in places if p.start >= quantity.end), None)
    if after is None or after.start - quantity.end > NEAR or not any(p.group != after.group for p in places):
        return []
    at = quantity.end
    first, last = (bisect_left(reading.quantities, o, key=lambda q: q.start) for o in (at, after.start))
    later = reading.quantities[first:last]
    if len(later) == 1 and AND_ALSO.fullmatch(reading.text, at, later[0].begin):
        at = later[0].end
    elif later:
        return []
    forms = (RIGHT_BEHIND, WERE) if at != quantity.end else (RIGHT_BEHIND,)
    if not any(form.fullmatch(reading.text, at, after.start) for form in forms):
        return []
    return [p for p in places if p.group == after.group and not p.container]


def behind(reading: Reading, quantity: Quantity, places: list[Place], kind: str, end: int) -> list[Place]:
    """The first group of places after the number, up to a semicolon, a relative clause or a part of what is counted."""
    stop = STOP.search(reading.text, quantity.end, end)
    limit = stop.start() if stop else end
    later = [q for q in reading.quantities if quantity.start < q.start < limit]
    limit = later[0].start if broken_down(reading, quantity, later) else limit
    if kind not in TOLD | BEFALLEN:
        limit = min(limit, *(q.start for q in later if is_result(reading, q)), limit)
    parts = [q for q in later if OF_THEM.match(reading.text, q.end)]
    spans = [part_span(reading, q) for q in parts]
    spans += [m.span() for m in PARTS_IN.finditer(reading.text, quantity.end, limit)]
    after = [p for p in places if quantity.end <= p.start < limit and not any(s <= p.start < e for s, e in spans)]
    if kind in PERSONS_MOVED and len(after) > 1 and after[0].lead == "from" and after[1].lead in ARRIVED:
        after = [p for p in after if p.group != after[0].group]  # `from Pakistan to Afghanistan`: where they are now
    group = [p for p in places if after and p.group == after[0].group]
    whole = [p for p in group if not p.container]
    if after and after[0].container and whole and whole[0].end < quantity.start:
        return whole  # `Roboré, a town of 9,000 people in Bolivia`
    return [p for p in group if p in after and p.container == after[0].container]


def broken_down(reading: Reading, quantity: Quantity, later: list[Quantity]) -> bool:
    """`39 drones, including 19 in the Kursk region and 13 over Oryol`: parts at several places say nothing of all."""
    if len(later) < 2 or AMONG.search(reading.text, quantity.end, later[0].begin) is None:
        return False
    return all(PART_AT.match(reading.text, q.end) for q in later[:2])


def is_result(reading: Reading, quantity: Quantity) -> bool:
    """`…, sinking 15 vessels in the ports of Bor`: what came of it, at a place of its own."""
    result = RESULT.search(reading.text[max(0, quantity.begin - 30) : quantity.begin])
    return result is not None and PART_AT.match(reading.text, quantity.end) is not None


def part_span(reading: Reading, quantity: Quantity) -> tuple[int, int]:
    """The stretch that tells of a part: up to the next comma or the end of the sentence."""
    end = reading.sentence(quantity.start)[1]
    comma = COMMA.search(reading.text, quantity.end, end)
    return quantity.start, comma.start() if comma else end


def is_of_parts(reading: Reading, place: Place, quantity: Quantity) -> bool:
    """Whether a place stands in a bracket of parts that is closed before a number."""
    opened = reading.text.rfind("(", max(0, place.start - 90), place.start)
    parts = PARTS_IN.match(reading.text, opened) if opened >= 0 else None
    return parts is not None and place.end <= parts.end() <= quantity.start
