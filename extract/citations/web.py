"""Pages of the web by their titles: `Travel trends - Office for National Statistics`, `BBC – The great robbery`."""

from __future__ import annotations

import re

from extract.citations.fields import Fields, Rest
from extract.citations.forms import form
from extract.citations.names import BODY
from extract.citations.who import is_person
from extract.sources.publishers import is_known

SITE = re.compile(r"\s*\((?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+\)")
SENTENCES = re.compile(r"\w\.\s[A-Z]")
DASH = re.compile(r"\s[-–—|]\s")


def parse_page(rest: Rest, linked: bool) -> Fields | None:
    """The title of a page that is linked or followed by its address; None where it is no such title."""
    if not (linked or rest.url):
        return None
    title = SITE.sub("", rest.text).strip(" :.,\n").removesuffix(" See")
    parts = DASH.split(title)
    named = len(parts) > 1 and is_body(parts[-1]) and (is_known(parts[-1]) or not is_known(parts[0]))
    if named and not SENTENCES.search(title):
        return Fields((), parts[-1], title[: title.rindex(parts[-1])].rstrip(" -–—|"), None, rest.url, rest.pages)
    if (rest.text.rstrip().endswith(":") and form("prose").search(title)) or not title:
        return Fields(url=rest.url, pages=rest.pages) if rest.url else None
    if form("prose").search(title) or ", " in title or len(title.split()) > 25:
        return None
    if rest.pages and is_person(title):  # `Ann Roe, http://…, p. 4`: what a witness told
        return Fields((title,), None, None, None, rest.url, rest.pages)
    if len(parts) > 1 and is_known(parts[0]):
        return Fields((), parts[0], title[len(parts[0]) :].lstrip(" -–—|"), None, rest.url, rest.pages)
    return Fields((), None, title, None, rest.url, rest.pages)


def is_body(name: str) -> bool:
    return is_known(name) or name == "GOV.UK" or (BODY.search(name) is not None and len(name.split()) <= 8)
