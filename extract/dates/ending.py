"""Lengths of time that are told by the date on which they end: `the 12 months to June`, `until the end of 2019`."""

from __future__ import annotations

from extract.dates.discourse import Discourse, complete
from extract.dates.find import DateCandidate
from extract.dates.values import Day, Value, add_days, parse_day, parse_month, parse_number, shift

MOST_YEARS = 100


def span_to_value(found: DateCandidate, discourse: Discourse) -> Value:
    """`the 12 months to 30 June 2023` began on 1 July 2022, `the quarter through August` in June."""
    p = found.parts
    day = p.get("d2") or p.get("d3")
    end, why = complete(parse_month(p["m"]), parse_day(day) if day else 0, p.get("y"), discourse, found.tense)
    if end is None:
        return None, why
    count = parse_number(p["n"]) if "n" in p else {"year": 12, "quarter": 3}[p["one"]]
    start = begin_of(end, p.get("u", "month"), count)
    return (f"{start}/{end.edtf()}" if start else None), why


def begin_of(end: Day, unit: str, count: int) -> str | None:
    """The first day, or month, of so many that end with a date."""
    if not end.day:
        return shift(end, unit, 1 - count) if unit == "month" else None
    if unit != "month":
        return shift(end, unit, -count)
    day_after = add_days(end.edtf(), 1)
    if day_after is None:
        return None
    year, month, day = (int(part) for part in day_after.split("-"))
    moved = Day((year * 12 + month - 1 - count) // 12, (month - 1 - count) % 12 + 1, day)
    return moved.edtf() if moved.is_real() else None


def years_to_value(found: DateCandidate, discourse: Discourse) -> Value:
    """`the three years to 2012`."""
    count, last = parse_number(found.parts["n"]), int(found.parts["y"])
    return (f"{last - count + 1}/{last}" if 1 < count <= MOST_YEARS else None), ""


def to_year_end_value(found: DateCandidate, discourse: Discourse) -> Value:
    """`10 October to the end of 2022`: of that year where the first end names none."""
    p = found.parts
    day = p.get("d") or p.get("d3")
    start = Day(int(p.get("y", p["y2"])), parse_month(p["m"]), parse_day(day) if day else 0)
    end = f"{p['y2']}-12-31" if day else f"{p['y2']}-12"
    return (f"{start.edtf()}/{end}" if start.is_real() and start.edtf() < end else None), ""
