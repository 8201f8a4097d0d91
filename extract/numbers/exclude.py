"""Numbers that name, point or date: no figures (rules/not_figures.toml)."""

from __future__ import annotations

import re
from functools import cache

from extract.rules import load_rules

NAME_BEFORE = re.compile(r"(?<![.!?:;”]\s)(?<!^)\b([A-Z][\w’'-]*)\s$")
COUNTED_BEHIND = re.compile(
    r"\s?(?:[a-z][\w-]*\s){0,3}?[a-z][\w-]*(?:s|men|women|people|children|police|personnel|staff|troops)\b|"
    r"\s?(?:%|per cent)"
)
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
    return [m.span() for pattern in whole() for m in pattern.finditer(text)]


def is_pointer(text: str, start: int, end: int) -> bool:
    """Whether the words beside a number make it a name or a pointer."""
    left = text[max(0, start - 80) : start]
    right = text[end : end + 40]
    for before, behind in beside():
        if (before is None or before.search(left)) and (behind is None or behind.match(right)):
            return True
    return False


def is_name_part(text: str, start: int, end: int) -> bool:
    """`Union 3`, `Unit 70 Forces`: a small bare number behind a capitalised word, with nothing counted behind it."""
    if not re.fullmatch(r"\d{1,3}", text[start:end]):
        return False
    match = NAME_BEFORE.search(text[max(0, start - 40) : start])
    if match is None or match[1] in LEADS:
        return False
    return COUNTED_BEHIND.match(text, end) is None
