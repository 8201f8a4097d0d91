"""One citation in comma fields (EUAA, Chicago books) or behind a colon."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.actors.register import resolve_name
from extract.citations.bodies import same_body, split_body, without_imprint
from extract.citations.book import parse_book
from extract.citations.fields import Fields, Rest, last_date, split_date, take_out
from extract.citations.forms import form, quoted_title
from extract.citations.imprint import find_imprint
from extract.citations.names import BODY
from extract.citations.publisher import KIND_BEHIND, without_series
from extract.citations.short import parse_short
from extract.citations.who import is_body, is_person, split_fields
from extract.citations.work import EDITOR, SPOKEN, persons_first, split_work, take_imprint
from extract.sources.publishers import is_known

FOREIGN = re.compile(
    r"\s*\[[^\]]*[^\x00-\u024f‘’“”–—…][^\]]*\]|\s*\([^()]*[\u0370-\u1dff\u2e80-\uffdf][^()]*\)"
)  # a title or name in its own script, repeated in brackets
YEAR_OF_TITLE = re.compile(r"[a-z]{3}\s(?:19|20)\d\d$")  # `Response Plan 2024, accessed 3 May 2024`
PAGES_BEHIND = re.compile(r"(?:19|20)\d\d,\s[A-Z]?\d{1,4}(?:\s?[-–]\s?\d{1,4})?$")
FIRST = re.compile(r"[^,;]*")
NUMBERED = re.compile(
    r",\s[Vv]ol(?:\.|ume)\s?\d+(?:,?\s(?:No|Nr|[Ii]ssue)\.?\s?\d+)?(?=,|$)|,\s(?:No|Nr|[Ii]ssue)\.?\s?\d+(?=,|$)"
)
# `12 people died on 3 May`: a sentence goes on to its date.
DANGLING = re.compile(r"\s(?:on|in|of|at|by|from|to|since|until|during|between|before|after|the|and)$")
# `Testimony of Ann Roe, Hearing on Dams`: what a witness said is no publisher, nor is where.
WITNESS = re.compile(
    r"(?:Oral\s|Written\s|Prepared\s|Witness\s)?(?:Testimony|Evidence|Deposition|Affidavit)\s(?:of|by|from)\s[A-Z]"
)
POSTED = re.compile(r"\s(?:post|thread|video|message|channel|page)$")
VISITED = re.compile(r"\(last\s(?:visited|accessed)\b")
PERSON_COLON = re.compile(r"^(?P<names>[A-ZÀ-Þ][^:,“”\d]{4,80}):\s")  # `Ann Roe: Brunnen im Krieg`
GERMAN = re.compile(r"\b(?:und|der|die|das|für|im|zur|zum|Hrsg|Nr|Verlag)\b|\bS\.\s\d|\bin:\s|[äöüß]")


def are_persons(names: str) -> bool:
    return all(is_person(n) for n in re.split(r"\s?/\s?|\s(?:und|and|et|&)\s", names))


def parse_visited(head: str, rest: Rest) -> Fields | None:
    """`Trends, IT Dashboard, url (last visited …)`: lawyers name the page, then its site; who wrote it stands first."""
    fields = split_fields(head)
    if len(fields) == 2 and not is_body(fields[0]) and not is_person(fields[0]):
        return Fields((), fields[1], fields[0], None, rest.url, rest.pages)
    if len(fields) == 3 and is_body(fields[0]) and (is_body(fields[2]) or fields[2].isupper()):
        return Fields((fields[0],), fields[2], fields[1], None, rest.url, rest.pages)
    return None


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
    if GERMAN.search(text):
        head = PERSON_COLON.sub(lambda m: m["names"] + ", " if are_persons(m["names"]) else m[0], head)
    if VISITED.search(text) and rest.url and published is None and (page := parse_visited(head, rest)) is not None:
        return page
    if (told := parse_persons(head, published, rest)) is not None:
        return told
    covering = form("covering").search(head[: found[0]]) if (found := last_date(head)) else None
    dated = published or rest.url or accessed or form("undated").search(text) or covering
    read = parse_by_body(head, published, rest, platform > 0)
    if read is None or (read.title and read.publisher and not dated):
        return parse_short(head, rest) if read else None
    title = re.sub(r"\s\([A-Z][a-z]+\)$", "", read.title) if read.title and form("undated").search(text) else read.title
    return replace(read, title=title)


def parse_persons(head: str, published: str | None, rest: Rest) -> Fields | None:
    """What persons have written, edited or told; None where a body stands first."""
    if WITNESS.match(head):
        return Fields((), None, head, published, rest.url, rest.pages)
    name, _, behind = head.partition(", ")
    if EDITOR.search(name) and BODY.search(body := EDITOR.sub("", name)):
        return Fields((), body, behind or None, published, rest.url, rest.pages)
    authors, after = persons_first(head)
    if authors:
        title, publisher = split_work(after) if after else (None, None)
        if title and form("network").fullmatch(title) and publisher is None:
            publisher, title = POSTED.sub("", title), None
        return Fields(authors, publisher, title, published, rest.url, rest.pages)
    if SPOKEN.match(behind) and not is_known(name) and (name.split()[-1].islower() or not BODY.search(name)):
        return Fields((), None, head, published, rest.url, rest.pages)  # `An analyst, interview with the author`
    return None


def parse_by_body(head: str, published: str | None, rest: Rest, platform: bool) -> Fields | None:
    """The body that stands first, and its title; `platform`: the name of a network stood behind it in brackets."""
    publisher, title = split_body(head)
    kind = KIND_BEHIND.search(publisher) if not title else None
    publisher, title = without_series(publisher), title.rstrip("; ")
    if kind and not publisher.endswith(kind[0]):
        title = kind[0].strip()  # `Army Memorandum, 4 May 2003`
    if form("network").fullmatch(title):
        platform, title = True, ""  # `Gao Water Board, Twitter`
    if platform and form("unit").fullmatch(title):
        publisher, title = head, ""  # `Chad, Ministry of Information [X], posted on: …`
    if not title:
        named = (publisher or None, None) if platform else (None, publisher or None)
        return Fields((), named[0], named[1], published, rest.url, rest.pages) if rest.url or published else None
    title = without_imprint(title, publisher)
    placed = take_imprint(title) if ": " in title.rpartition(", ")[2] else None
    if placed is not None and placed[1] is not None and is_body(placed[1]):  # `Body, Title, Geneva: Publisher`
        own = () if same_body(placed[1], publisher) else (publisher,)
        return Fields(own, placed[1], placed[0], published, rest.url, rest.pages)
    return Fields((), publisher, title, published, rest.url, rest.pages)


def is_named(publisher: str) -> bool:
    """`ACCORD – Austrian Centre for …`, `BFA Staatendokumentation`: a body, whatever stands behind its colon."""
    names = [publisher, *re.split(r"\s[–-]\s", publisher), publisher.split()[0]]
    return re.search(r"\d|Report|Survey|Review", publisher) is None and any(
        is_known(n) or re.fullmatch(r"[A-Z]{3,8}", n) for n in names
    )


def parse_colon(text: str) -> Fields | None:
    """`Publisher: Title, date url`, as asylum desks of the German-speaking countries write it."""
    rest = take_out(text)
    publisher, colon, title = rest.text.partition(": ")
    state = resolve_name(publisher)  # `Canada: Immigration and Refugee Board of Canada, Iraq: …`
    if state is not None and state.type == "state" and ", " in title:
        return None
    if not colon or "," in publisher or len(publisher.split()) > 14 or not publisher[:1].isupper():
        return None
    if not rest.url and (not is_named(publisher) or quoted_title(title) is not None):
        return None
    head, published = split_date(title)
    return Fields((), publisher, head or None, published, rest.url, rest.pages) if published else None
