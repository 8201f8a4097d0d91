"""Entries of reference lists: who, the date in brackets or full stops, the title, where it stands.

`Brandt, N. (2019). Wells and war. Hurst`, `FAO. 2021. Food in Chad. Rome, FAO`, `Reuters (2021), ‘Wells’, 4 June 2021`.
"""

from __future__ import annotations

import re

from extract.citations.encyclopedia import EDITORS, SIGN, read_parts
from extract.citations.fields import Fields, last_date, split_date, take_out
from extract.citations.forms import form, quoted_title
from extract.citations.imprint import is_town
from extract.citations.names import INVERTED_LIST, POINTLESS_LIST, UNLIKE_NAME, leading_authors, split_names
from extract.citations.patterned import list_surnames, read_date
from extract.citations.split import ends_sentence
from extract.citations.who import is_body, is_person, split_fields
from extract.citations.work import list_persons
from extract.sources.publishers import find_publisher

YEAR = r"(?:19|20)\d\d"
MONTH = r"(?i:jan|feb|fév|m[aä]r|apr|avr|ma[iyj]|ju[nil]|a[ouû][gû]?|sep|o[ck]t|nov|d[eé][czs])[a-zà-ÿ]{0,7}\.?"
DATE = (
    rf"(?:(?:\d{{1,2}}\.?\s)?(?:{MONTH}\s)?{YEAR}|\d{{1,2}}\.\d{{1,2}}\.{YEAR}|"
    rf"{YEAR},\s{MONTH}(?:\s\d{{1,2}})?|{YEAR}-\d\d-\d\d|n\.\s?d\.?|undated|forthcoming)"
)
BRACKETED = re.compile(
    rf"(?P<who>[^()“”‘\"]{{2,160}}?(?:\s\([A-Z][\w-]{{1,14}}\))?)(?:,?\s\(?[Ee]ds?\.?\)?)?[.,]?\s?"
    rf"[(\[](?P<date>{DATE})[a-z]?[)\]](?P<mark>[.,:]?)\s?(?P<rest>.+)"
)
POINTED = re.compile(
    rf"(?P<who>[^()“”‘\":]{{2,160}}?(?:\s\([A-Z][\w-]{{1,14}}\))?)(?:,\s[Ee]ds?)?[.,]?\s(?P<date>{DATE})[a-z]?(?P<mark>\.)\s(?P<rest>.+)"
)
NO_WHO = re.compile(
    r"\d|\sv\.?\s|[A-Z]/|(?:^|\s)(?:Act|Law|Code|Constitution|Convention|Treaty|Resolution|Bill)\b|[;:]|^(?:The|A|An)\s[a-z]"
)
BEGINS = re.compile(r"[“‘\"'«]|[A-ZÀ-Þ¿][^\s]*\s\S|\d+\s[a-z]|[a-z]+\s[a-z]+\s")
PLACE = re.compile(
    r"^(?P<place>[A-ZÀ-Þ][\w’-]+(?:[ -][A-ZÀ-Þ][\w’-]+){0,2}(?:,\s[A-Z][\w.]+){0,2}):\s(?P<publisher>[A-Z].+)$"
)
SORT = re.compile(
    r"(?:[A-Z][\w-]+\s){0,3}(?:Papers?|Reports?|Briefings?|Briefs?|Notes?|Series|Studies|Study|Blog|Dataset|Commentary|thesis|dissertation)"
    r"(?:\s(?:Series\s)?(?:No\.?\s?)?[\d/–-]+)?"
)
PAGES_INSIDE = re.compile(r",\s(pp?\.\s?\d+(?:\s?[-–]\s?\d+)?)(\.\s.*)$")  # `Dry season, p. 4. Geneva: MSF`
MONTH_LAST = re.compile(rf"\.\s{MONTH}$")  # `Geneva: Small Arms Survey. March`
PAGES_BRACKETED = re.compile(r"\s\(pp?\.\s?([\d–-]+)\)")
RETRIEVED = re.compile(r"\bRetrieved(?:\s(?:on\s)?\w+\s\w+,?(?:\s\d{4},?)?)?\sfrom:?\s(?=https?:|www\.)")
INITIAL_LAST = re.compile(r"(?:^|[\s.-])[A-ZÀ-Þ]$")
SURNAME = re.compile(
    r"[A-ZÀ-Þ][a-zà-ÿ]+[\w’-]*(?:(?:,\s[A-ZÀ-Þ][\w’-]+)*,?\s(?:and|&)\s[A-ZÀ-Þ][\w’-]+|,?\set\sal\.?)?"
)
SORT_LAST = re.compile(rf"\s\((?:{SORT.pattern})\)$")
CHAPTER = re.compile(r"^[Ii]n:?\s[A-ZÀ-Þ].*?\(?[Ee]ds?\.?\)?[.,:]?\s")
STOP = re.compile(r"[.?!]['’”\"]?\s(?=[A-ZÀ-Þ(\[])|\sRetrieved\sfrom:?$")


def parse_entry(text: str) -> Fields | None:
    """The fields; None where the text does not begin with who and when."""
    text = RETRIEVED.sub("", form("identifier").sub("", text)).strip(" .")
    if SIGN.search(text) or form("back").match(text):
        return None
    match = BRACKETED.fullmatch(text) or POINTED.fullmatch(text)
    if match is None or NO_WHO.search(match["who"]) or not BEGINS.match(match["rest"]):
        return None
    body = match["who"].strip(" .,")
    body = f"{body}." if INITIAL_LAST.search(body) and text[match.end("who") : match.end("who") + 1] == "." else body
    persons = read_persons(body) or (list_surnames(body) if is_surname(body) and match["rest"][0] in '“‘"' else ())
    if not persons and (", " in body or len(body.split()) > 12 or not body[:1].isupper() or form("prose").search(body)):
        return None
    rest = take_out(PAGES_INSIDE.sub(r"\2, \1", EDITORS.sub("", match["rest"])))
    title, behind = split_title(rest.text, match["mark"] == ",")
    date = read_date(match["date"])
    if not persons and is_body(title) and not behind:  # `Chad bans wells. (2020, May 3). BBC News`
        told = len(UNLIKE_NAME.findall(body)) > 1
        return Fields((), title, body, date, rest.url, rest.pages) if told else None
    title = SORT_LAST.sub("", title)
    if not title or (match["who"].strip()[-1:] == "," and not persons and form("prose").search(behind)):
        return None
    publisher, published, pages = read_where(behind, date)
    if not persons:
        other = publisher is not None and is_body(publisher) and find_publisher(publisher) != find_publisher(body)
        persons, publisher = ((body,), publisher) if other else ((), body)
    return Fields(persons, publisher, title, published, rest.url, rest.pages or pages)


def is_surname(name: str) -> bool:
    return SURNAME.fullmatch(name) is not None and not is_body(name)


def read_persons(who: str) -> tuple[str, ...]:
    """Names in one of the orders that reference lists have; () for a body."""
    names = re.sub(r",?\s(?:et al\.?|and others)$", "", who.strip(" ,"))
    initialled, after = leading_authors(names + ", ")
    if initialled and not after.strip(" ,"):
        return initialled
    found = split_names(names.rstrip("."))
    if POINTLESS_LIST.fullmatch(names.rstrip(".")) or (
        INVERTED_LIST.fullmatch(names.rstrip(".")) and not is_body(names)
    ):
        return found
    mixed = len(found) > 1 and "," in found[0] and all(is_person(n) for n in found[1:])
    listed, rest = list_persons(split_fields(names))
    if listed and not rest:
        return listed
    return found if mixed or all(is_person(n) for n in found) else ()


def split_title(text: str, commas: bool) -> tuple[str, str]:
    """(title, what stands behind it): in quotes, up to a full stop, or in an entry of commas up to its last field."""
    quoted = quoted_title(text) if text[:1] in "“‘\"'«" else None
    if quoted is not None and quoted[0] == 0:
        return text[quoted[1] : quoted[2]].strip(" .,"), text[quoted[3] :].strip(" ,.")
    for stop in STOP.finditer(text):
        if ends_sentence(text[: stop.start() + 1].rstrip(".")):
            mark = text[stop.start()] if text[stop.start()] in "?!" else ""
            return text[: stop.start()].strip(" ,") + mark, text[stop.end() :].strip()
    if not commas:
        title, _, behind = text.rpartition(", ")
        return (title, behind) if title and PLACE.match(behind) else (text.strip(" ,"), "")
    first, *fields = split_fields(text)
    while fields and not is_behind(fields[0]):
        first = f"{first}, {fields.pop(0)}"
    return first, ", ".join(fields)


def is_behind(field: str) -> bool:
    """Whether it is no part of a title any more: what sort of paper it is, a place, a body, a date."""
    dated = last_date(field)
    whole = dated is not None and dated[1] - dated[0] == len(field)
    return (
        whole or SORT.fullmatch(field) is not None or PLACE.match(field) is not None or is_body(field) or is_town(field)
    )


# `International Security, 44(3), 7–44`, `Disasters, Vol. 43 No. 2`
JOURNAL = re.compile(
    r"(?P<name>[A-ZÀ-Þ][^,.\d(]*(?:,\s[a-zA-Z][^,.\d(]+)?),?\s(?:[Vv]ol(?:ume|\.)?\s?)?\d+(?:\s?\(\d+(?:[-–/]\d+)?\))?"
    r"(?:,?\s(?:[Nn]o\.?|[Ii]ssue|[Nn]r\.?)\s?\d+(?:[-–/]\d+)?)?(?:[,:]\s?(?:pp?\.\s?)?(?P<pages>e?\d+(?:\s?[-–]\s?\d+)?))?"
)


def read_where(text: str, year: str | None) -> tuple[str | None, str | None, str | None]:
    """(publisher, date, pages) of what stands behind the title; a later date of that year says the day."""
    text = CHAPTER.sub("", MONTH_LAST.sub("", text))
    if (inner := PAGES_BRACKETED.search(text)) is not None:
        publisher, published, _ = read_where(PAGES_BRACKETED.sub("", text), year)
        return publisher, published, inner[1]
    if (journal := JOURNAL.fullmatch(text)) is not None:
        return journal["name"].strip(), year, journal["pages"]
    head, later = split_date(text)
    if later is not None and year is not None and later.startswith(year):
        text, year = head, later
    publisher, date, pages = read_parts(re.sub(r"\s\(\d+:\d+\sed\.?\)$", "", text)) if text else (None, None, None)
    if publisher is not None:
        publisher = read_publisher(publisher)
    return publisher, year or date, pages


def read_publisher(text: str) -> str | None:
    """`Research Paper, London: Hurst`, `Rome, FAO`: without sorts of papers and towns."""
    fields = [f for f in split_fields(text) if not SORT.fullmatch(f)]
    for field in fields:
        if (placed := PLACE.match(field)) is not None:
            return placed["publisher"]
    named = [f for f in fields if not is_town(f) and (len(fields) == 1 or not re.fullmatch(r"[A-Z.]{2,5}", f))]
    return ", ".join(named) or None
