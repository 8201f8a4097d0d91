"""What a citation says, and what every style has: url, pages, date of access, date of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.citations.forms import form
from extract.citations.months import find_foreign_date
from extract.dates.find import DateCandidate, find_dates
from extract.dates.resolve import Discourse, value_of
from extract.dates.values import Day

NUMERIC = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{2,4})(?!\d)")
# `See X, pp. 38-39.` at the end of Chicago notes: bare page numbers behind the last comma.
BARE_PAGES = re.compile(
    r"(?:^|[,:])\s?(?!(?:1[5-9]|20)\d\d(?:,|$))(\d{1,4}(?:\s?[-–]\s?\d{1,4})?(?:,\s?\d{1,4}(?:\s?[-–]\s?\d{1,4})?)*|(?<=\d,\s)[ivxlc]{1,8}|(?<=\d{4},\s)[A-Z]\d{1,3}(?:[-–]\d{1,3})?)$"
)


# `Past & Present, vol. 240 (2018), 289–96, at 292`: the pages of the whole and the page meant.
WHOLE_AT = re.compile(r",?\s(?:pp?\.\s)?(\d+\s?[-–]\s?\d+,\s(?:here\s)?at\s(?:pp?\.\s)?\d+(?:\s?[-–]\s?\d+)?)$")
COLON = re.compile(r"(?<=\d):\s*$")  # between a date and an address: `24 April 2018: https://…`
# `October 27, 2014` ends in a year, not in a page.
MONTH_DAY = re.compile(r"\b[A-Z][a-z]{2,8}\.?\s\d{1,2}$|\b(?:vol|no)\.?$", re.I)
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")  # day first, as in the north of Europe
CLOCK = re.compile(r",?\s\d{1,2}[:.]\d{2}(?:\s?(?i:[ap]\.?m\.?))?(?=[,)\s]|$)")
# Behind the date: `S/2019/365`, a response's number `IRQ201566.E`.
SYMBOL_BEHIND = re.compile(
    r"(?<=\d{4}),\s(?:(?:UN Doc\.?\s)?[A-Z]{1,5}(?:/[A-Z0-9.()-]+){1,6}|[A-Z]{3}\d{6}\.[A-Z]{1,2})$"
)
# `May 4, 2021. Translation. https://…`
TRANSLATED = re.compile(
    r"\.\s(?:(?:English\s|Unofficial\s|Machine\s)?[Tt]ranslation|[Ii]n\s[A-Z][a-z]+|Translated(?:\sby\s[^.]{3,40})?)(?=\.?(?:\s*$|\s\W?(?:https?:|www\.)))"
)
BROKEN = re.compile(r"^/?\s[\w%-]*[/%][\w%./-]*")  # the rest of an address that a line break parted
# `New York Times, August 9, 2022, sec. A, p. 3`, `late edition`: in what part of a paper the page is.
PART_OF_PAPER = re.compile(
    r",\s(?:[Ss]ec(?:tion|t?\.)?\s[A-Z]\d?|(?:[Ll]ate|[Cc]ity|[Nn]ational|[Ff]inal|[Ee]arly|[Ii]nternational|[Ww]eekend)\s[Ee]d(?:ition|n?\.))"
    r"(?=,\s(?:pp?\.?\s?)?[A-Z]?\d|\.?$)"
)
TWO_DATES = re.compile(r",?\s(?:and|&)$")  # `HMRC, 28 June 2012 and 14 July 2016`


@dataclass(frozen=True, slots=True)
class Fields:
    """What a citation says; dates in EDTF."""

    authors: tuple[str, ...] = ()
    publisher: str | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    pages: str | None = None
    kind: str = "source"


@dataclass(frozen=True, slots=True)
class Rest:
    """A citation's text with url, pages and access date taken out."""

    text: str
    url: str | None
    pages: str | None


def take_out(text: str, bare_pages: bool = False) -> Rest:
    """Take url, pages, date of access, and what names the work for machines out of a citation's text."""
    text = TRANSLATED.sub("", text)
    text = form("identifier").sub("", form("accessed").sub("", text))
    urls = list(form("url").finditer(text))
    url = next((u for u in urls if u[0].startswith("http")), urls[0] if urls else None)
    written = url[0] if url else None
    if url:
        before = COLON.sub("", form("available").sub("", text[: url.start()]))
        text = before + " " + url[0] + BROKEN.sub("", text[url.end() :])
    text = form("url").sub("", text)
    text = re.sub(r"\[\s*\]|\(\s*\)|<\s*>|,\s*(?=,)", "", form("remark").sub("", text))
    pages, text = take_pages(PART_OF_PAPER.sub("", text))
    if pages is None and (section := form("section").search(text)):
        pages, text = section["number"] or section["pages"], text[: section.start()] + text[section.end() :]
    text = " ".join(CLOCK.sub("", text).split()).strip(" ,;")
    text = text if form("undated").search(text[-6:]) else text.rstrip(" ,;.")
    text = SYMBOL_BEHIND.sub("", text)
    found = BARE_PAGES.search(text) if bare_pages and pages is None else None
    if found and not MONTH_DAY.search(text[: found.start()]) and not YEAR.fullmatch(found[1]):
        pages, text = found[1], text[: found.start()].strip(" ,;.")
    return Rest(text, written, pages)


def take_pages(text: str) -> tuple[str | None, str]:
    """The pages, and the text without them. `Accord void, p. 4 to be rewritten`: pages of another paper stay."""
    if whole := WHOLE_AT.search(text.rstrip(" .,;")):
        return whole[1], text[: whole.start()]
    if played := form("timecode").search(text):
        return played["pages"], text[: played.start()] + text[played.end() :]
    for match in reversed(list(form("pages").finditer(text))):
        behind = text[match.end() :].strip(" ,.;:()[]")
        if not re.search(r"[a-z]{2}", behind) or form("undated").search(behind) or is_only_date(behind):
            return match["pages"], text[: match.start()] + text[match.end() :]
    return None, text


def is_only_date(text: str) -> bool:
    head, published = split_date(text)
    return not head and published is not None


def date_value(candidate: DateCandidate) -> str | None:
    """Of `14 and 15 June 2023` the later day."""
    value = value_of(candidate, Discourse())[0]
    two_days = value is not None and "d" in candidate.parts and " and " in candidate.text
    return value.rpartition("/")[2] if value and two_days else value


def last_date(text: str) -> tuple[int, int, str] | None:
    """The last date that states its year: (start, end, EDTF)."""
    if found := NUMERIC.search(text):
        month, day, year = int(found[1]), int(found[2]), int(found[3])
        if month > 12 and year > 99:  # `18/03/2025` can only have the day first
            month, day = day, month
        value = Day(year if year > 99 else year + (1900 if year >= 69 else 2000), month, day)  # POSIX reads %y so
        return (found.start(), found.end(), value.edtf()) if value.is_real() else None
    if dotted := DOTTED.search(text):
        value = Day(int(dotted[3]), int(dotted[2]), int(dotted[1]))
        return (dotted.start(), dotted.end(), value.edtf()) if value.is_real() else None
    foreign = find_foreign_date(text)
    for candidate in reversed(find_dates(text)):
        if foreign and (foreign[1], -foreign[0]) > (candidate.end, -candidate.start):
            return foreign
        value_ = date_value(candidate)
        if value_ is not None and candidate.form not in {"years", "decade", "century"}:
            return candidate.start, candidate.end, value_
    return foreign


def split_date(text: str) -> tuple[str, str | None]:
    """The text before the date of publication, which stands last, and the date."""
    undated = form("undated").search(text)
    if undated and not text[undated.end() :].strip(" ,.)"):
        return text[: undated.start()].strip(" ,(."), None
    found = last_date(text)
    if found is None or text[found[1] :].strip(" ,.;)]"):
        return text, None
    if form("covering").search(text[: found[0]]):
        return text, None
    head = form("updated").sub("", text[: found[0]].rstrip(" ,(["))
    if TWO_DATES.search(head) and (other := last_date(TWO_DATES.sub("", head))) is not None:
        head = head[: other[0]] if not TWO_DATES.sub("", head)[other[1] :].strip() else head
    return head.strip(" ,("), found[2]
