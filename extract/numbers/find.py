"""Find the quantities of a text: every number with its scale, range, unit and modifier, that is a figure at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extract.model import Quantity
from extract.numbers.exclude import excluded_spans, is_name_part, is_pointer
from extract.numbers.modifiers import find_modifier
from extract.numbers.units import money_signs, money_words, parse_unit, unit_pattern
from extract.numbers.words import (
    DIGITS,
    FRACTIONS,
    ONES,
    VAGUE,
    WORDS,
    parse_fraction,
    parse_number,
    scaled,
)

HINTS = """twenty thirty forty fifty sixty seventy eighty ninety hundred dozen dozens scores thousand million half
    halved third thirds quarter quarters fifth tenth double doubled twice tripled trebled quadrupled tens""".split()
HINT = re.compile(rf"\d|\b(?:{'|'.join([*list(ONES)[1:], *HINTS])})|fold\b", re.I)
FACTORS = {
    **dict.fromkeys(("doubled", "double", "doubling", "doubles", "twice"), 2),
    **dict.fromkeys(("tripled", "trebled", "tripling", "triple"), 3),
    **dict.fromkeys(("quadrupled", "quadrupling"), 4),
    **dict.fromkeys(("halved", "halving"), 0.5),
}
MULTIPLE = re.compile(
    rf"(?<![\w-])(?:(?P<n>{DIGITS}|{WORDS})(?:-?fold|\stimes"
    r"(?=\s(?:as|more|the|higher|larger|greater|that|what|their|its|bigger)\b))"
    rf"|(?P<w>{'|'.join(FACTORS)}))(?!\w)",
    re.I,
)
VAGUE_PATTERN = re.compile(
    r"(?<![\w-])(?:(?P<t>tens|hundreds|dozens)\sof\s(?P<s>thousands|millions|billions)|"
    r"(?P<v>dozens|scores|hundreds|thousands|millions|billions)|(?P<tens>tens)(?=\sof\s)|"
    r"(?:a\sfew|several)\s(?P<few>dozen|hundred|thousand|million|billion))(?!\w)",
    re.I,
)
PARTS = "|".join(k for k in FRACTIONS if k != "half")
FRACTION = re.compile(
    rf"(?<![\w-])(?:(?:one|two|three|four|five|six|seven|a)[-\s](?:{PARTS})s?|half|one-half)"
    r"(?=\s(?:of|the|a|an|its|their|all)\b|(?<=-third)|(?<=-quarter)|(?<=-fifth)|(?<=-thirds)|(?<=-quarters)|"
    r"(?<=-fifths)|(?<=-half))(?![\w-])",
    re.I,
)
ONE_IN = re.compile(
    rf"(?<![\w-])(?P<a>one|two|three|\d)\s(?:in|out of)(?:\severy)?\s(?P<b>{DIGITS}|{WORDS})(?=\s[a-z])"
    r"(?!\s(?:years|months|days|weeks)\b)",
    re.I,
)
DOZEN = re.compile(r"(?<![\w-])(?:(?P<n>a|two|three|four|five|six)\s|(?P<half>half\sa\s))dozen(?!\w)", re.I)
DASH = r"\s?[-–—]\s?"


@cache
def number_pattern() -> re.Pattern[str]:
    """A number, or both ends of a range, with money sign, scale and unit."""
    scale = (
        r"(?:[\s-](?:thousand|million|billion|trillion|lakh|crore)|\s?(?:bn|mn|mln|tn|trn)|"
        r"(?<=\d)[mkb](?=\s[a-z]|[\s,.;)]|$))(?![\w])"
    )
    sign = rf"(?:{money_signs()})\s?"
    unit = unit_pattern()
    number = rf"(?:{DIGITS}|{WORDS})"
    return re.compile(
        rf"(?<![\w.,/§#’'\u00ad])(?<![)\]A-Za-z]-)(?P<c1>{sign})?(?P<n1>{number})(?P<s1>{scale})?(?:(?P<u1>{unit})?"
        rf"(?P<to>{DASH}|\s+to\s+|\s+and\s+|\s+or\s+)(?P<c2>{sign})?(?P<n2>{number})(?P<s2>{scale})?(?P<u2>{unit})?(?![\w])"
        rf"|(?P<u3>{unit})?)(?![\w²³])(?!,\d|\.\d)",
        re.I,
    )


def find_quantities(text: str, taken: Sequence[tuple[int, int]] = ()) -> tuple[Quantity, ...]:
    """The quantities of a text in order. `taken` are spans of dates and the like, in which no number is a figure."""
    if not HINT.search(text):
        return ()
    blocked = sorted([*taken, *excluded_spans(text)])
    found = [*special(text), *plain(text, blocked)]
    kept: list[Quantity] = []
    for quantity in sorted(found, key=lambda q: (q.start, -q.end)):
        if kept and quantity.start < kept[-1].end:
            continue
        if any(s < quantity.end and quantity.start < e for s, e in blocked):
            continue
        kept.append(quantity)
    return tuple(kept)


def special(text: str) -> Iterator[Quantity]:
    """Factors, fractions, dozens and vague numerals."""
    for match in MULTIPLE.finditer(text):
        value = FACTORS[match["w"].lower()] if match["w"] else parse_number(match["n"])
        yield build(text, match.start(), match.end(), value, value, "1", "number.factor", "change")
    for match in FRACTION.finditer(text):
        share = parse_fraction(match[0].lower().replace("one-half", "half"))
        yield build(text, match.start(), match.end(), share, share, "%", "number.fraction", None)
    for match in ONE_IN.finditer(text):
        share = round(100 * parse_number(match["a"]) / max(parse_number(match["b"]), 1), 2)
        yield build(text, match.start(), match.end(), share, share, "%", "number.one_in", "share")
    for match in DOZEN.finditer(text):
        dozens = "one" if (match["n"] or "").lower() == "a" else match["n"]
        count = 6 if match["half"] else 12 * parse_number(dozens)
        yield build(text, match.start(), match.end(), count, count, "1", "number.dozen", None)
    for match in VAGUE_PATTERN.finditer(text):
        word = (match["v"] or match["tens"] or (f"{match['few']}s" if match["few"] else "")).lower()
        low = VAGUE[word] if word else VAGUE[match["t"].lower()] * VAGUE[match["s"].lower()]
        yield Quantity(
            match.start(),
            match.end(),
            match[0],
            low,
            None,
            "vague",
            "1",
            "number.vague",
            None,
            match.start(),
            match.end(),
        )


def plain(text: str, blocked: Sequence[tuple[int, int]]) -> Iterator[Quantity]:
    """Digits and number words, alone or as a range."""
    at = 0
    pattern = number_pattern()
    while (match := pattern.search(text, at)) is not None:
        quantity, at = read_match(text, match, blocked)
        if quantity is not None:
            yield quantity


def read_match(text: str, match: re.Match[str], blocked: Sequence[tuple[int, int]]) -> tuple[Quantity | None, int]:
    """The quantity of a match and where to go on; of a false range only its first end."""
    start, single = match.start(), end_of_first(match)
    if any(s <= match.start("n1") < e for s, e in blocked):
        return None, single
    if match["to"] and is_range(text, match, blocked):
        pointer = is_pointer(text, match.start("n1"), match.end())
        return (None if pointer else read_range(text, match)), match.end()
    if match["to"]:
        unit = match["u1"]
        return read_single(text, match, start, single, unit), single
    return read_single(text, match, start, match.end(), match["u3"]), max(match.end(), start + 1)


def end_of_first(match: re.Match[str]) -> int:
    return next(match.end(g) for g in ("u1", "s1", "n1") if match[g])


def is_range(text: str, match: re.Match[str], blocked: Sequence[tuple[int, int]]) -> bool:
    """`10 to 15` and `between 8 and 16`; not `five and three`, `two to the north`, nor a hyphened name."""
    if any(s <= match.start("n2") < e for s, e in blocked) or re.match(r"-\w", text[match.end() :]):
        return False
    joint = match["to"].strip().lower()
    if joint == "or":
        return False
    before = text[max(0, match.start() - 25) : match.start()]
    if joint == "and":
        return (
            re.search(
                r"\b(?:between|range of|ages of|aged?)\s+(?:(?:about|some|around|approximately|an estimated)\s+)?$",
                before,
                re.I,
            )
            is not None
        )
    if joint == "to" and re.search(
        r"\b(?:increas\w+|rise[sn]?|rose|grew|grow\w*|fell|fall\w*|drop\w*|decreas\w+|declin\w+|reduc\w+|raise\w*|cut|went|go|up|down|chang\w+)\b[^.;,]{0,40}\bfrom\s+(?:about\s+|some\s+)?$",
        text[max(0, match.start() - 80) : match.start()],
        re.I,
    ):
        return False
    if match["u1"] and match["u2"] and unit_of(match["u1"], None) != unit_of(match["u2"], None):
        return False
    low, high = values(match)
    return low < high or (low > high and bool(short_range(match)))


def short_range(match: re.Match[str]) -> bool:
    """`20-25,000`: the first end borrows the scale of the second."""
    return match["n1"].isdigit() and "," in match["n2"] and len(match["n1"]) <= 3


def values(match: re.Match[str]) -> tuple[int | float, int | float]:
    """Both ends; a scale or unit written once belongs to both."""
    high = scaled(parse_number(match["n2"]), match["s2"])
    low = scaled(parse_number(match["n1"]), match["s1"] or (match["s2"] if parse_number(match["n1"]) < 1000 else None))
    if short_range(match) and low < 1000 <= high:
        thousand = low * 1000
        low = thousand if thousand < high else low
    return low, high


def read_range(text: str, match: re.Match[str]) -> Quantity:
    unit, factor = unit_of(match["u2"] or match["u1"], match["c1"] or match["c2"])
    low, high = (v * factor for v in values(match))
    start, end = match.start(), match.end()
    before = re.search(r"\b(?:between|from)\s+$", text[:start], re.I)
    return Quantity(
        start,
        end,
        text[start:end],
        low,
        high,
        "range",
        unit,
        "number.range",
        kind_of(text, start, end, unit),
        before.start() if before else start,
        end,
    )


def unit_of(written: str | None, sign: str | None) -> tuple[str, int]:
    if sign:
        return money_words()[re.sub(r"\s+$", "", sign).lower()], 1
    return (parse_unit(written) or ("1", 1)) if written else ("1", 1)


def read_single(text: str, match: re.Match[str], start: int, end: int, written: str | None) -> Quantity | None:
    """One number; None where it is no figure."""
    value = scaled(parse_number(match["n1"]), match["s1"])
    if is_negative(text, start, value, written):
        start, value = start - 1, -value
    unit, factor = unit_of(written, match["c1"])
    number_end = match.end("s1") if match["s1"] else match.end("n1")
    if written and written.strip().lower() == "m" and not match["c1"] and is_million(text, match, end):
        value, unit, factor = scaled(value, "m"), "1", 1
    if is_pointer(text, match.start("n1"), number_end) or (
        not written and not match["c1"] and is_name_part(text, start, end)
    ):
        return None
    if unit == "1" and not match["c1"] and compound(text, match, end):
        return None
    if unit == "1" and re.fullmatch(r"one", match["n1"], re.I) and not is_counted_one(text, end):
        return None
    rule = "number.words" if not match["n1"][0].isdigit() else "number.digits"
    return build(text, start, end, value * factor, value * factor, unit, rule, kind_of(text, start, end, unit))


def is_negative(text: str, start: int, value: int | float, written: str | None) -> bool:
    """`: -2.3%`, `-1.62 migrants` at the head of an entry: a minus is attached and stands where a value stands."""
    if text[start - 1 : start] not in {"-", "−"} or start == 0:
        return False
    before = text[: start - 1].rstrip()
    measured = isinstance(value, float) or (written or "").strip() in {"%", "per cent", "percent"}
    return (not before and start == 1) or (
        text[start - 2 : start - 1].isspace() and (before.endswith((":", "(")) or measured)
    )


def is_million(text: str, match: re.Match[str], end: int) -> bool:
    """`24.7m people`: attached to the number, with a word behind it that is counted."""
    return match.end("n1") == end - 1 and re.match(r"\s[a-z]{3,}", text[end:]) is not None


def compound(text: str, match: re.Match[str], end: int) -> bool:
    """`two-phase plan`, `12-year-old` is read as an age elsewhere: a number that is part of another word."""
    return re.match(r"[-‑]\s?[A-Za-z]", text[end:]) is not None


def is_counted_one(text: str, end: int) -> bool:
    """`one civilian`, not the pronoun: a noun or adjective follows."""
    return re.match(r"\s+[A-Za-z“‘(]", text[end:]) is not None


AGED = re.compile(
    r"\b(?:age[ds]?(?:\s+of)?|ages of|between the ages of|over the age of|under the age of|aged between)\s+$", re.I
)
OLD = re.compile(r"\s*-?\s*(?:years?\s+of\s+age|years?\s+old|-year-old|year-old|years-old)", re.I)


def kind_of(text: str, start: int, end: int, unit: str) -> str | None:
    """Where the form alone says what kind of figure it is."""
    if (
        AGED.search(text[max(0, start - 30) : start])
        or OLD.match(text, end)
        or (unit == "a" and re.match(r"[\s-](?:olds?|of age)\b", text[end:]))
    ):
        return "age"
    return None


def build(
    text: str, start: int, end: int, low: int | float, high: int | float, unit: str, rule: str, kind: str | None
) -> Quantity:
    """A quantity with its modifier's bounds."""
    unit = "a" if kind == "age" else unit
    modifier = find_modifier(text, start, end)
    name = modifier.name if modifier else "exact"
    bounds: tuple[int | float | None, int | float | None] = (low, high)
    if name in {"at_least", "more_than"}:
        bounds = (low, None)
    elif name in {"at_most", "less_than"}:
        bounds = (None, high)
    first = min(modifier.start, start) if modifier else start
    last = max(modifier.end, end) if modifier else end
    return Quantity(
        start,
        end,
        text[start:end],
        *bounds,
        name,
        unit,
        rule + (f"+{modifier.rule}" if modifier else ""),
        kind,
        first,
        last,
    )
