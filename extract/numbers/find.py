"""Find the quantities of a text: every number with its scale, range, unit and modifier, that is a figure at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from extract.model import Quantity
from extract.numbers.ages import kind_of
from extract.numbers.convention import DOUBTFUL, Point, is_doubtful
from extract.numbers.converted import with_bounds
from extract.numbers.elided import in_currency, with_units
from extract.numbers.exclude import (
    excluded_spans,
    is_name_part,
    is_number_name,
    is_number_string,
    is_pointer,
    is_year_like,
)
from extract.numbers.modifiers import modified
from extract.numbers.ranges import is_range, read_range
from extract.numbers.senses import by_sense, is_million
from extract.numbers.special import special
from extract.numbers.units import ONCE, currency_nouns, money_signs, unit_of, unit_pattern
from extract.numbers.words import BIG, DIGITS, ENDLESS, MIXED, ONES, TENS, WORDS, parse_number, scaled, times

HINTS = """twenty thirty forty fifty sixty seventy eighty ninety hundred dozen dozens scores thousand million billion
    half halved halving third thirds quarter quarters fifth tenth doubl twice tripl trebl quadrupl tens""".split()
HINT = re.compile(rf"[\d½¼¾⅓⅔]|\b(?:{'|'.join([*list(ONES)[1:], *HINTS])})|fold\b", re.I)
# What any money sign before an amount looks like, tried before the two hundred that there are.
SIGNED = r"(?=[^\s\d]{1,6}\s?[\d½¼¾⅓⅔]|[^\sA-Za-z\d]|U\.?S|(?-i:[A-Z]{3}\s[a-z]))"
DASH = r"\s?[-–—]\s?"
# Where a number may begin, and how far before it its match does, with a minus and a sign of money.
BEGINS = re.compile(
    rf"[\d½¼¾⅓⅔]|\b(?=[befhmnoqstz])(?:{'|'.join([*ONES, *TENS, BIG, 'half', 'quarter'])})",
    re.I,
)
LEAD = 40


@cache
def number_pattern() -> re.Pattern[str]:
    """A number, or both ends of a range, with money sign, scale and unit."""
    sum_of = rf"(?<=\d)m(?=\s(?:[\w.]+\s){{0,2}}(?:{currency_nouns()})(?!\w))"
    scale = (
        r"(?:[\s-](?:thousand\s(?=[mb]illion)|lakh\s(?=crore))?(?:thousand|million|billion|trillion|(?:lakh|lac|crore)s?)|(?<=\d)\s(?:[mb]illion|trillion)s|(?(c1)\scr|(?!))|\s?(?:bn|mn|mln|tn|trn)|"
        r"(?<=\d)(?:(?-i:M)|(?(c1)[mkb]|[kb]))(?=[\s,.;)–-]|$)"
        rf"|{sum_of})(?![\w])"
    )
    sign = rf"{SIGNED}(?:{money_signs()})\s?"
    unit = unit_pattern()
    number = rf"(?:{MIXED}|{DIGITS}|{WORDS})"
    return re.compile(
        rf"(?<![\w.,/§#’'\u00ad])(?<![)\]A-Za-z]-)(?P<minus>minus\s)?(?P<c1>{sign})?(?P<n1>{number})(?P<s1>{scale})?(?:(?P<u1>{unit})?"
        rf"(?P<to>{DASH}|\s+to\s+|\s+and\s+|\s+or\s+)(?P<c2>{sign})?(?P<n2>{number})(?P<s2>{scale})?(?P<u2>{unit})?(?![\w])"
        rf"|(?P<u3>{unit})?)(?![\w²³])(?!,\d|\.\d|/\d)",
        re.I,
    )


def find_quantities(
    text: str, taken: Sequence[tuple[int, int]] = (), point: Point | None = None
) -> tuple[Quantity, ...]:
    """The quantities of a text in order.

    `taken` are spans of dates and the like, in which no number is a figure; `point` is what a point does in the
    numbers of the text's document (convention.point_of), so that `68.027` can be read.
    """
    return quantities_of(text, tuple(taken), point) if HINT.search(text) else ()


@lru_cache(maxsize=8192)  # editions of one report repeat most of their paragraphs and cells
def quantities_of(text: str, taken: tuple[tuple[int, int], ...], point: Point | None) -> tuple[Quantity, ...]:
    text = ENDLESS.sub(lambda m: "#" * len(m[0]), text)
    blocked = sorted([*taken, *excluded_spans(text)])
    found = [*special(text), *plain(text, blocked, point)]
    kept: list[Quantity] = []
    for quantity in sorted(found, key=lambda q: (q.start, -q.end)):
        if kept and quantity.start < kept[-1].end:
            continue
        if any(s < quantity.end and quantity.start < e for s, e in blocked):
            continue
        kept.append(in_currency(text, quantity))
    return tuple(with_bounds(text, by_sense(text, with_units(text, kept))))


def plain(text: str, blocked: Sequence[tuple[int, int]], point: Point | None) -> Iterator[Quantity]:
    """Digits and number words, alone or as a range."""
    at = 0
    while (match := next_number(text, at)) is not None:
        quantity, at = read_match(text, match, blocked, point)
        if quantity is not None:
            yield quantity


def next_number(text: str, at: int) -> re.Match[str] | None:
    """The next match of the pattern, which is costly: it is tried from shortly before the next digit or word on."""
    begins = BEGINS.search(text, at)
    return number_pattern().search(text, max(at, begins.start() - LEAD)) if begins else None


def read_match(
    text: str, match: re.Match[str], blocked: Sequence[tuple[int, int]], point: Point | None
) -> tuple[Quantity | None, int]:
    """The quantity of a match and where to go on; of a false range only its first end."""
    single = end_of_first(match)
    if any(s <= match.start("n1") < e for s, e in blocked):
        return None, single
    if not match["to"]:
        return read_single(text, match, match.end(), match["u3"], point), max(match.end(), match.start() + 1)
    if is_range(text, match, blocked, point):
        quantity = None if is_no_figure(text, match, match.end(), match["u2"]) else read_range(text, match, point)
        return quantity, match.end()
    if match["to"] in {"-", "–"} and match["n1"][0].isdigit() and not match["u1"]:
        return None, match.end()  # `787-9`, `by a 5-3 vote`: a name or a score
    return read_single(text, match, single, match["u1"], point), single


def end_of_first(match: re.Match[str]) -> int:
    return next(match.end(g) for g in ("u1", "s1", "n1") if match[g])


def read_single(text: str, match: re.Match[str], end: int, written: str | None, point: Point | None) -> Quantity | None:
    """One number; None where it is no figure."""
    number_end = match.end("s1") if match["s1"] else match.end("n1")
    if is_no_figure(text, match, number_end, written):
        return None
    start, value = signed(text, match, written, point)
    unit, factor = unit_of(written, match["c1"])
    if is_million(text, start, end, written):
        value, unit, factor = scaled(value, "m"), "1", ONCE
    if unit == "1" and (compound(text, end) or (match["n1"].lower() == "one" and not is_counted_one(text, end))):
        return None
    if not match["s1"] and is_doubtful(text, (start, end), (match["n1"],), unit, point):
        return Quantity(start, end, text[start:end], None, None, "exact", unit, DOUBTFUL, None, start, end)
    rule = "number.digits" if match["n1"][0].isdigit() else "number.words"
    value = times(value, factor)
    return modified(text, (start, end), (value, value), unit, rule, kind_of(text, start, end, unit))


def is_no_figure(text: str, match: re.Match[str], end: int, written: str | None) -> bool:
    """A number that points, names or dates."""
    start = match.start("c1") if match["c1"] else match.start("n1")
    if is_pointer(text, start, end) or is_number_name(text, match.start("n1"), end):
        return True
    if written or match["c1"]:
        return False
    return any(fits(text, start, end) for fits in (is_name_part, is_year_like, is_number_string))


def signed(text: str, match: re.Match[str], written: str | None, point: Point | None) -> tuple[int, int | float]:
    """Where the number begins, with its minus if it has one, and its value."""
    number = parse_number(match["n1"], grouped=point == "group" and not match["s1"])
    start, value = match.start(), scaled(number, match["s1"])
    if match["minus"] or is_negative(text, start, value, written, match["c1"]):
        return start - (not match["minus"]), -value
    return start, value


def is_negative(text: str, start: int, value: int | float, written: str | None, sign: str | None) -> bool:
    """`: -2.3%`, `-1.62 migrants` at the head of an entry: a minus is attached and stands where a value stands."""
    if text[start - 1 : start] not in {"-", "−"} or start == 0:
        return False
    before = text[: start - 1].rstrip()
    measured = isinstance(value, float) or bool(sign) or (written or "").strip() in {"%", "per cent", "percent"}
    return (
        (not before and start == 1)
        or (text[start - 2 : start - 1].isspace() and (before.endswith((":", "(")) or measured))
        or (before.endswith("(") and measured)
    )


def compound(text: str, end: int) -> bool:
    """`two-phase plan`, `a 300-strong unit`: a number that is part of another word; not `20-odd men`."""
    return re.match(r"[-‑]\s?(?!odd\b|plus\b)[A-Za-z]", text[end:]) is not None


def is_counted_one(text: str, end: int) -> bool:
    """`one civilian`, not the pronoun: a noun or adjective follows."""
    return re.match(r"\s+[A-Za-z“‘(]", text[end:]) is not None
