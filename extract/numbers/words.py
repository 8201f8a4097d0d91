"""Numbers in words and digits → values. Integers where the text has no fraction."""

from __future__ import annotations

import re
from fractions import Fraction
from math import prod

ONES = {w: i for i, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split())}  # fmt: skip
TENS = {w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "lakh": 10**5,
          "lac": 10**5, "crore": 10**7, "cr": 10**7, "k": 1000, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9,
          "b": 10**9, "tn": 10**12, "trn": 10**12}  # fmt: skip
VAGUE = {"dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9,
         "tens": 10}  # fmt: skip
ONE_WORD = "|".join([*ONES, *TENS])
TEN_ONE = f"(?:{'|'.join(TENS)})[- ](?:{'|'.join(list(ONES)[1:10])})"
SMALL = f"(?:{TEN_ONE}|{ONE_WORD})"
BIG = "hundred|thousand|million|billion|trillion"
WORDS = rf"(?:{SMALL}|an?(?=\s(?:{BIG})\b))(?:(?:[\s-](?:{BIG}))+" + (
    rf"(?:(?:\sand\s|,?\s){SMALL}(?!\s(?:{BIG})\s(?:and|of)\b))?)*"
)
SPACE = "[ \u00a0\u2007\u2009\u202f]"
# 12 500, 12,500, 12’500, 1.234.567, 12,34,567 (lakhs); `1,5 million` has a decimal comma, for no group has one digit.
# `that 2, 940 people were displaced`: a space that broke a group, where nothing else can stand before the comma.
BEFORE = "|".join(rf"(?<=\b{word}\s)" for word in "some that than about around least nearly almost over total".split())
GROUPED = (
    rf"\d{{1,3}}(?:,\d{{3}})+|\d{{1,3}}(?:[’']\d{{3}})+|\d{{1,3}}(?:{SPACE}\d{{3}})+|\d{{1,3}}(?:\.\d{{3}}){{2,}}|"
    rf"\d{{1,2}}(?:,\d{{2}})+,\d{{3}}|(?:{BEFORE})\d{{1,3}},\s\d{{3}}(?=\s[a-z]{{3}})"
)
DECIMAL_COMMA = r"\d{1,3},\d{1,2}(?=\s?(?:%|per\scent|percent|million|billion|trillion)\b|\s?%)"
DIGITS = rf"(?:(?:{GROUPED})(?:\.\d+)?(?![\d])|{DECIMAL_COMMA}|\d+(?:\.\d+)?)"
GLYPHS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}
SLASHED = r"\d{1,2}/(?:2|3|4|5|6|8|10|16|32)(?!\d|/\d)"  # `3/4`, `5/8`
WHOLES = (
    "thousand|million|billion|trillion|per\\s?cent|percentage[\\s-]points?|basis\\spoint|miles?|kilomet(?:re|er)s?|met(?:re|er)s?|"
    "inch(?:es)?|f(?:oo|ee)t|tons?|tonnes?|hectares?|acres?|litres?|liters?|kilos?|cents?|hours?|centur(?:y|ies)"
)
# `two and a half`, `2½`, `10 1/2`; and before a scale word or a unit `half a`, `a quarter of a`.
MIXED = (
    rf"(?:(?:{SMALL}|\d{{1,3}})\sand\s(?:a|one)[\s-](?:half|quarter)|\d{{0,3}}[{''.join(GLYPHS)}]|\d{{1,3}}[\s-]{SLASHED}(?=[\s-])|"
    r"(?:half(?:\san?)?|(?:a\s|one\s)?quarter(?:\sof\san?)?|three[\s-]quarters\sof\san?)"
    rf"(?=[\s-](?:{WHOLES})\b))"
)

# Nineteen digits and more count nothing: a key, a row of a table without its columns, or mischief.
ENDLESS = re.compile(rf"(?<!\d)(?<!\d\.)\d{{19,}}|\d{{1,3}}(?:[,.’']\d{{3}}){{6,}}|\d{{1,3}}(?:{SPACE}\d{{3}}){{6,}}")
# `1.500`: in some countries a group of thousands, in others a decimal.
GROUP_OR_DECIMAL = re.compile(r"[1-9]\d{0,2}\.\d{3}")


def parse_number(text: str, grouped: bool = False) -> int | float:
    """The value of digits with any grouping, or of number words. Raises ValueError for what is neither.

    `grouped`: a single point groups thousands, `1.500` is 1500.
    """
    text = text.strip().lower()
    if re.search(rf"half|quarter|[{''.join(GLYPHS)}/]", text):
        return parse_mixed(text)
    if text[:1].isdigit():
        return parse_digits(text, grouped)
    return parse_words(text)


def parse_digits(text: str, grouped: bool = False) -> int | float:
    bare = re.sub(r"[’'\s]", "", text)
    if re.fullmatch(r"\d{1,3},\d{1,2}", bare):
        return float(bare.replace(",", "."))
    bare = bare.replace(",", "")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", bare) or (grouped and GROUP_OR_DECIMAL.fullmatch(bare)):
        return int(bare.replace(".", ""))
    return float(bare) if "." in bare else int(bare)


def parse_mixed(text: str) -> int | float:
    """`two and a half`, `2½`, `10 1/2`, `half a`, `three quarters of a`."""
    if glyph := re.fullmatch(rf"(\d*)([{''.join(GLYPHS)}])", text):
        return plain(int(glyph[1] or 0) + GLYPHS[glyph[2]])
    if slash := re.fullmatch(r"(?:(\d+)[\s-])?(\d+)/(\d+)", text):
        return plain(int(slash[1] or 0) + Fraction(int(slash[2]), int(slash[3])))
    part = Fraction(1, 2) if "half" in text else Fraction(1, 4)
    if text.startswith("three"):
        return plain(3 * part)
    whole = re.match(r"(.+?)\sand\s(?:a|one)[\s-]", text)
    return plain(parse_number(whole[1]) + part if whole else part)


def plain(value: Fraction | float) -> int | float:
    return int(value) if value == int(value) else float(value)


def parse_words(text: str) -> int:
    """`one hundred and twenty`, `twenty-five`, `a million`."""
    total = current = 0
    for word in re.split(r"[\s-]+|,\s*", text):
        if word in {"and", ""}:
            continue
        if word in {"a", "an"}:
            current += 1
        elif word in ONES:
            current += ONES[word]
        elif word in TENS:
            current += TENS[word]
        elif word == "hundred":
            current = max(current, 1) * (100 if current < 100 else 1)
        elif word in SCALES:
            total += max(current, 1) * SCALES[word]
            current = 0
        else:
            raise ValueError(f"no number word: {word!r}")
    return total + current


def times(value: int | float, factor: Fraction) -> int | float:
    """A value in the unit that is published, exactly."""
    return value if factor == 1 else plain(Fraction(str(value)) * factor)


def scaled(value: int | float, scale: str | None) -> int | float:
    """`1.2 million` → 1200000, `1 lakh crore` → 10^12, exactly."""
    if not scale:
        return value
    return plain(Fraction(str(value)) * prod(scale_of(word) for word in scale.strip(" -").split()))


def scale_of(word: str) -> int:
    """`million`, `crores` → how many."""
    word = word.lower()
    return SCALES[word] if word in SCALES else SCALES[word.removesuffix("s")]


FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
             "tenth": 10}  # fmt: skip


def parse_fraction(text: str) -> int | float:
    """`two-thirds` → 66.67, `half` → 50: a share in per cent to two decimals."""
    if slash := re.fullmatch(r"(\d)/(\d+)", text):
        return plain(round(100 * int(slash[1]) / int(slash[2]), 2))
    words = re.split(r"[\s-]+", text.lower().strip())
    last = words[-1].removesuffix("s") if words[-1] not in {"halves"} else "half"
    count = ONES.get(words[0], 1) if len(words) > 1 else 1
    return plain(round(100 * count / FRACTIONS[last], 2))
