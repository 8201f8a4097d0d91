"""Short forms of what is cited before: `Holt, Quiet Skies, 51`, `Ibid., p. 229`, `Smith (n 12) 45`."""

from __future__ import annotations

import re

from extract.actors.register import resolve_name
from extract.citations.fields import BARE_PAGES, Fields, Rest, take_out
from extract.citations.forms import form, quoted_title
from extract.citations.names import BODY, PERSON, WORD, split_names
from extract.citations.who import is_body
from extract.sources.publishers import is_known

PARTICLE = r"and|&|et al\.?|eds?\.|van|von|de|der|den|al|el|bin"
LIST_OF_NAMES = re.compile(rf"(?:{WORD}|{PARTICLE})(?:,?\s(?:{WORD}|{PARTICLE})){{0,8}}")
PARAGRAPH = re.compile(r"\(n\s\d+\)\s\[\d+\]")
DATED_FULL = re.compile(r"\b\d{1,2}\s[A-Z][a-z]+\s(?:19|20)\d\d\b|\b[A-Z][a-z]+\s\d{1,2},\s(?:19|20)\d\d\b")
# What may stand behind a back-reference: ` at 12`, `, 46`, ` 45.`
BEHIND = re.compile(
    r"[\s.,:]*(?:at\s+|pp?\.\s*|ss?\s|arts?\.?\s|paras?\.?\s|ch\s|§+\s)?(\d+(?:\([a-z\d]{1,4}\))*(?:\s?[-–]\s?\d+)?(?:,\s\d+)*|\[\d+\](?:\s?[-–,]\s?\[\d+\])*)(?:\s\([^()]*\))?[\s.]*"
)
PLAIN = re.compile(r"[A-Z#][^\d§()]*")  # a body or a short title, no paragraphs, times and dates
# `Water Plan, supra note 3`: a paper by its short title.
PAPER = re.compile(
    r"\s(?:Plan|Report|Study|Act|Survey|Memo|Memorandum|Letter|Order|Guidelines|Handbook|Brief|Decision|Guidance|Principles|Code|"
    r"Strategy|Directive|Manual|Hearing|Testimony|Convention|Treaty|Protocol|Regulations?|Rules|Judgment|Resolution)$"
)
SMALL = set("a an and as at by de du for from in into la le of on or over the to under with".split())
YEAR_IN = re.compile(r"\((?:19|20)\d\d\)")


def parse_short(head: str, rest: Rest) -> Fields | None:
    """`James Acton, Entanglement, 51.`: a short form of a work cited before; only a person's name opens one."""
    head = re.sub(r",?\s*\beds?\.", "", head)
    if rest.pages is None:
        found = BARE_PAGES.search(head)
        rest = Rest(rest.text, rest.url, found[1] if found else None)
        head = head[: found.start()] if found else head
    name, title = body_first(head)
    named = is_known(name) or (BODY.search(name) and PLAIN.fullmatch(name) and PLAIN.fullmatch(title))
    if (rest.pages or is_titled(title)) and title and named and not form("prose").search(title):
        return Fields((), name, title.strip(" ,."), None, None, rest.pages, "backreference")
    if rest.pages and not title and re.fullmatch(WORD, name) and not BODY.search(name) and not is_known(name):
        return Fields((name,), None, None, None, None, rest.pages, "backreference")  # `Keegan, 12.`
    if not PERSON.fullmatch(name) or BODY.search(name) or not title or len(title.split()) > 14 or YEAR_IN.search(title):
        return None
    return Fields((name,), None, title.strip(" ,."), None, None, rest.pages, "backreference")


def is_titled(text: str) -> bool:
    """`The Toll of War`: words that begin with capitals, and no body's name."""
    words = [w for w in text.strip(" .").split() if w not in SMALL]
    capital = all(w[0].isupper() or w[0].isdigit() for w in words)
    return len(words) > 1 and capital and not is_body(text.strip(" .")) and "," not in text


def body_first(head: str) -> tuple[str, str]:
    """(name, title): `Canada, Senate Committee on Rivers, A Plan` begins with a state and its body."""
    name, _, title = head.partition(", ")
    unit, _, behind = title.partition(", ")
    state = resolve_name(name)
    if behind and BODY.search(unit) and state is not None and state.type == "state":
        return f"{name}, {unit}", behind
    return name, title


def parse_back(text: str) -> Fields | None:
    """`Ibid., p. 229`, `Smith, op. cit., p. 4`, `see note 84`, `Smith (n 12) 45`."""
    whole = form("back").match(text)
    inner = form("back_inside").search(text)
    if whole is None and inner is None:
        return None
    if whole is None and (form("url").search(text) or DATED_FULL.search(text)):
        return None
    rest = take_out(text, bare_pages=True)
    last = inner if inner and (whole is None or inner.start() <= whole.end()) else whole
    behind = BEHIND.fullmatch(text[last.end() :]) if last else None
    pages = rest.pages or (behind[1] if behind else None)
    name = text[: inner.start()].strip(" ,(") if inner and whole is None else ""
    if name and PARAGRAPH.search(text):  # of a case: `Harrow (n 31) [72]`
        return Fields((), None, name, None, None, pages, "backreference")
    authors, publisher, title = split_name(name)
    return Fields(authors, publisher, title, None, None, pages, "backreference")


def split_name(name: str) -> tuple[tuple[str, ...], str | None, str | None]:
    """(authors, publisher, title) of a short form: `Smith`, `Smith, “Oil”`, `Crisis Group Report, A Road`."""
    if (quoted := quoted_title(name)) is not None:
        return split_names(name[: quoted[0]]), None, name[quoted[1] : quoted[2]].rstrip(",")
    body, _, title = name.partition(", ")
    if not title and PAPER.search(name) and not is_known(name):
        return (), None, name
    if BODY.search(body) or is_known(body):
        return (), re.sub(r"\s(?:Report|Briefing)$", "", body), title or None
    alone = " " not in body and " " in title and re.search(r"\band\b|&|et al", title) is None
    if title and PERSON.fullmatch(body) and (alone or not LIST_OF_NAMES.fullmatch(title)):
        return split_names(body), None, title
    return (split_names(name) if name else ()), None, None
