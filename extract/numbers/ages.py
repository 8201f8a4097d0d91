"""Ages: a number that the words beside it make the age of someone."""

from __future__ import annotations

import re

AGED = re.compile(
    r"\b(?:age[ds]?(?:\s+of)?|ages of|between the ages of|over the age of|under the age of|aged between)\s+$", re.I
)
OLD = re.compile(r"\s*-?\s*(?:years?\s+of\s+age|years?\s+old|-year-old|year-old|years-old)", re.I)
# `15-64 years: 54.3%`: a label made of years is a group of ages.
AGE_GROUP = re.compile(r"(?:\s+and\s+over)?:\s")


def kind_of(text: str, start: int, end: int, unit: str) -> str | None:
    """`age` where the form alone says that the number is one."""
    if AGED.search(text[max(0, start - 30) : start]) or OLD.match(text, end):
        return "age"
    if unit == "a" and (re.match(r"[\s-](?:olds?|of age)\b", text[end:]) or AGE_GROUP.match(text, end)):
        return "age"
    return None
