"""Units and money: what stands behind or before a number, as patterns made from rules/units.toml."""

from __future__ import annotations

import csv
import re
from fractions import Fraction
from functools import cache

from extract.rules import FOLDER, any_of, load_rules

REGISTER = FOLDER.with_name("register")


@cache
def unit_words() -> dict[str, tuple[str, Fraction]]:
    """Written unit → (symbol, factor)."""
    table: dict[str, tuple[str, Fraction]] = {}
    for rule in load_rules("units"):
        if "unit" in rule.fields:
            for word in rule.words:
                table[word.lower()] = (str(rule.fields["unit"]), Fraction(str(rule.fields.get("factor", 1))))
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
def state_currencies() -> tuple[frozenset[str], frozenset[str], dict[str, str]]:
    """How states are written before their currency, the nouns of currencies, and both together → ISO 4217 code."""
    states = {row["country"]: row for row in read_register("states.csv")}
    owners: set[str] = set()
    nouns: set[str] = set()
    table: dict[str, str] = {}
    for row in read_register("currencies.csv"):
        state = states[row["country"]]
        written = [w for key in ("adjectives", "name", "aliases", "ambiguous") for w in state[key].split("|") if w]
        forms = row["nouns"].split("|")
        owners.update(written)
        nouns.update(forms)
        table |= {f"{owner} {noun}".lower(): row["code"] for owner in written for noun in forms}
    return frozenset(owners), frozenset(nouns), table


@cache
def all_codes() -> frozenset[str]:
    return frozenset([*money_words().values(), *state_currencies()[2].values()])


def is_currency(unit: str) -> bool:
    """Whether a symbol is an ISO 4217 code that these rules give."""
    return unit in all_codes()


def read_register(file: str) -> list[dict[str, str]]:
    with (REGISTER / file).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def currency_code(written: str) -> str | None:
    """The ISO 4217 code of a currency's sign, code or name, `euros` or `Thai baht`; None for another word."""
    word = written.lower()
    return money_words().get(word) or state_currencies()[2].get(word)


@cache
def money_signs() -> str:
    """Alternatives of what may stand before an amount."""
    entries = [e.partition("=")[0] for r in load_rules("units") for e in r.fields.get("signs", ())]
    return "|".join(boundary(e) for e in sorted(entries, key=len, reverse=True))


# One letter before thousands: `N10,000`, `R250 million`.
AMOUNT = r"(?=\d{1,3}(?:,\d{3})+|\d[\d.]*\s?(?:[mb]n?|million|billion|trillion)\b)"


def boundary(word: str) -> str:
    """A sign as a pattern; a code or letters in capitals only as they are: `SOS 300`, not `sos 300`."""
    if not word[0].isalpha():
        return re.escape(word)
    if len(word) == 1:
        return rf"(?<![A-Za-z])(?-i:{word}){AMOUNT}"
    return r"(?<![A-Za-z])" + (rf"(?-i:{re.escape(word)})" if word[1:].isalpha() else re.escape(word))


@cache
def codes() -> frozenset[str]:
    """The ISO 4217 codes that may stand before an amount."""
    signs = (e.partition("=") for r in load_rules("units") for e in r.fields.get("signs", ()))
    return frozenset(sign for sign, _, code in signs if sign == code)


@cache
def currency_nouns() -> str:
    """The nouns of currencies as a pattern: `euros`, `shilling`, `baht`."""
    alone = {w for w in money_words() if w.isalpha() and len(w) > 3}
    return any_of(alone | state_currencies()[1])


@cache
def bare_currency() -> re.Pattern[str]:
    """The noun of a currency without its country, behind a number: `shillings`, `francs`."""
    nouns = {w.rpartition(" ")[2] for w in (*money_words(), *state_currencies()[2]) if " " in w}
    return re.compile(rf"\s?({'|'.join(sorted(n for n in nouns if n.endswith('s')))})(?!\w)", re.I)


def currency_named(text: str, noun: str) -> str | None:
    """The code of the currency that a text names in full: `Kenyan shillings` tells what its `shillings` are."""
    for match in re.finditer(rf"([A-Z][\w.]+(?:\s[A-Z][a-z]+)?)\s{noun}\b", text):
        name = f"{match[1]} {noun}".lower()
        code = currency_code(name) or currency_code(name.partition(" ")[2] if name.count(" ") > 1 else name)
        if code is not None and name != noun:
            return code
    return None


LETTERS = frozenset("m")  # units of one letter that may stand apart from their number
ELSEWHERE = frozenset({"in", "won"})
# `5.6p`, `(1.4 in)`, `300 billion won`: words that are units there and mostly something else.
GLUED = r"(?-i:p)(?=[\s,;)]|\.(?!\d)|$)|\sin(?=\))|(?<=illion)\swon(?!\w|\s(?:the|an?|his|her|its|their)\b)"


@cache
def unit_pattern() -> str:
    """A unit behind a number: `%`, ` kilometres`, `-km`; a bare `m` or `ha` only in lower case and on its own."""
    entries = sorted(
        [*unit_words(), *(w for w in money_words() if w[:1].isalpha() or w in {"€", "£", "$"})], key=len, reverse=True
    )
    words = any_of(w for w in entries if w[0].isalpha() and (len(w) > 1 or w in LETTERS) and w not in ELSEWHERE)
    signs = "|".join(re.escape(w) for w in entries if w[0] in "€£$")
    words += "|" + "|".join(rf"(?-i:{c})" for c in sorted(codes()))
    owners, nouns, _ = state_currencies()
    coins = any_of(nouns)
    owned = rf"(?=[\w.]+(?:\s\w+){{0,5}}?\s(?:{coins})(?!\w))(?:{any_of(owners)})\s(?:{coins})"
    degrees = "|".join(re.escape(w) for w in entries if w[0] == "°")
    written = rf"[\s-]?(?:{words}|{owned})(?![\w²³]|(?<=\b\w)-\w)|\s?(?:{degrees})(?!\w)"
    return rf"(?:\s?%|\s?(?:{signs})(?!\s?\d)|{written}|\s?(?:km|m)[²³]|{GLUED})"


ONCE = Fraction(1)


def parse_unit(text: str) -> tuple[str, Fraction] | None:
    """(symbol, factor) of a written unit; None for an unknown one."""
    word = re.sub(r"\s+", " ", text.strip(" -\u00a0")).lower()
    if word in unit_words():
        return unit_words()[word]
    code = currency_code(word)
    return (code, ONCE) if code else None


def unit_of(written: str | None, sign: str | None) -> tuple[str, Fraction]:
    """(symbol, factor) of the unit behind a number or the sign before it; `1` for a bare count."""
    if sign:
        return money_words()[sign.rstrip().lower()], ONCE
    return (parse_unit(written) or ("1", ONCE)) if written else ("1", ONCE)
