"""The days that an EDTF value covers, and the dates that it names."""

from __future__ import annotations

import calendar
import re

from extract.dates.values import Day

SIMPLE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def first_day(edtf: str) -> Day | None:
    """The first date that a value names, as precise as it is."""
    return read_simple(edtf.strip("{}").split("/")[0].split(",")[0])


def last_day(edtf: str) -> Day | None:
    return read_simple(edtf.strip("{}").split("/")[-1].split(",")[-1])


def read_simple(text: str) -> Day | None:
    """A day, month or year; of a season or quarter its year, with the month in which it begins left unsaid."""
    match = SIMPLE.fullmatch(text)
    if match is None:
        return None
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
    match = SIMPLE.fullmatch(part)
    if match is None:
        return None
    if match[3]:
        return part
    year, code = int(match[1]), int(match[2] or 0)
    first, last = months_of(code)
    if side == 0:
        return f"{year:04d}-{first:02d}-01"
    year += code == 24
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


def within(value: str, span: str | None) -> bool:
    """Whether all of a value's days lie in a span of time."""
    (first, last), (start, end) = bounds(value), bounds(span)
    return bool(first and last and start and end and start <= first and last <= end)
