"""Values of dates: parts → EDTF, and the days that an EDTF value covers."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
NUMBERS = {w: i for i, w in enumerate("zero one two three four five six seven eight nine ten".split())} | {"a": 1}
# dateparser wants a base date even where nothing is relative; a fixed one, never the clock's.
BASE = datetime(2000, 1, 1)


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
        return not self.day or 1 <= self.day <= calendar.monthrange(self.year, self.month)[1]


@cache
def parse_month(name: str) -> int:
    """1 to 12 for a month's name or abbreviation, read by dateparser; 0 for none."""
    import dateparser

    read = dateparser.parse(
        f"1 {name.strip('. ')} 2000",
        languages=["en"],
        settings={"RELATIVE_BASE": BASE, "STRICT_PARSING": True, "DATE_ORDER": "DMY", "TIMEZONE": "UTC"},
    )
    return read.month if read else 0


def parse_day(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def parse_number(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS.get(text.lower(), 0)


def full_year(text: str, after: int) -> int:
    """`13` behind 2012 is 2013."""
    value = int(text)
    if len(text) > 2:
        return value
    century = after // 100 * 100
    return century + value + (100 if century + value < after else 0)


def add_days(value: str, days: int) -> str:
    return (date.fromisoformat(value) + timedelta(days=days)).isoformat()


def shift(value: Day, unit: str, steps: int) -> str | None:
    """A day, month or year moved by whole units, as precise as the unit allows."""
    if unit in {"day", "week"}:
        if not value.day:
            return None
        return add_days(value.edtf(), steps * (7 if unit == "week" else 1))
    if unit == "month":
        if not value.month:
            return None
        index = value.year * 12 + value.month - 1 + steps
        return Day(index // 12, index % 12 + 1).edtf()
    return Day(value.year + steps).edtf()


SIMPLE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def first_day(edtf: str) -> Day | None:
    """The first date that a value names, as precise as it is."""
    return read_simple(edtf.strip("{}").split("/")[0].split(",")[0])


def last_day(edtf: str) -> Day | None:
    return read_simple(edtf.strip("{}").split("/")[-1].split(",")[-1])


def read_simple(text: str) -> Day | None:
    match = SIMPLE.fullmatch(text)
    if match is None:
        return Day(int(text[:4])) if re.fullmatch(r"\d{4}-\d\d", text) else None
    year, month, day = (int(g) if g else 0 for g in match.groups())
    return Day(year, month, day) if month <= 12 else Day(year)


def bounds(edtf: str | None) -> tuple[str | None, str | None]:
    """First and last day (ISO) that a value covers; None for what it leaves open."""
    if not edtf:
        return None, None
    parts = edtf.strip("{}").replace(",", "/").split("/")
    return bound(parts[0], 0), bound(parts[-1], 1)


def bound(part: str, side: int) -> str | None:
    if part in {"..", ""}:
        return None
    if re.fullmatch(r"\d{2,3}X+", part):
        return f"{part.replace('X', '0')}-01-01" if side == 0 else f"{part.replace('X', '9')}-12-31"
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", part)
    if match is None:
        return None
    year, month = int(match[1]), int(match[2] or 0)
    if match[3]:
        return part
    first, last = months_of(month)
    shift_year = 1 if month == 24 and side else 0
    if side == 0:
        return f"{year:04d}-{first:02d}-01"
    year += shift_year
    return f"{year:04d}-{last:02d}-{calendar.monthrange(year, last)[1]:02d}"


def months_of(code: int) -> tuple[int, int]:
    """First and last month of a month, season (21 to 24, northern) or quarter (33 to 36); of 0 the whole year."""
    if 1 <= code <= 12:
        return code, code
    if 21 <= code <= 23:
        return 3 * (code - 20), 3 * (code - 20) + 2
    if code == 24:
        return 12, 2
    if 33 <= code <= 36:
        return 3 * (code - 33) + 1, 3 * (code - 33) + 3
    return 1, 12
