"""Numbers with a form of their own: factors, fractions, `one in five`, dozens and vague numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.model import Quantity
from extract.numbers.modifiers import modified
from extract.numbers.units import money_words, unit_of, unit_pattern
from extract.numbers.words import (
    DIGITS,
    FRACTIONS,
    MIXED,
    SLASHED,
    VAGUE,
    WORDS,
    parse_fraction,
    parse_mixed,
    parse_number,
    plain,
    times,
)
from extract.rules import any_of

FACTORS = {
    **dict.fromkeys(("doubled", "double", "doubling", "doubles", "twice"), 2),
    **dict.fromkeys(("tripled", "trebled", "tripling", "triple"), 3),
    **dict.fromkeys(("quadrupled", "quadrupling"), 4),
    **dict.fromkeys(("halved", "halving"), 0.5),
    "hundredfold": 100,
    "thousandfold": 1000,
}
# `twice as many`, `double the number`; but no factor in `met twice`, `double standards`.
COMPARING = r"(?=\s(?:as|the|that|what|its|their|those|this)\b)"
MULTIPLE = re.compile(
    rf"(?<![\w-])(?:(?P<n>{MIXED}|{DIGITS}|{WORDS})(?:-?fold|\stimes"
    r"(?=\s(?:as|more|the|higher|larger|greater|that|those|what|their|its|bigger|lower|smaller)\b"
    r"|\s(?-i:[A-Z])[\w ]{2,30}[’']s?\s))"
    rf"|(?P<w>(?:twice|double|triple){COMPARING}|(?:doubl|trebl|tripl|quadrupl|halv)(?:ed|ing)|doubles|hundredfold|thousandfold))(?![\w-])",
    re.I,
)
# Without one of these in the text there is no such form.
MULTIPLIES = ("fold", "times", "twice", "doubl", "tripl", "trebl", "quadrupl", "halv")
DIVIDES = (*FRACTIONS, "/")
VAGUE_PATTERN = re.compile(
    r"(?<![\w-])(?:(?P<t>tens|hundreds|dozens)\sof\s(?P<s>thousands|millions|billions)|"
    r"(?P<v>dozens|scores(?=\s(?:of|more|were|are|have|had|others|wounded|injured|killed|dead)\b)|hundreds|thousands|millions|billions)|(?P<tens>tens)(?=\sof\s)|"
    r"(?:a\sfew|several)\s(?P<few>dozen|hundred|thousand|million|billion))(?!\w)",
    re.I,
)
PARTS = "|".join(k for k in FRACTIONS if k != "half")
PLURAL_PARTS = (
    r"(?:two|three|four)\sfifths|(?:two|three|four|five|seven|nine)\s(?:sixths|sevenths|eighths|ninths|tenths)"
)
FRACTION = re.compile(
    rf"(?<![\w-])(?:(?:one|two|three|four|five|six|seven|a)[-\s](?:{PARTS})s?|half|one-half|[1-9]/(?:[2-9]|10)(?=\s(?:of|more|less|fewer)\b))"
    r"(?=\s(?:of|the|a|an|its|their|all|those|these|were|are|was|is|had|have|more|fewer|less|higher|lower|may|might|could|would|"
    r"should|can|cannot|live|lack|need|remain|do)\b|"
    r"(?<=-third)|(?<=-quarter)|(?<=-fifth)|(?<=-thirds)|(?<=-quarters)|(?<=-fifths)|(?<=-half)|(?<=-tenth))"
    rf"(?![\w-])|two\sthirds\b|(?:{PLURAL_PARTS})\b|(?<=\bby\s)three\squarters\b|(?<=\bby\s)half\b|(?<=\bover\s)half\b|(?<=\bthan\s)half\b"
    rf"|(?:(?<=\babout\s)|(?<=\bnearly\s)|(?<=\balmost\s)|(?<=\broughly\s)|(?<=\baround\s)|(?<=\bby\s)|(?<=\bto\s)"
    r"|(?<=\bunder\s)|(?<=\bover\s)|(?<=\bthan\s))"
    rf"(?:a\s(?:{PARTS})|half)"
    r"(?=[.,;)]|\s\(\d|\s(?:and|but|while|as|after)\s(?!final\b|last\b|fourth\b)|\s(?:in|since|from|to|over|during|between|compared|this|last|on|under|by)\b)",
    re.I,
)
SMALL_COUNT = r"one|two|three|four|five|six|seven|eight|nine|\d"
ONE_IN = re.compile(
    rf"(?<![\w-])(?P<a>{SMALL_COUNT})\s(?:(?:in|out\sof)(?:\severy)?|of\severy)\s(?P<b>{DIGITS}|{WORDS})(?:(?=\s[^\W\d_])|(?<=one\sin\s\d\d)(?=[.,;)]))"
    r"(?!\s(?:years|months|days|weeks)\b)",
    re.I,
)
DOZEN = re.compile(r"(?<![\w-])(?:(?P<n>a|two|three|four|five|six)\s|(?P<half>half\sa\s))dozen(?!\w)", re.I)


def special(text: str) -> Iterator[Quantity]:
    """The quantities of these forms, each form in the order of the text."""
    lower = text.lower()
    for match in MULTIPLE.finditer(text) if any(w in lower for w in MULTIPLIES) else ():
        value = FACTORS[match["w"].lower()] if match["w"] else parse_number(match["n"])
        yield modified(text, match.span(), (value, value), "1", "number.factor", "change")
    for match in FRACTION.finditer(text) if any(w in lower for w in DIVIDES) else ():
        share = parse_fraction(match[0].lower().replace("one-half", "half"))
        yield modified(text, match.span(), (share, share), "%", "number.fraction", None)
    for match in ONE_IN.finditer(text):
        part, whole = parse_number(match["a"]), parse_number(match["b"])
        # `one in five children` is a share; `two in 2021`, `four in two villages` are none.
        if part < whole and not re.fullmatch(r"(?:19|20)\d\d", match["b"]):
            share = plain(round(100 * part / whole, 2))
            yield modified(text, match.span(), (share, share), "%", "number.one_in", "share")
    for match in DOZEN.finditer(text):
        dozens = "one" if (match["n"] or "").lower() == "a" else match["n"]
        count = 6 if match["half"] else 12 * parse_number(dozens)
        yield modified(text, match.span(), (count, count), "1", "number.dozen", None)
    yield from slashed(text)
    yield from vague(text)


@cache
def slashed_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w./,-])(?<!\d\s)(?P<n>{SLASHED})(?P<u>(?:\sof\san?(?=\s))?{unit_pattern()})(?!\w)", re.I)


def slashed(text: str) -> Iterator[Quantity]:
    """`3/4 cent`, `5/8 inch`, `1/2 of a mile`: a part of one unit."""
    if "/" not in text:
        return
    for match in slashed_pattern().finditer(text):
        unit, factor = unit_of(re.sub(r"^\sof\san?", "", match["u"]), None)
        value = times(parse_mixed(match["n"]), factor)
        if unit != "%":
            yield modified(text, match.span(), (value, value), unit, "number.slashed", None)


@cache
def money_behind() -> re.Pattern[str]:
    return re.compile(rf"\sof\s(?P<money>{any_of(w for w in money_words() if w[0].isalpha())})(?!\w)", re.I)


def vague(text: str) -> Iterator[Quantity]:
    """`dozens`, `tens of thousands`, `several hundred`, `millions of dollars`."""
    for match in VAGUE_PATTERN.finditer(text):
        word = (match["v"] or match["tens"] or (f"{match['few']}s" if match["few"] else "")).lower()
        low = VAGUE[word] if word else VAGUE[match["t"].lower()] * VAGUE[match["s"].lower()]
        money = money_behind().match(text, match.end())
        unit, end = (money_words()[money["money"].lower()], money.end()) if money else ("1", match.end())
        start = match.start()
        yield Quantity(start, end, text[start:end], low, None, "vague", unit, "number.vague", None, start, end)
