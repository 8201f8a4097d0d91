"""Citations whose style one pattern reads whole: rules/citation_styles.toml."""

from __future__ import annotations

import re
from functools import cache

from extract.actors.register import resolve_name
from extract.citations.fields import Fields, Rest, last_date
from extract.citations.imprint import is_town
from extract.citations.names import BODY
from extract.citations.who import is_body as is_body_name
from extract.rules import load_rules
from extract.sources.publishers import is_known

SURNAME_FIRST = re.compile(
    r"[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?, [A-ZÀ-Þ][\w’'.-]+(?: [A-ZÀ-Þ]\.?)*(?=[,;]|\s(?:and|&)\s|$)"
)
INITIALLED = re.compile(
    r"[A-ZÀ-Þ][\w’'-]+(?:[ -](?:[A-ZÀ-Þ][\w’'-]+|al|van|von|de|den|der|bin|el))*,?\s(?:[A-ZÀ-Þ]\.[ -]?){1,4}"
)
CAPITALS = re.compile(r"(?=.*[A-Z]{5})(?:[A-ZÀ-Þ][A-ZÀ-Þ’'.-]*|&)(?:\s(?:[A-ZÀ-Þ][A-ZÀ-Þ’'.-]*|&|of|and|for)){1,6}")
YEAR_BEHIND = re.compile(r"\s(?:19|20)\d\d$")
LONGEST = 1000  # characters; no citation of one style is longer, and patterns are slow on what is none
YEAR_FIRST = re.compile(r"(\d{4}), ([A-Z]\w+)(?: (\d{1,2}))?$")


@cache
def styles() -> tuple[tuple[str, str | None, re.Pattern[str]], ...]:
    """(kind, what it cannot be without, pattern) of each style, in their order."""
    return tuple(
        (str(r.fields.get("kind", "source")), r.fields.get("needs"), re.compile(r.pattern or ""))
        for r in load_rules("citation_styles")
    )


def parse_patterned(rest: Rest) -> Fields | None:
    """The fields of a citation that is of one of the styles; None for any other."""
    text = rest.text.strip(" .,;")
    if len(text) > LONGEST:
        return None
    for kind, needed, pattern in styles():
        match = pattern.fullmatch(text)
        if match is None or is_body(match.groupdict().get("authors") or ""):
            continue
        if kind == "backreference" and rest.url:  # what has its own address is no short form
            continue
        if has_needed(match, rest, needed):
            return read_groups(match, rest, kind)
    return None


def has_needed(match: re.Match[str], rest: Rest, needed: str | None) -> bool:
    """Whether the group is there that the style cannot be without: pages, or a body as publisher."""
    group = match.groupdict()
    if is_town(YEAR_BEHIND.sub("", group.get("title") or "")):  # `Ann Roe, Water Wars, Hurst, London 2018`
        return False
    if needed == "pages":
        return bool(rest.pages or group.get("pages"))
    return needed != "body" or is_body(group["publisher"])


def is_body(name: str) -> bool:
    """By its words or the register. Armed groups that bear a person's name are none: `Wagner`."""
    if CAPITALS.fullmatch(name):  # `JOHN RAWLS`, as law reviews print authors
        name = name.title()
    return BODY.search(name) is not None or (is_known(name) and not is_surname(name))


def is_surname(name: str) -> bool:
    entry = resolve_name(name)
    return entry is not None and entry.type == "armed_group" and name.isalpha() and not name.isupper()


def read_groups(match: re.Match[str], rest: Rest, kind: str) -> Fields:
    group = match.groupdict()
    publisher = group.get("publisher") or group.get("body")
    names = group.get("authors") or ""
    authors = list_authors(names) if kind == "source" else list_surnames(names)
    if kind == "source" and publisher is None and len(authors) > 1 and is_body_name(authors[-1]):
        authors, publisher = authors[:-1], authors[-1]  # `Ann Roe, Delta Res. Inst., A Primer on Wells 7 (2012)`
    return Fields(
        authors=authors,
        publisher=re.sub(r"(?<![A-Z])\.$", "", publisher.strip(" ,")) if publisher else None,
        title=group["title"].strip(" ,.") if group.get("title") else None,
        published=read_date(group.get("date")),
        url=rest.url,
        pages=rest.pages or group.get("pages"),
        kind=kind,
    )


def list_surnames(text: str) -> tuple[str, ...]:
    """`Hay, Clay & Stone`, `King et al.`: a short form names surnames alone."""
    names = re.split(r",\s+|,?\s+(?:and|&)\s+", re.sub(r",?\s+et al\.?$", "", text))
    return tuple(n for n in names if n)


def read_date(text: str | None) -> str | None:
    """EDTF of a date as the style writes it: `2019`, `3 May 2012`, `2019, May 3`."""
    if text is None:
        return None
    text = text.replace(" [sic]", "")
    text = YEAR_FIRST.sub(lambda m: f"{m[3] or ''} {m[2]} {m[1]}".strip(), text)
    found = last_date(text)
    return found[2] if found else None


def list_authors(text: str) -> tuple[str, ...]:
    """The names of a list in any order of surname and first name."""
    text = re.sub(r",?\s+et al\.?$", "", text)
    names = INITIALLED.findall(text)
    if names and not re.sub(r"\band\b|[\s,&]", "", INITIALLED.sub("", text)):  # `Doug G. Ware` is one name
        return tuple(n.strip() for n in names)
    first = SURNAME_FIRST.match(text)
    if first and ";" in text:
        return tuple(n.strip() for n in text.split(";"))
    head = [first[0]] if first else []
    tail = text[first.end() :] if first else text
    return (*head, *(n.strip() for n in re.split(r",\s+(?:and\s+)?|\s+and\s+|\s+&\s+", tail) if n.strip(" ,")))
