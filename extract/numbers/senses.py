"""Units that mean two things: `m` of millions or metres, pounds of weight or money, cents, F and C."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from extract.model import Quantity
from extract.numbers.units import is_currency
from extract.numbers.words import plain

GUESSED = "number.shared_currency"  # nothing in the text says whose currency it is; the most common one was taken
CENT = "*"  # hundredths of a currency, until it is known of which
MEASURED = "long|tall|high|wide|deep|above|below|from|away|apart|thick|north|south|east|west|into|and|off"
MILLION = re.compile(rf"\s(?!(?:{MEASURED})\b)[a-z]{{3,}}")
NAMED = re.compile(r"\b[A-ZÀ-Þ][\w’'-]+\s\($")
LARGE = re.compile(r"\(\d{2,3}(?:,\d{3})+\)|\d\smillion\b|\d\s?bn\b")
WEIGHT = re.compile(
    r"\b(?:weigh\w*|heav(?:y|ier|iest)|lighter|lost|lose|losing|gain(?:s|ed|ing)?|diet\w*|lift(?:s|ed|ing)?|tons?|tonnes?|kilos?|"
    r"kilograms?|ounces?|bab(?:y|ies)|bombs?|warheads?|explosives?|payload|cargo|thrust|pressure)\b",
    re.I,
)
TEMPERATURE = re.compile(
    r"\b(?:degrees?|temperatures?|Fahrenheit|Celsius|heat|cold|warm(?:th)?|freezing|thermometers?)\b"
)
SCALE = re.compile(r"\s?([CF])(?=[\s,;)]|\.(?:\s|$)|$)")
NEAR = 60  # characters
LIGHT = re.compile(r"(?!.*(?:illion|\dm|\dbn))[\w., -]+\spounds", re.I)  # no sum of millions
OF_STUFF = re.compile(
    r"\sof\s(?!(?:aid|assistance|funding|funds|debts?|damages?|loans?|losses|investments?|support|savings|spending|taxes|"
    r"compensation|cash|money|public|taxpayers?|revenues?|income|budgets?|cuts|grants?|it|them|which|that|this|the|his|her|"
    r"their|its)\b)[a-z]"
)


def is_million(text: str, start: int, end: int, written: str | None) -> bool:
    """`24.7m people`, not `a 12m long wall`: an `m` glued to the number, with a word behind it that is counted.

    So is each of `forces (200,000) smaller than those of China (2.3m)`: in brackets, in a text of large counts.
    """
    if written != "m":
        return False
    return MILLION.match(text, end) is not None or (
        text.startswith(")", end)
        and NAMED.search(text, max(0, start - NEAR), start) is not None
        and LARGE.search(text) is not None
    )


def by_sense(text: str, found: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """The quantities with each pound, cent and degree as what it is here."""
    sums = [q for q in found if is_currency(q.unit)]
    warm = TEMPERATURE.search(text) is not None if any(q.unit == "1" for q in found) else False
    done = (in_main_unit(q, sums) if q.unit == CENT else weighed(text, q) for q in found)
    return tuple(heated(text, q) if warm and q.unit == "1" else q for q in done)


def weighed(text: str, quantity: Quantity) -> Quantity:
    """`500 pounds of explosives`, `weighed 180 pounds`; not `12 million pounds of aid`."""
    if quantity.unit != "GBP" or not LIGHT.fullmatch(quantity.text):
        return quantity
    near = WEIGHT.search(text, max(0, quantity.start - NEAR), quantity.end + NEAR) and "£" not in text
    return replace(quantity, unit="lb") if near or OF_STUFF.match(text, quantity.end) else quantity


def heated(text: str, quantity: Quantity) -> Quantity:
    """`as high as 70 F` in a text that speaks of temperatures."""
    scale = SCALE.match(text, quantity.end)
    if scale is None:
        return quantity
    end = scale.end()
    return replace(quantity, end=end, text=text[quantity.start : end], unit=f"°{scale[1]}", modifier_end=end)


def in_main_unit(quantity: Quantity, sums: Sequence[Quantity]) -> Quantity:
    """`87 cents` beside `$1.12` are 0.87 USD; beside no sum, too, and the rule says that it is a guess."""
    near = min(sums, key=lambda q: abs(q.start - quantity.start), default=None)
    low, high = (None if v is None else plain(Fraction(str(v)) / 100) for v in (quantity.low, quantity.high))
    rule = quantity.rule if near else GUESSED
    return replace(quantity, low=low, high=high, unit=near.unit if near else "USD", rule=rule)
