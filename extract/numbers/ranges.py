"""Ranges: when two numbers are the ends of one, and what they are worth together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Quantity
from extract.numbers.ages import kind_of
from extract.numbers.convention import DOUBTFUL, Point, is_doubtful
from extract.numbers.senses import is_million
from extract.numbers.units import unit_of
from extract.numbers.words import GROUP_OR_DECIMAL, SCALES, parse_number, scaled, times

BETWEEN = re.compile(
    r"\b(?:between|range of|ages of|aged?)\s+(?:(?:about|some|around|approximately|an estimated)\s+)?$", re.I
)
# `rose from 9% to 10%` is a move with two values.
MOVES = re.compile(
    r"\b(?:increas\w+|rise[sn]?|rose|grew|grow\w*|fell|fall\w*|drop\w*|decreas\w+|declin\w+|reduc\w+|raise\w*|cut|went|go|"
    r"up|down|chang\w+|jump\w*|surg\w+|climb\w*|shr[aiu]nk\w*|expand\w*|swell\w*|swollen|widen\w*|slow\w*|revis\w+|"
    r"deteriorat\w+|dip\w*|slump\w*|boost\w*|lift\w*|lower\w*|"
    r"improv\w+|worsen\w*|narrow\w*|mov(?:e[sd]?|ing)|advanc\w+|deepen\w*|slip\w*|slid\w*|edg(?:e[sd]?|ing)|tumbl\w+|"
    r"plung\w+|plummet\w*|soar\w*|upgrad\w+|downgrad\w+|shift\w*|accelerat\w+|eas(?:e[sd]?|ing))\b"
    r"[^.;,]{0,80}(?:,\s)?\bfrom\s+(?:about\s+|some\s+|around\s+|nearly\s+|just\s+)?$",
    re.I,
)


# `rose by $1.85 billion to $596.1 billion`, `fell 300 to 4,100`: by how much, and to what.
MOVED_BY = re.compile(
    r"\b(?:increas\w+|rise[sn]?|rose|rising|grew|grow\w*|fell|fall\w*|drop\w*|decreas\w+|declin\w+|raise\w*|went|gain\w*|lost|add\w*|"
    r"up|down|jump\w*|surg\w+|climb\w*|shr[aiu]nk\w*|slid\w*|slip\w*|edg\w+|tumbl\w+|advanc\w+)"
    r"(?:\s(?:up|down|back|sharply|slightly))?(?:\sby)?\s+(?:about\s+|some\s+|around\s+|nearly\s+|another\s+|a\s+further\s+)?$",
    re.I,
)
LEAP = 5


# `0.6 km2, down from 10 to 12 a day`: what rises is no move down.
DOWN_FROM = re.compile(r"\bdown\s+from\s+(?:about\s+|some\s+|around\s+)?$", re.I)


def is_range(text: str, match: re.Match[str], blocked: Sequence[tuple[int, int]], point: Point | None) -> bool:
    """`10 to 15` and `between 8 and 16`; not `five and three`, `two to the north`, nor a hyphened name."""
    if any(s <= match.start("n2") < e for s, e in blocked) or re.match(r"-\w", text[match.end() :]):
        return False
    joint = match["to"].strip().lower()
    if joint == "or":
        return is_near(match, point)
    if joint == "and":
        return BETWEEN.search(text[max(0, match.start() - 40) : match.start()]) is not None and rises(match, point)
    before = text[max(0, match.start() - 100) : match.start()]
    if before.endswith("per "):
        return False  # `francs per US$1 - 592.05`
    if joint == "to" and MOVES.search(before) and not DOWN_FROM.search(before):
        return False
    if joint == "to" and MOVED_BY.search(before) and is_leap(match, point):
        return False
    return same_unit(match) and rises(match, point)


def is_near(match: re.Match[str], point: Point | None) -> bool:
    """`40 or 50,000`, `20 or 30 years`: one number, told roughly, whose scale or unit belongs to both ends."""
    low, high = values(match, point)
    shared = short_range(match) or (not match["u1"] and not match["s1"] and (match["u2"] or match["s2"]))
    return bool(shared) and same_unit(match) and low < high <= 2 * low


def is_leap(match: re.Match[str], point: Point | None) -> bool:
    """Whether the second number is so much more than the first that no range has them for ends."""
    low, high = values(match, point)
    return low * LEAP < high


def same_unit(match: re.Match[str]) -> bool:
    """`5% to 7%`, `5 to 7%`; not `by 5% to 700`, `3 km to 5 days`."""
    if match["u1"] and not match["u2"]:
        return False
    return not (match["u1"] and match["u2"]) or unit_of(match["u1"], None) == unit_of(match["u2"], None)


def rises(match: re.Match[str], point: Point | None) -> bool:
    """Whether the second end is more than the first; where nobody can say what a point does, by either reading."""
    low, high = values(match, point)
    if low < high or (low > high and short_range(match)):
        return True
    return point is None and rises(match, "group") and any(GROUP_OR_DECIMAL.fullmatch(match[n]) for n in ("n1", "n2"))


def short_range(match: re.Match[str]) -> bool:
    """`20-25,000`: the first end borrows the scale of the second."""
    return match["n1"].isdigit() and re.search(r"[,  ]\d00$", match["n2"]) is not None and len(match["n1"]) <= 3


def values(match: re.Match[str], point: Point | None) -> tuple[int | float, int | float]:
    """Both ends; a scale or unit written once belongs to both."""
    grouped = point == "group" and not match["s2"]
    high = scaled(parse_number(match["n2"], grouped), match["s2"])
    low = parse_number(match["n1"], grouped and not match["s1"])
    low = scaled(low, match["s1"] or (match["s2"] if low < 1000 else None))
    if short_range(match) and low < 1000 <= high and low * 1000 < high:
        low *= 1000
    # `four to five million`: the scale is part of the second number in words.
    scale = re.search(r"[\s-](hundred|thousand|million|billion|trillion)$", match["n2"], re.I)
    if scale and not match["s1"] and low < 1000 and low * SCALES[scale[1].lower()] < high:
        low *= SCALES[scale[1].lower()]
    return low, high


def read_range(text: str, match: re.Match[str], point: Point | None) -> Quantity:
    unit, factor = unit_of(match["u2"] or match["u1"], match["c1"] or match["c2"])
    start, end = match.span()
    if not match["s2"] and is_doubtful(text, (start, end), (match["n1"], match["n2"]), unit, point):
        return Quantity(start, end, text[start:end], None, None, "range", unit, DOUBTFUL, None, start, end)
    low, high = (times(v, factor) for v in values(match, point))
    if is_million(text, start, end, match["u2"]):
        low, high, unit = scaled(low, "m"), scaled(high, "m"), "1"
    before = re.search(r"\b(?:between|from)\s+$", text[:start], re.I)
    first = before.start() if before else start
    kind = kind_of(text, start, end, unit)
    return Quantity(start, end, text[start:end], low, high, "range", unit, "number.range", kind, first, end)
