"""Modifiers: the words before or behind a number that open or soften its bounds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.model import Quantity
from extract.rules import load_rules

# What may stand between a modifier and its number.
FILLER = (
    r"(?:(?:an?\s+)?(?:further|additional|total of|combined(?:\stotal\sof)?|record|reported|confirmed|"
    r"estimated|mere)\s+)?"
    r"[“‘\"']?"
)
# `more than a threefold increase`, `about a 3 % rise`; `over a 20-year period` is none.
ARTICLE = re.compile(r"\b(?:(?:more|less)\sthan|nearly|almost|about|around|roughly|at\sleast)(\san?)\s$", re.I)
FILLER_ENDS = frozenset("further additional of combined record reported confirmed estimated mere".split())
LAST = re.compile(r"[\w.]+$")
# `over the next five years`, `over 24 hours on 28 November`: while they passed; but `for over two years` is more.
TIME = re.compile(
    r"[\w.,]+[-\s](?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies))\b", re.I
)
LASTS = re.compile(
    r"\b(?:for|after|last(?:s|ed|ing)?|of|tak(?:e|es|en|ing)|took|is|was|were|been|with|spent|just|well|slightly|aged?|in|by|at|within|served?|serving)\s+$",
    re.I,
)
# `over` belongs to these: control over 2 000 km2, took over 12 villages, a dispute over five islands.
GOVERNS_OVER = re.compile(
    r"\b(?:control(?:led|s|ling)?|power|powers|authority|jurisdiction|sovereignty|rule[ds]?|influence|dominance|dispute[sd]?|"
    r"conflict|conflicts|concern(?:s|ed)?|took|take|takes|taken|taking|hand(?:ed|s|ing)?|turn(?:ed|ing)?|spread|extend(?:s|ed|ing)?|"
    r"preside[sd]?|victory|advantage|lead|watch(?:ed|ing)?|fl(?:y|ew|ying|own)|pass(?:ed|ing)?|command|oversight|war|fight(?:ing)?|"
    r"clash(?:es|ed)?|disagreement|negotiations?|talks|protest(?:s|ed)?|charges|arrest(?:s|ed)?|all)\s+$",
    re.I,
)
# `near 40%`, `near $3 billion`, `near 12,000`, `a near threefold rise`: not `near two camps`.
NEAR_TO = re.compile(r"[^\w\s]?[\d.,]+\s?(?:%|per\s?cent\b|[mbt]illion\b)|[^\w\s]\d|\d[\d.,]{3,}|[\w.]+-?fold\b")
NEVER = re.compile(r"(?:\bnever|\bnot|n[’']t)\s(?:[a-z]+\s)?[a-z]+\s$")  # `never dropped below 2 million`
GOVERNS_UP = re.compile(r"\b(?:lined|stood|signed|ended|grew|walked|drove|ran|leading|led|run)\s+$", re.I)


# `estimated the number of fighters at 10,000`, `an estimated population of 40 million`.
ESTIMATED = re.compile(
    r"\bestimat(?:e[sd]?|ing)\b[^.;:]{0,120}?\b(?:at|to be)\s$|\b(?:approximate|estimated)\s(?:\w+\s){1,3}of\s$", re.I
)
# `estimates that 45,000 people need aid`: the first number of what is estimated.
ESTIMATES = re.compile(r"\bestimat(?:e[sd]?|ing)\s(?:that\s|(?=there\b))(?:[^.;:,\d]|\b(?:19|20)\d\d\b){0,60}$")


@dataclass(frozen=True, slots=True)
class Modifier:
    """A modifier with its rule and the stretch of text it takes."""

    name: str
    rule: str
    start: int
    end: int


# `16 square miles plus another 12`, `$50 plus a fee`: what is added, no bound.
ADDED = (
    r"|\s(?:another|an?|the|its|their|some|about|around|over|up|more|"
    r"one|two|three|four|five|six|seven|eight|nine|ten)\b|\s[\d$€£]"
)
LEFT_OUT = re.compile(r"<[^<>]{0,9}>\s?$")  # `<…> Two people`


@cache
def before_patterns() -> re.Pattern[str]:
    entries = [(w, r) for r in load_rules("modifiers") for w in r.words]
    groups = []
    for word, rule in sorted(entries, key=lambda e: len(e[0]), reverse=True):
        edge = r"(?<!\w)" if word[0].isalnum() else ""
        gap = r"\s+" if word[-1].isalnum() or word[-1] == "." else r"\s?"
        groups.append(rf"(?P<{slug(rule.id, word)}>{edge}{re.escape(word)}{gap})")
    return re.compile(rf"(?:{'|'.join(groups)}){FILLER}$", re.I)


def last_word(window: str) -> str:
    """The word or sign that a text ends with, in lower case, an opening quotation mark aside."""
    tail = window.rstrip("“‘\"'").rstrip()[-24:]
    match = LAST.search(tail)
    return match[0].lower() if match else tail[-1:]


@cache
def last_words() -> frozenset[str]:
    """What a modifier, or what may stand between it and its number, ends with: most numbers have none."""
    return FILLER_ENDS | {last_word(word) for rule in load_rules("modifiers") for word in rule.words}


def slug(rule_id: str, word: str) -> str:
    return (
        rule_id.replace(".", "_") + "__" + "".join(c if c.isalnum() and c.isascii() else f"x{ord(c):x}" for c in word)
    )


@cache
def behind_patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple(
        (
            r.id,
            str(r.fields["modifier"]),
            re.compile(
                rf"{noun_before(w)}{re.escape(w)}(?!\w|\s(?:than|people)\b{ADDED if w == 'plus' else ''})", re.I
            ),
        )
        for r in load_rules("modifiers")
        for w in r.fields.get("behind", ())
    )


def noun_before(word: str) -> str:
    """`50 or more`, `50 houses or more`: what is counted may stand between."""
    if word in {"or more", "or fewer", "or less"}:
        return r"(?:\s(?!or\b|and\b)[a-z-]+)?\s"
    if word in {"at least", "at the least"}:  # `115 civilians at least were`, not `115 civilians, at least 20 of them`
        return (
            r"(?:\s(?=[a-z-]+\sat\s(?:the\s)?least(?:[.,;)]|\s(?:were|was|are|had|have|died|fell|fled)\b))[a-z-]+)?\s"
        )
    return r"\s?"


@cache
def names() -> dict[str, str]:
    return {r.id: str(r.fields["modifier"]) for r in load_rules("modifiers")}


def find_modifier(text: str, start: int, end: int) -> Modifier | None:
    """The modifier of the number at these offsets; one that bounds it wins over one that only softens it."""
    behind = modifier_behind(text, end)
    if behind is not None and behind.name != "approximate":
        return behind
    return modifier_before(text, start) or behind or estimate_behind(text, end)


def modifier_before(text: str, start: int) -> Modifier | None:
    left = max(0, start - 60)
    window = text[left:start]
    if article := ARTICLE.search(window):
        window = window[: article.start(1)] + " "
    word = last_word(window)
    found = before_patterns().search(window) if word in last_words() else None
    if found is None:
        loose = word in {"at", "be", "of"} and ESTIMATED.search(text, max(0, start - 160), start)
        loose = loose or (text[start : start + 1].isdigit() and ESTIMATES.search(text, max(0, start - 120), start))
        return Modifier("approximate", "modifier.estimated", start, start) if loose else None
    rule_id = str(found.lastgroup).split("__")[0].replace("modifier_", "modifier.", 1)
    words = found[0].strip().lower()
    if words.startswith("over") and not is_more(window[: found.start()], text[start : start + 40]):
        return None
    if (words == "near" and not NEAR_TO.match(text, start)) or (words == ">" and LEFT_OUT.search(window)):
        return None
    if words in {"below", "under"} and NEVER.search(window[: found.start()]):
        return Modifier("at_least", rule_id, left + found.start(), start)
    if words.startswith("up to") and GOVERNS_UP.search(window[: found.start()]):
        return None
    if rule_id == "modifier.approximate" and (outer := modifier_before(text, left + found.start())):
        return outer if outer.name != "approximate" else Modifier("approximate", rule_id, outer.start, start)
    return Modifier(names()[rule_id], rule_id, left + found.start(), start)


def is_more(before: str, number: str) -> bool:
    """Whether `over` between these means more than: it may belong to a verb or noun, or tell while what time passed."""
    if GOVERNS_OVER.search(before):
        return False
    return TIME.match(number) is None or LASTS.search(before) is not None


def modifier_behind(text: str, end: int) -> Modifier | None:
    for rule_id, name, pattern in behind_patterns():
        if match := pattern.match(text, end):
            return Modifier(name, rule_id, end, match.end())
    return None


NEXT_BRACKET = re.compile(r"[^()]{0,160}?(?:\([^()\d]*\)[^()]{0,60}?)*\((?P<inside>[^()]*)\)")


def estimate_behind(text: str, end: int) -> Modifier | None:
    """`42,083,436 male: 21,193,356 (2024 est.)`: in tables of facts an estimate, said once for the entry."""
    match = NEXT_BRACKET.match(text, end)
    if match is None or not re.search(r"\d{4}.*\best\b|\best\b.*\d{4}", match["inside"]):
        return None
    if re.search(r"[.;]\s+[A-Z]", text[end : match.start("inside")]):
        return None
    return Modifier("approximate", "modifier.estimate", end, end)


def modified(
    text: str,
    span: tuple[int, int],
    value: tuple[int | float, int | float],
    unit: str,
    rule: str,
    kind: str | None,
) -> Quantity:
    """A quantity with the modifier that stands beside it, and the bounds that the modifier leaves."""
    start, end = span
    modifier = find_modifier(text, start, end)
    name = modifier.name if modifier else "exact"
    low: int | float | None
    high: int | float | None
    low, high = value
    if name in {"at_least", "more_than"}:
        high = None
    elif name in {"at_most", "less_than"}:
        low = None
    first, last = (min(modifier.start, start), max(modifier.end, end)) if modifier else (start, end)
    rule += f"+{modifier.rule}" if modifier else ""
    unit = "a" if kind == "age" else unit
    return Quantity(start, end, text[start:end], low, high, name, unit, rule, kind, first, last)
