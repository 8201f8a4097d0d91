"""Ages: a number that the words beside it make the age of someone."""

from __future__ import annotations

import re

AGED = re.compile(
    r"\b(?:age[ds]?(?:\s+of)?|ages of|between the ages of|over the age of|under the age of|aged between)\s+$", re.I
)
OLD = re.compile(r"\s*-?\s*(?:years?\s+of\s+age|years?\s+old|-year-old|year-old|years-old)", re.I)
# `55 per cent are children under 18`, `half are under 18`: nothing follows that could be counted.
YOUNGER = re.compile(
    r"\b(?:is|are|was|were|them|those|children|girls|boys|men|women|people|persons|residents|adults|minors)\s"
    r"(?:under|over|below)\s+$"
)
NO_NOUN = re.compile(r"\s*(?:[.,;:)—–’”]|$|(?:and|or|in|at|were|was|who|years)\b)")
# `15-64 years: 54.3%`: a label made of years is a group of ages.
AGE_GROUP = re.compile(r"(?:\s+and\s+over)?:\s")


def kind_of(text: str, start: int, end: int, unit: str) -> str | None:
    """`age` where the form alone says that the number is one."""
    if AGED.search(text[max(0, start - 30) : start]) or OLD.match(text, end):
        return "age"
    small = unit in {"1", "a"} and (end - start <= 2 or text[start:end].isalpha())
    if small and YOUNGER.search(text[max(0, start - 40) : start]) and NO_NOUN.match(text, end):
        return "age"
    if unit == "a" and (re.match(r"[\s-](?:olds?|of age)\b", text[end:]) or AGE_GROUP.match(text, end)):
        return "age"
    return None
