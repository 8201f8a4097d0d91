"""Find expressions of calendar time: patterns of rules/dates.toml, with their modifiers and relations."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from extract.rules import Rule, load_rules

HINT = re.compile(
    r"\d{4}|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|\d0[’']?s\b|\b(?:[Ss]ame|[Tt]hat|[Nn]ext|[Ff]ollowing|"
    r"later|earlier|week|month|year|period|spring|summer|autumn|winter|century|previous)\b"
)
MOD = re.compile(
    r"(?:(?P<end>(?:the\s+)?(?:very\s+)?(?:end|close)\s+of|end[- ]of|end-|late(?:\s+in)?|later\s+in)|"
    r"(?P<mid>(?:the\s+)?middle\s+of|mid[- –]?)|"
    r"(?P<start>(?:the\s+)?(?:very\s+)?(?:beginning|start|onset)\s+of|early(?:\s+in)?|beginning\s+of))\s*(?:the\s+)?$",
    re.I,
)
RELATION = re.compile(
    r"\b(?P<p>as (?:of|at|from)|since|until|till|up (?:to|until)|through(?:out)?|dat(?:es?|ing) back to|(?:goes|go|went|traced) back to|"
    r"by|prior to|before|pre|after|following|from|with effect from|in|on|during|between|over|for|within|into|continued to|to)"
    r"(?:\s+(?:the|period|the period|a period|around|about|approximately|as (?:early|late|recently) as|at least|mid|early|late|the month of))*[\s‘“(\[-]*$",
    re.I,
)
SENSES = {
    "as of": "as_of", "as at": "as_of", "as from": "since", "since": "since", "until": "until", "till": "until", "up to": "until",
    "up until": "until", "through": "until", "throughout": "during", "by": "by", "prior to": "before", "before": "before",
    "pre": "before", "after": "after", "following": "after", "from": "since", "with effect from": "since", "in": "in", "on": "on",
    "during": "during", "between": "from_to", "over": "during", "for": "during", "within": "during", "into": "until",
    "continued to": "until",
}  # fmt: skip
LED = re.compile(
    r"\b(?:in|on|by|since|until|till|from|to|during|before|after|between|of|and|or|through|throughout|late|early|mid|this|"
    r"last|next|end|for|every|over|previous|following|per|–|-)[\s-]+(?:the\s+)?(?:month of\s+)?$|[(,/]\s*$",
    re.I,
)
NOT_YEAR = re.compile(
    r"(?:\b(?:No|Nos|nos|no|resolution|Resolution|approximately|approx|about|around|some|over|nearly|almost|than|least|"
    r"most|roughly|exactly|only|para|paragraph|page|p|pp|article|Article|number|code|flight|room|unit|Unit|of the)\.?\s+|(?<!pre)(?<!post)(?<!mid)(?<!end)[A-Za-z]-|№\s?)$"
)
COUNTS = re.compile(r"\s+(?:[a-z-]+\s+)?[a-z]{3,}s\b(?!\s+of)")


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


@cache
def scanners() -> tuple[tuple[Rule, re.Pattern[str]], ...]:
    return tuple((rule, re.compile(rule.pattern or "(?!)")) for rule in load_rules("dates"))


def find_dates(text: str) -> tuple[DateCandidate, ...]:
    """The expressions of a text in order; none overlap, the longest at each place stands."""
    if not HINT.search(text):
        return ()
    found = []
    for order, (rule, pattern) in enumerate(scanners()):
        for match in pattern.finditer(text):
            if allowed(rule, match):
                found.append((match.start(), -match.end(), order, rule, match))
    kept: list[DateCandidate] = []
    for _, _, _, rule, match in sorted(found, key=lambda f: f[:3]):
        if not kept or match.start() >= kept[-1].end:
            kept.append(build(text, rule, match))
    return tuple(kept)


def allowed(rule: Rule, match: re.Match[str]) -> bool:
    """What a rule asks of the words in front of its match."""
    before = match.string[max(0, match.start() - 40) : match.start()]
    if (
        rule.fields.get("between")
        and re.search(r"\d\]?\s+and\s+|[a-z]\]?\s+and\s+", match[0])
        and rule.id != "date.month_to_month"
    ):
        return re.search(r"\bbetween\s+(?:the\s+)?$", before, re.I) is not None
    if rule.fields.get("led"):
        return LED.search(before) is not None or MOD.search(before) is not None
    if rule.id == "date.year":
        return is_year(match, before)
    if rule.id == "date.fiscal":
        return int(match["y2"]) == (int(match["y"]) + 1) % 100
    if rule.id == "date.years":
        return int(match["y"]) < int(match["y2"])
    return True


def is_year(match: re.Match[str], before: str) -> bool:
    """A number of a year's size that is no count, name or code."""
    if NOT_YEAR.search(before) or re.search(r"[$£€]\s?$|[A-Z]{2,}/(?:[A-Z]+/)?$", before):
        return False
    if int(match["y"]) > 2099 or re.match(
        r"[A-Za-z]|\s?(?:%|per cent|percent|metres|meters|hours)", match.string[match.end() :]
    ):
        return False
    led = LED.search(before) is not None or MOD.search(before) is not None
    plain = int(match["y"]) >= 1800
    return led or (plain and not COUNTS.match(match.string, match.end()))


def build(text: str, rule: Rule, match: re.Match[str]) -> DateCandidate:
    start, end = match.span()
    before = text[max(0, start - 60) : start]
    mod, relation = rule.fields.get("mod"), None
    if (found := MOD.search(before)) and not before[: found.start()].rstrip().lower().endswith(("by the", "in the")):
        start -= len(before) - found.start()
        mod = {"end": "END", "mid": "MID", "start": "START"}[str(found.lastgroup)]
        before = text[max(0, start - 60) : start]
    if led := RELATION.search(before):
        relation = sense(led["p"].lower(), rule, match)
    elif rule.fields["form"] == "range" and re.search(r"[(\[]$", before.rstrip()):
        relation = "from_to"
    parts = {k: v for k, v in match.groupdict().items() if v is not None}
    return DateCandidate(start, end, text[start:end], str(rule.fields["form"]), parts, mod, relation, rule.id)


def sense(word: str, rule: Rule, match: re.Match[str]) -> str | None:
    """The relation that a preposition has with this form: `from` before a range opens it."""
    form = rule.fields["form"]
    if form in {"range", "years"} and word in {"from", "between", "period", "for", "during", "over"}:
        return "from_to" if form == "range" or word in {"from", "between"} else "during"
    if word in {"goes back to", "go back to", "went back to", "date back to", "dates back to", "dating back to"}:
        return "since"
    if word == "traced back to" or word == "to":
        return None
    if word == "in" and form == "quarters":
        return "in"
    return SENSES.get(word)
