"""Dates in figures alone: which number is the day, which the month, and of which century the year is."""

from __future__ import annotations

from extract.dates.discourse import Discourse
from extract.dates.find import DateCandidate
from extract.dates.values import Day, Value

# Years that a date with two digits of its year may lie ahead of its document (`valid until 1/31/30`), and behind it.
AHEAD, BACK = 10, 60


def numeric_value(found: DateCandidate, discourse: Discourse) -> Value:
    """`15/04/2023`: where one order of day and month alone makes a date, or the document shows which it uses."""
    readings = numeric_readings(found, discourse)
    if len(set(readings.values())) == 1:
        return next(iter(readings.values())).edtf(), ""
    if discourse.order in readings:
        return readings[discourse.order].edtf(), "order"
    return None, "ambiguous"


def numeric_readings(found: DateCandidate, discourse: Discourse) -> dict[str, Day]:
    """The days that a numeric date can mean, by the order of its parts."""
    return readings_in(found, numeric_year(found, discourse))


def readings_in(found: DateCandidate, year: int) -> dict[str, Day]:
    """The same in a given year. Dots part day, month and year in this order."""
    first, second = int(found.parts["d"]), int(found.parts["m"])
    options = {"day first": Day(year, second, first)}
    if found.parts["sep"] == "/":
        options["month first"] = Day(year, first, second)
    return {order: day for order, day in options.items() if day.is_real()}


def numeric_year(found: DateCandidate, discourse: Discourse) -> int:
    """The year of a numeric date, of `6/21/13` the one near enough to its document's; 0 where none is."""
    return full_of(found.parts.get("y"), found.parts.get("ys"), discourse)


def full_of(full: str | None, short: str | None, discourse: Discourse) -> int:
    if full is not None:
        return int(full)
    if short is None or not discourse.latest:
        return 0
    last = discourse.latest + AHEAD
    year = last - (last - int(short)) % 100
    return year if discourse.latest - year < BACK else 0


def numeric_range_value(found: DateCandidate, discourse: Discourse) -> Value:
    """`01.07.24 to 03.07.24`, `16.07. to 18.08.24`, day before month."""
    p = found.parts
    last_year = full_of(p.get("y2"), p.get("ys2"), discourse)
    years = (full_of(p.get("y"), p.get("ys"), discourse) if "y" in p or "ys" in p else last_year, last_year)
    first, last = (Day(y, int(p["m" + at]), int(p["d" + at])) for y, at in zip(years, ("", "2"), strict=True))
    real = first.is_real() and last.is_real() and first <= last
    return (f"{first.edtf()}/{last.edtf()}" if real else None), ""
