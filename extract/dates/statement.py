"""Where a statement begins and ends, and what each date gives to those behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.dates.discourse import Discourse
from extract.dates.edtf import last_day
from extract.dates.find import DateCandidate
from extract.dates.values import Day
from extract.model import DateMention
from ingest.model import Paragraph

HEADING_YEAR = re.compile(r"(?<![\d.,/-])(?:19|20)\d\d(?![\d,.]\d|[-–/]\d)")
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
WRITTEN = re.compile(
    r"\b(?:publish|report|stat(?:e|ed|es|ing)\b|not(?:e|ed|es|ing)\b|wrote|said|releas|issu|article|observ|describ|updat|"
    r"accord|explain|comment|add(?:ed|s)\b|told|interview|assess|estimat|document)",
    re.I,
)
QUOTES = "‘“\"'"
# `In 2019`, `Meanwhile, on 24 June`: the date opens its sentence.
OPENING = re.compile(
    r"(?:^|[.!?…]\s+|[‘“]|:\s)(?:[A-Z]\w+,?\s+)?"
    r"(?:(?:in|on|by|during|since|until|from|at|as of|throughout|between|before|after)\s+)?(?:about\s+|the\s+)?$",
    re.I,
)
# Forms that tell a background, not the time of the story.
BACKGROUND = frozenset({"last", "this", "reference", "decade", "decades", "century", "none", "years", "open", "unread"})


def enter(
    discourse: Discourse, before: Paragraph | None, paragraph: Paragraph, introducing: Sequence[DateMention]
) -> None:
    """What a new paragraph changes: a new heading, the end of a quotation, the beginning of another."""
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
    """A heading that names one year sets it: `7.3 Key events in 2022`."""
    years = set(HEADING_YEAR.findall(heading or ""))
    if len(years) == 1:
        discourse.last, discourse.edtf, discourse.why = Day(int(years.pop())), None, "heading"
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
        discourse.fresh = True


def remember(paragraph: Paragraph, found: DateCandidate, edtf: str | None, discourse: Discourse) -> None:
    """What this date gives to those behind it."""
    if edtf is None or found.form in BACKGROUND:
        return
    day = last_day(edtf)
    if day is not None and not is_aside(paragraph, found, day, discourse):
        discourse.last, discourse.edtf, discourse.why = day, edtf, "last"
        discourse.fresh = True
        discourse.day = day if day.day else discourse.day
    before = paragraph.text[: found.start]
    if "/" in edtf and found.form == "range" and COVERS.search(before):
        discourse.told = edtf
        own = paragraph.quotation is None and paragraph.kind != "quotation" and paragraph.text[:1] not in QUOTES
        if own and discourse.period is None and OWN.search(before):
            discourse.period = edtf
    elif found.form == "range" and found.relation == "from_to" and paragraph.text.rstrip().endswith((":", "stated")):
        discourse.told = edtf


def is_aside(paragraph: Paragraph, found: DateCandidate, day: Day, discourse: Discourse) -> bool:
    """Whether a date only looks aside (`the accord signed in 2011`) and the story goes on from the date before it.

    What opens a sentence moves the story, and so does a date in its year or the next. A year alone in mid sentence
    adds nothing to a story told by days of that year.
    """
    last = discourse.last
    if last is None or not last.month or OPENING.search(paragraph.text[: found.start]):
        return False
    if day.year == last.year:
        return not day.month
    return not last.year < day.year <= last.year + 1
