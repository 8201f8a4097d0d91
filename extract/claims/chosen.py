"""Which of the dates of its sentence a number has."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from extract.claims.clauses import FAR, NEXT, SUBJECTS, clause_distance, clauses_around, has_subject, inmost, leading
from extract.claims.dated import (
    BOUNDING,
    close_behind,
    in_clause_of,
    is_aside,
    is_background,
    is_cited,
    is_of_noun,
    is_publication,
    is_survey,
)
from extract.claims.reading import Reading, dates_in, lead, number_token, tokens_in, top_token
from extract.claims.reports import saying_verbs
from extract.claims.told import present_verb
from extract.model import DateMention, Quantity

# `rose from £300 to £525 in April 2025`: the date is that of the new value.
OLD_VALUE = re.compile(r"\bfrom\s(?:[a-z]+\s){0,3}$")
PART_OF = re.compile(r"\s+of\s+(?:it|them|which|whom|these|those)\b")
# `the preceding period`, `the week before`, where the text does not say when that was.
UNPLACED = ("date.next_day", "date.period_before", "date.quarter_before", "date.last")
REACH = 60
COMING = re.compile(r"\((?:the\s)?(?:next|due|scheduled|expected|planned|to be)\b")
NEARBY = 90  # characters behind a number in which a date of its own clause stands
QUOTATION = re.compile(r":\s?[‘“\"]")
LABELS = re.compile(r":\s\d")  # `83 bids (2018: 28)`
OF_WHICH = re.compile(r"\bof (?:which|whom) (?:[a-z]+ ){0,2}$")
OPENS = re.compile(r";\s(?:\w+\s){0,3}$")  # `…; in 2023 alone nine fell`
RESUMED = re.compile(
    r",\s(?:(?:had|has|have|was|were|is|are|during|in|on|at|between|by|from)\b|\w+ed\s)"
)  # behind the examples the clause goes on
ALONE = re.compile(r"[^(),;\d]{0,30}\)")  # `more than in 2007 (33 per cent)`
OF_ALL = re.compile(r"\b(?:all|both|each|one|which|who)\b")
AGAINST = frozenset({"while", "although", "though", "whereas"})
RELATIVE = re.compile(r"(?:\s[a-z]+)?\)\s(?:that|which|who)\s[^.;,()\d]{1,60}")
INCLUDING = re.compile(r",\s(?:including|among (?:them|which|whom)|such as)\b")


def choose(reading: Reading, quantity: Quantity, pool: Sequence[DateMention]) -> DateMention | None:
    """Right behind the number's noun, else of the closest clause, before the number rather than after it.

    Of the dates whose clause holds the number; a date of another clause tells of another event. Dates of publication
    come last.
    """
    pool = [d for d in pool if tells_of(reading, quantity, d)]
    bounds = [d for d in pool if d.relation in {"until", "after"}]
    pool = [d for d in pool if d.relation not in BOUNDING]
    own = [d for d in pool if not is_publication(reading, d) or in_clause_of(reading, quantity, d)]
    saw = next((d for d in own if is_seen_in(reading, quantity, d)), None)
    if saw is not None:
        return saw
    labelled = [d for d in pool if reading.text[d.end : quantity.begin] == " ("]
    if labelled and ALONE.match(reading.text, quantity.end):
        return labelled[-1]
    if len(own) == 1 and own[0].end <= quantity.start and is_survey(reading, own[0]):
        return own[0]
    for dates in (own, pool if len(own) < len(pool) else [], bounds):
        if not dates:
            continue
        behind = [d for d in dates if d.start >= quantity.end]
        if behind and (close_behind(reading, quantity, behind[0]) or is_relative(reading, quantity, behind[0])):
            return behind[0]
        if chosen := closest(reading, quantity, dates, far=len(own) == len(pool) or dates is not own):
            return chosen
    return next((d for d in pool if d.start >= quantity.end and is_cited(reading, d)), None)


def is_seen_in(reading: Reading, quantity: Quantity, date: DateMention) -> bool:
    """`May 2019 saw the highest count of 2019, at 237`: the month that a number is told of."""
    top, number = top_token(reading.doc, date.start, date.end), number_token(reading.doc, quantity)
    if top is None or number is None or date.end > quantity.start or top.dep_ not in SUBJECTS:
        return False
    return top.head in clauses_around(number)


def is_relative(reading: Reading, quantity: Quantity, date: DateMention) -> bool:
    """`the whole amount (900 t) that arrived in 2021`: the clause that goes on behind the bracket of a number."""
    bracketed = reading.text[quantity.begin - 1 : quantity.begin] == "("
    return bracketed and RELATIVE.fullmatch(reading.text, quantity.end, date.start) is not None


def closest(reading: Reading, quantity: Quantity, dates: list[DateMention], far: bool) -> DateMention | None:
    """The date of the inmost clause that has one; where no clause is known, the closest before the number.

    `far`: whether the date of another noun in the clause will do.
    """
    held = in_scope(reading, quantity, dates)
    if held and not far and all(distance >= FAR for distance, _ in held):
        return None
    if not held:
        earlier = (d for d in reversed(dates) if d.end <= quantity.start)
        loose = (d for d in earlier if not is_aside(reading, d) and not is_since_against(reading, d))
        return next(loose, None)
    before = [h for h in held if h[1].end <= quantity.start]
    behind = [h for h in held if h[1].end > quantity.start]
    inner = before and behind and (behind[0][0] < before[-1][0] or is_of_own(reading, quantity, before[-1], behind[0]))
    if inner and behind[0][1].start - quantity.end < NEARBY and quantity_before(reading, behind[0][1]) == quantity:
        return behind[0][1]
    return (before[-1] if before else behind[0])[1]


def is_of_own(
    reading: Reading, quantity: Quantity, before: tuple[int, DateMention], behind: tuple[int, DateMention]
) -> bool:
    """`one fled in May, and two men beat and robbed a nurse in June`: each subject has its date."""
    number = number_token(reading.doc, quantity)
    own = inmost(number) if number is not None else None
    return own is not None and own.dep_ == "conj" and has_subject(own) and before[0] > 0 and behind[0] <= NEXT


def is_since_against(reading: Reading, date: DateMention) -> bool:
    """`While 300 have returned since 2017, hundreds flee`: what has been since then is set against what is now."""
    return date.relation == "since" and is_against(reading, date)


def is_against(reading: Reading, date: DateMention) -> bool:
    top = top_token(reading.doc, date.start, date.end)
    own = inmost(top) if top is not None else None
    return own is not None and own.dep_ == "advcl" and any(c.lower_ in AGAINST for c in own.children)


def tells_of(reading: Reading, quantity: Quantity, date: DateMention) -> bool:
    """Whether nothing says that a date is that of another thing."""
    if not date.edtf and date.rule.startswith(("date.same", *UNPLACED)):
        return False
    if is_bracketed(reading, quantity, date) or is_next(reading, quantity, date):
        return False
    if LABELS.match(reading.text, date.end) and date.start > quantity.end and date.relation is None:
        return False
    if is_background(reading, quantity, date):
        return False
    part = PART_OF.match(reading.text, quantity.end)
    if not part and is_of_noun(reading, quantity, date) and not in_clause_of(reading, quantity, date):
        return False
    if is_of_part(reading, quantity, date) or is_of_old_value(reading, quantity, date):
        return False
    if date.start > quantity.end and QUOTATION.search(reading.text, quantity.end, date.start):
        return False
    return not (date.start > quantity.end and is_apart(reading, quantity.end, date))


def bracket_around(reading: Reading, date: DateMention) -> int | None:
    """Where the bracket opens that a date stands in."""
    opened = reading.text.rfind("(", max(0, date.start - NEARBY), date.start)
    return opened if opened >= 0 and ")" not in reading.text[opened : date.start] else None


def is_bracketed(reading: Reading, quantity: Quantity, date: DateMention) -> bool:
    """`cost $6 million ($2 million in 2022), and $3 million`: a date that a number in brackets has."""
    before = quantity_before(reading, date)
    if before is None or before is quantity:
        return False
    opened = bracket_around(reading, date)
    if opened is None:
        return False
    inside = opened < before.start
    if date.start > quantity.end:  # `killed 76 (93 in 2004)`, `28 were raids and 2 arrests (both in July)`
        return quantity.end <= opened and (inside or OF_ALL.search(reading.text, opened, date.start) is not None)
    return inside and ")" in reading.text[date.end : quantity.start]


def is_next(reading: Reading, quantity: Quantity, date: DateMention) -> bool:
    """`held in 2021 (next to be held in 2025) … 47 seats`: a bracket that tells what comes dates nothing beside it."""
    opened = bracket_around(reading, date)
    if opened is None or COMING.match(reading.text, opened) is None:
        return False
    return quantity.end <= opened or ")" in reading.text[date.end : quantity.start]


def is_apart(reading: Reading, start: int, date: DateMention) -> bool:
    """Whether a semicolon and a clause with a subject of its own lie between a number and a date behind it."""
    at = reading.text.rfind(";", start, date.start)
    if at < 0:
        return False
    end = min((e for e in (reading.text.find(";", date.end), reading.sentence(date.start)[1]) if e >= 0), default=at)
    return any(t.dep_ in SUBJECTS for t in tokens_in(reading.doc, at, end))


def in_scope(reading: Reading, quantity: Quantity, dates: list[DateMention]) -> list[tuple[int, DateMention]]:
    """The dates whose clause holds the number, with its distance, the closest last of those before the number, first
    of those behind it."""
    number = number_token(reading.doc, quantity)
    if number is None:
        return [(0, d) for d in dates]
    found: list[tuple[int, DateMention]] = []
    for date in dates:
        top = top_token(reading.doc, date.start, date.end)
        distance = clause_distance(number, top) if top is not None and not is_aside(reading, date) else None
        if distance is not None:
            found.append((distance, date))
    near = [f for f in found if f[0] < FAR] or found
    return sorted(near, key=lambda f: f[0] if f[1].start > quantity.start else -f[0])


def unplaced(reading: Reading, quantity: Quantity, end: int) -> bool:
    """`300 in the preceding period`, `the previous quarter (694)`: at a time that the text does not place."""
    undated = [
        d
        for d in dates_in(reading, max(0, quantity.start - REACH), min(end, quantity.end + REACH))
        if not d.edtf and d.rule.startswith(UNPLACED)
    ]
    if any(0 <= quantity.start - d.end <= 2 for d in undated):
        return True
    if any(is_within(reading, quantity, d) for d in undated):
        return True
    behind = next((d for d in undated if d.start >= quantity.end), None)
    return (
        behind is not None and close_behind(reading, quantity, behind) and not is_background(reading, quantity, behind)
    )


def is_within(reading: Reading, quantity: Quantity, date: DateMention) -> bool:
    """`in the preceding period, when 90 were held`: a number in a clause about a date."""
    number = number_token(reading.doc, quantity)
    own = inmost(number) if number is not None else None
    return own is not None and own.dep_ == "relcl" and date.start <= own.head.idx < date.end


def is_now(reading: Reading, quantity: Quantity, date: DateMention) -> bool:
    """Whether the number stands in a clause in the present, and the date outside of it: `which now shelters 900`.

    Not so a part of what the sentence tells of (`of whom 30 are women`), and what is said of the very thing that the
    date belongs to (`the 2024 plan, which requires $3 million`).
    """
    if PART_OF.match(reading.text, quantity.end) or OF_WHICH.search(
        reading.text, max(0, quantity.begin - 30), quantity.begin
    ):
        return False
    number, top = number_token(reading.doc, quantity), top_token(reading.doc, date.start, date.end)
    if number is None or top is None or date.relation == "as_of" or is_publication(reading, date):
        return False
    verb, around = present_verb(clauses_around(number)), clauses_around(top)
    if verb is None or verb in around or verb.head in leading(top):
        return False
    if around and (around[0].lemma_.lower() in saying_verbs() or present_verb(around[:1]) is not None):
        return False
    if verb.dep_ == "conj" and verb.head in around and present_verb([verb.head]) is not None:
        return False  # `the number killed in July is 844, and that of the injured is 1,616`
    return date.start < quantity.end or not close_behind(reading, quantity, date)


def is_old_value(reading: Reading, quantity: Quantity) -> bool:
    if not OLD_VALUE.search(reading.text[max(0, quantity.start - 100) : quantity.start]):
        return False
    later = quantity_behind(reading, quantity)
    return (
        later is not None
        and re.fullmatch(r"[^.;]{0,40}\sto\s(?:[a-z]+\s){0,3}", reading.text[quantity.end : later.start]) is not None
    )


def is_of_old_value(reading: Reading, quantity: Quantity, date: DateMention) -> bool:
    """`rose from 40 in 2022 to 70`: the year is that of the 40."""
    old = quantity_before(reading, date)
    return old is not None and old is not quantity and is_old_value(reading, old)


def is_of_part(reading: Reading, quantity: Quantity, date: DateMention) -> bool:
    """`300 million, 75 million of it in 2024`, `four, including the one of 3 May`: the date is that of the part."""
    if date.start > quantity.end and OPENS.search(lead(reading, date)):
        return True
    example = INCLUDING.search(reading.text, quantity.end, date.start) if date.start > quantity.end else None
    if example is not None and RESUMED.search(reading.text, example.end(), date.start) is None:
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
