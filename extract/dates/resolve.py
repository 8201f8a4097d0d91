"""Resolve the dates of a document in its order, each with the rule that decided, and say what could not be read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extract.dates.discourse import Discourse
from extract.dates.edtf import bounds
from extract.dates.find import DateCandidate, find_dates
from extract.dates.forms import FORMS
from extract.dates.lists import lend_years
from extract.dates.numeric import numeric_readings, numeric_year, readings_in
from extract.dates.relative import RELATIVE
from extract.dates.statement import enter, is_spoken, remember
from extract.dates.values import Value, parse_month
from extract.model import DateMention
from ingest.model import Issue, Metadata, Paragraph

__all__ = ["Discourse", "resolve_dates", "value_of"]

PARTS = {
    "end": "END", "rest": "END", "remainder": "END", "close": "END", "late": "END", "middle": "MID",
    "beginning": "START", "start": "START", "early": "START",
}  # fmt: skip
HALVES = {"first": "START", "opening": "START", "1": "START"}
APPOSED = {"reference": ("range", "years"), "shift": ("day",), "same": ("day",)}
APPOSITION = {
    "reference": re.compile(r"\s*(?:[(,:–-]|\(i\.e\.|is|was|runs|covers)\s*(?:from\s+)?"),
    "shift": re.compile(r",\s*(?:on\s+)?(?:the\s+)?"),
    "same": re.compile(r",\s*(?:on\s+)?(?:the\s+)?"),
}
# Expressions that are dates only where the text has named the day or month: `that night`, `on the 20th`.
LOOSE = frozenset({"next", "the_year", "daytime", "monthday", "weekday", "past_day", "weekend", "yesterday"})
STATING = frozenset({"day", "month", "numeric"})
YEAR = re.compile(r"(?<![\w/-])(?:19|20)\d\d(?![\w/-])")
YEARBOOK = re.compile(
    r"\b(?:World|Annual|International|Global)\s(?:\w+\s){0,2}Report\s\d{4}|Freedom in the World|Yearbook"
)
EARLY = frozenset({"01", "02", "03", "04"})  # months in which a yearbook of the year before comes out
Rows = tuple[tuple[DateMention, ...], ...]


def resolve_dates(
    paragraphs: Sequence[Paragraph], candidates: Sequence[Sequence[DateCandidate]], metadata: Metadata
) -> tuple[Rows, tuple[Issue, ...]]:
    """The dates of each paragraph, in order, and issues for those that cannot be read.

    An edition that says only late in its text what its reference period is, is read a second time knowing it.
    """
    order = numeric_order(candidates)
    stated = stated_months(candidates, order)
    known = stated_period(metadata)
    latest = latest_year(metadata, stated)
    discourse = Discourse(period=known, published=metadata.published, latest=latest, order=order, stated=stated)
    rows = resolve_rows(paragraphs, candidates, discourse)
    if discourse.period != known:
        period = discourse.period
        discourse = Discourse(period=period, published=metadata.published, latest=latest, order=order, stated=stated)
        rows = resolve_rows(paragraphs, candidates, discourse)
    return rows, tuple(discourse.issues)


def stated_months(candidates: Sequence[Sequence[DateCandidate]], order: str | None) -> Counter[str]:
    """How often a document names a month or a day with its year."""
    asked = Discourse(order=order)
    values = (value_of(c, asked)[0] for row in candidates for c in row if c.form in STATING and "y" in c.parts)
    return Counter(v[:length] for v in values if v for length in (7, 10) if len(v) >= length)


def latest_year(metadata: Metadata, stated: Counter[str]) -> int:
    """The year up to which a document tells: of its publication or period, else the latest that it names.

    A year of less than one in a hundred dates is left out: a plan, or a misread digit. 0 where there is none.
    """
    if known := metadata.published or metadata.period_end:
        return int(known[:4])
    years = Counter[int]()
    for value, count in stated.items():
        years[int(value[:4])] += count * (len(value) == len("2019-04"))
    return max((year for year, count in years.items() if count * 100 >= years.total()), default=0)


def numeric_order(candidates: Sequence[Sequence[DateCandidate]]) -> str | None:
    """The order of day and month of the numeric dates of a document that have only one, if they agree on it.

    One in fifty may not: a scan reads `10/14/16` as `19/4/16`.
    """
    slashed = (c for row in candidates for c in row if c.form == "numeric" and c.parts["sep"] == "/")
    readings = (readings_in(c, int(c.parts.get("y", 2000))) for c in slashed)
    orders = Counter(next(iter(r)) for r in readings if len(r) == 1).most_common()
    return orders[0][0] if len(orders) == 1 or (orders and orders[1][1] * 50 <= orders[0][1]) else None


def stated_period(metadata: Metadata) -> str | None:
    """The reference period: as the edition says it, else the days or months from which to which its title tells, else
    the year in the title of a report of the next year, or the year that a yearbook looks back on (`World Report 2001`,
    published in December 2000 or January 2001).
    """
    if metadata.period_start and metadata.period_end:
        return f"{metadata.period_start}/{metadata.period_end}"
    if (titled := titled_period(metadata.title or "")) is not None:
        return titled
    years = set(YEAR.findall(metadata.title or ""))
    if len(years) != 1 or not metadata.published:
        return None
    year, published = int(years.pop()), int(metadata.published[:4])
    told = published - 1 if year == published - 1 else published if year == published + 1 else None
    if year == published and YEARBOOK.search(metadata.title or "") and metadata.published[5:7] in EARLY:
        told = published - 1
    return f"{told}-01-01/{told}-12-31" if told else None


def titled_period(title: str) -> str | None:
    """`Weekly update, 20–26 July 2020`, `during the period from 19 June 2021 to 25 October 2021`."""
    spans = [c for c in find_dates(title) if c.form in {"range", "numeric_range"} and {"m", "m2"} & c.parts.keys()]
    values = {value for c in spans if (value := value_of(c, Discourse())[0]) and "/" in value}
    return values.pop() if len(values) == 1 else None


def resolve_rows(
    paragraphs: Sequence[Paragraph], candidates: Sequence[Sequence[DateCandidate]], discourse: Discourse
) -> Rows:
    by_id: dict[str, tuple[DateMention, ...]] = {}
    rows = []
    before: Paragraph | None = None
    for paragraph, found in zip(paragraphs, candidates, strict=True):
        introducing = by_id.get(paragraph.introduction or "", ())
        enter(discourse, before, paragraph, introducing)
        row = resolve_row(paragraph, lend_years(paragraph.text, found), discourse)
        by_id[paragraph.paragraph_id] = row
        rows.append(row)
        before = paragraph
    return tuple(rows)


def resolve_row(paragraph: Paragraph, found: Sequence[DateCandidate], discourse: Discourse) -> tuple[DateMention, ...]:
    row = []
    for at, candidate in enumerate(found):
        if candidate.form == "shift" and at and paragraph.text[found[at - 1].end : candidate.start].strip() == ",":
            continue  # `on Tuesday, two days after,`
        following = found[at + 1] if at + 1 < len(found) else None
        mention = resolve(paragraph, candidate, following, discourse)
        if mention.edtf is not None or candidate.form not in LOOSE:
            row.append(mention)
    return tuple(row)


def resolve(
    paragraph: Paragraph, found: DateCandidate, following: DateCandidate | None, discourse: Discourse
) -> DateMention:
    discourse.spoken = is_spoken(paragraph, paragraph.text[: found.start])
    edtf, why = apposed_value(paragraph.text, found, following, discourse) or value_of(found, discourse)
    if edtf is None and found.form not in LOOSE:
        discourse.issues.append(unread(paragraph, found, discourse))
    start, end = bounds(edtf)
    mod = found.mod or part_mod(found) or same_mod(found, discourse)
    remember(paragraph, found, edtf, discourse)
    discourse.mod = mod
    return DateMention(
        paragraph_id=paragraph.paragraph_id,
        start=found.start,
        end=found.end,
        text=found.text,
        edtf=edtf,
        date_start=start,
        date_end=end,
        mod=mod,
        relation=found.relation,
        rule=found.rule + (f"+{why}" if why else ""),
    )


def value_of(found: DateCandidate, discourse: Discourse) -> Value:
    """EDTF and what decided, `""` where the text alone does."""
    if found.form in RELATIVE:
        return RELATIVE[found.form](found, discourse)
    if found.form not in FORMS:
        return None, ""
    value, why = FORMS[found.form](found, discourse)
    return value, f"year.{why}" if why and value and found.form != "numeric" else why


def apposed_value(
    text: str, found: DateCandidate, following: DateCandidate | None, discourse: Discourse
) -> Value | None:
    """What the next date says that this one is.

    `the reference period of this report (1 August 2020 – 31 October 2021)`, `Two days later, on 5 May 2017`.
    """
    if following is None or following.form not in APPOSED.get(found.form, ()):
        return None
    if not APPOSITION[found.form].fullmatch(text[found.end : following.start]):
        return None
    value, _ = value_of(following, discourse)
    return (value, "apposition") if value else None


def part_mod(found: DateCandidate) -> str | None:
    """START, MID or END from the expression's own words: `the first half of`, `the end of the year`."""
    if found.form in {"half", "within"}:
        word = next((found.parts[k] for k in ("end", "h", "h2", "h4") if k in found.parts), "")
        return HALVES.get(word.lower(), "END")
    word = found.parts.get("part") or found.parts.get("late") or ""
    return PARTS.get(word.lower())


def same_mod(found: DateCandidate, discourse: Discourse) -> str | None:
    """`90 in the first half of 2012, 603 during the same period in 2011`: the same half."""
    same = found.form in {"same", "same_in_year"} and found.parts["u"] == "period"
    return discourse.mod if same else None


def unread(paragraph: Paragraph, found: DateCandidate, discourse: Discourse) -> Issue:
    """Why an expression has no value."""
    where = paragraph.paragraph_id
    if found.form == "unread":
        message = f"{found.text!r} is no year; a footnote label may be glued to it"
    elif found.form == "numeric" and not numeric_year(found, discourse):
        message = f"{found.text!r} does not say its century"
    elif found.form == "numeric":
        readings = " or ".join(d.edtf() for d in numeric_readings(found, discourse).values())
        message = f"{found.text!r} can be {readings}" if readings else f"{found.text!r} is no date of the calendar"
    elif is_impossible(found):
        message = f"{found.text!r} is no date of the calendar"
    else:
        return Issue("info", "unplaced_date", f"{found.text!r}: the text does not say when that is", paragraph_id=where)
    return Issue("warning", "unread_date", message, paragraph_id=where)


def is_impossible(found: DateCandidate) -> bool:
    """A date that states all it needs and still names no day."""
    years = "y" in found.parts or "y2" in found.parts
    return years and found.form in {"day", "range", "years", "open", "decades"} and bool(parse_months(found))


def parse_months(found: DateCandidate) -> bool:
    return all(found.parts[k].isdigit() or parse_month(found.parts[k]) for k in ("m", "m2") if k in found.parts)
