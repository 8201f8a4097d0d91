"""Whose rupees and dollars: a currency's noun alone is read as that of the country that the text is about.

The first two letters of a currency's code are its country's (ISO 4217 takes them from ISO 3166-1), and pycountry knows
both lists. What no country decides stays as the rules of units have it, and the figure is told as ambiguous.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from extract.actors.register import find_registered, resolve_name
from extract.claims.reading import Reading
from extract.model import Quantity
from extract.numbers.senses import GUESSED
from ingest.model import Metadata

# Nouns that several countries' currencies share. Not `dollars`: alone they are mostly those of the United States.
SHARED = "dinar dirham franc krona krone kwacha lei leu manat peso pound rial riyal rouble ruble rupee shilling".split()
NOUN = re.compile(rf"(?:\d|million|billion|trillion|thousand|hundred)\s?({'|'.join(SHARED)})s?$", re.I)
SIGN = re.compile(r"^(Rs)\.?\s?\d")
BEHIND = re.compile(rf"\s(?:{'|'.join(SHARED)})s\b", re.I)
CUE = re.compile(rf"\b(?:Rs\b|(?:{'|'.join(SHARED)})s?\b)", re.I)
DOLLARS = re.compile(r"\$|\bdollars?\b")
# Countries whose press writes `$` for its own; in most others with dollars of their own it is the American one.
OWN_DOLLARS = {"AUS": "AUD", "CAN": "CAD", "HKG": "HKD", "NZL": "NZD", "SGP": "SGD"}
BARE = re.compile(r"\$|[^$]*\d[^$]*\s(?:dollars?|cents?)$", re.I)
SPELLED = {"lei": "leu", "rs": "rupee", "riyal": "rial", "rouble": "ruble"}


def local_currencies(readings: Sequence[Reading], metadata: Metadata) -> tuple[Reading, ...]:
    """The readings, amounts of money in a shared noun in the currency of the country that they are about."""
    if not any(CUE.search(reading.text) or DOLLARS.search(reading.text) for reading in readings):
        return tuple(readings)
    named = Counter(a.country for r in readings for a in r.actors if a.country)
    common = [country for country, _ in named.most_common()]
    about = [*([metadata.country] if metadata.country else []), *countries_of(metadata.title or ""), *common]
    dollar, rule = own_dollar(about, metadata.publisher or "")
    found = (in_reading(reading, about) if CUE.search(reading.text) else reading for reading in readings)
    return tuple(in_dollars(reading, dollar, rule) if dollar else reading for reading in found)


def own_dollar(about: Sequence[str], publisher: str) -> tuple[str | None, str | None]:
    """What `$` is in a text about a country whose press writes it for its own, and the rule of a guess.

    A publisher from elsewhere, or of no country, writes US dollars; one that nobody knows may be at home there.
    """
    code = OWN_DOLLARS.get(about[0]) if about else None
    if code is None or about[0] in (homes := countries_of(publisher)):
        return code, None
    return (None, None) if homes or resolve_name(publisher) else (code, GUESSED)


def in_dollars(reading: Reading, code: str, rule: str | None) -> Reading:
    """The reading, its bare dollars and cents in that country's."""
    bare = [q for q in reading.quantities if q.unit == "USD" and BARE.match(q.text)]
    if not bare:
        return reading
    quantities = (replace(q, unit=code, rule=rule or q.rule) if q in bare else q for q in reading.quantities)
    return replace(reading, quantities=tuple(quantities))


def in_reading(reading: Reading, about: Sequence[str]) -> Reading:
    countries = [*countries_of(reading.text), *about]
    return replace(reading, quantities=tuple(local(q, reading.text, countries) for q in reading.quantities))


def local(quantity: Quantity, text: str, countries: Iterable[str]) -> Quantity:
    """The amount in the first of these countries' currencies of that noun; as it is where none has one."""
    tail = BEHIND.match(text, quantity.end) if quantity.unit == "1" else None
    end = tail.end() if tail else quantity.end
    noun = shared_noun(text[quantity.start : end])
    if noun is None:
        return quantity
    codes = (code for country in countries for code in currencies(noun) if code[:2] == alpha_2(country))
    code = next(codes, None)
    if code is None:
        return quantity if quantity.unit == "1" else replace(quantity, rule=GUESSED)
    return replace(
        quantity,
        unit=code,
        end=end,
        text=text[quantity.start : end],
        modifier_end=end if tail else quantity.modifier_end,
    )


def shared_noun(written: str) -> str | None:
    """The noun of an amount, in the singular, where several currencies have it and none is named in full."""
    found = NOUN.search(written) or SIGN.match(written)
    word = found[1].lower() if found else None
    return SPELLED.get(word, word) if word else None


def countries_of(text: str) -> list[str]:
    """The countries that a text names, the one named most first; ISO 3166-1 alpha-3."""
    hits = (hit.entries[0].country for hit in find_registered(text) if hit.entries)
    return [country for country, _ in Counter(c for c in hits if c).most_common()]


@cache
def currencies(noun: str) -> tuple[str, ...]:
    """The codes of the currencies of this noun."""
    import pycountry

    return tuple(sorted(c.alpha_3 for c in pycountry.currencies if noun in c.name.lower().split()))


@cache
def alpha_2(country: str) -> str | None:
    import pycountry

    found = pycountry.countries.get(alpha_3=country)
    return str(found.alpha_2) if found else None
