"""Numbers that name, point or date: no figures (rules/not_figures.toml)."""

from __future__ import annotations

import re
from functools import cache

from extract.rules import load_rules

# `Hamas’ 24 battalions`: a possessive is no name of what is numbered.
NAME_BEFORE = re.compile(r"(?<![.!?:;”]\s)(?<!^)\b([A-Z](?:[\w-]|[’'](?!s?\s))*)\s$")
COUNTED_BEHIND = re.compile(
    r"\s?(?:[a-z][\w-]*\s){0,3}?(?:(?!(?:was|is|has|does|as|this|its|his|thus)\b)[a-z][\w-]*s|\w*(?:men|people)|women|children|police|personnel|staff|troops|"
    r"killed|injured|wounded|dead|missing|arrested|detained|displaced)\b|"
    r"\s?(?:%|per cent)"
)
# `247 Leopard 2 tanks`: a number that counts stands before the name already.
COUNTED_BEFORE = re.compile(
    r"(?:\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens|hundreds|thousands)\b(?:\sof)?)\s"
    r"(?:[a-z]+\s)?[A-Z][\w’'-]*\s$"
)
# `a 1657 map`, `the Bill of Rights 1689`, `by 2040`: what no date took and what counts nothing.
YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|by|since|until|till|from|the|a|an|circa|year|between|before|after|early|late|mid|during)\s+|"
    r"[a-z]\s[A-Z][a-z]+\s|\b(?:of|and|to)\s[A-Z][a-z]+\s)$"
)
# `(Sylhet 23, Khulna 14, other districts 9)`: a total broken down.
ITEM = r"[^\W\d][^()\d,;:]{1,40}\s\d+(?:,\d{3})*"
BREAKDOWN = re.compile(rf"\((?=[A-Z]){ITEM}(?:[,;]\s(?:and\s)?{ITEM})+\)")
# `seats by party - Taqadum 47, State of Law Coalition 43, Imtidad 16`: a tally behind its label.
TALLIED = r"[A-Z][^\d,;:()–—]{1,40}\s\d{1,3}(?:,\d{3})*"
IN_TALLY = re.compile(r"(?:\b[A-Z][^\s\d]*|\bothers?|\bindependents?|\bvacant)\s$")
OTHERS = r"(?:[,;]\s(?:and\s)?(?:others?|independents?|vacant)\s\d{1,3})*"
TALLY = re.compile(
    rf"(?:(?<=[-–:)]\s)|(?<=\bwere\s)|(?<=\bwas\s)|(?<=\bto\s)(?=(?:{TALLIED},\s(?:and\s)?){{2}}))"
    rf"{TALLIED}(?:[,;]\s(?:and\s)?{TALLIED})+{OTHERS}(?=[.,;)]|\s*$|\snote\b)",
    re.M,
)
ENUMERATOR = re.compile(r"\((\d{1,2})\)\s(?!(?:and|or)\b)(?=[^\W\d_])")
# `at the camp one person was killed`: a number in words, with its noun, behind a place that has no number.
PLACED = re.compile(r"\b(?:camp|area|building|hall|bridge|gate|zone|block|ward|road|room|sector|platform)\s$")
COUNTED_ONE = re.compile(
    r"\s(?:[a-z]+\s)?(?:person|man|woman|child|boy|girl|soldier|civilian|officer|guard|men|women|people|children|police|[a-z]+s)\b"
)
REACH = 200
LEADS = frozenset(
    "The A An In On At By Of For From With About Around Some Over Nearly Almost Approximately Another All And But Or "
    "To As Than Only Total Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May "
    "June July August September October November December".split()
)


@cache
def beside() -> tuple[tuple[re.Pattern[str] | None, re.Pattern[str] | None], ...]:
    rows = []
    for rule in load_rules("not_figures"):
        if "before" in rule.fields or "behind" in rule.fields:
            before, behind = rule.fields.get("before"), rule.fields.get("behind")
            rows.append((re.compile(before) if before else None, re.compile(behind) if behind else None))
    return tuple(rows)


@cache
def whole() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(r.fields["whole"]) for r in load_rules("not_figures") if "whole" in r.fields)


def excluded_spans(text: str) -> list[tuple[int, int]]:
    """Stretches in which no number is a figure."""
    return [*(m.span() for pattern in whole() for m in pattern.finditer(text)), *enumerators(text)]


def enumerators(text: str) -> list[tuple[int, int]]:
    """`an average (1) rate that …; and (2) full rate`: numbers in brackets before words, that count from one."""
    found = list(ENUMERATOR.finditer(text)) if "(1)" in text and "(2)" in text else []
    return [m.span() for m in found] if [int(m[1]) for m in found] == list(range(1, len(found) + 1)) else []


def is_pointer(text: str, start: int, end: int) -> bool:
    """Whether the words beside a number make it a name or a pointer."""
    left = text[max(0, start - 80) : start]
    right = text[end : end + 40]
    digits = text[start : start + 1].isdigit()
    return any(points(before, behind, left, right, digits) for before, behind in beside())


def points(before: re.Pattern[str] | None, behind: re.Pattern[str] | None, left: str, right: str, digits: bool) -> bool:
    """Whether a rule fits. `paragraphs 3 to 5, two camps`: only digits go on in a list of what is pointed at."""
    if behind is not None and not behind.match(right):
        return False
    found = before.search(left) if before is not None else None
    if before is not None and found is None:
        return False
    if digits or found is None:
        return True
    return re.search(r"\d", found[0]) is None and not (PLACED.search(found[0]) and COUNTED_ONE.match(right))


def is_name_part(text: str, start: int, end: int) -> bool:
    """`Union 3`, `Unit 70 Forces`, `Industry 4.0`: a small number behind a capitalised word that counts nothing."""
    if not re.fullmatch(r"\d{1,3}|\d\.0", text[start:end]):
        return False
    left = text[max(0, start - 40) : start]
    match = NAME_BEFORE.search(left)
    if match is None or match[1] in LEADS or in_breakdown(text, start, end) or tally_around(text, start, end):
        return False
    return COUNTED_BEHIND.match(text, end) is None or COUNTED_BEFORE.search(left) is not None


def in_breakdown(text: str, start: int, end: int) -> bool:
    """Whether a number stands in a bracket that breaks a total down by names."""
    opened = text.rfind("(", max(0, start - REACH), start)
    found = BREAKDOWN.match(text, opened) if opened >= 0 else None
    return found is not None and end <= found.end()


def tally_around(text: str, start: int, end: int) -> re.Match[str] | None:
    """The tally that a number stands in, of two names or more, each another one: no numbered things, no `Leopard 2`."""
    if IN_TALLY.search(text, max(0, start - 30), start) is None:
        return None
    low = max(0, start - 3 * REACH)
    for found in TALLY.finditer(text, low, end + REACH):
        if found.start() <= start and end <= found.end():
            names = [item.split()[0] for item in re.split(r"[,;]\s(?:and\s)?(?=\D)", found[0])]
            return found if 3 * len(set(names)) >= 2 * len(names) and re.search(r"\d\d", found[0]) else None
    return None


def is_number_string(text: str, start: int, end: int) -> bool:
    """`Docket 2031508`, `nos. 214,216,218,220,233`: figures in a row that count nothing are a label or a list."""
    if not re.fullmatch(r"\d{6,}|\d{1,3}(?:,\d{3}){4,}", text[start:end]):
        return False
    return text[:start].strip() != "" and COUNTED_BEHIND.match(text, end) is None


def is_number_name(text: str, start: int, end: int) -> bool:
    """`the Five Eyes countries`, `the Six-Point Movement`: a capital inside a sentence makes the word a name."""
    if not re.match(r"[A-Z][a-z]", text[start:end]) or not re.search(r"[a-z]\s$", text[max(0, start - 3) : start]):
        return False
    return re.match(r"[\s-][A-Z]", text[end:]) is not None


def is_year_like(text: str, start: int, end: int) -> bool:
    """A year that no date took: `the Bill of Rights 1689`, `between 1250 and 1300`."""
    years = r"(?:1\d|20)\d\d"
    if not re.fullmatch(rf"{years}(?:\D+{years})?", text[start:end]) or COUNTED_BEHIND.match(text, end):
        return False
    return YEAR_BEFORE.search(text[max(0, start - 30) : start]) is not None
