"""Citations as the templates of an encyclopedia print them: fields that end in full stops.

`Zhao, Lin (3 May 2012). "Names of the islands" (PDF). The Guardian. p. 4. Archived from the original on ….`
"""

from __future__ import annotations

import re

from extract.citations.fields import Fields, last_date, take_pages
from extract.citations.forms import form
from extract.citations.imprint import is_town
from extract.citations.patterned import list_authors

# The date of access, a number of the book, a full stop outside the quotation marks: what only templates have.
SIGN = re.compile(
    r"\b(?:Retrieved|Archived)\b(?:\s\(\w+\))?\s(?:on\s)?(?:from|\d|[A-Z][a-z]+\s\d)|\bISBN\s[\dX-]{10,}|\bISSN\s\d{4}-"
)
QUOTED = re.compile(r"(?:[^\"“”]{0,80}[.)]\s)?[\"“][^\"”]+[\"”](?:\s\((?!\d{4}\))[\w ]+\))?\.(?:\s[A-Z]|\s*$)")
FULL_NAMES = r"[A-ZÀ-Þ][\w’'-]+, [A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ]\.)?(?:; [A-ZÀ-Þ][^();]+)*"
INITIALLED = r"[A-ZÀ-Þ][\w’' -]{1,30}, (?:[A-ZÀ-Þ]\.[ -]?){1,4}"
INITIALLED_NAMES = rf"{INITIALLED}(?:; {INITIALLED}){{1,20}}(?:; et al\.?)?"  # `Lee, A. M.; Hunt, T.; et al.`
NAMED = re.compile(rf"(?:{FULL_NAMES}|{INITIALLED_NAMES})(?:, eds?\.)?\s\([^()]*\d{{4}}\)\.\s")
AUTHORS = re.compile(
    r"(?P<names>[A-ZÀ-Þ][^()\"“]*?)(?:,\s(?:eds?\.))?(?:\s\(eds?\.\))?\s"
    r"\((?P<date>[^()]*\b\d{4})\)(?:\s\[[^\]]*\])?[.,]\s"
)
UNDATED_AUTHORS = re.compile(
    r"(?P<names>[A-ZÀ-Þ][\w’'-]+,\s[A-ZÀ-Þ][\w’' -]+|[A-ZÀ-Þ][\w’'-]+(?:\s[\w’'.-]+){1,3})\.\s(?=[\"“])"
)
EDITORS = re.compile(r"^(?:In\s)?[A-ZÀ-Þ][^()]*\(eds?\.\)[.,]\s")
TITLE = re.compile(r"[\"“](?P<title>.+?)[.,]?[\"”](?=[\s.,]|$)|(?P<plain>[^.]+(?:\.\w[^.]*)*)(?=\.\s|\.?$)")
VOLUME = re.compile(r"(?:,\s)?\b\d+\s?(?:\(\d+(?:[-–]\d+)?\))?(?::\s?(?P<pages>[\d–-]+)(?:,\s?\d+)?)?$")
PLACE = re.compile(r"^[A-Z][\w .]+:\s(?=[A-Z])")
PART = re.compile(r"(?:Section|Chapter|Part|Article)\s[\w.]+")


def parse_template(text: str) -> Fields | None:
    """The fields; None where nothing says that it is such a citation, or no title is found."""
    sign, bare = SIGN.search(text), text.strip("* ")
    if (sign is None and not QUOTED.match(bare) and not NAMED.match(bare)) or form("back").match(text):
        return None
    body = text[: sign.start()] if sign else text
    body = form("url").sub("", form("remark").sub("", form("identifier").sub("", body))).strip("* ")
    pages, body = take_pages(body.rstrip(" .,"))
    named = AUTHORS.match(body) or UNDATED_AUTHORS.match(body)
    rest = EDITORS.sub("", body[named.end() :] if named else body)
    title = TITLE.match(rest)
    if title is None:
        return None
    publisher, later, own = read_parts(rest[title.end() :])
    published = (named.groupdict().get("date") if named else None) or later
    found = last_date(published) if published else None
    names = read_names(named["names"]) if named else ()
    url = form("url").search(text)
    return Fields(
        names, publisher, title["title"] or title["plain"], found[2] if found else None, url[0] if url else None,
        pages or own,
    )  # fmt: skip


def read_names(text: str) -> tuple[str, ...]:
    """`Lee, Anna M.; Hunt, T. L.`: semicolons part persons, a single one has its surname first."""
    text = re.sub(r"[,;]?\s(?:eds?\.?|et al\.?)$", "", text.strip(" ,"))
    if ";" in text or (re.fullmatch(r"[^,]+,\s[^,]+", text) and " and " not in text):
        return tuple(n.strip() for n in text.split(";"))
    return list_authors(text)


def read_parts(text: str) -> tuple[str | None, str | None, str | None]:
    """(publisher, date, pages) of what stands behind the title: work, publisher, place, date, volume, in any number."""
    bodies: list[str] = []
    date = pages = None
    for part in re.split(r"\.\s(?=[\dA-Z])", EDITORS.sub("", text.strip(" .,"))):
        part = part.strip(" .,")
        found = last_date(part)
        if found and not (part[: found[0]] + part[found[1] :]).strip(" ,"):
            date = part
        elif PART.fullmatch(part):
            pages = pages or part
        else:
            volume = VOLUME.search(part)
            pages = (volume["pages"] if volume else None) or pages
            part = part[: volume.start()] if volume else part
            bodies.append(PLACE.sub("", part.strip(" ,")))
    bodies = [b for b in bodies if b and not form("prose").search(b)]
    if len(bodies) > 1 and is_town(bodies[-1]):
        bodies.pop()
    return (bodies[-1] if bodies else None), date, pages
