"""One citation, by its style: comma fields (EUAA), quoted title (Home Office, Chicago), legal, back-reference."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.citations.forms import form, quoted_title
from extract.dates.find import DateCandidate, find_dates
from extract.dates.resolve import Discourse, value_of
from extract.dates.values import Day, full_year

NUMERIC = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d{2,4})(?!\d)")
VOLUME = re.compile(r"[,\s]*\b(?:vol(?:ume)?\.?\s*)?\d{1,3}\s*(?:[,:(]|no\.?|\(\d+\)).*$|[,\s]+no\.\s*\d+.*$")
BRACKETED_DATE = re.compile(r"\((?P<date>[^():,]*\d{4})\)")
IMPRINT = re.compile(r"\((?:(?P<place>[^():]{2,60}):\s*)?(?P<publisher>[^():]{3,100}?),\s*(?P<date>[^():,]*\d{4})\)")
PERSON = re.compile(r"[A-ZÀ-Þ][\w’'.-]*(?:\s+(?:[A-ZÀ-Þ][\w’'.-]*|al|van|von|de|der|bin|el|ibn)){1,4}|[A-ZÀ-Þ][\w’'-]+")
BODY = re.compile(
    r"\b(?:News|Council|Ministry|Department|Office|Agency|Organi[sz]ation|University|Institute|Centre|Center|Committee|Group|"
    r"Nations|Union|Watch|International|Government|Bank|Fund|Commission|Association|Network|Report|Times|Post|Monitor|"
    r"Project|Foundation|Society|Court|Bureau|Forum|(?:Associated|University|Free|Daily) Press|"
    r"Press (?:Agency|Association)|Initiative|Service|Federation|Air Force|Review|World|Global)\b|"
    r"^[A-Z][A-Z&-]+$|\b[A-Z]{3,}\b"
)
# `See X, pp. 38-39.` at the end of Chicago notes: bare page numbers behind the last comma.
BARE_PAGES = re.compile(r"(?:^|[,:])\s?(\d{1,4}(?:\s?[-–]\s?\d{1,4})?(?:,\s?\d{1,4}(?:\s?[-–]\s?\d{1,4})?)*)$")


# `October 27, 2014` ends in a year, not in a page.
MONTH_DAY = re.compile(r"\b[A-Z][a-z]{2,8}\.?\s\d{1,2}$|\d{4}$|\b(?:vol|no)\.?$", re.I)


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
    """Take url, pages and access date out of a citation's text."""
    text = form("accessed").sub("", text)
    url = form("url").search(text)
    written = url[0] if url else None
    text = form("url").sub("", text)
    text = re.sub(r"\[\s*\]|\(\s*\)|,\s*(?=,)", "", text)
    pages = None
    matches = list(form("pages").finditer(text))
    if matches:
        pages = matches[-1]["pages"]
        text = text[: matches[-1].start()] + text[matches[-1].end() :]
    text = text.strip(" ,;.")
    if (
        bare_pages
        and pages is None
        and (found := BARE_PAGES.search(text))
        and not MONTH_DAY.search(text[: found.start()])
    ):
        pages, text = found[1], text[: found.start()].strip(" ,;.")
    return Rest(text, written, pages)


def date_value(candidate: DateCandidate) -> str | None:
    return value_of(candidate, Discourse())[0]


def last_date(text: str) -> tuple[int, int, str] | None:
    """The last date that states its year: (start, end, EDTF)."""
    if found := NUMERIC.search(text):
        month, day, year = int(found[1]), int(found[2]), int(found[3])
        value = Day(full_year(f"{year:02d}", 2000) if year < 100 else year, month, day)
        return (found.start(), found.end(), value.edtf()) if value.is_real() else None
    for candidate in reversed(find_dates(text)):
        value_ = date_value(candidate)
        if value_ is not None and candidate.form not in {"years", "decade", "century"}:
            return candidate.start, candidate.end, value_
    return None


def split_date(text: str) -> tuple[str, str | None]:
    """The text before the date of publication, which stands last, and the date."""
    undated = form("undated").search(text)
    if undated and not text[undated.end() :].strip(" ,.)"):
        return text[: undated.start()].strip(" ,(."), None
    found = last_date(text)
    if found is None or text[found[1] :].strip(" ,.;)]"):
        return text, None
    head = form("updated").sub("", text[: found[0]].rstrip(" ,(["))
    return head.strip(" ,("), found[2]


def parse_comma(text: str) -> Fields | None:
    """`Publisher, Title, date, url, p.` or `Surname, I. and Surname, I., Title, Publisher, date, url`."""
    imprint = IMPRINT.search(text)
    rest = take_out(text, bare_pages=imprint is not None)
    if imprint:
        return parse_book(rest, imprint)
    head, published = split_date(rest.text)
    authors, after = leading_authors(head)
    if authors:
        title, _, publisher = after.rpartition(", ")
        if not title or len(publisher.split()) > 8:
            title, publisher = after, ""
        return Fields(authors, publisher or None, title or None, published, rest.url, rest.pages)
    publisher, _, title = head.partition(", ")
    if not title:
        return Fields((), None, publisher or None, published, rest.url, rest.pages) if rest.url or published else None
    if published is None and rest.url is None and not form("undated").search(text):
        return parse_short(head, rest)
    title = re.sub(r"\s\([A-Z][a-z]+\)$", "", title) if form("undated").search(text) else title
    return Fields((), publisher, title, published, rest.url, rest.pages)


def parse_short(head: str, rest: Rest) -> Fields | None:
    """`James Acton, Entanglement, 51.`: a short form of a work cited before; only a person's name opens one."""
    head = re.sub(r",?\s*\beds?\.", "", head)
    if rest.pages is None:
        found = BARE_PAGES.search(head)
        rest = Rest(rest.text, rest.url, found[1] if found else None)
        head = head[: found.start()] if found else head
    name, _, title = head.partition(", ")
    if not PERSON.fullmatch(name) or BODY.search(name) or not title or len(title.split()) > 14:
        return None
    return Fields((name,), None, title.strip(" ,."), None, None, rest.pages, "backreference")


def parse_book(rest: Rest, imprint: re.Match[str]) -> Fields:
    """`Author, Title (Place: Publisher, 2012), url, 89-90`."""
    at = rest.text.find("(" + imprint[0][1:8])
    head = rest.text[: at if at > 0 else imprint.start()]
    head = re.sub(r",?\s*\beds?\.", ",", head).strip(" ,")
    name, _, title = head.partition(", ")
    date = last_date(imprint["date"])
    return Fields(
        split_names(name), imprint["publisher"].strip(), title.strip(" ,") or None, date[2] if date else None,
        rest.url, rest.pages,
    )  # fmt: skip


def leading_authors(text: str) -> tuple[tuple[str, ...], str]:
    """Persons in `Surname, I.` form at the head, and what follows."""
    author = form("author").pattern
    match = re.match(
        rf"(?:{author})(?:(?:,\s|,?\s(?:and|&)\s){author})*(?:,?\s(?:et al\.?|eds?\.|\(eds?\.?\)))?,\s*", text
    )
    if match is None:
        return (), text
    names = re.findall(author, match[0])
    return tuple(n.strip() for n in names), text[match.end() :]


def parse_quoted(text: str) -> Fields | None:
    """`Publisher, ‘Title’, (page 4), date`; `First Last, “Title,” Publisher, date, url, pages.`"""
    quoted = quoted_title(text)
    if quoted is None:
        return None
    start, first, last, end = quoted
    title = text[first:last].strip().rstrip(",.").strip()
    before = text[:start].strip(" ,:")
    before = re.sub(r"\s*\\?\[[^\]]*\]", "", before)
    rest = take_out(re.sub(r"\s*\\?\[[^\]]*\\?\]|^[\s\\]*\[[^\]]*\]", "", text[end:]).strip(" ,.”"), bare_pages=True)
    imprint = IMPRINT.search(rest.text)
    bracketed = imprint or BRACKETED_DATE.search(rest.text)
    after, published = split_date(rest.text[: bracketed.start()] if bracketed else rest.text)
    if bracketed:
        date = last_date(bracketed["date"])
        published = date[2] if date else None
    publisher = clean_publisher(after) or (imprint["publisher"] if imprint else None)
    if publisher is None and published is None and rest.url is None and before and not BODY.search(before):
        undated = form("undated").search(text)
        if undated is None:
            return Fields(split_names(before), None, title, None, None, rest.pages, "backreference")
    if publisher is None:
        authors, name = leading_authors(before + ", ")
        return Fields(
            authors, (name.strip(" ,") or None) if authors else before or None, title, published, rest.url, rest.pages
        )
    return Fields(split_names(before), publisher, title, published, rest.url, rest.pages)


def clean_publisher(text: str) -> str | None:
    """`International Security 43, no. 1` → `International Security`."""
    text = VOLUME.sub("", text.strip(" ,.()”")).strip(" ,.():")
    text = re.sub(r"^(?:in|at|on)\s+(?=[A-Z])", "", text)
    return text if re.search(r"[^\W\d]{2,}", text) else None


def split_names(text: str) -> tuple[str, ...]:
    """`Keir Lieber and Daryl Press` → two; `Wilgenburg, W. and Caggins, M.` too; a body stays whole."""
    text = text.strip(" ,:.")
    if not text:
        return ()
    authors, after = leading_authors(text + ", ")
    if authors and not after.strip(" ,"):
        return authors
    if BODY.search(text) and " and " in text and not re.search(r",", text):
        return (text,)
    if BODY.search(text) and "," not in text:
        return (text,)
    names = re.split(r",\s+(?:and\s+)?|\s+and\s+|\s+&\s+", text)
    return tuple(n.strip() for n in names if n.strip() and not re.fullmatch(r"(?:eds?|et al)\.?", n.strip()))


def parse_legal(text: str) -> Fields | None:
    """`Gates 10/25/18 302 (serial 241), at 4`; `8/16/16 Email, A to B (asking …)`; `A v. B, 713 F.3d 656 (2013)`."""
    text = text.strip(" .;")
    pages = re.search(r",?\s+at\s+(\d+(?:[-–]\d+)?(?:,\s*\d+(?:[-–]\d+)?)*)\b.*$", text)
    head = text[: pages.start()] if pages else text
    date = NUMERIC.search(head)
    published = last_date(head)[2] if date and last_date(head) else None  # type: ignore[index]
    if date and date.start() == 0:
        title = re.sub(r"\s*\([^()]*\)\s*$", "", head[date.end() :]).strip(" ,")
    elif date and "(" in head and head.index("(") < date.start():
        title = head[: head.index("(")].strip(" ,")
    else:
        title = head.strip(" ,")
    if not date and not re.search(r"§|SM-\d|\sv\.\s", head):
        return None
    return Fields((), None, title or None, published, None, pages[1] if pages else None)


def parse_back(text: str) -> Fields | None:
    """`Ibid., p. 229`, `Smith, op. cit., p. 4`, `see note 84`."""
    whole = form("back").match(text)
    inner = form("back_inside").search(text)
    if whole is None and inner is None:
        return None
    if whole is None and (form("url").search(text) or DATED_FULL.search(text)):
        return None
    rest = take_out(text, bare_pages=True)
    name = text[: inner.start()].strip(" ,(") if inner and whole is None else ""
    quoted = quoted_title(name)
    if quoted:
        return Fields(
            split_names(name[: quoted[0]]),
            None,
            name[quoted[1] : quoted[2]].rstrip(","),
            None,
            None,
            rest.pages,
            "backreference",
        )
    return Fields(split_names(name) if name else (), None, None, None, None, rest.pages, "backreference")


DATED_FULL = re.compile(r"\b\d{1,2}\s[A-Z][a-z]+\s(?:19|20)\d\d\b|\b[A-Z][a-z]+\s\d{1,2},\s(?:19|20)\d\d\b")
