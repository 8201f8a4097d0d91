"""As of when: the date of the figure's own clause, else of its sentence, else of the same story told before it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter, itemgetter

from extract.claims.clauses import FAR, clause_distance, clauses_around
from extract.claims.dated import BOUNDING, close_behind, is_aside, is_background, is_publication, lead
from extract.claims.frame import dates_in, frame_before, goes_on, held_since, named_before, together
from extract.claims.reading import Reading, number_token, top_token
from extract.model import DateMention, Quantity

TOLD = frozenset({"fatalities", "injuries", "attacks", "detained", "displaced", "returnees"})
REACH = 1000  # characters to either side in which a number has its date; a longer sentence is a list
TIMELESS = frozenset({"age"})
# `30 km east of the capital`, `five kilometres from the border`: where a place lies.
DISTANCE = re.compile(
    r"\s+(?:away|from|off|upstream|downstream|inland|outside|inside|"
    r"(?:to the )?(?:north|south|east|west)[\w-]*(?: of| from|(?=[,.;])))\b"
)
# `40,000 before the war`, `home to 300 families before the flood`: at a time that has no date.
BEFOREHAND = re.compile(r"[^.;:,]{1,60}\b(?:before|prior to)\s(?:the|its|their)\s")
# `missiles with a range of 300 km`, `a 20-litre jerrican`: what a thing is like is so at any time.
RANGE_OF = re.compile(r"\brange of\s(?:[a-z]+\s){0,2}$")
CLAUSE = re.compile(
    r";|(?:,| [–—-]) (?:compared|while|whereas|and then|followed|but|although|against)\b|"
    r"\bcompared (?:to|with)\b|\brelative to\b"
)
# `rose from £300 to £525 in April 2025`: the date is that of the new value.
OLD_VALUE = re.compile(r"\bfrom\s(?:[a-z]+\s){0,3}$")
# `…, down from 40`: what a number is compared with has its own date or none.
BASE = re.compile(r"\b(?:down|up)\sfrom\s(?:[a-z]+\s){0,3}$")
PART_OF = re.compile(r"\s+of\s+(?:it|them|which|whom|these|those)\b")
OPENS = re.compile(r";\s(?:\w+\s){0,3}$")  # `…; in 2023 alone nine fell`
INCLUDING = re.compile(r",\s(?:including|among (?:them|which|whom)|such as)\b")
# `rose by a tenth between 2012–16 and 2017–21`: two periods are compared.
TWO_PERIODS = re.compile(r"\bbetween\s+(?:the\s+)?$")


def find_as_of(reading: Reading, quantity: Quantity, kind: str) -> str | None:
    """EDTF of the time that the figure holds for; None for what is undated."""
    if kind in TIMELESS or (kind == "length" and DISTANCE.match(reading.text, quantity.end)):
        return None
    if kind == "length" and RANGE_OF.search(reading.text[max(0, quantity.start - 40) : quantity.start]):
        return None
    first, last = reading.sentence(quantity.start)
    start, end = max(first, quantity.start - REACH), min(last, quantity.end + REACH)
    periods = compared_periods(reading, start, end)
    if is_old_value(reading, quantity):
        return own_date(reading, quantity) or (periods[0].edtf if periods else None)
    chosen = choose(reading, quantity, clause_dates(reading, quantity, start, end))
    if BASE.search(reading.text[max(0, quantity.start - 60) : quantity.start]):
        own = chosen is not None and chosen.start >= quantity.end
        return value_held(reading, quantity, chosen) if chosen is not None and own else None
    chosen = chosen or choose(reading, quantity, dates_in(reading, start, end))
    if periods and chosen == periods[0]:
        chosen = periods[1]
    if chosen is not None:
        return value_held(reading, quantity, chosen)
    if (quantity.unit != "1" and "-" in quantity.text) or BEFOREHAND.match(reading.text, quantity.end, end):
        return None
    frame = frame_before(reading, first, kind in TOLD)
    if frame is not None:
        return frame.edtf if goes_on(reading, quantity, kind, frame) else None
    return (told_behind(reading, quantity, end) or named_before(reading, first)) if kind in TOLD else None


def told_behind(reading: Reading, quantity: Quantity, end: int) -> str | None:
    """`Nine were hurt when a bridge fell on 2 May`: an event is dated by what it is told with."""
    behind = [d for d in dates_in(reading, quantity.end, end) if d.edtf and d.relation not in BOUNDING]
    behind = [d for d in behind if not is_background(reading, quantity, d)]
    return together(reading, behind[0]) if behind else None


def value_held(reading: Reading, quantity: Quantity, date: DateMention) -> str | None:
    """The date's value, open where the number holds from it on: `was founded in 2015 and has since trained 300`."""
    value = together(reading, date)
    if date.rule.startswith("date.past_day"):
        return value.rpartition("/")[2]  # `1,100 over the past day`: as of the report
    number = number_token(reading.doc, quantity)
    verb = next(iter(clauses_around(number)), None) if number is not None else None
    ever = verb is not None and any(c.lower_ == "since" and c.dep_ == "advmod" for c in verb.children)
    if ever and date.end <= quantity.start and "/" not in value:
        return f"{value}/.."
    return value or None


def is_old_value(reading: Reading, quantity: Quantity) -> bool:
    if not OLD_VALUE.search(reading.text[max(0, quantity.start - 100) : quantity.start]):
        return False
    later = quantity_behind(reading, quantity)
    return (
        later is not None
        and re.fullmatch(r"[^.;]{0,40}\sto\s(?:[a-z]+\s){0,2}", reading.text[quantity.end : later.start]) is not None
    )


def is_of_old_value(reading: Reading, quantity: Quantity, date: DateMention) -> bool:
    """`rose from 40 in 2022 to 70`: the year is that of the 40."""
    old = quantity_before(reading, date)
    return old is not None and old is not quantity and is_old_value(reading, old)


def is_of_part(reading: Reading, quantity: Quantity, date: DateMention) -> bool:
    """`300 million, 75 million of it in 2024`, `four, including the one of 3 May`: the date is that of the part."""
    if date.start > quantity.end and OPENS.search(lead(reading, date)):
        return True
    if date.start > quantity.end and INCLUDING.search(reading.text, quantity.end, date.start):
        return True
    part = quantity_before(reading, date)
    if part is None or part.start <= quantity.start or PART_OF.match(reading.text, part.end) is None:
        return False
    return "," not in reading.text[part.end : date.start]


def quantity_behind(reading: Reading, quantity: Quantity) -> Quantity | None:
    at = bisect_left(reading.quantities, quantity.end, key=attrgetter("start"))
    return reading.quantities[at] if at < len(reading.quantities) else None


def quantity_before(reading: Reading, date: DateMention) -> Quantity | None:
    at = bisect_left(reading.quantities, date.start, key=attrgetter("start"))
    return reading.quantities[at - 1] if at else None


def own_date(reading: Reading, quantity: Quantity) -> str | None:
    """The date between the old value and the new one: `from 3.1 million in 2022 to 6.7 million`."""
    later = quantity_behind(reading, quantity)
    between = dates_in(reading, quantity.end, later.start) if later else ()
    return held_since(reading, between[0]) or None if between else None


def compared_periods(reading: Reading, start: int, end: int) -> tuple[DateMention, DateMention] | None:
    """The two periods of `between 2012–16 and 2017–21`: a change is told as of the second."""
    dates = dates_in(reading, start, end)
    for first, second in pairwise(dates):
        joined = reading.text[first.end : second.start].strip() == "and"
        if joined and TWO_PERIODS.search(reading.text[max(0, first.start - 20) : first.start]):
            return first, second
    return None


def clause_dates(reading: Reading, quantity: Quantity, start: int, end: int) -> tuple[DateMention, ...]:
    """The dates between the clause marks around the number."""
    marks = [m.start() for m in CLAUSE.finditer(reading.text, start, end)]
    left = max((m for m in marks if m < quantity.start), default=start)
    right = min((m for m in marks if m > quantity.end), default=end)
    return dates_in(reading, left, right)


def choose(reading: Reading, quantity: Quantity, pool: Sequence[DateMention]) -> DateMention | None:
    """Right behind the number's noun, else the closest before, else the first after; dates of publication last.

    Of the dates whose clause holds the number; a date of another clause tells of another event.
    """
    pool = [
        d for d in pool if (d.edtf or not d.rule.startswith("date.same")) and not is_background(reading, quantity, d)
    ]
    pool = [d for d in pool if not is_of_part(reading, quantity, d) and not is_of_old_value(reading, quantity, d)]
    bounds = [d for d in pool if d.relation in {"until", "after"}]
    pool = [d for d in pool if d.relation not in BOUNDING]
    own = [d for d in pool if not is_publication(reading, d)]
    for dates in (own, pool if len(own) < len(pool) else [], bounds):
        if not dates:
            continue
        behind = [d for d in dates if d.start >= quantity.end]
        if behind and close_behind(reading, quantity, behind[0]):
            return behind[0]
        held = in_scope(reading, quantity, dates)
        before = [d for d in held or dates if d.end <= quantity.start and (held or not is_aside(reading, d))]
        if before:
            return before[-1]
        if held:
            return held[0]
    return None


def in_scope(reading: Reading, quantity: Quantity, dates: list[DateMention]) -> list[DateMention]:
    """The dates whose clause holds the number, the innermost clause last of those before it, first of those behind."""
    number = number_token(reading.doc, quantity)
    if number is None:
        return dates
    found: list[tuple[int, DateMention]] = []
    for date in dates:
        top = top_token(reading.doc, date.start, date.end)
        distance = clause_distance(number, top) if top is not None and not is_aside(reading, date) else None
        if distance is not None:
            found.append((distance if date.start > quantity.start else -distance, date))
    near = [f for f in found if abs(f[0]) < FAR] or found
    return [d for _, d in sorted(near, key=itemgetter(0))]
