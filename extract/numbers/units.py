"""Units and money: what stands behind or before a number, as patterns made from rules/units.toml."""

from __future__ import annotations

import re
from functools import cache

from extract.rules import load_rules


@cache
def unit_words() -> dict[str, tuple[str, int]]:
    """Written unit → (symbol, factor)."""
    table: dict[str, tuple[str, int]] = {}
    for rule in load_rules("units"):
        if "unit" in rule.fields:
            for word in rule.words:
                table[word.lower()] = (str(rule.fields["unit"]), int(rule.fields.get("factor", 1)))
    return table


@cache
def money_words() -> dict[str, str]:
    """Written currency (sign, code or word) → ISO 4217 code."""
    table: dict[str, str] = {}
    for rule in load_rules("units"):
        if "currency" in rule.fields:
            for entry in (*rule.words, *rule.fields["signs"]):
                word, _, code = entry.partition("=")
                table[word.lower()] = code or str(rule.fields["currency"])
    return table


@cache
def money_signs() -> str:
    """Alternatives of what may stand before an amount."""
    entries = [e.partition("=")[0] for r in load_rules("units") for e in r.fields.get("signs", ())]
    return "|".join(boundary(e) for e in sorted(entries, key=len, reverse=True))


def boundary(word: str) -> str:
    return (r"(?<![A-Za-z])" if word[0].isalpha() else "") + re.escape(word)


@cache
def unit_pattern() -> str:
    """A unit behind a number: `%`, ` kilometres`, `-km`; a bare `m` or `ha` only in lower case and on its own."""
    entries = sorted(
        [*unit_words(), *(w for w in money_words() if w[:1].isalpha() or w in {"€", "£", "$"})], key=len, reverse=True
    )
    words = "|".join(re.escape(w).replace(r"\ ", r"\s") for w in entries if w[0].isalpha())
    signs = "|".join(re.escape(w) for w in entries if w[0] in "€£$")
    return rf"(?:\s?%|\s?(?:{signs})(?!\s?\d)|[\s-]?(?:{words})(?![\w²³])|\s?(?:km|m)[²³])"


def parse_unit(text: str) -> tuple[str, int] | None:
    """(symbol, factor) of a written unit; None for an unknown one."""
    word = re.sub(r"\s+", " ", text.strip(" -\u00a0")).lower()
    if word in unit_words():
        return unit_words()[word]
    return (money_words()[word], 1) if word in money_words() else None


def unit_of(written: str | None, sign: str | None) -> tuple[str, int]:
    """(symbol, factor) of the unit behind a number or the sign before it; `1` for a bare count."""
    if sign:
        return money_words()[sign.rstrip().lower()], 1
    return (parse_unit(written) or ("1", 1)) if written else ("1", 1)
