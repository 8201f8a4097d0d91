"""What the point in a document's numbers does: `68.027` is a decimal where commas group thousands, `68,027` where

points do (`1.884.000`). Where the document does not show it such a number has no value: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from extract.numbers.exclude import COUNTED_BEHIND, NAME_BEFORE
from extract.numbers.words import GROUP_OR_DECIMAL
from ingest.model import Document

Point = Literal["decimal", "group"]

MEASURE = r"(?=\s?(?:%|per\scent\b|percent\b|million\b|billion\b|trillion\b))"
# `1,884,000`, `130,000`, `1,884.5`; `3.25 billion`, `2.5%`. A lone `1,884` or `2.5` could be either, or a section.
COMMA_GROUPS = re.compile(
    rf"(?<![\d.,])(?:\d{{1,3}}(?:,\d{{3}}){{2,}}|\d{{1,3}},000|\d{{1,3}}(?:,\d{{3}})+\.\d+|\d+\.\d{{1,2}}{MEASURE})(?![\d,]|\.\d)"
)
# `1.884.000`, `130.000`, `1.884,5`; `3,25 billion`, `2,5%`.
POINT_GROUPS = re.compile(
    rf"(?<![\d.,])(?:\d{{1,3}}(?:\.\d{{3}}){{2,}}|\d{{1,3}}\.000|\d{{1,3}}(?:\.\d{{3}})+,\d+|\d+,\d{{1,2}}{MEASURE})(?![\d.]|,\d)"
)
# `1.884.000`, `1.884,5`: the proof that points group. A lone `130.000` only says that they may.
PROOF_OF_GROUPS = re.compile(r"(?<![\d.,])\d{1,3}(?:(?:\.\d{3}){2,}|(?:\.\d{3})+,\d{1,2})(?![\d.]|,\d)")
# Two of them that count what is whole prove it too: `the number of refugees rose from 385.000 to 431.300`.
LONE_GROUP = re.compile(r"(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?!\d|[.,]\d)")
NUMBER_OF = re.compile(r"\bnumbers?\sof\s[a-z](?:[^.;:]|\.(?=\d)){0,120}\b(?:from|to|and|at|of|reached|was|were|is)\s$")
DOUBTFUL = "number.doubtful"


def point_of(texts: Iterable[str]) -> Point | None:
    """What a document's points do in its numbers; None where it does not show it, or shows both."""
    commas = points = proof = False
    for text in texts:
        commas = commas or COMMA_GROUPS.search(text) is not None
        if POINT_GROUPS.search(text):
            points = True
            proof = proof or PROOF_OF_GROUPS.search(text) is not None or counts_whole(text)
    if points:
        return "group" if proof and not commas else None
    return "decimal" if commas else None


def counts_whole(text: str) -> bool:
    """Whether two numbers with a point before three digits count what has no parts."""
    whole = {
        m[0]
        for m in LONE_GROUP.finditer(text)
        if COUNTED_BEHIND.match(text, m.end()) or NUMBER_OF.search(text, max(0, m.start() - 160), m.start())
    }
    return len(whole) > 1


def document_point(document: Document) -> Point | None:
    """What the points of a document do, by its paragraphs: a lone `2.000` in a table says nothing."""
    return point_of(p.text for p in document.paragraphs)


def is_doubtful(text: str, span: tuple[int, int], numbers: Sequence[str], unit: str, point: Point | None) -> bool:
    """Whether nobody can say what one of these numbers of a span is worth: `1.500`, `EUR 1.500`; not `1.500%`.

    Where points part decimals, what is counted whole (`1.500 people`) and what a name stands before (`Jury
    Instructions 5.200`: perhaps a section) keeps its doubt: the words and the convention contradict each other.
    """
    if point == "group" or unit == "%" or not any(GROUP_OR_DECIMAL.fullmatch(n) for n in numbers):
        return False
    start, end = span
    named = NAME_BEFORE.search(text[max(0, start - 40) : start]) is not None
    return point is None or (unit == "1" and (named or COUNTED_BEHIND.match(text, end) is not None))
