"""Dates that stand together: two days as one time, a period from one to the other, two periods compared."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from operator import attrgetter

from extract.claims.dated import is_since
from extract.claims.reading import Reading, dates_in, once
from extract.dates.values import add_days
from extract.model import DateMention

BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$")
COMPARING = re.compile(r"\b[Cc]omparing\s+(?:the\s+)?$")
AND = re.compile(r"\s+(?:[–—-]\s[^.;–—]{1,60}\s[–—-]\s+)?and\s+(?:the\s+)?")  # `between 2 May – the coup – and 9 June`


@once
def together(reading: Reading, date: DateMention) -> str:
    """`on 6 and 20 May`: both days, as an EDTF set; `on 6 and 7 May`, `between May and July`: from one to the other."""
    at = bisect_left(reading.dates, date.start, key=attrgetter("start"))
    for first, second in pairwise(reading.dates[max(0, at - 1) : at + 2]):
        if not first.edtf or not second.edtf or not len(first.edtf) == len(second.edtf) in {4, 7, 10}:
            continue
        if BETWEEN.search(reading.text[: first.start][-20:]) and AND.fullmatch(reading.text, first.end, second.start):
            return f"{first.edtf}/{second.edtf}"
        if re.fullmatch(r"\s*(?:and|,)\s*", reading.text[first.end : second.start]):
            adjoin = len(first.edtf) == 10 and add_days(first.edtf, 1) == second.edtf
            return f"{first.edtf}/{second.edtf}" if adjoin else f"{{{first.edtf},{second.edtf}}}"
    return held_since(reading, date)


@once
def held_since(reading: Reading, date: DateMention) -> str:
    """`since 2003` holds from then on."""
    value = date.edtf or ""
    return f"{value.partition('/')[0]}/.." if value and is_since(reading, date) else value


def compared_periods(reading: Reading, start: int, end: int) -> tuple[DateMention, DateMention] | None:
    """The two periods of `between 2012–16 and 2017–21`: a change is told as of the second."""
    dates = dates_in(reading, start, end)
    for first, second in pairwise(dates):
        before, joint = reading.text[max(0, first.start - 20) : first.start], reading.text[first.end : second.start]
        opened = COMPARING if joint.strip() in {"with", "to"} else BETWEEN if joint.strip() == "and" else None
        if opened is not None and opened.search(before):
            return first, second
    return None
