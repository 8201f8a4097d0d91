"""Ministries and the like that a sentence writes small: `the defence ministry`, `ministry of health`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.actors.register import Entry, Hit, find_registered

NEEDS = ("inistry", "epartment", "-general", "y general", "r general")
FIELDS = (
    r"(?:agriculture|civil defen[cs]e|commerce|communications?|culture|defen[cs]e|economy|education|energy|environment|"
    r"finance|fisheries|foreign(?:\saffairs)?|health|home(?:\saffairs)?|housing|industry|information|interior|"
    r"internal affairs|justice|labou?r|mining|oil|petroleum|planning|religious affairs|security|social affairs|"
    r"tourism|trade|transport|water|youth)"
)
SMALL = re.compile(
    rf"(?<![\w-])(?P<office>(?P<field>{FIELDS})\s(?P<body>ministry)|(?P<before>ministry)\sof\s(?:the\s)?(?P<of>{FIELDS})|"
    r"(?P<state>defen[cs]e|foreign|interior|justice|state)\sdepartment|"
    r"(?:attorney|auditor|comptroller|prosecutor|solicitor)[\s-]general(?:[’']s\soffice)?)(?![\w-])"
)


def find_offices(text: str, hits: Sequence[Hit]) -> list[Hit]:
    """As hits that the document must tell whose they are, where no registered name holds them."""
    if not any(word in text for word in NEEDS):
        return []
    found = []
    for match in SMALL.finditer(text):
        start, end = match.span()
        if all(end <= h.start or h.end <= start for h in hits):
            found.append(Hit(start, end, offices(match), False))
    return found


def offices(match: re.Match[str]) -> tuple[Entry, ...]:
    """All that bear this name, and one of no known state."""
    field = match["field"] or match["of"]
    name = f"{titled(field)} Ministry" if field else titled(match[0])
    unknown = Entry(titled(match[0]), "government_body", None, "")
    registered = find_registered(name)
    whole = registered[0].entries if len(registered) == 1 and registered[0].end == len(name) else ()
    return (*whole, unknown)


def titled(name: str) -> str:
    return " ".join(w if w in {"of", "the"} else w[:1].upper() + w[1:] for w in name.split())
