"""What stands behind the authors of a citation in comma fields: the title, its publisher, their town."""

from __future__ import annotations

import re

from extract.citations.imprint import is_town
from extract.citations.names import BODY, PERSON, WORD, leading_authors, split_names
from extract.citations.who import given_names, is_body, is_person, split_fields
from extract.sources.publishers import is_known

EDITOR = re.compile(r"\s*\(eds?\.?\)$")
# `Seth Jones, Riley McCabe, and Al Palmer, Title`: persons with their full names, the last led in.
FULL = rf"{WORD}(?:\s(?:{WORD}|al|van|von|de|den|der|bin|el|ibn|du|da|dos)){{1,4}}"
LISTED = re.compile(rf"(?P<names>{FULL}(?:,\s{FULL})*,?\s(?:and|&)\s{FULL}),\s")
# `Ann Roe, interview with the author, Kyiv`: what somebody said or wrote.
SPOKEN = re.compile(
    r"(?:(?:telephone|online|phone|video|virtual|email|e-mail|personal|written|oral|remote|Skype|WhatsApp)\s)*"
    r"(?:interview|correspondence|communication|conversation|interrogation|email|e-mail|message|statement|speech|remarks|testimony)\b"
)
AND = re.compile(r"\s(?:and|&|und|et)\s")
ET_AL = re.compile(r",?\s(?:et al\.?|and others)$")
PLACE = re.compile(r"[A-ZÀ-Þ][\w.’-]*(?:\s[A-ZÀ-Þ][\w.’-]*){0,2}")
UNNAMED = re.compile(r"^(?:at\s|\W|[a-z]+[-.])|\d{2}|/")  # what no publisher's name begins with or holds
PROPER = re.compile(r"[A-ZÀ-Þ][\w’.&-]*(?:\s(?:[A-ZÀ-Þ][\w’.&-]*|of|for|the|and|on|in|de|des|für))*")


def persons_first(head: str) -> tuple[tuple[str, ...], str]:
    """The persons that a citation begins with, in whatever order of their names, and what follows them."""
    head = re.sub(r"(?<=[a-z])\s\(ed\.?\)(?=,)|,\seds?\.(?=,\s)", " (eds)", head)
    name, _, behind = head.partition(", ")
    if EDITOR.search(name):
        return split_names(EDITOR.sub("", name)), behind
    for text in (head, head + ", "):
        authors, after = leading_authors(text)
        if authors:
            return authors, after
    if (persons := LISTED.match(head)) and not BODY.search(persons["names"]):
        return split_names(persons["names"]), head[persons.end() :]
    listed = list_persons(split_fields(head))
    if listed[0]:
        return listed
    return ((name,), behind) if is_person_of(name, behind) else ((), head)


def list_persons(fields: list[str]) -> tuple[tuple[str, ...], str]:
    """`Roe, Ann, Karl Ott, and Eva Holm, Title`, `Ann Roe et al., Title`: field by field, by their given names."""
    found: list[str] = []
    at = 0
    while at < len(fields) and at < 12:
        field = re.sub(r"^(?:and|&|und|et)\s", "", fields[at])
        bare = ET_AL.sub("", field)
        given, *others = AND.split(ET_AL.sub("", fields[at + 1])) if at + 1 < len(fields) else [""]
        inverted = is_inverted(bare, given) and all(is_person(n) for n in others)
        names = [f"{bare}, {given}", *others] if inverted else AND.split(bare)
        if not inverted and not all(is_person(n) for n in names):
            break
        found += names
        at += 2 if inverted else 1
        if ET_AL.search(fields[at - 1]):
            break
    rest = ", ".join(fields[at:])
    return (tuple(found), rest) if found and not is_body(rest) else ((), ", ".join(fields))


def is_inverted(surname: str, given: str) -> bool:
    """`Roe, Ann M.`: a surname alone, and what begins with a given name behind it."""
    names = given.split()
    return (
        re.fullmatch(r"(?:[A-ZÀ-Þ][\w’'-]+\s)?[A-ZÀ-Þ][\w’'-]+", surname) is not None
        and not is_known(surname)
        and not surname.isupper()
        and 0 < len(names) < 4
        and names[0] in given_names()
        and all(re.fullmatch(r"[A-ZÀ-Þ][\w’'-]*\.?", n) for n in names)
        and not is_known(given)
    )


def split_work(text: str) -> tuple[str | None, str | None]:
    """(title, publisher) of what stands behind its authors."""
    if any(SPOKEN.match(field) for field in split_fields(text)[:3]):
        return text, None
    if (placed := take_imprint(text)) is not None:
        return placed
    text = re.sub(r",\sin:?\s[A-Z][^()]*\(eds?\.?\),\s[^,]+(?=,\s[A-Z])", "", text)
    text = re.sub(r",\sin:?\s[A-Z][^()]*\(eds?\.?\)(?=,)", "", text)
    first, *others = split_fields(text)
    if others and is_body(first):
        if len(others) > 1 and is_body(others[-1]):  # `Ann Roe, Rivers Desk, A Title, Delta Institute`
            return ", ".join(others[:-1]), others[-1]
        return ", ".join(others), first  # `Ann Roe, Delta Institute, A Title`
    title, _, publisher = text.rpartition(", ")
    if not title or SPOKEN.match(publisher) or not could_publish(publisher):
        title, publisher = text, ""
    return title or None, publisher or None


def take_imprint(text: str) -> tuple[str, str | None] | None:
    """(title, publisher) of `Title, London: Hurst`, `Title, Paris, Karthala`, `Title, Berlin`; None without a town."""
    fields = split_fields(text)
    last = len(fields) - 1
    town, colon, publisher = fields[last].partition(": ")
    region = last > 1 and is_town(fields[last - 1])
    if last and colon and could_publish(publisher) and (is_town(town) or (region and PLACE.fullmatch(town))):
        return ", ".join(fields[: last - 1 if region else last]), publisher
    if last and is_town(fields[last]):
        if last > 1 and PLACE.fullmatch(fields[last - 1]):  # `Ann Roe, Water Wars, Hurst, London 2018`
            return ", ".join(fields[: last - 1]), fields[last - 1]
        return ", ".join(fields[:last]), None
    if last > 1 and is_town(fields[last - 1]) and PROPER.fullmatch(fields[last]):
        return ", ".join(fields[: last - 1]), fields[last]
    return None


def could_publish(name: str) -> bool:
    return len(name.split()) <= 8 and UNNAMED.search(name) is None and name.count("(") == name.count(")")


def is_person_of(name: str, behind: str) -> bool:
    """`Ann Roe, A Title`: by her name, or a body behind, or as one who was asked."""
    if not PERSON.fullmatch(name) or " " not in name or BODY.search(name) or is_known(name):
        return False
    last = behind.rpartition(", ")[2]
    if is_person(name):
        return not is_body(behind)  # `Ann Roe Biography, Delta Institute`
    return SPOKEN.match(behind) is not None or (
        last != behind and PROPER.fullmatch(last) is not None and (is_known(last) or BODY.search(last) is not None)
    )
