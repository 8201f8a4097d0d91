"""The imprint of a book or paper: `(London: Routledge, 2019)`, `(CP 37, May 2019)`, `(Washington: May 18, 2023)`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.actors.register import resolve_name
from extract.citations.forms import form

BRACKET = re.compile(r"\((?P<inside>(?:[A-Z\d]|v(?:er|ersion)?\.?\s?\d)[^()]{3,160})\)")
DATE = re.compile(
    r"(?:^|(?<=[,:]\s))(?P<date>(?:[A-Z][a-z]{2,8}\.?\s\d{1,2},\s|(?:\d{1,2}\s)?(?:[A-Z][a-z]{2,8}\.?(?:\s?[–/-]\s?[A-Z][a-z]+)?\s)?)"
    r"(?:1[5-9]|20)\d\d(?:[–-]\d{2,4})?)$"
)
# Neither a place nor a publisher: what sort of work it is.
THESIS = re.compile(
    r"(?:PhD|MA|MSc|Master[’']s|Doctoral)\s(?:diss\.?|dissertation|thesis)|[Ss]peech|(?:[A-Z][\w’]+\s)*Lecture|"
    r"[Cc]onference paper|forthcoming|\d\w\w\sedn?\.?"
)
NOTED = re.compile(r"(?:last\s)?(?:updated|posted|published|revised|adopted|index)\b", re.I)


@dataclass(frozen=True, slots=True)
class Imprint:
    """Where it stands in the citation, and what it says."""

    start: int
    end: int
    place: str | None
    publisher: str | None
    date: str


def find_imprint(text: str) -> Imprint | None:
    """The first bracket that ends in a year and says more than a date."""
    for match in BRACKET.finditer(text):
        inside = match["inside"]
        date = DATE.search(inside)
        if date is None or not date.start() or NOTED.match(inside):
            continue
        place, publisher = read_who(inside[: date.start()].rstrip(" ,"))
        return Imprint(match.start(), match.end(), place, publisher, date["date"])
    return None


def read_who(text: str) -> tuple[str | None, str | None]:
    """(place, publisher) of what stands before the date. Numbers of series and editions are neither."""
    place, colon, named = text.rpartition(":") if text.endswith(":") else text.partition(": ")
    if text.endswith(":") or not colon:
        place, named = (place, "") if colon else ("", text)
    if place and is_town(named) and not is_town(place):  # `Institute: Stockholm`
        place, named = named, place
    fields = [f for f in named.split(", ") if f and not re.search(r"\d", f) and not THESIS.fullmatch(f)]
    if not place and fields and is_town(fields[0]):
        place = fields.pop(0)
        while len(fields) > 1 and is_town(fields[0]):  # `Cambridge, United Kingdom, Cambridge University Press`
            fields.pop(0)
        if fields and re.fullmatch(r"[A-Z.]{2,5}|[A-Z][a-z]{2,4}\.", fields[0]):  # `Washington, D.C.`
            fields.pop(0)
    return place or None, ", ".join(fields) or None


def is_town(name: str) -> bool:
    """A capital, a state, or a town that many publish in."""
    entry = resolve_name(name)
    return form("town").fullmatch(name) is not None or (
        entry is not None and entry.type == "state" and entry.form in {"capital", "name"}
    )
