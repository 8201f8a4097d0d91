"""Exhibits, interviews and messages of an investigation, dated month first."""

from __future__ import annotations

import re

from extract.citations.fields import NUMERIC, Fields, last_date
from extract.citations.forms import form

# `serial 213 (documenting …)`: what the reader shall see in it; `302 (serial 241)` is a part of its name.
EXPLAINED = re.compile(r"\s*\((?:[a-z]+ing|attachment|attaching|same|emphasis|citing|see)\b.*\)$")

STATUTE = re.compile(r"\b\d+\s(?:U\.S\.C\.|C\.F\.R\.)\s§+\s?[\w(),. –-]{1,40}$")  # at the end of a sentence


def parse_legal(text: str) -> Fields | None:
    """`Gates 10/25/18 302 (serial 241), at 4`; `8/16/16 Email, A to B (asking …)`; `A v. B, 713 F.3d 656 (2013)`."""
    text = EXPLAINED.sub("", text.strip(" .;"))
    pages = re.search(r",?\s+(?:at|p\.)\s+(\d+(?:[-–]\d+)?(?:,\s*\d+(?:[-–]\d+)?)*)\b.*$", text)
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
    if len(title.split()) > 20 and form("prose").search(title):
        named = STATUTE.search(title)
        return Fields(title=named[0]) if named else None
    return Fields((), None, title or None, published, None, pages[1] if pages else None)
