"""Forms of dates that carry their own words: parts → EDTF, and what decided where a year was missing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from extract.dates.discourse import Discourse, complete
from extract.dates.ending import span_to_value, to_year_end_value, years_to_value
from extract.dates.find import DateCandidate
from extract.dates.numeric import numeric_range_value, numeric_value
from extract.dates.values import SEASONS, Day, Value, full_year, parse_day, parse_month, parse_number

Builder = Callable[[DateCandidate, Discourse], Value]

NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4, "final": 4}
CENTURIES = {
    "sixteenth": 16,
    "seventeenth": 17,
    "eighteenth": 18,
    "nineteenth": 19,
    "twentieth": 20,
    "twenty-first": 21,
}
FORWARD = frozenset({"following", "next"})


def day_value(found: DateCandidate, discourse: Discourse) -> Value:
    p = found.parts
    name, day = p.get("m") or p["m3"], p.get("d") or p["d3"]
    month = int(name) if name.isdecimal() else parse_month(name)
    if "rel" in p:
        year, why = year_of(found, discourse)
        value = Day(int(year), month, parse_day(day)) if year else None
        return (value.edtf() if value and value.is_real() else None), why
    return completed(found, month, parse_day(day), discourse)


def month_value(found: DateCandidate, discourse: Discourse) -> Value:
    name = found.parts.get("m") or found.parts["m2"]
    month = int(name) if name.isdecimal() else parse_month(name)
    if "rel_month" in found.parts:
        return nearest_month(month, found.parts["rel_month"].lower(), discourse)
    if "rel" in found.parts:
        year, why = year_of(found, discourse)
        return (f"{year}-{month:02d}" if year else None), why
    if "w" in found.parts:
        return stepped_month(month, found.parts["w"].lower() in FORWARD, discourse)
    return completed(found, month, 0, discourse)


def completed(found: DateCandidate, month: int, day: int, discourse: Discourse) -> Value:
    year, lent = found.parts.get("y"), found.parts.get("why", "")
    if "same" in found.parts:
        pointed = discourse.pointed(found.text)
        if pointed is None:
            return None, "unresolved"
        year, lent = str(pointed.year), discourse.why
    value, why = complete(month, day, year, discourse, found.tense)
    return (value.edtf() if value else None), lent or why


def nearest_month(month: int, which: str, discourse: Discourse) -> Value:
    """`last March`: the last one before the text was written; `this April`: that of the year in which it was."""
    written = discourse.written_on()
    if written is None or (which == "last" and not written.month):
        return None, "unresolved"
    return Day(written.year - (which == "last" and month >= written.month), month).edtf(), "published"


def stepped_month(month: int, forward: bool, discourse: Discourse) -> Value:
    """`the following January`, `the previous April`: the first one after, or the last before, the date named last."""
    last = discourse.last
    if last is None:
        return None, "unresolved"
    if forward:
        return Day(last.year + (last.month == 0 or month <= last.month), month).edtf(), discourse.why
    return Day(last.year - (last.month == 0 or month >= last.month), month).edtf(), discourse.why


def range_value(found: DateCandidate, discourse: Discourse) -> Value:
    """Each end takes from the other what it leaves out: `24 February to 2 April 2022`, `June 13-15`."""
    p = found.parts
    if "m" not in p and "y" in p and "m2" in p:
        return year_to_day(found, discourse)
    if "m2" not in p and "y2" in p and "d2" not in p:
        start, _ = complete(parse_month(p["m"]), parse_day(p["d"]) if "d" in p else 0, p["y"], discourse)
        return (f"{start.edtf()}/{p['y2']}" if start and int(p["y2"]) > start.year else None), ""
    if "rel" in p:
        named, why = year_of(found, discourse)
        first, last = parse_month(p["m"]), parse_month(p["m2"])
        return (f"{named}-{first:02d}/{named}-{last:02d}" if named and first < last else None), why
    m2 = parse_month(p["m2"]) if "m2" in p else parse_month(p["m"])
    m1 = parse_month(p["m"]) if "m" in p else m2
    d1, d2 = (parse_day(p[k]) if k in p else 0 for k in ("d", "d2"))
    if "y" in p and "y2" not in p:
        year = int(p["y"])
        end, why = Day(year + (m2 < m1), m2, d2), ""
    else:
        found_end, why = complete(m2, d2, p.get("y2"), discourse, found.tense)
        if found_end is None:
            return None, why
        end = found_end
    begin = Day(int(p["y"]) if "y" in p else end.year - (m1 > m2), m1, d1)
    if not (begin.is_real() and end.is_real()) or begin > end:
        return None, why
    return f"{begin.edtf()}/{end.edtf()}", why


def year_to_day(found: DateCandidate, discourse: Discourse) -> Value:
    """`2014 to May 2018`, `2015 to 5 January 2019`."""
    p = found.parts
    day = p.get("d2") or p.get("d4")
    end, why = complete(parse_month(p["m2"]), parse_day(day) if day else 0, p["y2"], discourse)
    return (f"{p['y']}/{end.edtf()}" if end and int(p["y"]) < end.year else None), why


def year_value(found: DateCandidate, discourse: Discourse) -> Value:
    """A year; `’99` is the closest such year to the date named last."""
    if "y" in found.parts:
        return found.parts["y"], ""
    if discourse.last is None:
        return None, "unresolved"
    short, near = int(found.parts["ys"]), discourse.last.year
    options = (near // 100 * 100 + short + step for step in (-100, 0, 100))
    return str(min(options, key=lambda y: abs(y - near))), discourse.why


def years_value(found: DateCandidate, discourse: Discourse) -> Value:
    first = int(found.parts["y"])
    last = full_year(found.parts["y2"], first)
    return (f"{first}/{last}" if first < last else None), ""


def fiscal_value(found: DateCandidate, discourse: Discourse) -> Value:
    """`fiscal year 2024` began in 2023, in Japan in 2024."""
    first = int(found.parts["y"]) if "y" in found.parts else 2000 + int(found.parts["ys"])
    last = int(found.parts.get("y2", first))
    begins = "begins" in found.parts
    return (f"{first - 1 + begins}/{last + begins}" if first <= last else None), ""


def open_value(found: DateCandidate, discourse: Discourse) -> Value:
    """`2021–present` has no end."""
    p = found.parts
    start = Day(int(p["y"]), parse_month(p["m"]) if "m" in p else 0, parse_day(p["d"]) if "d" in p else 0)
    return (f"{start.edtf()}/.." if start.is_real() else None), ""


def season_value(found: DateCandidate, discourse: Discourse) -> Value:
    code = SEASONS[found.parts["s"].lower()]
    if "y" in found.parts:
        return f"{found.parts['y']}-{code}", ""
    last = discourse.pointed(found.text)
    if last is None or found.tense == "recurring":
        return None, "unresolved"
    year, step = last.year, 0
    if "w" in found.parts:
        forward, begins, month = found.parts["w"].lower() in FORWARD, 3 * (code - 20), month_of(discourse)
        step = int(month >= begins) if forward else -int(month <= begins)
    return f"{year + step}-{code}", discourse.why


def month_of(discourse: Discourse) -> int:
    """The month of the date named last, of a season (21 to 24) that in which it begins; 0 where it has none."""
    code = re.fullmatch(r"\d{4}-(2[1-4])", discourse.edtf or "")
    if code:
        return 3 * (int(code[1]) - 20)
    return discourse.last.month if discourse.last else 0


def year_of(found: DateCandidate, discourse: Discourse) -> tuple[str | None, str]:
    """The year that is named, `this year` and `last year` of the text, or `the year` of the date named last."""
    if "y" in found.parts:
        return found.parts["y"], ""
    written = discourse.written_on()
    if "rel" in found.parts and written is not None:
        return f"{written.year - (found.parts['rel'] == 'last'):04d}", "published"
    if found.parts.get("rel") == "last":
        return None, "unresolved"
    last = discourse.named if "same" in found.parts else discourse.pointed(found.text)
    return (f"{last.year:04d}", discourse.why) if last else (None, "unresolved")


def quarter_value(found: DateCandidate, discourse: Discourse) -> Value:
    number = int(found.parts["q"]) if "q" in found.parts else NTH[found.parts["qn"].lower()]
    year, why = year_of(found, discourse)
    return (f"{year}-{32 + number}" if year else None), why


def quarter_range_value(found: DateCandidate, discourse: Discourse) -> Value:
    """`Q2 2018 to Q1 2019`, `Q1–Q3 2022`."""
    p = found.parts
    first, last = (p.get("y", p["y2"]), int(p["q"])), (p["y2"], int(p["q2"]))
    return (f"{first[0]}-{32 + first[1]}/{last[0]}-{32 + last[1]}" if first < last else None), ""


def quarters_value(found: DateCandidate, discourse: Discourse) -> Value:
    return months_span(found, 3, discourse)


def months_value(found: DateCandidate, discourse: Discourse) -> Value:
    return months_span(found, 1, discourse)


def months_span(found: DateCandidate, each: int, discourse: Discourse) -> Value:
    count = parse_number(found.parts["n"]) * each
    year, why = year_of(found, discourse)
    if year is None or not 1 <= count <= 12:
        return None, why
    if found.parts["end"].lower() == "first":
        return f"{year}-01/{year}-{count:02d}", why
    return f"{year}-{13 - count:02d}/{year}-12", why


def half_value(found: DateCandidate, discourse: Discourse) -> Value:
    """The whole, of which `mod` says the half."""
    p = found.parts
    if "y" in p or "y4" in p:
        return p.get("y") or p["y4"], ""
    if "c" in p:
        return f"{int(p['c']) - 1:02d}XX", ""
    if "rel" in p:
        return year_of(found, discourse)
    if "ref" in p:
        value, why = (discourse.told, "introduction") if discourse.told else (discourse.period, "period")
        return value, why if value else "unresolved"
    if "m" in p:
        day, why = complete(parse_month(p["m"]), 0, p.get("y3"), discourse)
        return (day.edtf() if day else None), why
    if "u" in p and discourse.last is not None and (p["u"].endswith("year") or discourse.last.month):
        return discourse.last.edtf()[: 4 if p["u"].endswith("year") else 7], discourse.why
    return None, "unresolved"


def within_value(found: DateCandidate, discourse: Discourse) -> Value:
    """`the first week of May 2022`, `the last days of 2019`."""
    if "y4" in found.parts:
        return found.parts["y4"], ""
    return month_value(found, discourse)


def century_value(found: DateCandidate, discourse: Discourse) -> Value:
    p = found.parts
    number = int(p["c"]) if "c" in p else CENTURIES[p["cw"].lower()]
    return (f"{number - 1:02d}XX" if number > 0 else None), ""


def decade_value(found: DateCandidate, discourse: Discourse) -> Value:
    """`the 1990s`; `the 90s` are those of the twentieth century."""
    text = found.parts.get("y") or found.parts["ya"]
    return f"{text[:3]}X" if len(text) == 4 else f"19{text[0]}X", ""


def decades_value(found: DateCandidate, discourse: Discourse) -> Value:
    first, last = found.parts["y"], found.parts["y2"]
    return (f"{first[:3]}X/{last[:3]}X" if first < last else None), ""


FORMS: Mapping[str, Builder] = {
    "day": day_value, "holiday": day_value, "month": month_value, "numeric": numeric_value, "range": range_value,
    "numeric_range": numeric_range_value,
    "year": year_value, "years": years_value, "fiscal": fiscal_value, "fiscal_range": fiscal_value,
    "span_to": span_to_value, "years_to": years_to_value, "to_year_end": to_year_end_value,
    "open": open_value, "season": season_value, "quarter": quarter_value,
    "quarters": quarters_value, "quarter_range": quarter_range_value, "months": months_value, "half": half_value,
    "within": within_value, "century": century_value, "decade": decade_value, "decades": decades_value,
}  # fmt: skip
