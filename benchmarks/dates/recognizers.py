"""The date rows of the recognizers-specs as a measured table, and why each group out of scope is out of scope.

usage: python benchmarks/dates/recognizers.py [FOLDER] [--show GROUP]

FOLDER holds DatePeriodParser.json and DateTimeModel.json (../shared/benchmarks/recognizers-specs where it is). The
specifications were written for assistants that are spoken to (`remind me tomorrow at 5`); ours reads reports. A row's
reference date is handed over as the day of publication, so that a missing year is the last one before it.

A value is right where first and last day are the expected ones. Ends given as the day after the last count as that
last day, and so does the first day of a last year or month (`2014-2018` ends on 1 January 2018 there, on 31 December
here). What the specifications leave unresolved (`feb 30`) is right where it stays unread. Chat is typed in lower case:
months and quarters get their capital before they are read, since in lower case `may` and `march` are words.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click

from extract.dates import find_dates, resolve_dates
from extract.dates.edtf import bounds
from extract.model import DateMention
from ingest.model import Metadata, Paragraph

FOLDER = Path(__file__).parents[3] / "shared" / "benchmarks" / "recognizers-specs"
IN = "in scope"
# Group → why it is out of scope, or IN. A row belongs to the first group that fits (`group_of`).
GROUPS = {
    "year stated": IN,
    "year missing": IN,
    "part of a period": IN,
    "clock time": "clock times are no dates (guidelines)",
    "duration": "durations are no dates (guidelines)",
    "recurring": "a set of times (`every Monday`) has no place in the calendar",
    "relative to now": "`today`, `next week`, `in three days`: a report has no now, and today's date is never used",
    "weekday alone": "`on Friday` needs the speaker's week",
    "week of a year": "EDTF has no weeks; a week would be a guess at who counts how",
    "open end": "`since 2016` is the date 2016 with a relation, not the stretch that the specifications make of it",
    "other order": "`11/2016`, `2016 june`, `2020/Sep/23`: the number of a law or a report, or not as reports write",
    "two-digit year": "`1/1/16` alone, `May '16`: the order of day and month, or the century, would be a guess",
    "slashed or dotted": "`5/6`, `7.12`: without a year a fraction, a score or a section just as well",
    "holiday": "named days, except the fixed ones whose year is stated",
    "day without month": "`on the 27th`, `from 4 to 22`: the month is the speaker's",
    "other wording": "`Sat 1st week of`, spoken numbers (`two thousand and nine`) and so on: not the words of reports",
}
ISO = re.compile(r"(?<![\w-])(?:19|20)\d\d-\d\d-\d\d(?![\w-])")
FEAST = re.compile(r"saint|juneteenth|christmas|easter|thanksgiving|halloween|black friday|earth day", re.I)
NOW = re.compile(
    r"\b(?:today|tomorrow|tmr|yesterday|tonight|now|this|next|last|past|previous|coming|upcoming|current|ago|later|recent\w*|"
    r"future|rest of|remaining|same|in \w+ (?:day|week|month|year)s?|within|from now|following|before|after)\b",
    re.I,
)
WEEKDAY = re.compile(r"\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.I)
PART = re.compile(r"\b(?:early|mid|late|beginning|start|middle|end|half|earlier|later)\b", re.I)
CAPITAL = re.compile(r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\b|\b[qh][1-4]\b")
# Not as reports write: only digits and separators in another order than ISO's, a year before its month's name.
ORDER = re.compile(
    r"(?<!\d)\d{1,2}\s?[/.-]\s?(?:19|20)\d\d\b|\b(?:19|20)\d\d\s?[/.-]\s?\d{1,2}(?![\d-])"
    r"|\b(?:19|20)\d\d[\s,/-]{1,3}(?!to |and )[a-z]{3}"
    r"|[a-z]\w*[/-](?:\d{1,2}-)?20\d\d|\d[/-][a-z]|\d~\d|\d \d\d \d\d|\.xlsx|_"
    r"|\d-\d{1,2}-(?:19|20)\d\d|(?:19|20)\d\d-\d-",
    re.I,
)
SEASONS = {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}
SPOKEN = re.compile(
    r"\b(?:hundred|thousand|nineteen|twenty|thirty|first|second|third|\w+teenth|ninth|\w+tieth|sy|school year|to date|"
    r"juneteenth)\b",
    re.I,
)
MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\b", re.I)
YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


@dataclass(frozen=True)
class Expected:
    """One result of a specification: where it stands, what kind it is, and its first and last day where given."""

    start: int
    end: int
    text: str
    kind: str
    timex: str
    days: tuple[tuple[str, str], ...]
    mod: str


def read_specs(folder: Path) -> Iterator[tuple[str, str, Expected]]:
    """Text, reference day and one expected result a time."""
    for name in ("DatePeriodParser.json", "DateTimeModel.json"):
        for row in json.loads((folder / name).read_text(encoding="utf-8-sig")):
            reference = row.get("Context", {}).get("ReferenceDateTime", "2016-11-07")[:10]
            for result in row["Results"]:
                yield row["Input"], reference, read_result(row["Input"], result)


def read_result(text: str, result: dict[str, Any]) -> Expected:
    start = result.get("Start", text.lower().find(result["Text"].lower()))
    kind = (result.get("TypeName") or result.get("Type") or "").removeprefix("datetimeV2.")
    if "Value" in result:
        value = result["Value"]
        spans = [value.get(k) or {} for k in ("PastResolution", "FutureResolution")]
        days = tuple((s["startDate"], s["endDate"]) for s in spans if "startDate" in s and "endDate" in s)
        timex, mod = value.get("Timex", ""), value.get("Mod", "")
    else:
        values = (result.get("Resolution") or {}).get("values", [])
        timex, mod = (values[0].get("timex", ""), values[0].get("Mod", "")) if values else ("", "")
        days = tuple((v.get("value") or v.get("start", ""), v.get("value") or v.get("end", "")) for v in values)
    return Expected(start, start + len(result["Text"]), result["Text"], kind, timex, days, mod)


def group_of(expected: Expected) -> str:
    text = expected.text
    if expected.kind not in {"date", "daterange"}:
        return {"duration": "duration", "set": "recurring"}.get(expected.kind, "clock time")
    if expected.mod in {"before", "after", "since", "until"} or re.search(r"\b(?:since|before|after)\b", text, re.I):
        return "open end"
    if re.search(r"\bweek", text, re.I) and (YEAR.search(text) or MONTH.search(text) or not NOW.search(text)):
        return "week of a year"
    if SPOKEN.search(text):
        return "other wording"
    if MONTH.search(text) and NOW.search(text.replace("last day", "")):
        return "relative to now"
    if FEAST.search(text) and not MONTH.search(text):
        return "holiday"
    if ORDER.search(text) and not re.search(r"\b(?:19|20)\d\d-[qh]\d\b", text, re.I) and not ISO.fullmatch(text):
        return "other order"
    if YEAR.search(text) and not re.search(r"(?<!\d)\d{1,2}[./-]\d{1,2}[./-]\d\d(?!\d)", text):
        return "part of a period" if PART.search(text) else "year stated"
    if NOW.search(text):
        return "relative to now"
    return group_without_year(text)


def group_without_year(text: str) -> str:
    ends, short = r"['’‘]?\d\ds?$|[./-]\d\d$", r"\d[./-]\d+[./-]\d|['’‘]\d\d|[a-z]\S* \d\d$"
    if re.search(ends, text) and re.search(short, text) and not re.fullmatch(r"(?:the )?[a-z]+ \d\d", text, re.I):
        return "two-digit year"
    if WEEKDAY.search(text) and not MONTH.search(text):
        return "weekday alone"
    if MONTH.search(text):
        return "part of a period" if PART.search(text) else "year missing"
    if re.search(r"\d[./-]\d", text):
        return "slashed or dotted"
    return "day without month" if re.search(r"\d(?:st|nd|rd|th)?\b", text) else "other wording"


def read(text: str, reference: str) -> tuple[DateMention, ...]:
    written = CAPITAL.sub(lambda m: m[0].capitalize(), text)
    paragraph = Paragraph("p0", "paragraph", None, None, written, (), 0, 0)
    return resolve_dates((paragraph,), (find_dates(written),), Metadata(published=reference))[0][0]


def right(expected: Expected, found: DateMention) -> bool:
    """Whether first and last day agree, the end as it is or as the day after; of a part, whether it lies within."""
    season = re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", expected.timex)
    if season:
        return found.edtf == f"{season[1]}-{SEASONS[season[2]]}"
    if not (found.date_start and found.date_end):
        return expected.days[:1] == (("not resolved", "not resolved"),)
    last = bounds(found.edtf.split("/")[1])[0] if found.edtf and "/" in found.edtf else None
    for start, end in expected.days:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", start or "") or not re.fullmatch(r"\d{4}-\d\d-\d\d", end or ""):
            continue
        if found.date_start == start and end in {found.date_end, next_day(found.date_end), last}:
            return True
        if found.mod and found.date_start <= start and end <= next_day(found.date_end):
            return True
    return False


def next_day(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(path_type=Path), default=FOLDER)
@click.option("--show", help="list the rows of a group that were missed or misread")
def main(folder: Path, show: str | None) -> None:
    if not folder.is_dir():
        raise click.ClickException(f"{folder} is not there: give the folder of the specifications")
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for text, reference, expected in read_specs(folder):
        group = group_of(expected)
        over = [d for d in read(text, reference) if d.start < expected.end and expected.start < d.end]
        good = any(right(expected, d) for d in over)
        row = counts[group]
        row[0], row[1], row[2] = row[0] + 1, row[1] + bool(over), row[2] + good
        if show == group and not good:
            click.echo(f"  {text!r}: {expected.text!r} {expected.days[:1]} read {[(d.text, d.edtf) for d in over]}")
    print_table(counts)


def print_table(counts: dict[str, list[int]]) -> None:
    click.echo(f"{'group':20}{'rows':>6}{'found':>7}{'right':>7}  scope")
    for group, scope in GROUPS.items():
        rows, found, good = counts[group]
        click.echo(f"{group:20}{rows:6}{found:7}{good:7}  {scope}")
    inside = [counts[g] for g, scope in GROUPS.items() if scope == IN]
    rows, found, good = (sum(c[i] for c in inside) for i in range(3))
    click.echo(f"{IN:20}{rows:6}{found:7}{good:7}  found {found / rows:.3f}, right of found {good / max(found, 1):.3f}")


if __name__ == "__main__":
    main()
