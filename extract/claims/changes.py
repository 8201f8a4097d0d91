"""Whether a figure is a change: `a 113% increase`, `fell by 80%`, `grew by 759 tons`."""

from __future__ import annotations

import re

from extract.claims.moves import MOVE_NOUN
from extract.claims.reading import Counted, Reading
from extract.claims.thread import Thread
from extract.model import Quantity

MOVES = (
    "increas|decreas|ris|rose|grew|grow|fell|fall|drop|declin|jump|surg|reduc|shr[aiu]nk|climb|plung|soar|up|down"
    "|contract|expand|slow"
)
# `fell by 80%`, `rose 4%`; but `rose to 36%` names the level, and `made up 55%` a share.
MOVED = re.compile(
    rf"(?<!\bmade\s)(?<!\bmake\s)(?<!\bmakes\s)(?<!\bmaking\s)\b(?:{MOVES})\w*\b(?:\s+(?!to\b|from\b)\w+){{0,2}}\s*(?:by)?\s*$",
    re.I,
)
CHANGE_BEHIND = re.compile(
    rf"(?:,?\s+(?:and\s+)?(?:the\s+)?[\d.,]+\s?%)*\s*(?:(?!(?:is|are|was|were|has|have|had|be)\b)[\w-]+\s+)?"
    rf"(?:{MOVE_NOUN}|changes?|more|fewer|less|higher|lower|larger|smaller|greater|bigger|longer|shorter|faster|slower|cheaper|above|below)\b",
    re.I,
)
# `12% in 2024 and 14% in 2025`: the next of the same moves.
GOES_ON = re.compile(
    r"(?:\s+in\s+(?:[\w-]+\s)?\d{4}(?:[-–/]\d+)?)?,?\s*(?:and|or|to)?\s+(?:\w+\s+)?|"
    r"\s+in\s+(?:[\w-]+\s){0,2}[\w-]+,?\s(?:and|or)\s(?:of\s|by\s)?"  # `of 14 per cent in deaths and 28 per cent`
)
# `grown by £38 billion, or 62 per cent`; `the largest increase anywhere (105 per cent)`.
IN_OTHER_WORDS = re.compile(r",?\s(?:or|\()\s?(?:\w+\s){0,2}$")
NAMED_BEFORE = re.compile(rf"\b{MOVE_NOUN}\b(?:\s[a-z]+){{0,3}}\s\($", re.I)
OF_WHAT = re.compile(r"\sof\s(?:(?:the|this|that|its|all)\s)*")  # `77 percent of the cost growth`
GROWING = re.compile(r"\b(?:growth|increase|decrease|change|decline)\b", re.I)
MOVE_IN = re.compile(rf"\b(?:{MOVE_NOUN}|changes?)\s(?:in|of)\s(?:the\s|its\s)?$")
# `spikes in yearly deaths of 39 and 157 percent`: how much what is named between has moved.
MOVE_BY = re.compile(
    rf"\b{MOVE_NOUN}\s(?:in|of)\s(?:the\s|its\s)?(?P<what>(?:(?!\sof\s)[^.;\d]){{1,80}}?)\sof\s"
    r"(?:[\d.]+(?:\s?%|\sper\s?cent)?\s(?:and|or|to)\s)?(?:[a-z]+\s)?$"
)
LEVEL = re.compile(r"\b(?:at|from|to)\s(?:[a-z]+\s)?$")
# `grew by 759 tons`: how much, whatever the unit.
MOVED_BY = re.compile(rf"\b(?:{MOVES})\w*\s+(?:\w+\s+){{0,2}}by\s+$", re.I)
# `cut its budget by 10 per cent`, `raised the price of bread by 28 per cent`.
MOVED_IT = re.compile(
    rf"\b(?:{MOVES}|boost|cut|curb|hik|lift|lower|rais|scal|slash|trim|widen|narrow)\w*,?\s+(?:[\w’'-]+,?\s+){{0,8}}by\s+$",
    re.I,
)


def moved_by(reading: Reading, quantity: Quantity) -> bool:
    begin = quantity.begin
    return MOVED_BY.search(reading.text, max(0, begin - 60), begin) is not None


def moves(reading: Reading, counted: Counted, begin: int) -> bool:
    """`the increase in prices reached 4%`: how much it is; but `cuts in the rate to 17%` name the level."""
    named = MOVE_IN.search(reading.text, max(0, counted.start - 40), counted.start)
    return named is not None and LEVEL.search(reading.text, max(0, begin - 20), begin) is None


def is_change(reading: Reading, quantity: Quantity, counted: Counted | None, thread: Thread) -> bool:
    """`a 113% increase`, `fell by over 80%`, `growth rate: 1.99%`: not a share of something but a move."""
    part = counted is not None and OF_WHAT.fullmatch(reading.text, quantity.end, max(quantity.end, counted.start))
    if counted is not None and GROWING.search(counted.text) and not part:
        return True
    if (
        counted is not None
        and counted.elided
        and re.match(r"[^().,;]{0,40}\brate of change\b", reading.text[quantity.end :])
    ):
        return True
    begin = quantity.begin
    if counted is not None and not counted.elided and counted.end <= begin and moves(reading, counted, begin):
        return True
    if CHANGE_BEHIND.match(reading.text[quantity.end :]) or MOVED.search(reading.text[max(0, begin - 40) : begin]):
        return True
    if MOVED_IT.search(reading.text, max(0, begin - 100), begin):
        return True
    if quantity.unit in {"%", "pp"} and MOVE_BY.search(reading.text, max(0, begin - 120), begin):
        return True
    if NAMED_BEFORE.search(reading.text, max(0, begin - 60), begin):
        return True
    last = thread.last
    if last is not None and IN_OTHER_WORDS.fullmatch(reading.text, last.end, begin):
        return MOVED_IT.search(reading.text, max(0, last.start - 100), last.start) is not None
    return (
        last is not None
        and (last.kind, last.unit) == ("change", quantity.unit)
        and GOES_ON.fullmatch(reading.text[last.end : begin]) is not None
    )
