"""Words of the calendar → values: months (read by dateparser), numbers, days, and steps from one date to another."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
COUNTING = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
NUMBERS = {w: i for i, w in enumerate(COUNTING.split())} | {"a": 1}
NTH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: i for i, word in enumerate(NTH.split(), 1)} | {"thirtieth": 30, "thirty-first": 31}
ORDINALS |= {f"twenty-{word}": 20 + i for word, i in ORDINALS.items() if i < 10}
# dateparser wants a base date even where nothing is relative; a fixed one, never the clock's.
BASE = datetime(2000, 1, 1)
# An EDTF value, and what decided where the text alone does not.
Value = tuple[str | None, str]


@dataclass(frozen=True, slots=True, order=True)
class Day:
    """A day, month or year: what is not known is 0."""

    year: int
    month: int = 0
    day: int = 0

    def edtf(self) -> str:
        text = f"{self.year:04d}"
        if self.month:
            text += f"-{self.month:02d}"
        return text + (f"-{self.day:02d}" if self.day else "")

    def is_real(self) -> bool:
        """Whether the calendar has such a day."""
        if not 1 <= self.year <= 9999 or not 0 <= self.month <= 12:
            return False
        if not self.month:
            return not self.day
        return not self.day or 1 <= self.day <= calendar.monthrange(self.year, self.month)[1]

    def months(self) -> int:
        """Months since the year 0; of a year alone its first."""
        return self.year * 12 + max(self.month, 1) - 1


@cache
def read_by_dateparser(text: str) -> datetime | None:
    """An absolute date in English, all of day, month and year in it; None where dateparser is not sure."""
    import dateparser

    read: datetime | None = dateparser.parse(
        text,
        languages=["en"],
        settings={"RELATIVE_BASE": BASE, "STRICT_PARSING": True, "DATE_ORDER": "DMY", "TIMEZONE": "UTC"},
    )
    return read


@cache
def parse_month(name: str) -> int:
    """1 to 12 for a month's name or abbreviation, read by dateparser; 0 for none.

    dateparser takes a millisecond a call, so it reads each name once; day and year are digits and need no reading.
    A test holds that the whole expression, read by dateparser at once, gives the same day.
    """
    read = read_by_dateparser(f"1 {name.strip('. ')} 2000")
    return read.month if read else 0


def parse_day(text: str) -> int:
    """`5`, `5th`, `twenty-first`."""
    return ORDINALS[text.lower()] if text[0].isalpha() else int(re.sub(r"\D", "", text))


def parse_number(text: str) -> int:
    return int(text) if text.isdecimal() else NUMBERS.get(text.lower(), 0)


def full_year(text: str, after: int) -> int:
    """`13` behind 2012 is 2013."""
    value = int(text)
    if len(text) > 2:
        return value
    century = after // 100 * 100
    return century + value + (100 if century + value < after else 0)


def add_days(value: str, days: int) -> str | None:
    """A day moved; None where the calendar ends."""
    try:
        return (date.fromisoformat(value) + timedelta(days=days)).isoformat()
    except OverflowError:
        return None


def shift(value: Day, unit: str, steps: int) -> str | None:
    """A day, month or year moved by whole units, as precise as the unit allows; None where it is not known so well."""
    if unit in {"day", "week"}:
        return add_days(value.edtf(), steps * (7 if unit == "week" else 1)) if value.day else None
    if unit == "month":
        index = value.months() + steps
        moved = Day(index // 12, index % 12 + 1)
        return moved.edtf() if value.month and moved.is_real() else None
    moved = Day(value.year + steps * (10 if unit == "decade" else 1))
    if not moved.is_real():
        return None
    return f"{moved.edtf()[:3]}X" if unit == "decade" else moved.edtf()
