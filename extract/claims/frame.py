"""The time that a story is told of: a date that a sentence sets holds for those behind it, until another one is set."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from extract.claims.bases import COMPARED, EARLIER, MOVED_FROM, is_moved_from, is_record_since
from extract.claims.clauses import SUBJECTS, clauses_around, coincides, leading, opens_since
from extract.claims.dated import (
    BACKGROUND,
    BOUNDING,
    is_of_another,
    is_publication,
    is_said,
    is_since,
    is_survey,
    names_another,
    refers_to_event,
)
from extract.claims.periods import compared_periods, together
from extract.claims.reading import Reading, dates_in, lead, number_token, once, top_token
from extract.claims.saying import saying_verb
from extract.claims.told import is_method, is_perfect, is_planned, is_present
from extract.model import DateMention, Quantity

if TYPE_CHECKING:
    from spacy.tokens import Token

# What no story tells: a length of time, an age.
STANDING = frozenset({"duration", "age"})
SURVEYED = frozenset({"share", "people", "groups"})
OF_THESE = re.compile(
    r"(?:Of|Among) (?:these|those|them|whom|the (?:latter|former))\b|"
    r"(?:[A-Z][a-z]+|\d+|At least \w+) of (?:these|those|them)\b"
)  # a part of what was told last
EVENTS = frozenset({"attacks", "fatalities", "injuries", "detained"})
MAIN = frozenset({"ROOT", "conj", "ccomp", "parataxis"})  # clauses that tell, and do not only add to another
# `10 a day`; not `in the span of a week`, `for a year`.
LEAD = 200  # characters in front of a number in which a survey is named
SURVEY_OF = re.compile(
    r"\b(?:[Ss]urveys?|[Pp]olls?|[Ss]amples?)\s(?:of|among)\s(?:(?:some|about|around|over|nearly|more than)\s)?\d"
)
HABIT = re.compile(
    r"(?<!\bof\s)(?<!\bin\s)(?<!\bfor\s)(?<!\bhalf\s)(?<!within\s)(?<!\bover\s)(?<!than\s)"
    r"\b(?:per|an?|each|every)\s+(?:day|week|month|year)\b(?!\s(?:later|earlier|after|before|ago|on))",
    re.I,
)
OF_WHOLE = re.compile(r"(?:Of|Among) the \d[\d,.]* [^,.;]{0,60}\s(?:in|on|during|between|from) (?:the )?")
OLD_VALUE = re.compile(r"\bfrom\s[^.;]{0,30}\d[^.;]{0,30}\s(?:in|of)\s$")  # `from 40 in 2014 to 70`
# `One agency put the number at 40`: what was counted, counted again.
NUMBER_AGAIN = re.compile(
    r"\b(?:the|this|that)\s(?:[a-z-]+\s){0,2}(?:count|figure|number|total|toll)\s(?:to\sbe|at)\b",
    re.I,
)
REACHED = re.compile(r",?\s(?:(?!who|which|that|when)[\w’-]+\s){0,4}?had\s")
OPENS = re.compile(r"(?:^|[.!?]\s)By\s+$")
DOCUMENTS = frozenset("assessment budget census data edition estimate figure report review statistic survey".split())
TOWARDS = frozenset({"to", "for"})  # `was put off to May 2030`
QUOTING = re.compile(r":\s?[‘“\"]")
CLOSED = re.compile(r"[.,;?!\w][’”\"](?!\w)")
REACH, MOST = 16, 12  # sentences back, and dates of each
WRITING = re.compile(r"\b[Aa]t the time of writing,?\s(?:(?:in|on)\s)?\(?$")


@dataclass(frozen=True, slots=True)
class Frame:
    """What a sentence sets: the time, and whether it says how things stand (`as of June`) or went on (`since May`)."""

    edtf: str
    stands: bool
    since: bool
    end: int  # where its date ends in the text
    survey: bool = False  # a census, a survey: what it found goes on


def frame_before(reading: Reading, start: int, told: bool) -> Frame | None:
    """The time that the closest sentence before `start` in the paragraph sets; None where none of the last few does.

    What went on since a day is told in its own sentence and the next one: a total that goes on. When witnesses were
    asked is not when what they tell of was (`told`: whether an event is dated).
    """
    for back, (first, last) in enumerate(sentences_before(reading, start)):
        dates = [d for d in dates_in(reading, first, last)[:MOST] if d.edtf and sets_frame(reading, d)]
        if not dates and told and is_unplaced(reading, first, last):
            return None
        dates = [d for d in dates if not (told and is_asked(reading, d)) and not (back and is_come_to(reading, d))]
        if not dates and any(refers_to_event(reading, d) for d in dates_in(reading, first, last)[:MOST]):
            return None  # told of another matter
        own = [d for d in dates if not is_publication(reading, d)]
        if dates and not own and all(is_said(reading, d) for d in dates):
            return None  # what another source said on a day of its own
        own = own or [d for d in dates if not is_said(reading, d)]
        if own:
            own = told_in(reading, own[0], first, last) or own
            frame = frame_of(reading, own, any_figure(reading, first, last))
            if back == 0 or not frame.since:
                return frame
    return None


def is_unplaced(reading: Reading, first: int, last: int) -> bool:
    """`In another attack last week`: an event of its own, on a day that the text does not place."""
    dates = dates_in(reading, first, last)[:MOST]
    return any(not d.edtf and d.text.lower().startswith("last ") and sets_frame(reading, d) for d in dates)


def is_asked(reading: Reading, date: DateMention) -> bool:
    top = top_token(reading.doc, date.start, date.end)
    return top is not None and any(is_method(v) for v in clauses_around(top))


def told_in(reading: Reading, date: DateMention, first: int, last: int) -> list[DateMention]:
    """`the 2022 Household Survey, which asked 900 families in May and June`: when in its year a survey was made."""
    if len(date.edtf or "") != 4 or not re.match(r"\s[A-Z]", reading.text[date.end : date.end + 2]):
        return []
    year = date.edtf or ""
    return [
        d
        for d in dates_in(reading, first, last)
        if d.edtf and d.edtf.startswith(f"{year}-") and not is_bounding(reading, d)
    ]


def named_before(reading: Reading, start: int) -> str | None:
    """The date named last before `start`, in whatever clause."""
    for first, last in sentences_before(reading, start):
        if is_unplaced(reading, first, last):
            return None
        dates = [d for d in dates_in(reading, first, last)[-MOST:] if d.edtf and not is_bounding(reading, d)]
        dates = [d for d in dates if not (is_since(reading, d) or is_come_to(reading, d) or is_told_of(reading, d))]
        if dates:
            return together(reading, dates[-1])
    return None


def is_told_of(reading: Reading, date: DateMention) -> bool:
    """`the accord signed in 2005`, `may worsen around 1 October`: of something that only is told of, or may be."""
    if BACKGROUND.search(lead(reading, date)):
        return True
    top = top_token(reading.doc, date.start, date.end)
    return top is not None and any(is_planned(v) for v in clauses_around(top)[:2])


def sentences_before(reading: Reading, start: int) -> Iterator[tuple[int, int]]:
    at = bisect_left(reading.sentences, start, key=itemgetter(0))
    return reversed(reading.sentences[max(0, at - REACH) : at])


def any_figure(reading: Reading, start: int, end: int) -> bool:
    at = bisect_left(reading.quantities, start, key=attrgetter("start"))
    return at < len(reading.quantities) and reading.quantities[at].start < end


def frame_of(reading: Reading, dates: list[DateMention], counted: bool) -> Frame:
    """The date of the outermost clause, the first one of them."""
    date = min(dates, key=lambda d: depth(reading, d))
    if (periods := compared_periods(reading, *reading.sentence(date.start))) and date == periods[0]:
        date = periods[1]
    value = together(reading, date)
    stands = counted and (date.relation == "as_of" or WRITING.search(lead(reading, date)) is not None)
    return Frame(value, stands, value.endswith("/.."), date.end, counted and is_survey(reading, date))


@once
def sets_frame(reading: Reading, date: DateMention) -> bool:
    """Whether a date says when its sentence is told of: in its main clause, and of nothing else."""
    top = top_token(reading.doc, date.start, date.end)
    if top is None or is_towards(top.head) or is_of_another(reading, date) or is_bounding(reading, date):
        return False
    if is_since(reading, date) and any(t.dep_ in SUBJECTS for t in leading(top)):
        return False  # `the trend since 2009 is up`
    if OF_WHOLE.fullmatch(reading.text, reading.sentence(date.start)[0], date.start):
        return True
    if date.relation == "as_of" and date.start - reading.sentence(date.start)[0] < len("As of the "):
        return True
    clauses = clauses_around(top)
    if clauses and (opens_since(clauses[0]) or coincides(clauses[0])):
        clauses = clauses[1:]  # `since it began in May, 40 have died`
    return all(t.dep_ in MAIN or is_of_root(t) for t in clauses[:-1]) and not any(is_planned(t) for t in clauses)


def is_of_root(verb: Token) -> bool:
    """`These factors combined to drive out 900 in 2021`, where the parse takes the verb for a participle."""
    return verb.dep_ == "acl" and verb.head.dep_ == "ROOT" and any(c.dep_ == "xcomp" for c in verb.children)


def is_towards(preposition: Token) -> bool:
    """`put off to 2030`, `a plan for 2030`; `the report for 2023` is of its year."""
    return preposition.lower_ in TOWARDS and preposition.head.lemma_.lower() not in DOCUMENTS


def is_bounding(reading: Reading, date: DateMention) -> bool:
    """Whether a date bounds, compares or names another thing."""
    before = lead(reading, date)
    if date.relation in BOUNDING or EARLIER.search(date.text) or is_record_since(reading, date):
        return True
    if date.relation == "by" and not OPENS.search(before) and not is_reached(reading, date):
        return True
    if COMPARED.match(before) is not None or names_another(reading, date) or MOVED_FROM.search(before):
        return True
    return OLD_VALUE.search(before) is not None and reading.text.startswith(" to ", date.end)


def is_come_to(reading: Reading, date: DateMention) -> bool:
    """A time that the sentence right behind may go on from, and no later one."""
    return date.relation == "by" and not OPENS.search(lead(reading, date))


def is_reached(reading: Reading, date: DateMention) -> bool:
    """`and by February had spread to the capital`: the time that a story has come to."""
    top = top_token(reading.doc, date.start, date.end)
    verbs = clauses_around(top)[:1] if top is not None else []
    had = any(c.lower_ == "had" and c.dep_ == "aux" for v in verbs for c in v.children)
    return had or REACHED.match(reading.text, date.end) is not None


@once
def depth(reading: Reading, date: DateMention) -> int:
    """How deep in the clauses of its sentence a date stands."""
    top = top_token(reading.doc, date.start, date.end)
    return len(clauses_around(top)) if top is not None else 9


def goes_on(reading: Reading, quantity: Quantity, kind: str, frame: Frame) -> bool:
    """Whether a sentence without a date of its own goes on with the story.

    Not so plans, and how the report was made; what is so now or again and again only where the frame says how
    things stand. What has happened since a day goes on in the perfect, and so does a part `of these`.
    """
    number = number_token(reading.doc, quantity)
    if kind in STANDING or number is None:
        return False
    verbs = clauses_around(number)
    if any(is_planned(v) or is_method(v) for v in verbs) or is_of_survey(reading, quantity):
        return False
    if frame.stands or is_quoted(reading, quantity, frame):
        return True
    if frame.survey and kind in SURVEYED and saying_verb(reading, number) is None:
        return True
    start, end = reading.sentence(quantity.start)
    behind = dates_in(reading, quantity.end, end)[:MOST]
    if kind == "change" and any(is_moved_from(reading, quantity, d) for d in behind):
        return True  # `it said the new budget is a rise of 5% over that of 2020`
    if OF_THESE.match(reading.text, start):
        return True
    if frame.since and kind in EVENTS and not is_perfect(verbs):
        return NUMBER_AGAIN.search(reading.text, start, quantity.start) is not None
    return not (HABIT.search(reading.text, start, end) and kind != "share") and not is_present(verbs, frame.since)


def is_of_survey(reading: Reading, quantity: Quantity) -> bool:
    """`a poll of 900 adults found that 46%`: asked on days of its own."""
    start, _ = reading.sentence(quantity.start)
    return SURVEY_OF.search(reading.text, max(start, quantity.start - LEAD), quantity.end) is not None


def is_quoted(reading: Reading, quantity: Quantity, frame: Frame) -> bool:
    """`In May 2023 a paper reported: ‘Half remain free. Some 400 are in hiding.’`: what is quoted is as of then."""
    opened = QUOTING.search(reading.text, frame.end, quantity.start)
    return opened is not None and not CLOSED.search(reading.text, opened.end(), quantity.start)
