"""Units that a text writes once: of the other end of a move, of a value compared, of a currency named before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.model import Quantity
from extract.numbers.units import bare_currency, currency_named, is_currency

SHARED = frozenset({"%", "pp", "km", "km2", "mi", "ha", "m", "t"})
FROM = re.compile(r"\bfrom\s+(?:(?:about|around|some|nearly|almost|only|just(?:\s(?:over|under))?|roughly)\s+)*$")
TO = re.compile(r"\s+to\s+(?:(?:about|around|some|nearly|almost|only|just|over|under|roughly|more than|less than)\s+)*")
# `43 per cent, up from 35 in 2019`.
COMPARED = re.compile(
    r"(?:[^.;\d]|\b(?:19|20)\d\d\b){0,40}?\b(?:(?:up|down)\s+from|compared\s+(?:to|with)|as\s+against|against|versus|but\s+(?:only|just))\s+"
    r"(?:(?:about|around|some|nearly|almost|only|just|over|under|roughly)\s+)*"
)
# `139,300 km² of its land, including 14,000 of marshes`.
INCLUDING = re.compile(r"[^.;\d]{0,40},\sincluding\s(?:(?:about|around|some|nearly|almost|over|roughly)\s)?")
OF_WHAT = re.compile(r"\sof\s(?!them\b|whom\b|these\b|those\b|which\b)")
POINTS = re.compile(r"\spoints?\b")
AND = re.compile(r"\sand\s")  # `323 or 83 per cent` is one thing told twice
# `63.5 per cent are Catholic; 15.3 Protestant; 4.1 per cent of no faith`; not `2.1 children per woman`.
SERIES = re.compile(r"(?:(?!\.\s)(?:\D|(?:19|20)\d\d)){0,200}(?:[;,]\s|\s(?:and|but|while)\s)(?:(?!\.\s)\D){0,40}")
DECIMAL = re.compile(r"\d+\.\d+")
COUNTS = re.compile(r"\s(?:[a-z-]+\s){0,2}?(?:[a-z]{2,}s\b|children|people|per\b|a\s(?:day|year|month))|-")
NO_NOUN = re.compile(r"\s*(?:[.,;:)—–]|$|(?:in|on|at|a|the|during|for|and|before|last|previously)\b)")


def with_units(text: str, found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """`from 35 to 43 per cent`, `43 per cent, up from 35`: the bare number has the unit of the other."""
    done: list[Quantity] = []
    for index, quantity in enumerate(found):
        following = found[index + 1] if index + 1 < len(found) else None
        unit = None
        if quantity.unit == "1" and quantity.kind is None:
            before = done[-1] if done else None
            unit = (
                of_move(text, quantity, following)
                or of_pair(text, quantity, following)
                or of_comparison(text, before, quantity)
                or of_part(text, before, quantity)
                or of_series(text, before, quantity, following)
            )
            if (points := of_points(text, done, quantity)) is not None:
                done.append(points)
                continue
        done.append(replace(quantity, unit=unit) if unit else quantity)
    return tuple(done)


def of_points(text: str, before: Sequence[Quantity], quantity: Quantity) -> Quantity | None:
    """`declined by 16 percentage points, and rose by 11 points`: points of what the text has points of."""
    behind = POINTS.match(text, quantity.end)
    if behind is None or not any(q.unit == "pp" for q in before):
        return None
    end = behind.end()
    return replace(quantity, unit="pp", end=end, text=text[quantity.start : end], modifier_end=end)


def of_move(text: str, quantity: Quantity, following: Quantity | None) -> str | None:
    if following is None or following.unit not in SHARED or FROM.search(text[: quantity.start][-60:]) is None:
        return None
    return following.unit if TO.fullmatch(text[quantity.end : following.start]) else None


def of_pair(text: str, quantity: Quantity, following: Quantity | None) -> str | None:
    """`40 and 15 per cent`."""
    if following is None or following.unit not in SHARED or not text[quantity.start : quantity.end].isdigit():
        return None
    return following.unit if AND.fullmatch(text[quantity.end : following.start]) else None


def of_part(text: str, before: Quantity | None, quantity: Quantity) -> str | None:
    if before is None or before.unit not in SHARED - {"%", "pp"} or not OF_WHAT.match(text, quantity.end):
        return None
    return before.unit if INCLUDING.fullmatch(text[before.end : quantity.start]) else None


def of_comparison(text: str, before: Quantity | None, quantity: Quantity) -> str | None:
    if before is None or before.unit not in SHARED or not NO_NOUN.match(text, quantity.end):
        return None
    return before.unit if COMPARED.fullmatch(text[before.end : quantity.start]) else None


def of_series(text: str, before: Quantity | None, quantity: Quantity, following: Quantity | None) -> str | None:
    """The per cent of a series that leaves it out within: a decimal counts no things."""
    if not (before and following and before.unit == following.unit == "%"):
        return None
    if not DECIMAL.fullmatch(text, quantity.start, quantity.end) or COUNTS.match(text, quantity.end):
        return None
    gaps = ((before.end, quantity.start), (quantity.end, following.start))
    return before.unit if all(SERIES.fullmatch(text, *gap) for gap in gaps) else None


def in_currency(text: str, quantity: Quantity) -> Quantity:
    """`169 billion shillings` in a text that speaks of `Kenyan shillings`."""
    noun = bare_currency().search(text, quantity.start, quantity.end) or bare_currency().match(text, quantity.end)
    if noun is None or noun.end() < quantity.end or (quantity.unit != "1" and not is_currency(quantity.unit)):
        return quantity
    if (code := currency_named(text, noun[1])) is None:
        return quantity
    end = noun.end()
    return replace(quantity, end=end, text=text[quantity.start : end], unit=code, modifier_end=end)
