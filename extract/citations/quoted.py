"""One citation with its title in quotation marks, between who wrote it and who published it."""

from __future__ import annotations

import re

from extract.citations.fields import Fields, last_date, split_date, take_out
from extract.citations.forms import form, quoted_title
from extract.citations.imprint import find_imprint
from extract.citations.names import BODY, PERSON, UNLIKE_NAME, leading_authors, split_names
from extract.citations.publisher import clean_publisher, without_series
from extract.citations.who import is_person
from extract.citations.work import LISTED, take_imprint
from extract.sources.publishers import is_known

# `the phrasing “situational awareness” in reference to …`: a sentence that quotes, not a source.
REMARK = re.compile(r"\s(?!in [A-Z]|at [A-Z]|on [A-Z]|and\b)[a-z]")
GOES_ON = re.compile(
    r"\s(?!(?:in|at|on|by|and|via|with|trans|eds?|pp?|paras?|n\.|no|last|accessed|available|undated|updated)\b)[a-z]{2,}\s"
)
BRACKETED_DATE = re.compile(r"\((?P<date>(?:[^():,]*[A-Z][a-z]+\.?\s\d{1,2},\s|[^():,]*)\d{4})\)")
WRITTEN_BY = re.compile(
    r"by (?P<names>[A-ZÀ-Þ][\w’.-]*(?:,? (?:and )?[A-ZÀ-Þ][\w’.-]*)+)"
)  # `The Post, “Title,” by Ann Roe`
OTHERS = re.compile(r"\b(?:et al\.?|and others),?\s*$")
LOWER_CASE = re.compile(r"(?!(?:al|an|ar|as|ash|at|az|el|ad)-[A-Z])[a-z]")
VOLUME_LAST = re.compile(r"(?<![Vv]ol\.)(?<![Nn]o\.)(?<!olume)\s\d{1,4}(?:[/.:]\d+)?\s*$")  # `The Lancet 378 (2011)`
QUOTED_IN = re.compile(r"^[^“”]{3,80},\s(?:quoted|cited)\sin\s")  # `Mahamat Saleh, quoted in Ann Roe, “Wells”`
PAGES_ALONE = re.compile(r"[\s,.]*(\d{1,4}(?:\s?[-–]\s?\d{1,4})?)[\s,.]*")  # `(Tallinn: Centre, May 2017) 2-11`


def parse_quoted(text: str) -> Fields | None:
    """`Publisher, ‘Title’, (page 4), date`; `First Last, “Title,” Publisher, date, url, pages.`"""
    quoted = quoted_title(text)
    if quoted is None or is_remark(text, quoted[3]):
        return None
    start, first, last, end = quoted
    title = text[first:last].strip().rstrip(",.").strip()
    before = re.sub(r"(?<!\b[A-Z])\.$", "", without_series(clean_before(text[:start])))
    if form("prose").search(before):
        return None
    if len(UNLIKE_NAME.findall(before)) > 1 and not BODY.search(before):
        if last_date(text) is None:
            return None
        before = ""  # `Ann Roe argues that the army failed: “Words of War”`
    behind = read_behind(text[end:])
    publisher, published, url, pages = behind.publisher, behind.published, behind.url, behind.pages
    if publisher is not None:
        if (written := WRITTEN_BY.fullmatch(publisher)) is not None:
            return Fields(split_names(written["names"]), before or None, title, published, url, pages)
        if form("network").fullmatch(publisher) and (BODY.search(before) or is_known(before)):
            return Fields((), before, title, published, url, pages)
        again = before == publisher or (BODY.search(before) and before.split(",")[0] in publisher)
        own = () if again else split_names(before)
        return Fields(own, publisher, title, published, url, pages)
    if published is None and url is None and not BODY.search(before) and not form("undated").search(text):
        names = split_names(before)
        if is_known(before):
            return Fields((), before, title, None, None, pages, "backreference")
        persons = all(PERSON.fullmatch(n) for n in names)
        return Fields(names, None, title, None, None, pages, "backreference") if persons else None
    listed = "," in before and LISTED.fullmatch(before + ", ")  # a pair may be bodies
    if (listed or is_persons(before) or OTHERS.search(text[:start])) and not names_body(before):
        return Fields(split_names(before), None, title, published, url, pages)
    authors, name = leading_authors(before + ", ")
    return Fields(authors, (name.strip(" ,") if authors else before) or None, title, published, url, pages)


def is_persons(names: str) -> bool:
    """`Ana Lund`, `Ana Lund and Karl Ott`: all of them."""
    found = split_names(names)
    return bool(found) and all(is_person(n) for n in found)


def names_body(names: str) -> bool:
    """`Airwars and Delta Watch`: bodies stand among the names."""
    return BODY.search(names) is not None or any(is_known(n) for n in split_names(names))


def is_remark(text: str, end: int) -> bool:
    """`the phrasing “situational awareness” in reference to …`: a sentence goes on behind the quotation."""
    goes_on = text[end : end + 1] == " " and REMARK.match(text[end:]) is not None
    plain = last_date(text) is None and not form("url").search(text)
    whole_field = text[end - 2 : end - 1] in {",", ".", "?", "!"}  # `“Blast at the port,” video clip`
    return (GOES_ON.match(text[end:]) is not None and not whole_field) or (goes_on and plain)


def clean_before(text: str) -> str:
    """Who stands before the title, without names in their own script and accounts; nothing where a remark does."""
    before = re.sub(r"\s*\\?\[[^\]]*\]|\s\((?:@\w+|[a-z]{4,}[^()]*)\)|,?\s+et al\.?$", "", text.strip(" ,:"))
    before = QUOTED_IN.sub("", before)
    return "" if LOWER_CASE.match(before) or before.endswith("(") else before


def read_behind(text: str) -> Fields:
    """Publisher, date, url and pages of what stands behind a quoted title."""
    rest = take_out(
        re.sub(r"\s*(?<![\w=&-])\\?\[[^\]]*\\?\]|^[\s\\]*\[[^\]]*\]", "", text).strip(" ,.”"), bare_pages=True
    )
    imprint = find_imprint(rest.text)
    if imprint is None:
        bracketed = BRACKETED_DATE.search(rest.text)
        after, published = split_date(rest.text[: bracketed.start()] if bracketed else rest.text)
        after = VOLUME_LAST.sub("", after) if bracketed else after
        if after.startswith("in ") and (placed := take_imprint(after)) is not None and placed[1]:
            return Fields((), placed[1], None, published, rest.url, rest.pages)
        date = last_date(bracketed["date"]) if bracketed else None
        published = date[2] if date else published
        return Fields((), clean_publisher(after), None, published, rest.url, rest.pages)
    date = last_date(imprint.date)
    published = date[2] if date else None
    after = rest.text[: imprint.start].strip(" ,.")
    alone = PAGES_ALONE.fullmatch(rest.text[imprint.end :])
    chapter = re.match(r"in\s[A-Z]", after)
    whole = chapter or (imprint.place and imprint.publisher)  # `“Wells,” Yearbook 2020 (Oxford: Delta Press, 2020)`
    publisher = (imprint.publisher if whole else clean_publisher(after)) or imprint.publisher
    return Fields((), publisher, None, published, rest.url, rest.pages or (alone[1] if alone else None))
