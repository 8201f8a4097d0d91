"""Dates in a row that share the year of the last: `on 12 March and 5 April 2021`, `in June, July and August 2022`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.dates.find import DateCandidate
from extract.dates.values import SEASONS, parse_month

JOINED = re.compile(
    r"\s*(?:,\s*(?:and|or)?|and|or|&|/|as\s+well\s+as|and\s+again)\s*(?:(?:on|in|by|from|until)\s+)?(?:the\s+)?", re.I
)
SHARING = frozenset({"day", "month", "season"})
OWN = frozenset({"w", "same"})  # parts that say the year in another way


def lend_years(text: str, found: Sequence[DateCandidate]) -> tuple[DateCandidate, ...]:
    """The candidates, a day or month without a year taking that of the next in its list."""
    row = list(found)
    for at in range(len(row) - 2, -1, -1):
        this, following = row[at], row[at + 1]
        if lacks_year(this) and states_year(following) and JOINED.fullmatch(text[this.end : following.start]):
            year = str(lent_year(this, following))
            row[at] = replace(this, parts={**this.parts, "y": year, "why": "list"})
    return tuple(row)


def lacks_year(found: DateCandidate) -> bool:
    return found.form in SHARING and "y" not in found.parts and starts(found) > 0 and not OWN & found.parts.keys()


def states_year(found: DateCandidate) -> bool:
    if not starts(found):
        return False
    return (found.form in SHARING and "y" in found.parts) or (found.form == "range" and "y2" in found.parts)


def lent_year(this: DateCandidate, following: DateCandidate) -> int:
    """The year in which the first date lies before the second: December before `January 2022` is in 2021."""
    year = int(following.parts.get("y") or following.parts["y2"])
    return year - (starts(this) > starts(following))


def starts(found: DateCandidate) -> int:
    """The month in which a date begins, of a season its first; 0 where the expression names none."""
    if "s" in found.parts:
        return 3 * (SEASONS[found.parts["s"].lower()] - 20)
    name = found.parts.get("m", "")
    return int(name) if name.isdecimal() else parse_month(name) if name else 0
