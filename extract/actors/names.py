"""What a name is the name of: types by words, stop words, places and peoples that are no parties."""

from __future__ import annotations

import re

from extract.actors.register import Entry, find_registered, resolve_name
from extract.actors.states import words

PEOPLE_WORD = re.compile(
    r"\b(?:Serbs?|Albanians?|Kurds?|Arabs?|Roma|Goranis?|Bosniaks?|Turks?|Turkmen|Hazaras?|Pashtuns?|Tutsis?|Hutus?|Rohingyas?|Yazidis?|Yezidis?|Christians?|Muslims?|Sunnis?|Shias?|Jews|Alawites?|Druze|Tamils?|Uyghurs?|Tajiks?|Uzbeks?|Fulanis?|Amharas?|Tigrayans?|Oromos?|Dinka|Nuer|Palestinians|Syrians|Afghans|Iraqis)$"
)

# What a name is that a preposition of place leads to, or that ends in a word of place.
PLACED = re.compile(
    r"\b(?:in|at|near|around|within|outside|throughout)\s+(?:the\s+)?(?:[A-Z][\w’-]+,\s+|[A-Z][\w’-]+\s+and\s+)*$"
)
PLACE_WORD = re.compile(
    r"\b(?:Governorates?|Provinces?|Districts?|Airport|Airbase|Air Base|City|Village|Valley|River|Mountains?|Sea|Gulf|"
    r"Camp|Zone|Islands?|Region|State|Port|Terminal|Road|Street|Square|Hospital|Refinery|Municipality|"
    r"Support Center)$"
)
ORGANISED = {
    "Ministry": "government_body",
    "Department": "government_body",
    "Government": "government_body",
    "Authority": "government_body",
    "Council": "government_body",
    "Committee": "government_body",
    "Commission": "government_body",
    "Court": "government_body",
    "Army": "military",
    "Forces": "military",
    "Police": "military",
    "Guard": "military",
    "Command": "military",
    "Brigade": "armed_group",
    "Front": "armed_group",
    "Movement": "armed_group",
    "Organi": "ngo",
    "Association": "ngo",
    "Foundation": "ngo",
    "Network": "ngo",
    "Watch": "ngo",
    "Rights": "ngo",
    "International": "ngo",
    "Institute": "research",
    "University": "research",
    "Cent": "research",
    "News": "media",
    "Times": "media",
    "Post": "media",
    "Agency": "media",
    "Radio": "media",
    "TV": "media",
    "Press": "media",
    "Union": "igo",
    "Nations": "igo",
    "Mission": "igo",
    "Party": "party",
    "Coalition": "coalition",
    "Group": "armed_group",
    "Church": "other",
    "Company": "other",
}


def entry_of(text: str, kind: str) -> Entry:
    """A registered entry where the text is one, else an unknown party of that type under its own name."""
    known = resolve_name(text)
    if known is not None and known.type != "state":
        return known
    return Entry(" ".join(text.split()), kind, country_of(text), "")


def country_of(text: str) -> str | None:
    states = [e for _, _, e in find_registered(text) if e.type == "state"]
    return states[0].country if len(states) == 1 else None


def stopped(text: str) -> bool:
    bare = text.lower()
    return any(re.search(rf"\b{re.escape(w)}\b", bare) for w in words("actor.stop"))


def is_placed(text: str, start: int, end: int) -> bool:
    """`in Dhi Qar`, `Babil Governorate`: the model takes many places for persons and organisations."""
    if PLACE_WORD.search(text[start:end]) or PEOPLE_WORD.search(text[start:end]):
        return True
    return PLACED.search(text[max(0, start - 80) : start]) is not None


def organised_type(text: str) -> str:
    return next((kind for word, kind in ORGANISED.items() if word in text), "other")


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Without article, possessive and stray punctuation."""
    while (match := re.match(r"(?:the|The|a|an|A)\s+|[\s“”‘’'\"(\[…,]+", text[start:end])) and match.end():
        start += match.end()
    tail = re.search(r"(?:[’']s?|[\s“”‘’'\"()\[\],.;:…]+)+$", text[start:end])
    return start, end - (len(tail[0]) if tail else 0)
