"""As of when: the date of the figure's own clause, else of its sentence, else of the same story told before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.claims.bases import is_base_period
from extract.claims.chosen import choose, is_against, is_now, is_old_value, quantity_behind, tells_of, unplaced
from extract.claims.clauses import VERBS, clauses_around, inmost
from extract.claims.dated import BOUNDING, WHEN, is_cited, is_head, is_of_event, is_of_toll, is_publication, is_since
from extract.claims.frame import OF_THESE, frame_before, goes_on, named_before
from extract.claims.kinds import parse_kind, singular
from extract.claims.periods import compared_periods, held_since, together
from extract.claims.reading import Reading, dates_in, number_token, tokens_in, top_token
from extract.claims.scene import is_harmed
from extract.claims.timeless import BEFOREHAND, has_undated_time, is_attribute, is_timeless
from extract.claims.told import is_perfect, is_planned, is_present
from extract.model import DateMention, Figure, Quantity
from extract.numbers.converted import is_measured_again

if TYPE_CHECKING:
    from spacy.tokens import Token

BEGINNING = frozenset({"begin", "start", "erupt", "break", "commence"})
TOLD = frozenset({"fatalities", "injuries", "attacks", "detained", "displaced", "returnees"})
ITS_OWN = re.compile(
    r"(?:In\sit|(?:The|This)\s(?:report|review|study|survey|strategy|assessment|paper|document|plan|statement)|"
    r"[A-Z]{3,}\s\d{4})\b"
)
LISTED = re.compile(r"[^;:().]{0,60}(?:,|,?\sand)\s(?:[a-z]+\s){0,3}")
BESIDE = 40
THESE = re.compile(r"\b[Tt](?:hese|hose|his|hat)\s(?:[a-z]+\s)?([a-z]+)")
REACH = 1000  # characters to either side in which a number has its date; a longer sentence is a list
CLAUSE = re.compile(
    r";|:\s?(?=[‘“\"])|(?:,| [–—-]) (?:compared|while|whereas|and then|followed|but|although|against)\b|"
    r"\bcompared (?:to|with)\b|\brelative to\b"
)
# `…, down from 40`: what a number is compared with has its own date or none.
BASE = re.compile(r"\b(?:down|up)\sfrom\s(?:[a-z]+\s){0,3}$")


def find_as_of(reading: Reading, quantity: Quantity, kind: str) -> str | None:
    """EDTF of the time that the figure holds for; None for what is undated."""
    if is_timeless(reading, quantity, kind):
        return None
    first, last = reading.sentence(quantity.start)
    start, end = max(first, quantity.start - REACH), min(last, quantity.end + REACH)
    periods = compared_periods(reading, start, end)
    if is_old_value(reading, quantity):
        return (
            own_date(reading, quantity) or (periods[0].edtf if periods else None) or base_date(reading, quantity, start)
        )
    if unplaced(reading, quantity, end):
        return None
    left, right = clause_bounds(reading, quantity, start, end)
    near = dates_in(reading, left, right)
    if not near and has_undated_time(reading.text[left:right]):
        return None
    chosen = choose(reading, quantity, near)
    if BASE.search(reading.text[max(0, quantity.start - 60) : quantity.start]):
        own = chosen is not None and chosen.start >= quantity.end
        return value_held(reading, quantity, chosen) if chosen is not None and own else None
    chosen = chosen or choose(reading, quantity, dates_in(reading, start, end))
    if chosen is not None and is_cited(reading, chosen) and (told := of_event_before(reading, quantity, kind)):
        return told
    if periods and chosen == periods[0]:
        chosen = periods[1]
    if chosen is not None and is_new_value(reading, quantity) and (years := first_and_last(chosen)):
        return years[1]
    if chosen is not None:
        return None if is_now(reading, quantity, chosen) else value_held(reading, quantity, chosen)
    if (toll := toll_date(reading, quantity, start)) is not None:
        return toll.edtf
    if any(is_of_event(reading, quantity, d) for d in dates_in(reading, start, end)):
        return None
    if is_attribute(reading, quantity) or BEFOREHAND.match(reading.text, quantity.end, end):
        return None
    harmed = kind in TOLD or is_harmed(reading, quantity)
    if harmed and (told := told_behind(reading, quantity, right, first=True)):
        return told
    frame = frame_before(reading, first, kind in TOLD)
    if frame is not None and goes_on(reading, quantity, kind, frame):
        return frame.edtf
    if (head := dateline(reading)) is not None and stands(reading, quantity):
        return head
    if frame is None and (period := lone_period(reading, quantity, end)):
        return period
    told = told_behind(reading, quantity, end) if harmed else None
    if frame is not None or told:
        return told
    return named_before(reading, first) if kind in TOLD else report_date(reading, first)


def of_event_before(reading: Reading, quantity: Quantity, kind: str) -> str | None:
    """`12 men died in these clashes (AFP, 14 April)`: the day of the event, before that of who tells of it."""
    start, end = reading.sentence(quantity.start)
    if not any(parse_kind([singular(m[1].lower())]) == "attacks" for m in THESE.finditer(reading.text, start, end)):
        return None
    frame = frame_before(reading, start, kind in TOLD)
    return frame.edtf if frame is not None and goes_on(reading, quantity, kind, frame) else None


def report_date(reading: Reading, start: int) -> str | None:
    """`The review, published in May, … In it, 40 ships are planned`: what a report says is as of its own date."""
    if ITS_OWN.match(reading.text, start) is None:
        return None
    before = [d for d in dates_in(reading, 0, start) if d.edtf and is_publication(reading, d)]
    return before[-1].edtf if before else None


def of_measure(reading: Reading, quantity: Quantity, last: Figure | None) -> str | None:
    """`15 million shillings ($8,175) for what was suffered in 2000`: as of the same time as in the other currency."""
    if last is None or not is_measured_again(reading.text, last, quantity):
        return None
    own = dates_in(reading, quantity.end, quantity.end + BESIDE)  # `(USD 3 million) programme of 2019`
    return last.as_of if reading.text.startswith(")", quantity.end) and not own else None


def of_list(reading: Reading, quantity: Quantity, kind: str, last: Figure | None) -> str | None:
    """`300 raids, 40 kidnaps and 70 moves`: what no date of its sentence dates is as of the one before it."""
    first, end = reading.sentence(quantity.start)
    if last is not None and last.start < first and OF_THESE.match(reading.text, first):
        told = last.start >= reading.sentence(first - 2)[0] and not dates_in(reading, first, end)
        return last.as_of if told else None
    if last is None or last.start < first or not last.as_of or last.unit != quantity.unit:
        return None
    if dates_in(reading, first, end) or is_timeless(reading, quantity, kind) or is_attribute(reading, quantity):
        return None
    if BEFOREHAND.match(reading.text, quantity.end, end):
        return None
    if not LISTED.fullmatch(reading.text, last.end, quantity.begin):
        return None
    told = any(t.pos_ in VERBS for t in tokens_in(reading.doc, last.end, quantity.begin))
    return None if told else last.as_of


def told_behind(reading: Reading, quantity: Quantity, end: int, first: bool = False) -> str | None:
    """`Nine were hurt when a bridge fell on 2 May`: an event is dated by what it is told with.

    `first`: before the time of the story is asked, and then by no date of saying and none since which it has been so.
    """
    behind = [d for d in dates_in(reading, quantity.end, end) if d.edtf and d.relation not in BOUNDING]
    behind = [d for d in behind if tells_of(reading, quantity, d)]
    if first and behind and (is_publication(reading, behind[0]) or is_since(reading, behind[0])):
        return None
    return together(reading, behind[0]) if behind else None


def base_date(reading: Reading, quantity: Quantity, start: int) -> str | None:
    """`a rise over the same period in 2017, from 40`: of the base; `from 2016 to 2019, from 40`: the first."""
    before = [d for d in dates_in(reading, start, quantity.start) if d.edtf]
    if not before:
        return None
    if is_base_period(reading, before[-1]):
        return before[-1].edtf
    years = first_and_last(before[-1]) if len(before) == 1 else None
    return years[0] if years else None


def is_new_value(reading: Reading, quantity: Quantity) -> bool:
    """The second number of `from 40 to 70`."""
    earlier = reading.earlier(quantity)
    return bool(earlier) and is_old_value(reading, earlier[-1]) and quantity_behind(reading, earlier[-1]) == quantity


def first_and_last(date: DateMention) -> tuple[str, str] | None:
    """The first and the last year of a range of years, fiscal ones as intervals."""
    years = re.fullmatch(r"(\d{4})/(\d{4})", date.edtf or "")
    if years is None or date.relation != "from_to":
        return None
    if re.match(r"(?:fiscal|financial)\b", date.text, re.I):
        return f"{years[1]}/{int(years[1]) + 1}", f"{int(years[2]) - 1}/{years[2]}"
    return years[1], years[2]


def toll_date(reading: Reading, quantity: Quantity, start: int) -> DateMention | None:
    """`the toll from Sunday’s blast rose to 40`: where nothing says when it did, the day of the event."""
    before = [d for d in dates_in(reading, start, quantity.start) if d.edtf]
    between = before and any(before[-1].end < q.start < quantity.start for q in reading.earlier(quantity))
    return before[-1] if before and not between and is_of_toll(reading, before[-1]) else None


def dateline(reading: Reading) -> str | None:
    """`28 June 2025. The camp holds 900`: the date at the head of a paragraph, as of which its present tense holds."""
    head = reading.dates[0] if reading.dates else None
    return head.edtf if head is not None and is_head(reading, head) else None


def stands(reading: Reading, quantity: Quantity) -> bool:
    number = number_token(reading.doc, quantity)
    return number is not None and is_present(clauses_around(number), False)


def lone_period(reading: Reading, quantity: Quantity, end: int) -> str | None:
    """`treated 300 in clinics that it ran between May and July 2020`: the only time in a sentence, a period behind."""
    behind = [d for d in dates_in(reading, quantity.end, end) if d.edtf]
    if behind and is_against(reading, behind[0]):
        return None
    if len(behind) != 1 or ";" in reading.text[quantity.end : behind[0].start]:
        return None
    if behind[0].relation not in {"from_to", "during"} or "/" not in (behind[0].edtf or ""):
        return None
    return behind[0].edtf if tells_of(reading, quantity, behind[0]) else None


def value_held(reading: Reading, quantity: Quantity, date: DateMention) -> str | None:
    """The date's value, open where the number holds from it on: `was founded in 2015 and has since trained 300`."""
    value = together(reading, date)
    number = number_token(reading.doc, quantity)
    verb = inmost(number) if number is not None else None
    if verb is not None and is_planned(verb) and WHEN.match(reading.text, date.end, quantity.start):
        return value.rpartition("/")[2]  # `between now and 2015, when it will have 300 men`
    if date.rule.startswith("date.past_day"):
        return value.rpartition("/")[2]  # `1,100 over the past day`: as of the report
    if date.end <= quantity.start and is_outset(reading, number, date) and "/" not in value:
        return f"{value}/.."
    ever = verb is not None and any(c.lower_ == "since" and c.dep_ == "advmod" for c in verb.children)
    if ever and date.end <= quantity.start and "/" not in value:
        return f"{value}/.."
    return value or None


def is_outset(reading: Reading, number: Token | None, date: DateMention) -> bool:
    """`The outbreak, which began in May, has killed 72`: what goes on from a day on, and has come to a number."""
    top = top_token(reading.doc, date.start, date.end)
    own = inmost(top) if top is not None else None
    if own is None or number is None or own.lemma_ not in BEGINNING or own.dep_ not in {"relcl", "acl"}:
        return False
    around = clauses_around(number)
    return own not in around and is_perfect(around)


def own_date(reading: Reading, quantity: Quantity) -> str | None:
    """The date between the old value and the new one: `from 3.1 million in 2022 to 6.7 million`."""
    later = quantity_behind(reading, quantity)
    between = dates_in(reading, quantity.end, later.start) if later else ()
    return held_since(reading, between[0]) or None if between else None


def clause_bounds(reading: Reading, quantity: Quantity, start: int, end: int) -> tuple[int, int]:
    """The clause marks around the number."""
    marks = [m.start() for m in CLAUSE.finditer(reading.text, start, end)]
    left = max((m for m in marks if m < quantity.start), default=start)
    right = min((m for m in marks if m > quantity.end), default=end)
    return left, right
