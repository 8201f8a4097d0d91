"""Books and papers with an imprint in brackets: `Author, Title (Place: Publisher, 2012), 89-90`."""

from __future__ import annotations

import re

from extract.citations.bodies import same_body
from extract.citations.fields import Fields, Rest, last_date
from extract.citations.forms import form
from extract.citations.imprint import Imprint
from extract.citations.names import BODY, leading_authors, split_names
from extract.citations.work import LISTED
from extract.sources.publishers import is_known

HELPERS = re.compile(r",\s(?:trans\.|translated by|edited by|with a foreword by)\s[^()]+$")
BARE_BEHIND = re.compile(r"[\s,]*(\[?\d[\d\s,–\[\]-]*f{0,2})[\s.]*")


def parse_book(rest: Rest, imprint: Imprint) -> Fields:
    """`Author, Title (Place: Publisher, 2012), url, 89-90`. Of a body's paper that names no publisher it is its own."""
    head = re.sub(r"\s\(eds?\.?\)", "", rest.text[: imprint.start])
    head = re.sub(r",?\s*(?<!\d(?:st|nd|rd|th)\s)\beds?\.", ",", head).strip(" ,")
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
