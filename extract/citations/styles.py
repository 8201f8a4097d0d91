"""One citation in comma fields (EUAA, Chicago books) or behind a colon."""

from __future__ import annotations

import re

from extract.actors.register import resolve_name
from extract.citations.fields import Fields, Rest, last_date, split_date, take_out
from extract.citations.forms import form
from extract.citations.imprint import Imprint, find_imprint, is_town
from extract.citations.names import BODY, LISTING, PERSON, WORD, leading_authors, split_names
from extract.citations.publisher import KIND_BEHIND, without_series
from extract.citations.short import parse_short
from extract.sources.publishers import find_publisher, is_known

FOREIGN = re.compile(
    r"\s*\[[^\]]*[^\x00-\u024f‘’“”–—…][^\]]*\]"
)  # a title or name in its own script, repeated in brackets
EDITOR = re.compile(r"\s*\(eds?\.?\)$")
# `Seth Jones, Riley McCabe, and Al Palmer, Title`: persons with their full names, the last led in.
FULL = rf"{WORD}(?:\s(?:{WORD}|al|van|von|de|den|der|bin|el|ibn|du|da|dos)){{1,4}}"
LISTED = re.compile(rf"(?P<names>{FULL}(?:,\s{FULL})*,?\s(?:and|&)\s{FULL}),\s")
HELPERS = re.compile(r",\s(?:trans\.|translated by|edited by|with a foreword by)\s[^()]+$")
BARE_BEHIND = re.compile(r"[\s,]*(\[?\d[\d\s,–\[\]-]*f{0,2})[\s.]*")
YEAR_OF_TITLE = re.compile(r"[a-z]{3}\s(?:19|20)\d\d$")  # `Response Plan 2024, accessed 3 May 2024`
PAGES_BEHIND = re.compile(r"(?:19|20)\d\d,\s\d{1,4}(?:\s?[-–]\s?\d{1,4})?$")
FIRST = re.compile(r"[^,;]*")
NUMBERED = re.compile(
    r",\s[Vv]ol(?:\.|ume)\s?\d+(?:,?\s(?:No|Nr|[Ii]ssue)\.?\s?\d+)?(?=,|$)|,\s(?:No|Nr|[Ii]ssue)\.?\s?\d+(?=,|$)"
)
# `Ann Roe, interview with the author, Kyiv`: what somebody said or wrote.
SPOKEN = re.compile(
    r"(?:(?:telephone|online|phone|video|virtual|email|e-mail|personal|written|oral|remote|Skype|WhatsApp)\s)*"
    r"(?:interview|correspondence|communication|conversation|interrogation|email|e-mail|message|statement|speech|remarks|testimony)\b"
)
# `12 people died on 3 May`: a sentence goes on to its date.
DANGLING = re.compile(r"\s(?:on|in|of|at|by|from|to|since|until|during|between|before|after|the|and)$")
# `Statement by the President on Trade, The White House`: what was said stands first.
SAID = re.compile(
    r"(?:(?:Joint|Press|Public)\s)?(?:Statement|Remarks|Speech|Address|Communiqué|Declaration)\s(?:by|of|on|to|at|from)\b"
)
PROPER = re.compile(r"[A-ZÀ-Þ][\w’.&-]*(?:\s(?:[A-ZÀ-Þ][\w’.&-]*|of|for|the|and|on|in|de|des|für))*")
COURT = re.compile(r"(?:United States|U\.S\.)\s(?:District|Court)\b|(?:Supreme|High|Federal|District|Circuit)\sCourt\b")


def parse_comma(text: str) -> Fields | None:
    """`Publisher, Title, date, url, p.` or `Surname, I. and Surname, I., Title, Publisher, date, url`."""
    text = FOREIGN.sub("", text)
    rest = take_out(text, bare_pages=find_imprint(text) is not None)
    if PAGES_BEHIND.search(rest.text):
        rest = take_out(text, bare_pages=True)
    if (imprint := find_imprint(rest.text)) is not None:
        return parse_book(rest, imprint)
    head, published = split_date(rest.text)
    accessed = form("accessed").search(text) is not None
    if accessed and published and len(published) == 4 and YEAR_OF_TITLE.search(rest.text):
        head, published = rest.text, None
    if published and DANGLING.search(head):
        return None
    if form("prose").search(FIRST.match(head)[0]):  # type: ignore[index]
        return Fields(url=rest.url, pages=rest.pages) if rest.url else None
    head, platform = form("platform").subn("", head)
    head = NUMBERED.sub("", head)
    name, _, behind = head.partition(", ")
    if EDITOR.search(name) and BODY.search(body := EDITOR.sub("", name)):
        return Fields((), body, behind or None, published, rest.url, rest.pages)
    authors, after = persons_first(head)
    if authors:
        title, publisher = split_work(after)
        return Fields(authors, publisher, title, published, rest.url, rest.pages)
    if SPOKEN.match(behind) and not is_known(name) and (name.split()[-1].islower() or not BODY.search(name)):
        return Fields((), None, head, published, rest.url, rest.pages)  # `An analyst, interview with the author`
    publisher, title = split_body(head)
    kind = KIND_BEHIND.search(publisher) if not title else None
    publisher, title = without_series(publisher), title.rstrip("; ")
    if kind and not publisher.endswith(kind[0]):
        title = kind[0].strip()  # `Army Memorandum, 4 May 2003`
    if platform and form("unit").fullmatch(title):
        publisher, title = head, ""  # `Chad, Ministry of Information [X], posted on: …`
    if not title:
        named = (publisher or None, None) if platform else (None, publisher or None)
        return Fields((), named[0], named[1], published, rest.url, rest.pages) if rest.url or published else None
    covering = form("covering").search(head[: found[0]]) if (found := last_date(head)) else None
    if published is None and rest.url is None and not (accessed or form("undated").search(text) or covering):
        return parse_short(head, rest)
    title = without_imprint(title, publisher)
    title = re.sub(r"\s\([A-Z][a-z]+\)$", "", title) if form("undated").search(text) else title
    return Fields((), publisher, title, published, rest.url, rest.pages)


def without_imprint(title: str, publisher: str) -> str:
    """`Rules on Data, ICRC, Geneva`, by the ICRC: its name again, and its town."""
    fields = title.rsplit(", ", 2)
    return fields[0] if len(fields) == 3 and is_town(fields[2]) and same_body(fields[1], publisher) else title


def persons_first(head: str) -> tuple[tuple[str, ...], str]:
    """The persons that a citation begins with, in whatever order of their names, and what follows them."""
    name, _, behind = head.partition(", ")
    if EDITOR.search(name):
        return split_names(EDITOR.sub("", name)), behind
    authors, after = leading_authors(head)
    if authors:
        return authors, after
    if (persons := LISTED.match(head)) and not BODY.search(persons["names"]):
        return split_names(persons["names"]), head[persons.end() :]
    return ((name,), behind) if is_person_of(name, behind) else ((), head)


def split_work(text: str) -> tuple[str | None, str | None]:
    """(title, publisher) of what stands behind its authors."""
    text = re.sub(r",\sin:?\s[A-Z][^()]*\(eds?\.?\)(?=,)", "", text)
    title, _, publisher = text.rpartition(", ")
    if not title or SPOKEN.match(text) or SPOKEN.match(publisher) or len(publisher.split()) > 8:
        title, publisher = text, ""
    return title or None, publisher or None


def is_person_of(name: str, behind: str) -> bool:
    """`Ann Roe, U.S. Aid to Mali, Congressional Research Service`: a person, with a body behind, or who was asked."""
    if not PERSON.fullmatch(name) or " " not in name or BODY.search(name) or is_known(name):
        return False
    last = behind.rpartition(", ")[2]
    return SPOKEN.match(behind) is not None or (
        last != behind and PROPER.fullmatch(last) is not None and (is_known(last) or BODY.search(last) is not None)
    )


def split_body(head: str) -> tuple[str, str]:
    """(publisher, title): `Netherlands, Ministry of Foreign Affairs` is one body; `Title, Known Body` turns round."""
    if (listing := LISTING.match(head)) is not None:
        return listing["name"], head[listing.end() :]
    publisher, _, title = head.partition(", ")
    unit, _, behind = title.partition(", ")
    if behind and len(unit.split()) <= 8 and (form("unit").fullmatch(unit) or is_desk(publisher, unit)):
        return f"{publisher}, {unit}", behind
    if SAID.match(publisher) and (is_known(title) or BODY.search(title)):
        return title, publisher
    if (is_known(title) and not is_known(publisher) and not BODY.search(publisher)) or COURT.match(title):
        return title, publisher
    return publisher, title


def parse_book(rest: Rest, imprint: Imprint) -> Fields:
    """`Author, Title (Place: Publisher, 2012), url, 89-90`. Of a body's paper that names no publisher it is its own."""
    head = re.sub(r",?\s*(?<!\d(?:st|nd|rd|th)\s)\beds?\.", ",", rest.text[: imprint.start]).strip(" ,")
    initialled, after = leading_authors(head)
    persons = LISTED.match(head)
    name, _, title = head.partition(", ") if persons is None else (persons["names"], "", head[persons.end() :])
    title = after if initialled else title
    if form("series").fullmatch(title.rpartition(", ")[2]):
        title = title.rpartition(", ")[0]
    title = HELPERS.sub("", title)
    date = last_date(imprint.date)
    body = persons is None and not initialled and (BODY.search(name) is not None or is_known(name))
    publisher = imprint.publisher or (name if body else None)
    authors: tuple[str, ...] = ()
    if not title:  # `The Military Balance (London: Institute, 2023)`
        title = name
    elif body:
        authors = () if same_body(name, publisher or "") else (name,)
    else:
        authors = initialled or split_names(name)
    behind = BARE_BEHIND.fullmatch(rest.text[imprint.end :])
    pages = rest.pages or (behind[1] if behind else None)
    published = date[2] if date else None
    return Fields(authors, publisher, title.strip(" ,") or None, published, rest.url, pages)


def same_body(name: str, other: str) -> bool:
    return find_publisher(name) == find_publisher(other)


def is_desk(state: str, unit: str) -> bool:
    """`Denmark, DIS`: a state, and the abbreviation of its authority."""
    entry = resolve_name(state)
    return re.fullmatch(r"[A-Z]{2,8}", unit) is not None and entry is not None and entry.type == "state"


def parse_colon(text: str) -> Fields | None:
    """`Publisher: Title, date url`, as asylum desks of the German-speaking countries write it."""
    rest = take_out(text)
    publisher, colon, title = rest.text.partition(": ")
    state = resolve_name(publisher)  # `Canada: Immigration and Refugee Board of Canada, Iraq: …`
    if state is not None and state.type == "state" and ", " in title:
        return None
    if not colon or "," in publisher or len(publisher.split()) > 14 or not publisher[:1].isupper() or not rest.url:
        return None
    head, published = split_date(title)
    return Fields((), publisher, head or None, published, rest.url, rest.pages) if published else None
