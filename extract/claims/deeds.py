"""What stands before a count of persons and says what befell them, apart from the verb that governs them."""

from __future__ import annotations

import re

from extract.claims.kinds import parse_event, singular
from extract.claims.reading import Reading

# `shot dead 40 of them`.
DONE_TO = re.compile(r"\b(?:shot\sdead|(?!sentenc|condemn|put\b)[a-z]+\sto\sdeath)\s(?:[a-z]+\s){0,3}$")
# `led away eleven men`, `took 54 fighters prisoner` has the word behind.
TAKEN = re.compile(
    r"\b(?:led|carried|took|dragged|marched|driven|drove)\s(?:away|off|hostage|captive|prisoner)\s(?:[a-z]+\s){0,3}$"
)
# `the killing by militias of 34 herders`: who did it stands between the deed and those whom it befell.
DEED_BY = re.compile(r"\b(?P<deed>[a-z]+)\s(?:by|at\sthe\shands\sof)\s(?:[\w’'-]+\s){1,8}of\s(?:[a-z]+\s){0,3}$")
# `among the wounded at least six children`.
AMONG = re.compile(
    r"\b[Aa]mong\s(?:the|those)\s(?:[\w-]+\s)?"
    r"(?P<they>dead|killed|wounded|injured|hurt|arrested|detained|captured|abducted|displaced|evacuated)\s"
    r"(?:(?:are|is|was|were)\s)?(?:also\s)?(?:[a-z]+\s){0,2}$"
)


def told_before(reading: Reading, begin: int) -> str | None:
    """`the killing by militias of 34 herders`, `among the wounded six children`: a noun that stands apart."""
    low = max(reading.sentence(begin)[0], begin - 100)
    if DONE_TO.search(reading.text, low, begin):
        return "fatalities"
    if TAKEN.search(reading.text, low, begin):
        return "detained"
    deed = DEED_BY.search(reading.text, low, begin)
    if deed is not None and (event := parse_event(singular(deed["deed"]))):
        return event
    among = AMONG.search(reading.text, low, begin)
    return parse_event(among["they"]) if among is not None else None
