"""What is known of time at a point of a document, and which year a date without one is given.

In this order: the date named last in the statement, the heading, the introduction of the quotation, the edition's
reference period, its day of publication. Nothing that a quotation tells lies after the quoted text was written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.dates.edtf import bounds, last_day, within
from extract.dates.values import Day
from ingest.model import Issue

# Months that a step to another year costs on top of its distance: stories mostly stay in their year, go on to
# January from autumn, and seldom step back (`In March 2021 … In December` is December 2021).
ONWARD, BACKWARD = 0, 9
# Months that a reading gains where the document elsewhere names this month, or this day, with that year.
NAMED = 3
RECENT = 2  # months before it was written of which a news report tells without a year, whatever it has told before
POINTING = re.compile(r"\b(?:that|same)\b", re.I)


@dataclass(slots=True)
class Discourse:
    """The state that resolve_dates carries from date to date."""

    last: Day | None = None
    edtf: str | None = None  # of the date named last
    why: str = ""  # what `last` rests on: last, heading, introduction
    fresh: bool = False  # whether the running paragraph or quotation has named it
    first: bool = True  # whether the paragraph has named no date of the story yet
    named: Day | None = None  # the date named last, be it of the story or aside
    here: Day | None = None  # the same, in the running paragraph
    mod: str | None = None  # the half or part that the date named last is of
    stated: Counter[str] = field(default_factory=Counter)  # how often the document names a month or day with its year
    days: dict[tuple[int, int], int] = field(default_factory=dict)  # month and day → the year it was last named with
    span: str | None = None  # the range, quarter or half named last
    day: Day | None = None  # the last date known to the day
    quoted: bool = False  # whether the paragraph is another text's
    spoken: bool = False  # whether the date stands in words that the paragraph quotes
    told: str | None = None  # the period that the running statement reports on
    written: str | None = None  # when the running quotation was published
    period: str | None = None  # the edition's own reference period
    published: str | None = None  # the edition's own date
    latest: int = 0  # the year up to which the document tells; 0 where it says none
    order: str | None = None  # of numeric dates: "day first" or "month first", where the document shows it
    issues: list[Issue] = field(default_factory=list)

    def pointed(self, words: str) -> Day | None:
        """What an expression points to: `that year` the date named last, be it aside, `the year` that of the story."""
        return self.named or self.last if POINTING.search(words) else self.last

    def written_on(self) -> Day | None:
        """When the running text was written: the quotation, or the edition, which dates none of what it quotes."""
        written = self.written or (None if self.quoted or self.spoken else self.published)
        return last_day(written) if written else None

    def closed_on(self) -> Day | None:
        """The last day of which the edition can tell what has been."""
        end = bounds(self.published)[1]
        return last_day(end) if end else None

    def year_covered(self) -> str | None:
        """The one year that the edition is a report of."""
        start, end = bounds(self.period)
        return start[:4] if start and end and start[:4] == end[:4] and start[5:7] == "01" and end[5:7] == "12" else None

    def anchor(self) -> tuple[Day | None, str]:
        """The date to complete others from, and the rule that says so."""
        if self.last is not None:
            return self.last, self.why
        for edtf, why in (
            (self.told, "introduction"),
            (self.written, "introduction"),
            (self.period, "period"),
            (self.published, "published"),
        ):
            if edtf and (day := last_day(edtf)):
                return day, why
        return None, "unresolved"


def complete(
    month: int, day: int, year: str | None, discourse: Discourse, tense: str | None = None
) -> tuple[Day | None, str]:
    """A day or month with its year, and what decided; "" where the text names the year.

    `tense`: whether the words around say that it lies before (`past`) or ahead of (`future`) the story, that it was
    named before (`named`), that it comes every year (`recurring`), so that it has none, or that it is told of in the
    past (`told`), so that it does not lie after the text was written.
    """
    if year is not None:
        value = Day(int(year), month, day)
        return (value if value.is_real() else None), ""
    anchor, why = discourse.anchor()
    if anchor is None:
        return None, why
    if tense == "recurring":
        return None, "unresolved"
    if tense == "named" and (month, day) in discourse.days:
        return Day(discourse.days[month, day], month, day), "named"
    if tense == "told" and (written := discourse.closed_on()) is not None and anchor > written:
        anchor, why = written, "published"
    options = [d for y in years_near(anchor, discourse) if (d := Day(y, month, day)).is_real()]
    for span, reason in ((discourse.told, "introduction"), (discourse.period, "period")):
        inside = [d for d in options if within(d.edtf(), span)]
        if inside:
            return inside[0], why if inside[0].year == anchor.year else reason
    options = [d for d in options if may_be(d, anchor, discourse, tense)] or options
    far = {d: distance(d, anchor, discourse) - evidence(d, options, discourse) for d in options}
    return min(options, key=far.__getitem__, default=None), why


def may_be(value: Day, anchor: Day, discourse: Discourse, tense: str | None) -> bool:
    """Whether a text could tell of this day: not past of the story if ahead of it, nor of years it cannot know."""
    if tense == "future":
        return True
    later = value.edtf() > anchor.edtf() and not value.edtf().startswith(anchor.edtf()) and not is_news(discourse)
    first, end = bounds(value.edtf())[0], bounds(discourse.published)[1]
    unknown = bool(first and end and first > end)
    if unknown and tense == "told":
        return False
    return not (tense == "past" and (later or unknown)) and not is_future(value, discourse)


def years_near(anchor: Day, discourse: Discourse) -> tuple[int, ...]:
    """The years to choose from: around the date named last; those of the edition's period where that one is stale."""
    near = tuple(anchor.year + k for k in ((0, 1, -1) if anchor.month else (0,)))
    start, end = bounds(discourse.period)
    written = discourse.written_on()
    if written is not None and is_news(discourse):
        return near + tuple(y for y in (written.year, written.year - 1) if y not in near)
    if discourse.fresh or not (start and end):
        return near
    return near + tuple(y for y in range(int(end[:4]), int(start[:4]) - 1, -1) if y not in near)[:5]


def is_future(value: Day, discourse: Discourse) -> bool:
    """Whether a date lies after the text that tells of it was written, or in a year after the edition's period."""
    limit = discourse.written or (None if discourse.last else discourse.told or discourse.period or discourse.published)
    first, end, close = bounds(value.edtf())[0], bounds(limit)[1], bounds(discourse.period)[1]
    return bool(first and ((end and first > end) or (close and first[:4] > close[:4])))


def evidence(value: Day, options: Sequence[Day], discourse: Discourse) -> float:
    """Months by which a reading is nearer, by how often the document names this month, and whether it does this day."""
    stated = discourse.stated
    most = max(stated[d.edtf()[:7]] for d in options)
    month = stated[value.edtf()[:7]] / most if most else 0.0
    return NAMED * (month + (bool(value.day) and value.edtf() in stated))


def distance(value: Day, anchor: Day, discourse: Discourse) -> int:
    """How far a reading lies from the story, in months, or from when a news report was written."""
    written, far = discourse.written_on(), cost(value, anchor)
    if not is_news(discourse) or written is None:
        return far
    back = written.months() - value.months()
    return min(far, back + 1) if 0 <= back <= RECENT and value <= written else far


def is_news(discourse: Discourse) -> bool:
    """Whether the edition tells of its day, as far as is known, and the paragraph has not named another time."""
    written = discourse.written_on()
    told = discourse.fresh or discourse.here is not None or discourse.why == "heading"
    if told or discourse.period is not None or written is None or not written.day:
        return False
    return discourse.last is None or discourse.last.year >= written.year - 1


def cost(value: Day, anchor: Day) -> int:
    """How far a reading lies from the date named last, in months, with a price on another year."""
    distance = value.months() - anchor.months()
    if value.year == anchor.year:
        return abs(distance)
    return distance + ONWARD if distance > 0 else BACKWARD - distance
