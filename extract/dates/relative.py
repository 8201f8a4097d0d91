"""Forms of dates that only the text around them resolves: `the same month`, `two days later`, `last week`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from extract.dates.discourse import Discourse
from extract.dates.edtf import bounds, first_day, last_day
from extract.dates.find import DateCandidate
from extract.dates.forms import Builder
from extract.dates.values import Day, Value, add_days, parse_day, parse_number, shift

LENGTH = {"day": 10, "month": 7, "year": 4}  # of the start of an ISO date
PRECISE = {"quarter": r"\d{4}-3\d", "month": r"\d{4}-\d\d"}
BACK = frozenset({"previous", "preceding", "prior", "earlier", "before", "previously"})
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
NEAR = 31  # days before it was written of which a news report tells
UNRESOLVED: Value = (None, "unresolved")


def same_value(found: DateCandidate, discourse: Discourse) -> Value:
    """`the same month`: the date named last, as precise as the unit says."""
    unit = found.parts["u"]
    last = discourse.pointed(found.text) if unit == "year" else discourse.last
    if last is None and unit == "year" and (year := discourse.year_covered()):
        return year, "period"
    if unit == "period" and discourse.span is not None:
        return discourse.span, "last"
    if last is None:
        return UNRESOLVED
    if unit in {"period", "week"}:
        return discourse.edtf, discourse.why
    if unit == "day" and not last.day:
        last = discourse.day if discourse.day and discourse.day.edtf().startswith(last.edtf()) else last
    text = last.edtf()[: LENGTH[unit]]
    return (text, discourse.why) if len(text) == LENGTH[unit] else UNRESOLVED


def same_in_year_value(found: DateCandidate, discourse: Discourse) -> Value:
    """`the same quarter of 2022`, `the same period last year`: what was named last, in another year."""
    p = found.parts
    value = discourse.span if p["u"] in {"period", "quarter"} and discourse.span else discourse.edtf
    here = last_day(value) if value else None
    if "y" in p:
        year = int(p["y"])
    elif here is not None:
        year = here.year - 1
    else:
        return UNRESOLVED
    if value is None or here is None or not has_month(value, p["u"]):
        return f"{year:04d}", ""
    step = year - here.year
    return re.sub(r"\b\d{4}(?=-|$|/)", lambda m: f"{int(m[0]) + step:04d}", value), ""


def has_month(value: str, unit: str) -> bool:
    """Whether a value is of the kind that points to it."""
    return re.fullmatch(PRECISE.get(unit, r"\d{4}-\d\d.*"), value) is not None


def daytime_value(found: DateCandidate, discourse: Discourse) -> Value:
    """`that night`, `the next morning`: of the day named last or the one beside it."""
    return shift_value(found, discourse) if "w" in found.parts else same_value(found, discourse)


def monthday_value(found: DateCandidate, discourse: Discourse) -> Value:
    """`on the 20th`: of the month of the date named last, and no earlier in it than that."""
    last = discourse.named if discourse.named and discourse.named.month else discourse.last
    if last is None or not last.month:
        return UNRESOLVED
    value = Day(last.year, last.month, parse_day(found.parts["d"]))
    return (value.edtf(), f"month.{discourse.why}") if value.is_real() and value.day >= last.day else UNRESOLVED


def shift_value(found: DateCandidate, discourse: Discourse) -> Value:
    """`the following day`, `two days later`: counted from the date named last. `The following week` is no day."""
    base, unit = discourse.last, found.parts["u"]
    if unit == "year" and discourse.here is not None:
        base = discourse.here
    if unit in {"day", "week"} and base is not None and not base.day:
        base = discourse.day
    if base is None or (unit == "week" and "n" not in found.parts):
        return UNRESOLVED
    steps = parse_number(found.parts.get("n", "1"))
    if (found.parts.get("w") or found.parts["w2"]).lower() in BACK:
        steps = -steps
    moved = shift(base, unit, steps)
    return (moved, discourse.why) if moved else UNRESOLVED


def last_value(found: DateCandidate, discourse: Discourse) -> Value:
    """`last week` in a weekly report is the week that its introduction names; else it counts from the text's date."""
    unit = found.parts.get("u") or found.parts["u2"]
    if unit == "week" and (discourse.told or "prior" in found.parts):
        return week_value(found, discourse)
    written = discourse.written_on()
    if written is None or found.parts.get("w", "").lower() != "last":
        return UNRESOLVED
    moved = calendar_week(written, -1) if unit == "week" else shift(written, unit, -1)
    return (moved, "introduction" if discourse.written else "published") if moved else UNRESOLVED


def next_value(found: DateCandidate, discourse: Discourse) -> Value:
    """`next month`, counted from when the text was written."""
    written, unit = discourse.written_on(), found.parts["u"]
    if written is None:
        return UNRESOLVED
    moved = calendar_week(written, 1) if unit == "week" else shift(written, unit, 1)
    return (moved, "published") if moved else UNRESOLVED


def the_year_value(found: DateCandidate, discourse: Discourse) -> Value:
    """`during the year`: that of an annual report."""
    year = discourse.year_covered()
    return (year, "period") if year else UNRESOLVED


def calendar_week(day: Day, steps: int) -> str | None:
    """The week of a day, from Monday to Sunday, moved by whole weeks."""
    if not day.day:
        return None
    first = add_days(day.edtf(), 7 * steps - date.fromisoformat(day.edtf()).weekday())
    last = add_days(first, 6) if first else None
    return f"{first}/{last}" if last else None


def week_value(found: DateCandidate, discourse: Discourse) -> Value:
    start, end = bounds(discourse.told)
    first, last = (first_day(discourse.told), last_day(discourse.told)) if discourse.told else (None, None)
    if not (start and end and first and last and first.day and last.day):
        return UNRESOLVED
    if "prior" not in found.parts:
        return discourse.told, "introduction"
    before, until = shift(first, "day", -7), shift(first, "day", -1)
    return f"{before}/{until}", "introduction"


def this_value(found: DateCandidate, discourse: Discourse) -> Value:
    """`this year` of a text is the year in which it was written."""
    unit = found.parts["u"]
    if unit != "week" and not discourse.written and (published := discourse.written_on()):
        text = published.edtf()[: LENGTH[unit]]
        return (text, "published") if len(text) == LENGTH[unit] else UNRESOLVED
    if unit == "week" or not discourse.written:
        return (discourse.told, "introduction") if unit == "week" and discourse.told else UNRESOLVED
    text = discourse.written[: LENGTH[unit]]
    return (text, "introduction") if len(text) == LENGTH[unit] else UNRESOLVED


def reference_value(found: DateCandidate, discourse: Discourse) -> Value:
    """`the reporting period`: of the running quotation, else of the edition."""
    if discourse.told is not None:
        return discourse.told, "introduction"
    return (discourse.period, "period") if discourse.period else UNRESOLVED


def writing_day(discourse: Discourse, any_story: bool = False) -> Day | None:
    """The day on which the text was written, where it is known and the running story is of its week or so."""
    day, last = discourse.written_on(), discourse.day
    if day is None or not day.day:
        return None
    if any_story or discourse.first or discourse.last is None or discourse.last > day:
        return day
    earliest = add_days(day.edtf(), -NEAR)
    return day if last and earliest and earliest <= last.edtf() <= day.edtf() else None


def weekday_value(found: DateCandidate, discourse: Discourse) -> Value:
    """`on Monday` of a news report: the last one before it was written, of what lies ahead the next one."""
    day = writing_day(discourse)
    if day is None:
        return UNRESOLVED
    written = date.fromisoformat(day.edtf()).weekday()
    wanted = WEEKDAYS.index(found.parts["wd"])
    steps = (wanted - written - 1) % 7 + 1 if found.tense == "future" else -((written - wanted) % 7)
    value = add_days(day.edtf(), steps)
    return (value, "published") if value else UNRESOLVED


def yesterday_value(found: DateCandidate, discourse: Discourse) -> Value:
    day = writing_day(discourse, True)
    value = add_days(day.edtf(), -1) if day else None
    return (value, "published") if value else UNRESOLVED


def past_day_value(found: DateCandidate, discourse: Discourse) -> Value:
    """`over the past day` is told from when it was written, whatever the story; `the previous 24 hours` is of it."""
    day = writing_day(discourse, "past" in found.text or "last" in found.text)
    before = add_days(day.edtf(), -1) if day else None
    return (f"{before}/{day.edtf()}", "published") if day and before else UNRESOLVED


def weekend_value(found: DateCandidate, discourse: Discourse) -> Value:
    day = writing_day(discourse, True)
    if day is None:
        return UNRESOLVED
    back = (date.fromisoformat(day.edtf()).weekday() - 6) % 7
    first, last = add_days(day.edtf(), -back - 1), add_days(day.edtf(), -back)
    return (f"{first}/{last}", "published") if first and last else UNRESOLVED


def quarter_before_value(found: DateCandidate, discourse: Discourse) -> Value:
    """`the previous quarter`, counted from the quarter named last."""
    named = re.fullmatch(r"(\d{4})-3([3-6])", discourse.edtf or "")
    if named is None:
        return UNRESOLVED
    year, quarter = int(named[1]), int(named[2]) - 2
    back = f"{year - 1}-36" if quarter == 1 else f"{year}-{31 + quarter}"
    return back, discourse.why


RELATIVE: Mapping[str, Builder] = {
    "same": same_value, "daytime": daytime_value, "monthday": monthday_value, "shift": shift_value,
    "quarter_before": quarter_before_value, "same_in_year": same_in_year_value,
    "weekday": weekday_value, "yesterday": yesterday_value, "past_day": past_day_value, "weekend": weekend_value,
    "next": next_value, "the_year": the_year_value, "last": last_value, "this": this_value,
    "reference": reference_value,
}  # fmt: skip
