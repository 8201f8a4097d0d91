"""Where a sum is spent or asked: `85,000 kwacha in Lilongwe`, `spending for Iraq fell to $5 billion`."""

from __future__ import annotations

import re

from extract.claims.reading import Place, Reading
from extract.model import Quantity

OPENING = re.compile(r"[“‘\"]?(?:In|At)\s(?:the\s)?")
SUM_IN = re.compile(r"\s(?:(?:is|was|were|went)\s)?(?:(?:for|to)\s(?:[a-z-]+\s){1,4})?(?:in|at)\s(?:the\s)?")
BESIDE_SUM = re.compile(r"(?:,\s)?\s?(?:(?!and\b)[\w-]+\s){0,3}(?:to\s)?")
SPENT_FOR = re.compile(
    r"\b(?:aid|appropriations?|assistance|budgets?|costs?|expenditures?|financing|funding|funds|outlays?|spending|support)\s"
    r"for\s(?:the\s)?$"
)
FOR = re.compile(r"For\s(?:the\s)?")


def priced(reading: Reading, quantity: Quantity) -> tuple[str, ...]:
    """`85,000 kwacha in Lilongwe`, `In Lilongwe, a sack costs 85,000 kwacha`: the place right beside a sum."""
    gap = (
        p for p in reading.places if p.start > quantity.end and SUM_IN.fullmatch(reading.text, quantity.end, p.start)
    )
    if (found := next(gap, None)) is not None:
        return (found.text,)
    start, _ = reading.sentence(quantity.start)
    for place in reversed([p for p in reading.places if start <= p.start and p.end <= quantity.begin]):
        stretch = reading.text[place.end : quantity.begin]
        opens = OPENING.fullmatch(reading.text, start, place.start) is not None and ";" not in stretch
        spent = place.lead == "for" and ";" not in stretch and is_spent_on(reading, place, start)
        if spent or (place.lead in {"in", "at"} and not place.container and (opens or BESIDE_SUM.fullmatch(stretch))):
            return tuple(p.text for p in reading.places if p.group == place.group and not p.container)
    return ()


def is_spent_on(reading: Reading, place: Place, start: int) -> bool:
    """`spending for Iraq fell to $5 billion`, `For Iraq, spending fell …`: the place that a sum goes to."""
    if FOR.fullmatch(reading.text, start, place.start):
        return True
    return SPENT_FOR.search(reading.text, max(start, place.start - 60), place.start) is not None
