"""The kind of what is counted, from a lexicon kept as data (rules/kinds.toml)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from extract.rules import load_rules

UNIT_KINDS = {
    "%": "share", "pp": "change", "km": "length", "m": "length", "cm": "length", "mm": "length", "mi": "length",
    "ft": "length", "nmi": "length", "km2": "area", "m2": "area", "ha": "area", "h": "duration", "d": "duration",
    "wk": "duration", "mo": "duration", "a": "duration", "min": "duration", "s": "duration",
    "mi2": "area", "ac": "area", "ft2": "area", "in": "length", "ug/m3": "other",
}  # fmt: skip
# How forces name what they have: `AGM-114`, `S-400`, `RPG-7`; `F-35B`, `MiG-29s`, `AH-64D`, `T-72`, `BMP-2`.
ARM = re.compile(
    r"(?:agm|aim|gbu|rpg|ak|bgm|rim|kh|mq|rq|tb|bm|sa|s|pzh|shahed|geran|qiam|fateh|fajr)-\d{1,4}[a-z]{0,2}s?(?:/\d{1,4})?"
)
CRAFT = re.compile(
    r"(?:a|ac|ah|an|av|b|bmd|bmp|brdm|btr|c|ch|cv|e|ea|ef|f|f/a|fa|h|hh|il|j|jf|ka|kc|kf|kj|m|mc|mh|mi|mig|mt|mv|oh|p|"
    r"pt|rc|sh|su|t|tu|u|uh|v|vt|y|yak|z)-\d{1,3}[a-z0-9-]*"
)
# Kinds of persons, to whom something may have happened: 12 civilians killed are fatalities, not people.
PERSONS = frozenset({"personnel", "people", "displaced", "returnees", "detained", "fatalities", "injuries"})


@cache
def lexicon(field: str) -> dict[str, str]:
    """Lemma → kind, of the rules that have the field (`kind` or `event`); the first rule wins."""
    words: dict[str, str] = {}
    for rule in load_rules("kinds"):
        if field in rule.fields:
            for word in rule.words:
                words.setdefault(word, rule.fields[field])
    return words


def parse_kind(lemmas: Iterable[str]) -> str | None:
    """The kind of a noun phrase given as its lemmas, by its longest known tail; None where none is known."""
    words = [w.lower() for w in lemmas]
    table = lexicon("kind")
    for length in (3, 2, 1):
        if len(words) >= length and (kind := table.get(" ".join(words[-length:]))):
            flown = kind == "personnel" and words[-1] == "fighter" and any(map(CRAFT.fullmatch, words))
            return "vehicles" if flown else kind
    if words and ARM.fullmatch(words[-1]):
        return "weapons"
    return "vehicles" if words and CRAFT.fullmatch(words[-1]) else None


def parse_event(word: str) -> str | None:
    """What a verb, participle or noun says happened to persons; None where it says nothing."""
    return lexicon("event").get(word.lower())


def is_money(unit: str) -> bool:
    """Whether a unit is an ISO 4217 code."""
    return len(unit) == 3 and unit.isupper() and unit.isalpha()


def singular(word: str) -> str:
    return re.sub(r"(?<=[^s])s$", "", re.sub(r"(?<=sh|ch|ss)es$", "", re.sub(r"ies$", "y", word)))


def is_people(words: str) -> bool:
    """`Kosovo Albanians`, `Pacific Islanders`, `Venezuelans`: a capitalised plural with the ending of a people."""
    return (
        re.search(r"\b[A-Z][\w-]+(?:ans|ese|is|[a-z]ers|eks|ites|ards|tanis)$|\b[A-Z]\w+(?:men|women|people)$", words)
        is not None
    )
