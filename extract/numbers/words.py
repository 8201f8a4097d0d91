"""Numbers in words and digits → values. Integers where the text has no fraction."""

from __future__ import annotations

import re
from fractions import Fraction

ONES = {w: i for i, w in enumerate(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen".split())}  # fmt: skip
TENS = {w: 10 * i for i, w in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "lakh": 10**5,
          "crore": 10**7, "k": 1000, "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12,
          "trn": 10**12}  # fmt: skip
VAGUE = {"dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9,
         "tens": 10}  # fmt: skip
ONE_WORD = "|".join([*ONES, *TENS])
TEN_ONE = f"(?:{'|'.join(TENS)})[- ](?:{'|'.join(list(ONES)[1:10])})"
SMALL = f"(?:{TEN_ONE}|{ONE_WORD})"
BIG = "hundred|thousand|million|billion|trillion"
WORDS = rf"(?:{SMALL}|an?(?=\s(?:{BIG})\b))(?:(?:[\s-](?:{BIG}))+" + (
    rf"(?:(?:\sand\s|,?\s){SMALL}(?!\s(?:{BIG})\s(?:and|of)\b))?)*"
)
GROUPED = r"\d{1,3}(?:,\d{3})+|\d{1,3}(?:[’']\d{3})+|\d{1,3}(?: \d{3})+|\d{1,3}(?:\.\d{3}){2,}"
DIGITS = rf"(?:(?:{GROUPED})(?:\.\d+)?(?![\d])|\d+(?:\.\d+)?)"


def parse_number(text: str) -> int | float:
    """The value of digits with any grouping, or of number words. Raises ValueError for what is neither."""
    text = text.strip().lower()
    if text[:1].isdigit():
        return parse_digits(text)
    return parse_words(text)


def parse_digits(text: str) -> int | float:
    bare = re.sub(r"[,’'\s]", "", text)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3}){2,}", bare):
        return int(bare.replace(".", ""))
    return float(bare) if "." in bare else int(bare)


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
            current = max(current, 1) * 100
        elif word in SCALES:
            total += max(current, 1) * SCALES[word]
            current = 0
        else:
            raise ValueError(f"no number word: {word!r}")
    return total + current


def scaled(value: int | float, scale: str | None) -> int | float:
    """`1.2 million` → 1200000, exactly."""
    if not scale:
        return value
    product = Fraction(str(value)) * SCALES[scale.strip(" -").lower()]
    return int(product) if product.denominator == 1 else float(product)


FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
             "tenth": 10}  # fmt: skip


def parse_fraction(text: str) -> int | float:
    """`two-thirds` → 66.67, `half` → 50: a share in per cent to two decimals."""
    words = re.split(r"[\s-]+", text.lower().strip())
    last = words[-1].removesuffix("s") if words[-1] not in {"halves"} else "half"
    count = ONES.get(words[0], 1) if len(words) > 1 else 1
    share = round(100 * count / FRACTIONS[last], 2)
    return int(share) if share == int(share) else share
