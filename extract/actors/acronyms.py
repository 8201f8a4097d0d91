"""Abbreviations that nothing introduces: parties where the document lets them say, record or fight somewhere.

`CTMP recorded 300 deaths` in one paragraph makes `on CTMP records` a mention in all others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from extract.actors.mentions import Found
from extract.actors.names import no_party, organised_type
from extract.actors.register import Entry, find_registered
from extract.actors.states import words
from extract.rules import any_of

SHORT = r"[A-Z](?:[A-Z]|&(?=[A-Z])|-(?=[A-Z])){2,8}"
ANY = re.compile(rf"(?<![\w’'/&.-]){SHORT}(?![\w/&-])")
# What a sentence spells small before it is mostly a thing: `improvised explosive devices (IEDs)`.
OF_THING = re.compile(rf"[a-z]\s\((?:the\s)?[“\"]?({SHORT})[”\"]?[);,]")
CURRENCIES = frozenset(
    "AED AFN AUD CAD CHF CNY COP EUR GBP INR IQD IRR JPY KES LBP NGN PKR RUB SDG SYP TRY USD YER".split()
)
COMMON = frozenset("CEO CFO COO CSO EEZ FAQ INGO LGA LGBT MEP NCO NGO PDF PMC POW SMS SUV TV USD VIP".split())
VOTE = re.compile(r"\b(?:vote[sd]?|elections?|ballots?|polls|polling|candidates?)\b")
OF_PARTY = re.compile(
    rf"\s(?:of|from|for)\s(?:the\s)?(?P<name>{SHORT}|[A-Z][a-z]+(?:\s[A-Z][a-z]+){{1,3}})"
    r"(?=\s(?:is|was|has|had|leads?|led|won|wins|got|took|takes|came|maintains|received|receives|secured|gained|polled|"
    r"garnered|trail(?:s|ed))\b|,|\s\()"
)
# `a rapid reaction brigade (RRB)`: a body that a sentence writes small, by its head and its initials.
SMALL_NAME = re.compile(
    r"(?<![\w-])(?P<name>(?:[a-z][a-z-]+\s){1,6}(?P<head>agency|alliance|army|association|authority|battalion|brigade|bureau|"
    r"coalition|command|commission|committee|council|federation|force|front|mechanism|militia|mission|movement|"
    r"office|organi[sz]ation|party|police|secretariat|team|tribunal|union|unit))\s\((?P<short>[A-Z]{2,7})\)"
)
FORCES = frozenset({"battalion", "brigade", "command", "force"})
GLOSSED = re.compile(r"([A-Z]{2,8})\s\[$")  # `AS [Al Shabaab]`
GLOSSING = re.compile(r"\]\s([A-Z]{2,8})(?![\w-])")  # `[Al Shabaab] AS`


@cache
def evidence() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns of what abbreviations do, with the type of who does it."""
    fighters, said, recorded = (
        any_of(words(f"actor.acronym.{kind}")) for kind in ("fighters", "saying_verb", "recording_verb")
    )
    before = r"(?<![\w’'/&.-])(?P<name>" + SHORT + ")"
    behind = rf"(?P<name>{SHORT})(?![\w/&-])"
    return (
        (re.compile(rf"{before}\s{fighters}\b"), "armed_group"),
        (re.compile(rf"\b{fighters}\s(?:of|from|with|belonging to|loyal to)\s(?:the\s)?{behind}"), "armed_group"),
        (re.compile(rf"{before}\s(?:(?:has|have|had|also)\s)*{recorded}\b"), "ngo"),
        (re.compile(rf"{before}\s(?:(?:has|have|had|also)\s)*{said}\b"), "government_body"),
        (re.compile(rf"\b[Aa]ccording to\s(?:the\s)?{behind}(?=\s?[,.;])"), "other"),
    )


def read_acronyms(texts: Sequence[str]) -> dict[str, Entry]:
    """The abbreviations that act in any of these texts and that no register knows, each as a party."""
    held = [t for t in texts if not t.isupper() and ANY.search(t)]
    things = {m[1] for t in held for m in OF_THING.finditer(t)}
    found: dict[str, Entry] = {}
    for pattern, kind in evidence():
        for text in held:
            for match in pattern.finditer(text):
                name = match["name"]
                if name not in found and name not in things and is_unknown(name):
                    found[name] = Entry(name, kind, None, "")
    return found


def is_unknown(name: str) -> bool:
    return name not in CURRENCIES | COMMON and not no_party(name) and not find_registered(name)


def by_acronym(text: str, known: dict[str, Entry]) -> list[Found]:
    """Where they stand in a text."""
    if not known or text.isupper():
        return []
    return [Found(*m.span(), known[m[0]], "actor.acronym", 1) for m in ANY.finditer(text) if m[0] in known]


def by_candidate(text: str, persons: Sequence[Found], places: Sequence[tuple[int, int]]) -> list[Found]:
    """`Maria Corte of PLX leads with 45 percent of the vote`: whom a candidate stands for."""
    if not VOTE.search(text):
        return []
    found = []
    for person in persons:
        match = OF_PARTY.match(text, person.end) if person.entry.type == "person" else None
        if match is None or any(s < match.end("name") and match.start("name") < e for s, e in places):
            continue
        if is_unknown(match["name"]):
            found.append(Found(*match.span("name"), Entry(match["name"], "party", None, ""), "actor.candidate", 2))
    return found


def by_small_name(text: str) -> dict[str, Found]:
    """Bodies written small before their abbreviation, by that."""
    found = {}
    for match in SMALL_NAME.finditer(text) if "(" in text else ():
        named = match["name"].split()[-len(match["short"]) :]
        if "".join(w[0] for w in named).upper() != match["short"] or find_registered(match["short"]):
            continue
        kind = "military" if match["head"] in FORCES else organised_type(match["head"]) or "other"
        entry = Entry(" ".join(w.capitalize() for w in named), kind, None, "")
        found[match["short"]] = Found(
            match.end("name") - len(" ".join(named)), match.end("name"), entry, "actor.small", 1
        )
    return found


def glossed(text: str, item: Found) -> str | None:
    """The abbreviation that a name in square brackets explains."""
    if text[item.end : item.end + 1] != "]":
        return None
    match = GLOSSED.search(text, 0, item.start) or (
        GLOSSING.match(text, item.end) if text[item.start - 1 : item.start] == "[" else None
    )
    return match[1] if match is not None else None
