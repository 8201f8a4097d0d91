"""Which body has published a citation in comma fields, and what of them is the title."""

from __future__ import annotations

import re

from extract.actors.register import resolve_name
from extract.citations.forms import form
from extract.citations.imprint import is_town
from extract.citations.names import BODY, LISTING
from extract.citations.publisher import NUMBERED_PAPER
from extract.citations.who import is_body, split_fields
from extract.sources.publishers import find_publisher, is_known

# `Statement by the President on Trade, The White House`: what was said stands first.
SAID = re.compile(
    r"(?:(?:Joint|Press|Public)\s)?(?:Statement|Remarks|Speech|Address|Communiqué|Declaration)\s(?:by|of|on|to|at|from)\b"
)
SORT_FIRST = re.compile(
    r"(?:Press|News|Media)\s(?:[Rr]eleases?|[Ss]tatement|[Nn]ote|[Aa]dvisory|[Bb]riefing)|(?:Fact|Information)\s?[Ss]heet|Transcript|"
    r"Official\s(?:Record|Transcript)|Communiqué|Statement|Tweet|Video|Memorandum|Letter"
)
DESKS = {
    "Migrationsverket",
    "Landinfo",
    "Fedasil",
    "Cedoca",
    "Udlændingestyrelsen",
    "Udlændinge",
    "Maahanmuuttovirasto",
}
COURT = re.compile(r"(?:United States|U\.S\.)\s(?:District|Court)\b|(?:Supreme|High|Federal|District|Circuit)\sCourt\b")


def split_body(head: str) -> tuple[str, str]:
    """(publisher, title): `Netherlands, Ministry of Foreign Affairs` is one body; `Title, Known Body` turns round."""
    if (listing := LISTING.match(head)) is not None:
        return listing["name"], head[listing.end() :]
    publisher, _, title = without_sort(head).partition(", ")
    if not title and publisher != head:  # `Transcript, Harbour Inquiry`
        return publisher, head.partition(", ")[0]
    unit, _, behind = title.partition(", ")
    if behind and NUMBERED_PAPER.fullmatch(unit):
        title = behind
    units = 0
    while (
        behind and units < 3 and len(unit.split()) <= 8 and (form("unit").fullmatch(unit) or is_desk(publisher, unit))
    ):
        publisher, title, units = f"{publisher}, {unit}", behind, units + 1
        unit, _, behind = title.partition(", ")
    if units:
        return publisher, title
    if SAID.match(publisher) and (is_known(title) or BODY.search(title)):
        return title, publisher
    if (is_known(title) and not is_known(publisher) and not BODY.search(publisher)) or COURT.match(title):
        return title, publisher
    return publisher, title


def without_sort(head: str) -> str:
    """`Press Release, Ministry of Water, A Title`: what sort of paper it is stands first."""
    sort, _, rest = head.partition(", ")
    return rest if rest and SORT_FIRST.fullmatch(sort) and is_body(split_fields(rest)[0]) else head


def without_imprint(title: str, publisher: str) -> str:
    """`Rules on Data, ICRC, Geneva`, by the ICRC: its name again, and its town."""
    fields = title.rsplit(", ", 2)
    return fields[0] if len(fields) == 3 and is_town(fields[2]) and same_body(fields[1], publisher) else title


def same_body(name: str, other: str) -> bool:
    return find_publisher(name) == find_publisher(other)


def is_desk(state: str, unit: str) -> bool:
    """`Denmark, DIS`: a state, and the abbreviation of its authority."""
    entry = resolve_name(state)
    short = re.fullmatch(r"[A-Z]{2,8}", unit) is not None or unit in DESKS
    return short and entry is not None and entry.type == "state"
