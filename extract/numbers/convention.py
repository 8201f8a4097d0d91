"""What the point in a document's numbers parts: `68.027` is a decimal where thousands are grouped by commas."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.model import Quantity
from extract.numbers.ages import kind_of
from extract.numbers.exclude import COUNTED_BEHIND, NAME_BEFORE
from extract.numbers.modifiers import modified

MEASURE = r"(?=\s?(?:%|per\scent\b|percent\b|million\b|billion\b|trillion\b))"
# `1,884,000`, `130,000`, `1,884.5`; `3.25 billion`, `2.5%`. A lone `1,884` or `2.5` could be either, or a section.
COMMA_GROUPS = re.compile(
    rf"(?<![\d.,])(?:\d{{1,3}}(?:,\d{{3}}){{2,}}|\d{{1,3}},000|\d{{1,3}}(?:,\d{{3}})+\.\d+|\d+\.\d{{1,2}}{MEASURE})(?![\d,]|\.\d)"
)
# `1.884.000`, `130.000`, `1.884,5`; `3,25 billion`, `2,5%`.
POINT_GROUPS = re.compile(
    rf"(?<![\d.,])(?:\d{{1,3}}(?:\.\d{{3}}){{2,}}|\d{{1,3}}\.000|\d{{1,3}}(?:\.\d{{3}})+,\d+|\d+,\d{{1,2}}{MEASURE})(?![\d.]|,\d)"
)
DOUBTFUL = "number.doubtful"


def point_is_decimal(texts: Iterable[str]) -> bool:
    """Whether a document groups thousands by commas or parts decimals by points, and never the other way round."""
    groups = False
    for text in texts:
        if POINT_GROUPS.search(text):
            return False
        groups = groups or COMMA_GROUPS.search(text) is not None
    return groups


def as_decimal(text: str, quantity: Quantity) -> Quantity:
    """A doubtful number as the decimal that its document's convention says.

    It keeps its doubt where the convention and the words contradict each other: `1.500 people` are no decimal, and
    what a name stands before (`Jury Instructions 5.200`) may be a section.
    """
    start, end = quantity.start, quantity.end
    if COUNTED_BEHIND.match(text, end) or NAME_BEFORE.search(text[max(0, start - 40) : start]):
        return quantity
    value = float(quantity.text)
    unit = quantity.unit
    return modified(text, (start, end), (value, value), unit, "number.digits", kind_of(text, start, end, unit))
