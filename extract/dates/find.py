"""Find expressions of calendar time: the patterns of rules/dates.toml, with their modifiers and relations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from extract.dates.context import (
    are_years,
    begins_named,
    find_mod,
    find_relation,
    find_tense,
    is_counted,
    is_led,
    is_year,
    triggers,
)
from extract.dates.values import parse_day, parse_month
from extract.rules import Rule, load_rules

BEFORE, BEHIND = 60, 100  # how far from a trigger an expression can begin, and end with what looks ahead of it
CLOSED = {")": "(", "]": "["}
RANGES = frozenset({"numeric_range", "range", "years", "decades", "quarter_range", "fiscal_range"})
AND = re.compile(r"[\d\]a-z.],?\s+and\s+", re.I)
NAME = re.compile(r"[A-Z][a-z]+")
NUMBERS = re.compile(r"\d,\s\d[\d,]*,?\sand\s\d")
JOINED = re.compile(r"(?:,|,?\s+(?:and|or)|,?\s+and\s+again)\s*(?:the\s+)?")
BETWEEN = re.compile(r"\[?\bb\]?etween\s+(?:the\s+)?(?:\w+[\s-]+)?$", re.I)


@dataclass(frozen=True, slots=True)
class DateCandidate:
    """An expression as it stands, not yet resolved. `parts` are the rule's named groups that matched."""

    start: int
    end: int
    text: str
    form: str
    parts: Mapping[str, str]
    mod: str | None
    relation: str | None
    rule: str
    tense: str | None = None  # past, future or named, where the words around say so (context.find_tense)


@cache
def scanners() -> tuple[tuple[str, tuple[tuple[Rule, re.Pattern[str]], ...]], ...]:
    """The rules with their patterns, by the trigger that they need."""
    by_trigger: dict[str, list[tuple[Rule, re.Pattern[str]]]] = {}
    for rule in load_rules("dates"):
        by_trigger.setdefault(str(rule.fields["needs"]), []).append((rule, re.compile(rule.pattern or "(?!)")))
    return tuple((needs, tuple(rules)) for needs, rules in by_trigger.items())


@cache
def order() -> Mapping[str, int]:
    return {rule.id: at for at, rule in enumerate(load_rules("dates"))}


def find_dates(text: str) -> tuple[DateCandidate, ...]:
    """The expressions of a text in order; none overlap, the longest at each place stands."""
    found = sorted(
        ((m.start(), -m.end(), order()[rule.id], rule, m) for rule, m in matches(text) if allowed(rule, m)),
        key=lambda f: f[:3],
    )
    kept: list[DateCandidate] = []
    end = 0
    for _, _, _, rule, match in found:
        if match.start() >= end:
            kept.extend(build(text, rule, match, end))
            end = match.end()
    return tuple(share_relations(text, kept))


def share_relations(text: str, found: Sequence[DateCandidate]) -> Iterator[DateCandidate]:
    """A date that a comma or `and` joins to the one before it takes its relation: `in 2018, 2019 and 2020`."""
    before: DateCandidate | None = None
    for this in found:
        joined = before is not None and JOINED.fullmatch(text[before.end : this.start]) is not None
        if before and joined and this.relation is None and before.relation != "from_to":
            this = replace(this, relation=before.relation)
        yield this
        before = this


def matches(text: str) -> Iterator[tuple[Rule, re.Match[str]]]:
    """What the patterns match near their triggers."""
    for needs, rules in scanners():
        spans = windows(text, triggers()[needs])
        for rule, pattern in rules if spans else ():
            for low, high in spans:
                for match in pattern.finditer(text, low, high):
                    yield rule, match


def windows(text: str, trigger: re.Pattern[str]) -> list[tuple[int, int]]:
    """The stretches around the triggers of a text, joined where they meet."""
    spans: list[tuple[int, int]] = []
    for match in trigger.finditer(text):
        low, high = max(0, match.start() - BEFORE), min(len(text), match.end() + BEHIND)
        if spans and low <= spans[-1][1]:
            spans[-1] = (spans[-1][0], high)
        else:
            spans.append((low, high))
    return spans


def allowed(rule: Rule, match: re.Match[str]) -> bool:
    """What a rule asks of its match and of the words in front of it."""
    text, start, fields = match.string, match.start(), rule.fields
    if fields.get("rising") and not rises(match["y"], match["y2"]):
        return False
    if fields.get("rising") and not are_years(text, start, match.end(), int(match["y"])):
        return False
    if AND.search(match[0]) and not BETWEEN.search(text[max(0, start - 30) : start]) and not joins(rule, match):
        return False
    led = fields.get("led")
    if led and not is_led(text, start, "led" if led is True else f"led.{led}"):
        return False
    if fields.get("led_strictly") and not (is_led(text, start, "led.strictly") or after_month(text, start)):
        return False
    if is_old(match.groupdict().get("y")) and " of " not in match[0] and is_counted(text, match.end()):
        return False  # `on 5 May 1500 people fled`
    return not fields.get("guarded") or is_year(text, start, match.end(), int(match["y"]))


def is_old(year: str | None) -> bool:
    return year is not None and len(year) == 4 and year < "1900"


def joins(rule: Rule, match: re.Match[str]) -> bool:
    """Whether `and` alone makes one span: of two days or months that follow one another, named with one year."""
    groups = match.groupdict()
    if rule.fields.get("row"):
        return in_a_row(match)
    if rule.fields.get("adjoining"):
        return not match[0].startswith("the ") and adjoin(groups)
    if rule.fields.get("between"):
        return False
    return not rule.fields.get("between_years") or (not groups["y"] and adjoin(groups))


def in_a_row(match: re.Match[str]) -> bool:
    """Months that follow one another; not where each has a number of its own: `12, 19 and 31 in May, June and July`."""
    months = [parse_month(name) for name in NAME.findall(match[0])]
    rises = all(second == first % 12 + 1 for first, second in pairwise(months))
    return rises and NUMBERS.search(match.string, max(0, match.start() - BEHIND), match.start()) is None


def adjoin(groups: Mapping[str, str | None]) -> bool:
    first, second = groups.get("d"), groups.get("d2")
    if first and second:
        return parse_day(second) == parse_day(first) + 1
    return parse_month(groups["m2"] or "") == parse_month(groups["m"] or "") % 12 + 1


def rises(first: str, second: str) -> bool:
    """Whether the second year (`2013`, or `13` behind 2012) lies after the first."""
    return int(second) > int(first[-len(second) :]) or (len(second) == 2 and int(second) == (int(first) + 1) % 100)


def after_month(text: str, start: int) -> bool:
    return any(m.end() > start - 12 for m in triggers()["month"].finditer(text, max(0, start - 12), start))


def build(text: str, rule: Rule, match: re.Match[str], floor: int) -> Iterator[DateCandidate]:
    """The candidate of a match, or the two of a rule that splits; modifiers reach back to `floor` at most."""
    parts = {k: v for k, v in match.groupdict().items() if v is not None} | dict(rule.fields.get("parts", {}))
    if rule.fields["form"] == "fiscal" and begins_named(text, *match.span()):
        parts["begins"] = "named"
    if not rule.fields.get("split"):
        yield candidate(text, rule, match.span(), parts, floor)
        return
    if (
        parts["d2"].isdigit() and parse_day(parts["d2"]) == parse_day(parts["d"]) + 1
    ):  # `May 4 and 5`: one time of two days
        last = {"d2": parts["d2"], "m2": parts["m"]} | ({"y2": parts["y"]} if "y" in parts else {})
        whole = candidate(text, rule, match.span(), {"d": parts["d"], "m": parts["m"]} | last, floor)
        yield replace(whole, form="range", mod=None)
        return
    first = {k: v for k, v in parts.items() if k in {"d", "m", "y"}}
    yield candidate(text, rule, match.span("one"), first, floor)
    yield candidate(text, rule, match.span("two"), first | {"d": parts["d2"]}, match.end("one"))


def candidate(text: str, rule: Rule, span: tuple[int, int], parts: Mapping[str, str], floor: int) -> DateCandidate:
    start, end = span
    form = str(rule.fields["form"])
    if text[end - 1] in CLOSED and CLOSED[text[end - 1]] not in text[start:end]:
        end -= 1
    mod, late_in = None, False
    if (found := find_mod(text, start)) and found[1] >= floor:
        mod, late_in = found[0], text[found[1] : start].rstrip().lower().endswith(" in")
        start = found[1]
    relation = find_relation(text, start, form in RANGES) or ("in" if late_in else None)
    if relation is None and form in RANGES and text[:start].rstrip().endswith(("(", "[")):
        relation = "from_to"
    mod, tense = None if form in RANGES else mod, find_tense(text, start, end)
    return DateCandidate(start, end, text[start:end], form, parts, mod, relation, rule.id, tense)
