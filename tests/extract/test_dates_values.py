"""Values of dates: the days they cover, what dateparser reads, and that no clock plays a part."""

from __future__ import annotations

import calendar
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.dates import find_dates, resolve_dates
from extract.dates.edtf import bounds
from extract.dates.find import matches, scanners
from extract.dates.values import Day, full_year, parse_month, read_by_dateparser, shift
from ingest.model import Metadata, Paragraph

MONTHS = list(calendar.month_name)[1:]
SHORT = ["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec"]
FORMS = [
    "{d} {month} {y}", "{month} {d}, {y}", "{d} {month}, {y}", "{d}{th} {month} {y}", "{month} {d}{th}, {y}",
    "{d} of {month} {y}", "{month} {d} {y}", "{d}{th} of {month}, {y}",
]  # fmt: skip


def edtf_of(text: str) -> str | None:
    paragraph = Paragraph("p0", "paragraph", None, None, text, (), 0, 0)
    rows, _ = resolve_dates((paragraph,), (find_dates(text),), Metadata())
    return rows[0][0].edtf if rows[0] else None


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2024-21", "2024-03-01", "2024-05-31"),
        ("2024-24", "2024-12-01", "2025-02-28"),
        ("2023-24", "2023-12-01", "2024-02-29"),
        ("2016-33", "2016-01-01", "2016-03-31"),
        ("2016-36", "2016-10-01", "2016-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("197X/199X", "1970-01-01", "1999-12-31"),
        ("2016/2017", "2016-01-01", "2017-12-31"),
        ("2020-08/2021-10-03", "2020-08-01", "2021-10-03"),
        ("2021/..", "2021-01-01", None),
        (None, None, None),
    ],
)
def test_the_days_that_a_value_covers(edtf: str | None, start: str | None, end: str | None) -> None:
    assert bounds(edtf) == (start, end)


@pytest.mark.parametrize(
    ("day", "unit", "steps", "moved"),
    [
        (Day(2024, 2, 28), "day", 1, "2024-02-29"),
        (Day(2023, 12, 31), "day", 1, "2024-01-01"),
        (Day(2024, 3, 7), "week", -1, "2024-02-29"),
        (Day(2024, 1, 31), "month", 1, "2024-02"),
        (Day(2024, 1, 31), "month", -1, "2023-12"),
        (Day(2024, 1), "day", 1, None),
        (Day(2024), "month", 1, None),
        (Day(2024), "year", -3, "2021"),
        (Day(1974), "decade", 2, "199X"),
        (Day(9999, 12, 31), "day", 1, None),
    ],
)
def test_steps_keep_the_precision_that_they_have(day: Day, unit: str, steps: int, moved: str | None) -> None:
    assert shift(day, unit, steps) == moved


def test_a_short_second_year_follows_the_first() -> None:
    assert [full_year("13", 2012), full_year("00", 1999), full_year("2015", 2012)] == [2013, 2000, 2015]


@pytest.mark.parametrize("form", FORMS)
def test_dateparser_reads_whole_days_as_we_do(form: str) -> None:
    """What dateparser is spared (a millisecond a call) it would have read the same way."""
    for at, month in enumerate(MONTHS, 1):
        for d, th in ((1, "st"), (2, "nd"), (13, "th"), (28, "th")):
            text = form.format(d=d, th=th, month=month, y=2000 + 2 * at)
            read = read_by_dateparser(text.replace(" of ", " "))
            assert read is not None, text
            assert edtf_of(text) == read.date().isoformat(), text


@pytest.mark.parametrize("name", [*MONTHS, *SHORT, *(f"{s}." for s in SHORT), *(m.upper() for m in MONTHS)])
def test_dateparser_reads_every_name_of_a_month(name: str) -> None:
    start = name.strip(".").title()[:3]
    assert parse_month(name) == [m[:3] for m in MONTHS].index(start) + 1


def test_what_is_no_month_is_none() -> None:
    assert parse_month("Brumaire") == 0


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2099, 12, 31)))
def test_every_day_of_the_calendar_is_read(day: date) -> None:
    text = f"on {day.day} {MONTHS[day.month - 1]} {day.year}"
    assert edtf_of(text) == day.isoformat()
    assert edtf_of(f"On {MONTHS[day.month - 1]} {day.day}, {day.year}, it rained") == day.isoformat()


WORDS = (
    "on in by since 3 12 31 2021 2019-20 1990s May March June, July 2022 Sept. the same month day [22 May] – - / , ( ) "
    "and to from between early mid- late end of Q3 spring first half 20233 ’99 Monday last week two days later FY "
    "12/11/2020"
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join))
def test_offsets_are_exact_and_nothing_overlaps(text: str) -> None:
    paragraph = Paragraph("p0", "paragraph", None, None, text, (), 0, 0)
    found = find_dates(text)
    rows, _ = resolve_dates((paragraph,), (found,), Metadata())
    end = 0
    for mention in rows[0]:
        assert text[mention.start : mention.end] == mention.text
        assert end <= mention.start < mention.end
        assert (mention.edtf is None) == (mention.date_start is None)
        end = mention.end


@given(st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_looking_only_near_triggers_loses_nothing(text: str) -> None:
    whole = {(r.id, m.span()) for _, rules in scanners() for r, p in rules for m in p.finditer(text)}
    assert {(r.id, m.span()) for r, m in matches(text)} >= {found for found in whole if found[1][1] > found[1][0]}


@given(st.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    assert all(text[c.start : c.end] == c.text for c in find_dates(text))


CLOCK = """
import datetime, sys, time
fixed = float(sys.argv[1])
class Then(datetime.datetime):
    @classmethod
    def now(cls, tz=None): return cls.fromtimestamp(fixed, tz)
    @classmethod
    def utcnow(cls): return cls.utcfromtimestamp(fixed)
    @classmethod
    def today(cls): return cls.fromtimestamp(fixed)
class Day(datetime.date):
    @classmethod
    def today(cls): return cls.fromtimestamp(fixed)
datetime.datetime, datetime.date, time.time = Then, Day, lambda: fixed
"""
READ = """
import dateparser, json
from extract.dates import find_dates, resolve_dates
from ingest.model import Metadata, Paragraph
texts = json.loads(sys.stdin.read())
paragraphs = tuple(Paragraph(f"p{i}", "paragraph", None, None, t, (), 0, 0) for i, t in enumerate(texts))
rows, issues = resolve_dates(paragraphs, tuple(find_dates(t) for t in texts), Metadata())
read = [[d.text, d.edtf, d.date_start, d.date_end, d.rule] for row in rows for d in row]
print(json.dumps([read + [i.message for i in issues], str(dateparser.parse("3 May"))]))
"""
SUITE = """
import pytest
sys.exit(pytest.main(["-q", "-x", "-p", "no:cacheprovider", "-p", "no:randomly", *sys.argv[2:]]))
"""
CLOCKS = ((978267600.0, "Pacific/Auckland"), (2145916799.0, "Pacific/Honolulu"))  # 2001-01-01 and 2037-12-31 there
TIMELESS = [
    "On 3 May, in June, last week, this year, last month and in the past year it rained.",
    "In 2019 it rained. On Friday, May 13 and in Sept. it did not; the following day it did.",
    "Two days later, in the same month, in the 90s, in Q3, in winter, by the end of the year.",
    "On 29 February and from 30 December to 2 January, on 29 February 2024.",
]


def under_clock(script: str, clock: tuple[float, str], *arguments: str) -> str:
    """What a script prints in a process of its own whose clock stands still at this time; it must end well."""
    seconds, zone = clock
    root = Path(__file__).parents[2]
    environment = {**os.environ, "TZ": zone, "PYTHONPATH": str(root)}
    done = subprocess.run(
        [sys.executable, "-c", CLOCK + script, str(seconds), *arguments],
        input=json.dumps(TIMELESS), capture_output=True, text=True, env=environment, cwd=root,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_two_clocks_read_the_same_dates() -> None:
    """What we read is the same; what dateparser alone makes of `3 May` shows that the clocks differ."""
    (first, day), (second, other) = (json.loads(under_clock(READ, clock)) for clock in CLOCKS)
    assert first == second
    assert "2024-02-29" in json.dumps(first)
    assert (day[:4], other[:4]) == ("2001", "2037")


@pytest.mark.parametrize("clock", CLOCKS, ids=["2001", "2037"])
def test_the_rows_and_the_discourse_hold_at_any_time(clock: tuple[float, str]) -> None:
    folder = Path(__file__).parent
    under_clock(SUITE, clock, str(folder / "test_dates_rows.py"), str(folder / "test_dates_discourse.py"))
