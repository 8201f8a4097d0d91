"""Complete what a date leaves out from what was said before it, in a fixed order, and say which rule decided.

Order: the date named last in the text, the heading, the introduction of a quotation, the edition's reference period.
The year of `7 December` is the one in which it lies closest to that date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.dates.find import DateCandidate
from extract.dates.values import (
    SEASONS,
    Day,
    bounds,
    first_day,
    full_year,
    last_day,
    parse_day,
    parse_month,
    parse_number,
    shift,
)
from extract.model import DateMention
from ingest.model import Issue, Metadata, Paragraph

COVERS = re.compile(
    r"\b(?:covers?|covering|period under review|reference period|reporting period|period (?:of|from)|looking at)\b[^.]{0,160}$",
    re.I,
)


# What a report says of itself: `It covers … from 16 April to 15 July 2012`.
OWN = re.compile(
    r"\b(?:it|report|note|document|paper) (?:covers|provides|describes|spans)\b|\b(?:the|this) (?:reference|reporting) period",
    re.I,
)


@dataclass(slots=True)
class Discourse:
    """What is known of time at a point of the text."""

    last: Day | None = None
    edtf: str | None = None  # of the date named last
    why: str = ""
    period: str | None = None  # the edition's own reference period
    told: str | None = None  # the period that the running quotation reports on
    issues: list[Issue] = field(default_factory=list)


def resolve_dates(
    paragraphs: Sequence[Paragraph], candidates: Sequence[Sequence[DateCandidate]], metadata: Metadata
) -> tuple[tuple[tuple[DateMention, ...], ...], tuple[Issue, ...]]:
    """The dates of each paragraph, in order, and issues for those that cannot be read."""
    discourse = Discourse(period=stated_period(metadata))
    heading: str | None = None
    rows = []
    for paragraph, found in zip(paragraphs, candidates, strict=True):
        if paragraph.heading != heading:
            heading = paragraph.heading
            enter_heading(discourse, heading)
        rows.append(tuple(resolve(paragraph, c, discourse) for c in found))
    return tuple(rows), tuple(discourse.issues)


def stated_period(metadata: Metadata) -> str | None:
    if metadata.period_start and metadata.period_end:
        return f"{metadata.period_start}/{metadata.period_end}"
    return None


def enter_heading(discourse: Discourse, heading: str | None) -> None:
    """A heading that names one year sets it: `7.3 Key events in 2022`."""
    years = set(re.findall(r"(?<![\d.,-])(?:19|20)\d\d(?![\d,.]\d|[-–]\d)", heading or ""))
    if len(years) == 1:
        discourse.last, discourse.edtf, discourse.why = Day(int(years.pop())), None, "heading"
    discourse.told = None


def resolve(paragraph: Paragraph, found: DateCandidate, discourse: Discourse) -> DateMention:
    edtf, why = value_of(found, discourse)
    if found.form == "unread":
        message = f"{found.text!r} is no year; a footnote label may be glued to it"
        discourse.issues.append(Issue("warning", "unread_date", message, paragraph_id=paragraph.paragraph_id))
    start, end = bounds(edtf)
    remember(paragraph, found, edtf, discourse)
    return DateMention(
        paragraph_id=paragraph.paragraph_id,
        start=found.start,
        end=found.end,
        text=found.text,
        edtf=edtf,
        date_start=start,
        date_end=end,
        mod=found.mod or half_mod(found, edtf),
        relation=found.relation,
        rule=found.rule + (f"+{why}" if why else ""),
    )


def half_mod(found: DateCandidate, edtf: str | None) -> str | None:
    if found.form == "half":
        return "START" if found.parts["end"] == "first" else "END"
    return None


def remember(paragraph: Paragraph, found: DateCandidate, edtf: str | None, discourse: Discourse) -> None:
    """What this date gives to those behind it."""
    if edtf is None or found.form in {"last", "reference", "decade", "century", "none", "years"}:
        return
    day = last_day(edtf)
    if day is not None and not is_aside(paragraph, found, discourse):
        discourse.last, discourse.edtf, discourse.why = day, edtf, "last"
    if found.form in {"range", "month"} and "/" in edtf and COVERS.search(paragraph.text[: found.start]):
        discourse.told = edtf
        own = paragraph.quotation is None and paragraph.kind != "quotation" and paragraph.text[:1] not in "‘“"
        if own and discourse.period is None and OWN.search(paragraph.text[: found.start]):
            discourse.period = edtf
    elif found.form == "range" and found.relation == "from_to" and paragraph.text.rstrip().endswith((":", "stated")):
        discourse.told = edtf


def is_aside(paragraph: Paragraph, found: DateCandidate, discourse: Discourse) -> bool:
    """A year alone in mid sentence (`the accord signed in 2011`) does not move a story told by days."""
    if found.form != "year" or discourse.last is None or not discourse.last.month:
        return False
    return (
        re.search(
            r"(?:^|[.!?…]\s+|[‘“])(?:In|By|During|Since|Until|From)\s+(?:\w+\s+)?$", paragraph.text[: found.start]
        )
        is None
    )


def value_of(found: DateCandidate, discourse: Discourse) -> tuple[str | None, str]:
    """EDTF and what decided, `""` where the text alone does."""
    builder = BUILDERS.get(found.form)
    return builder(found, discourse) if builder else (None, "")


def complete(month: int, day: int, year: str | None, discourse: Discourse) -> tuple[Day | None, str]:
    """A day or month with its year: its own, else the one that brings it closest to the date named last."""
    if year is not None:
        value = Day(int(year), month, day)
        return (value if value.is_real() else None), ""
    last = discourse.last or period_day(discourse)
    if last is None:
        return None, "unresolved"
    why = discourse.why if discourse.last else "period"
    options = [Day(last.year + k, month, day) for k in (0, 1, -1)] if last.month else [Day(last.year, month, day)]
    if discourse.period:
        options.extend(Day(y, month, day) for y in sorted({int(discourse.period[:4]), period_year(discourse.period)}))
    within = [d for d in options if d.is_real() and in_period(d, discourse)]
    if within:
        return within[0], why if discourse.last else "period"
    value = min(options, key=lambda d: abs((d.year - last.year) * 12 + d.month - (last.month or d.month)))
    return (value if value.is_real() else None), why


def in_period(value: Day, discourse: Discourse) -> bool:
    """Whether a date lies in the edition's own reference period."""
    start, end = bounds(discourse.period)
    first, last = bounds(value.edtf())
    return bool(start and end and first and last and start <= first and last <= end)


def period_year(period: str) -> int:
    return int(period.split("/")[-1][:4])


def period_day(discourse: Discourse) -> Day | None:
    return last_day(discourse.period) if discourse.period else None


def day_value(found: DateCandidate, discourse: Discourse) -> tuple[str | None, str]:
    p = found.parts
    month = int(p["m"]) if p["m"].isdigit() else parse_month(p["m"])
    value, why = complete(month, parse_day(p["d"]), p.get("y"), discourse)
    return (value.edtf() if value else None), why


def month_value(found: DateCandidate, discourse: Discourse) -> tuple[str | None, str]:
    value, why = complete(parse_month(found.parts["m"]), 0, found.parts.get("y"), discourse)
    return (value.edtf() if value else None), why


def range_value(found: DateCandidate, discourse: Discourse) -> tuple[str | None, str]:
    """Each end takes from the other what it leaves out: `24 February to 2 April 2022`, `June 13-15`."""
    p = found.parts
    m2 = parse_month(p["m2"]) if "m2" in p else parse_month(p["m"])
    m1 = parse_month(p["m"]) if "m" in p else m2
    d1, d2 = (parse_day(p[k]) if k in p else 0 for k in ("d", "d2"))
    end, why = complete(m2, d2, p.get("y2"), discourse) if "y2" in p or "y" not in p else (None, "")
    if end is None and "y" in p:
        year = int(p["y"])
        end = Day(year + (m2 < m1), m2, d2)
    if end is None:
        return None, why
    start = Day(int(p["y"]) if "y" in p else end.year - (m1 > m2), m1, d1)
    if not (start.is_real() and end.is_real()) or start > end:
        return None, why
    return f"{start.edtf()}/{end.edtf()}", why


def year_value(found: DateCandidate, discourse: Discourse) -> tuple[str | None, str]:
    return found.parts["y"], ""


def years_value(found: DateCandidate, discourse: Discourse) -> tuple[str | None, str]:
    first = int(found.parts["y"])
    return f"{first}/{full_year(found.parts['y2'], first)}", ""


def season_value(found: DateCandidate, discourse: Discourse) -> tuple[str | None, str]:
    year, why = found.parts.get("y"), ""
    if year is None:
        if discourse.last is None:
            return None, "unresolved"
        year, why = str(discourse.last.year), discourse.why
    return f"{year}-{SEASONS[found.parts['s'].lower()]}", why


NTH = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": 4, "final": 4}


def quarter_value(found: DateCandidate, discourse: Discourse) -> tuple[str | None, str]:
    number = int(found.parts["q"]) if "q" in found.parts else NTH[found.parts["qn"].lower()]
    return f"{found.parts['y']}-{32 + number}", ""


def quarters_value(found: DateCandidate, discourse: Discourse) -> tuple[str | None, str]:
    return months_span(found, 3), ""


def months_value(found: DateCandidate, discourse: Discourse) -> tuple[str | None, str]:
    return months_span(found, 1), ""


def months_span(found: DateCandidate, each: int) -> str | None:
    count = parse_number(found.parts["n"]) * each
    year = found.parts["y"]
    if not 1 <= count <= 12:
        return None
    if found.parts["end"].lower() == "first":
        return f"{year}-01/{year}-{count:02d}"
    return f"{year}-{13 - count:02d}/{year}-12"


def half_value(found: DateCandidate, discourse: Discourse) -> tuple[str | None, str]:
    if "y" in found.parts:
        return found.parts["y"], ""
    if "c" in found.parts:
        return f"{int(found.parts['c']) - 1:02d}XX", ""
    return None, ""


def century_value(found: DateCandidate, discourse: Discourse) -> tuple[str | None, str]:
    return f"{int(found.parts['c']) - 1:02d}XX", ""


def decade_value(found: DateCandidate, discourse: Discourse) -> tuple[str | None, str]:
    return f"{found.parts['y'][:3]}X", ""


def same_value(found: DateCandidate, discourse: Discourse) -> tuple[str | None, str]:
    """`the same month`: the date named last, as precise as the unit says."""
    if "y" in found.parts:
        return found.parts["y"], ""
    last, unit = discourse.last, found.parts["u"]
    if last is None or (unit == "day" and not last.day) or (unit == "month" and not last.month):
        return None, "unresolved"
    if unit in {"period", "week"}:
        return discourse.edtf, "last"
    parts = {"day": 3, "month": 2, "year": 1}[unit]
    return "-".join(last.edtf().split("-")[:parts]), "last"


def shift_value(found: DateCandidate, discourse: Discourse) -> tuple[str | None, str]:
    """`the following day`, `two days later`: counted from the date named last."""
    last = discourse.last
    if last is None:
        return None, "unresolved"
    back = found.parts["w"].lower() in {"previous", "preceding", "earlier", "before"}
    steps = parse_number(found.parts.get("n", "1")) * (-1 if back else 1)
    return shift(last, found.parts["u"], steps), "last"


def recent_value(found: DateCandidate, discourse: Discourse) -> tuple[str | None, str]:
    """`last week` in a weekly report is the week that its introduction names."""
    if found.parts["u"] != "week" or discourse.told is None:
        return None, "unresolved"
    start, end = bounds(discourse.told)
    first, last = first_day(discourse.told), last_day(discourse.told)
    if not (start and end and first and last and first.day and last.day):
        return None, "unresolved"
    if "prior" in found.parts:
        before, until = shift(first, "day", -7), shift(first, "day", -1)
        return f"{before}/{until}", "introduction"
    return discourse.told, "introduction"


def reference_value(found: DateCandidate, discourse: Discourse) -> tuple[str | None, str]:
    if discourse.told is not None:
        return discourse.told, "introduction"
    return (discourse.period, "period") if discourse.period else (None, "unresolved")


BUILDERS = {
    "day": day_value, "month": month_value, "range": range_value, "year": year_value, "years": years_value,
    "season": season_value, "quarter": quarter_value, "quarters": quarters_value, "months": months_value,
    "half": half_value, "century": century_value, "decade": decade_value, "same": same_value, "shift": shift_value,
    "last": recent_value, "reference": reference_value,
}  # fmt: skip
