"""Forms of dates that only the text around them resolves: `the same month`, `two days later`, `last week`."""

from __future__ import annotations

from collections.abc import Mapping

from extract.dates.discourse import Discourse
from extract.dates.edtf import bounds, first_day, last_day
from extract.dates.find import DateCandidate
from extract.dates.forms import Builder, Value
from extract.dates.values import Day, parse_day, parse_number, shift

LENGTH = {"day": 10, "month": 7, "year": 4}  # of the start of an ISO date
BACK = frozenset({"previous", "preceding", "prior", "earlier", "before", "previously"})
UNRESOLVED: Value = (None, "unresolved")


def same_value(found: DateCandidate, discourse: Discourse) -> Value:
    """`the same month`: the date named last, as precise as the unit says."""
    if "y" in found.parts:
        return found.parts["y"], ""
    unit = found.parts["u"]
    last = discourse.pointed(found.text) if unit == "year" else discourse.last
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
    """`last week` in a weekly report is the week that its introduction names; `last year` counts from its date."""
    unit = found.parts.get("u") or found.parts["u2"]
    if unit == "week":
        return week_value(found, discourse)
    written = last_day(discourse.written) if discourse.written else None
    if written is None or found.parts.get("w", "").lower() != "last":
        return UNRESOLVED
    moved = shift(written, unit, -1)
    return (moved, "introduction") if moved else UNRESOLVED


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
    """`this year` of a quoted text is the year in which it was written."""
    unit = found.parts["u"]
    if unit == "week" or not discourse.written:
        return (discourse.told, "introduction") if unit == "week" and discourse.told else UNRESOLVED
    text = discourse.written[: LENGTH[unit]]
    return (text, "introduction") if len(text) == LENGTH[unit] else UNRESOLVED


def reference_value(found: DateCandidate, discourse: Discourse) -> Value:
    """`the reporting period`: of the running quotation, else of the edition."""
    if discourse.told is not None:
        return discourse.told, "introduction"
    return (discourse.period, "period") if discourse.period else UNRESOLVED


RELATIVE: Mapping[str, Builder] = {
    "same": same_value, "daytime": daytime_value, "monthday": monthday_value, "shift": shift_value,
    "last": last_value, "this": this_value, "reference": reference_value,
}  # fmt: skip
