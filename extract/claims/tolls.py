"""Tolls in a row, each behind the name of its place: `Diyala suffered 170 killed and 284 injured, Kirkuk 26 killed`."""

from __future__ import annotations

import re

from extract.claims.gazetteer import is_country
from extract.claims.place_forms import NAMES, never
from extract.claims.placed import is_actor, names_place
from extract.claims.reading import Reading
from extract.claims.thread import Thread
from extract.model import Figure, Quantity

FALLEN = r"(?:killed|dead|deaths?|fatalities|injured|injuries|wounded|missing|detained|arrested|displaced)"
TOLLED = re.compile(rf"\s(?:[a-z]+\s)?{FALLEN}\b")
# `Diyala suffered 170 killed`, `Kirkuk 26 killed`, `Bor was the worst affected town with 40 casualties`.
SUFFERED = re.compile(
    rf"(?<![\w-])({NAMES}),?\s(?:(?:alone\s)?(?:had|suffered|recorded|saw|registered|with)\s(?:[a-z]+\s)?|"
    r"was\sthe\s(?:most|worst|hardest|least)[\s-][^.;,\d]{0,40}\swith\s(?:[a-z]+\s)?)?$"
)
ALSO = re.compile(rf"\s(?:[a-z]+\s)?{FALLEN}(?:,|,?\sand)\s(?:[a-z]+\s)?")
BROKEN_DOWN = re.compile(r"(?:\s[a-z]+){1,3}\s\(")
NEXT = re.compile(rf"\s(?:[a-z]+\s)?{FALLEN}[,;]\s(?:and\s)?")  # `74 injured, Ninewa 101 killed`
LED = re.compile(r"\b(?:at|from|in|near|of|on|to)\s(?:the\s)?$")
NEAR = 90


def of_toll(reading: Reading, quantity: Quantity, thread: Thread) -> tuple[str, ...]:
    """The name before a toll, or the place of the one that it is told with."""
    last = thread.last
    fallen = TOLLED.match(reading.text, quantity.end) is not None
    start, _ = reading.sentence(quantity.start)
    if quantity.unit != "1":
        return ()
    here = last is not None and last.start >= start
    if fallen and here and last is not None and is_told_with(reading, quantity, last):
        return last.place
    named = SUFFERED.search(reading.text, max(start, quantity.begin - NEAR), quantity.begin)
    if named is None or not (fallen or " the " in named[0]) or never().search(named[1]) or is_country(named[1]):
        return ()
    if named[0].endswith(", ") and LED.search(reading.text, max(0, named.start(1) - 20), named.start(1)):
        return ()  # `20 injured in Sabha, 5 deaths in Ubari`: the place of those before
    listed = here and last is not None and bool(last.place) and NEXT.fullmatch(reading.text, last.end, named.start())
    known = listed or names_place(reading, named.span(1))
    return (named[1],) if known and not is_actor(reading, named.span(1), None) else ()


def is_told_with(reading: Reading, quantity: Quantity, last: Figure) -> bool:
    """`170 killed and 284 injured`, `90 casualties (70 killed, 20 injured)`: of one place."""
    return any(form.fullmatch(reading.text, last.end, quantity.begin) for form in (ALSO, BROKEN_DOWN))
