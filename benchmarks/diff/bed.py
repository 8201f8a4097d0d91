"""The edition that edits are planted in: its paragraphs while they are edited, and what must be told of each edit."""

from __future__ import annotations

import copy
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from publish.schema import Row, Rows

Fact = tuple[str, str, tuple[str, ...], tuple[str, ...]]  # subject, kind, old ids, new ids
WORD = re.compile(r"[^\W\d_]+")  # lines of redaction marks hold none
TRIES = 2000  # to find a paragraph that fits


@dataclass(slots=True, eq=False)
class Draft:
    """A paragraph of the new edition while it is edited: its row, its figures and its markers."""

    row: Row
    figures: list[Row]
    refs: list[Row]
    touched: bool = False


@dataclass(slots=True)
class Bed:
    """The edition that edits are planted in, and the facts that must be told."""

    old: Rows
    drafts: list[Draft]
    rest: Rows  # all tables of the new edition but paragraphs, figures and markers
    random: random.Random
    facts: set[Fact] = field(default_factory=set)
    planted: defaultdict[str, int] = field(default_factory=lambda: defaultdict(int))


def read_drafts(rows: Rows) -> Iterator[Draft]:
    figures: defaultdict[str, list[Row]] = defaultdict(list)
    refs: defaultdict[str, list[Row]] = defaultdict(list)
    for table, own in (("figures", figures), ("footnote_refs", refs)):
        for row in rows[table]:
            own[row["paragraph_id"]].append(copy.deepcopy(row))
    for row in rows["paragraphs"]:
        yield Draft(dict(row), figures[row["paragraph_id"]], refs[row["paragraph_id"]])


def written(bed: Bed) -> Rows:
    """The new tables; labels of notes are counted anew from 1 001, which must not matter."""
    rows = dict(bed.rest)
    rows["paragraphs"] = [d.row for d in bed.drafts]
    rows["figures"] = [f for d in bed.drafts for f in d.figures]
    rows["footnote_refs"] = [r for d in bed.drafts for r in d.refs]
    rows["editions"] = [{**row, "edition": "new"} for row in rows["editions"]]
    rows["footnotes"] = [{**note, "label": str(1000 + at)} for at, note in enumerate(rows["footnotes"], 1)]
    return rows


def choose(bed: Bed, fits: Callable[[Draft], bool]) -> Draft | None:
    """An untouched paragraph of running text that fits, away from touched ones; None where chance finds none."""
    for _ in range(TRIES):
        at = bed.random.randrange(len(bed.drafts))
        draft = bed.drafts[at]
        near = bed.drafts[max(0, at - 1) : at + 2]
        if draft.row["kind"] != "heading" and not any(n.touched for n in near) and words(draft) >= 12 and fits(draft):
            draft.touched = True
            return draft
    return None


def words(draft: Draft) -> int:
    return len(WORD.findall(draft.row["text"]))


def key(draft: Draft) -> tuple[str, ...]:
    return (draft.row["paragraph_id"],)


def tell(bed: Bed, subject: str, kind: str, old: tuple[str, ...], new: tuple[str, ...]) -> None:
    bed.facts.add((subject, kind, old, new))


def tell_figure(bed: Bed, kind: str, figure: Row) -> None:
    tell(bed, "figure", kind, (figure["figure_id"],), (figure["figure_id"],))


def tell_rewording(bed: Bed, draft: Draft, kind: str, figure: Row) -> bool:
    """What is told of a figure whose paragraph has new words; True, for the edit is done."""
    tell_figure(bed, kind, figure)
    tell(bed, "paragraph", "reworded", key(draft), key(draft))
    return True


def replace_text(draft: Draft, start: int, end: int, text: str) -> None:
    """Put a text at a span, move what stands behind it."""
    old = draft.row["text"]
    draft.row["text"] = old[:start] + text + old[end:]
    step = len(text) - (end - start)
    for figure in draft.figures:
        if figure["start"] >= end:
            figure["start"], figure["end"] = figure["start"] + step, figure["end"] + step
    for ref in draft.refs:
        if ref["offset"] >= end:
            ref["offset"] += step
