"""Where a statement begins and ends, and what each date gives to those behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.dates.context import BYGONE, COMPARING
from extract.dates.discourse import Discourse
from extract.dates.edtf import last_day, within
from extract.dates.find import DateCandidate
from extract.dates.values import Day
from extract.model import DateMention
from ingest.model import Paragraph

HEADING_YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d,.]\d|[-–/]\d)")
# A year that names what a heading is about, not when: `resolution 1701 (2006)`, `the Children Act 2004`, `Vision 2030`.
NAMING_YEAR = re.compile(
    r"\b[Rr]esolutions?\s+\d+\s+\(\d{4}\)(?:(?:,|\s+and)\s+\d+\s+\(\d{4}\))*|"
    r"\b(?:Act|Agenda|Agreement|Army|Bill|Code|Constitution|Convention|Decree|Force|Law|Order|Pact|Plan|Protocol|"
    r"Regulations?|Strategy|Treaty|Vision)\s+(?:of\s+)?\d{4}|"
    r"\b\d{4}\s+(?:Act|Agreement|Bill|Constitution|Convention|Decree|Law|Pact|Protocol|Treaty)\b"
)
# What says that a report tells of a time: `looking at key developments between May and August 2021`.
COVERS = re.compile(
    r"\b(?:covers?|covering|covered|period under review|re(?:ference|porting) period|period (?:of|from)|looking at)\b"
    r"[^.]{0,160}$",
    re.I,
)
# What a report says of itself: `It covers … from 16 April to 15 July 2012`.
OWN = re.compile(
    r"\b(?:it|(?:this|the|present) (?:report|note|document|paper|update|study))"
    r" (?:covers|provides|describes|spans|focuses)\b"
    r"|\b(?:the|this) re(?:ference|porting) period",
    re.I,
)
QUOTES = "‘“\"'"
CLOSED_SINGLE = re.compile(r"’(?!\w)")  # the apostrophe of `Iran’s` closes nothing
# `In 2019`, `Meanwhile, on 24 June`: the date opens its sentence.
OPENING = re.compile(
    r"(?:^|[.!?…]\s+|[‘“]|:\s)(?:[A-Z]\w+,?\s+)?"
    r"(?:(?:in|on|by|during|since|until|from|at|as of|throughout|between|before|after)\s+)?(?:about\s+|the\s+)?$",
    re.I,
)
# `until the fall of Budapest in February 1945`: where a thread of the story ends, which then goes back.
BOUND = re.compile(r"\b(?:until|till|up to|through to)\s+[^.,;]{0,40}$")
# `since the Coalition flew its first raid on 8 August 2014`, `since the beginning of the war in May`.
SINCE_EVENT = re.compile(r"\b[Ss]ince\s+[^.,;:]{1,100}$")
LEAD = 300  # characters before a date in which its sentence is read
PLACING = frozenset({"on", "in", "by", "from_to", "during"})
ENDING = frozenset({"until", "before", "by"})
NEAR = 3  # years that a year alone, the first date of a paragraph, may lie from the story to move it
# Forms that `the same period` points to, whatever day or year was named since.
SPANS = frozenset(
    {"range", "numeric_range", "span_to", "quarter", "quarters", "quarter_range", "months", "half", "within"}
)
# Forms that tell a background, not the time of the story.
BACKGROUND = frozenset(
    {
        "last",
        "next",
        "the_year",
        "this",
        "reference",
        "decade",
        "decades",
        "century",
        "none",
        "years",
        "open",
        "unread",
        "same_in_year",
        "quarter_before",
        "past_day",
        "weekend",
    }
)


def enter(
    discourse: Discourse, before: Paragraph | None, paragraph: Paragraph, introducing: Sequence[DateMention]
) -> None:
    """What a new paragraph changes: a new heading, the end of a quotation, the beginning of another."""
    discourse.first, discourse.here = True, None
    discourse.quoted = paragraph.quotation is not None or paragraph.kind == "quotation" or paragraph.text[:1] in QUOTES
    if before is None or paragraph.heading != before.heading:
        enter_heading(discourse, paragraph.heading)
    if paragraph.introduction is None and before is not None and before.introduction is not None:
        discourse.written = None
        if paragraph.kind == "paragraph" and paragraph.text[:1] not in QUOTES:
            discourse.told = None
    if paragraph.introduction is None or before is None or before.introduction != paragraph.introduction:
        discourse.fresh = False
    starts = paragraph.introduction is not None and (before is None or before.introduction != paragraph.introduction)
    if starts and introducing:
        begin_quotation(discourse, introducing)


def enter_heading(discourse: Discourse, heading: str | None) -> None:
    """A heading that names one year sets it: `7.3 Key events in 2022`, not `Resolution 1701 (2006)`."""
    years = set(HEADING_YEAR.findall(NAMING_YEAR.sub(" ", heading or "")))
    years = {year for year in years if not discourse.published or year <= discourse.published[:4]}
    if len(years) == 1:
        discourse.last, discourse.edtf, discourse.why = Day(int(years.pop())), None, "heading"
        discourse.named = discourse.last
    discourse.told = discourse.written = None


def begin_quotation(discourse: Discourse, introducing: Sequence[DateMention]) -> None:
    """The dates of `On 10 February 2022 the Council published a report …:` hold for what is quoted."""
    ranges = [d for d in introducing if d.relation == "from_to" and d.edtf and "/" in d.edtf]
    if ranges and discourse.told is None:
        discourse.told = ranges[-1].edtf
    named = [d for d in introducing if d.edtf and d not in ranges and re.fullmatch(r"\d{4}-\d\d(-\d\d)?", d.edtf)]
    written = [d for d in named if d.relation in {"on", "in", None}]
    if written:
        discourse.written = max(d.edtf for d in written if d.edtf)
    anchor = discourse.told or discourse.written
    if anchor and (day := last_day(anchor)):
        discourse.last, discourse.edtf, discourse.why = day, anchor, "introduction"
        discourse.named = day
        discourse.fresh = True


def remember(paragraph: Paragraph, found: DateCandidate, edtf: str | None, discourse: Discourse) -> None:
    """What this date gives to those behind it."""
    if edtf is None or found.form in BACKGROUND or is_record(found):
        return
    day = last_day(edtf)
    if day is not None and day.day:
        discourse.days[day.month, day.day] = day.year
    if found.form in SPANS:
        discourse.span = edtf
    if day is not None and is_pointed_at(paragraph.text, found.start):
        discourse.named = discourse.here = day
    if day is not None and not is_aside(paragraph, found, edtf, day, discourse):
        discourse.last, discourse.edtf, discourse.why = day, edtf, "last"
        discourse.fresh = True
        discourse.first = False
        discourse.day = day if day.day else discourse.day
    before = paragraph.text[: found.start]
    if "/" in edtf and found.form == "range" and COVERS.search(before):
        discourse.told = edtf
        own = paragraph.quotation is None and paragraph.kind != "quotation" and paragraph.text[:1] not in QUOTES
        if own and discourse.period is None and OWN.search(before):
            discourse.period = edtf
    elif found.form == "range" and found.relation == "from_to" and paragraph.text.rstrip().endswith((":", "stated")):
        discourse.told = edtf


def is_record(found: DateCandidate) -> bool:
    """`Flynn 11/17/17 302`: a date as records are cited by, which tells no story."""
    return found.form == "numeric" and "ys" in found.parts and found.parts["sep"] == "/"


def is_pointed_at(text: str, start: int) -> bool:
    """Whether `that year` behind a date can mean it; not so `resolution 1244 (1999)`, `the accord signed in 2011`."""
    if text.endswith(("(", "["), 0, start):
        return False
    return not any(form.search(text, max(0, start - LEAD), start) for form in (BYGONE, COMPARING))


def is_aside(paragraph: Paragraph, found: DateCandidate, edtf: str, day: Day, discourse: Discourse) -> bool:
    """Whether a date only looks aside (`the accord signed in 2011`, `since May`): the story goes on as before it.

    What opens a sentence moves the story, and so does any date to a story that is only told by years.
    """
    last, lead = discourse.last or discourse.written_on(), max(0, found.start - LEAD)
    compared = COMPARING.search(paragraph.text, lead, found.start) is not None
    if last is not None and (compared or is_spoken(paragraph, paragraph.text[: found.start])):
        return True
    since = found.relation == "since" or SINCE_EVENT.search(paragraph.text, lead, found.start) is not None
    if last is not None and day < last and since:
        return True
    if OPENING.search(paragraph.text, lead, found.start):
        return False
    outside = discourse.period is not None and discourse.written is None and not within(edtf, discourse.period)
    if last is not None and found.form == "shift" and day < last:
        return True
    if last is None or not is_precise(discourse.edtf if discourse.last else last.edtf()):
        return outside
    if day.year == last.year:
        return not is_precise(edtf) or (found.relation in ENDING and day > last)
    if outside:
        return True
    bounds = any(form.search(paragraph.text, lead, found.start) for form in (BOUND, BYGONE))
    if bounds or found.relation in {"until", "before"}:
        return True
    return not moves_year(found, edtf, day.year - last.year, discourse.first)


def is_spoken(paragraph: Paragraph, before: str) -> bool:
    """Whether a date stands in words that the paragraph quotes: `he wrote, “Be there on 6 January.” That day, …`."""
    if paragraph.text[:1] in QUOTES or paragraph.kind == "quotation":
        return False
    double = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    opened = before.rfind("‘")
    return double or (opened >= 0 and CLOSED_SINGLE.search(before, opened) is None)


def moves_year(found: DateCandidate, edtf: str, step: int, first: bool) -> bool:
    """Whether a date in mid sentence takes the story to another year.

    The next year does, and a day that the story leaps to (`began on 23 August 1958`); years before the story and
    years alone only where they are the first date of their paragraph, which says when it tells of.
    """
    stated = "y" in found.parts or "y2" in found.parts
    if not is_precise(edtf):
        return first and stated and abs(step) <= NEAR
    placed = stated and found.relation in PLACING
    leaps = step > 0 and len(edtf) == len("2011-03-03")
    told = not stated and found.form == "day" and found.relation == "on"  # its year was taken from the story
    return step == 1 or told or (placed and (first or leaps))


def is_precise(edtf: str | None) -> bool:
    """Whether a value says more than a year or decade."""
    return edtf is not None and re.match(r"\{?\d{4}-\d\d", edtf) is not None
