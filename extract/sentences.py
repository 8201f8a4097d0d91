"""Where sentences end. Reports are full of `U.S.`, `No. 5` and quotations; a rule is steadier here than a parse."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

# A full stop behind these words ends no sentence.
ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "col",
        "maj",
        "capt",
        "lt",
        "sgt",
        "brig",
        "adm",
        "gov",
        "sen",
        "rep",
        "hon",
        "st",
        "no",
        "nos",
        "vol",
        "vols",
        "art",
        "arts",
        "para",
        "paras",
        "p",
        "pp",
        "fig",
        "figs",
        "sec",
        "sect",
        "ch",
        "chap",
        "ed",
        "eds",
        "al",
        "approx",
        "ca",
        "cf",
        "e.g",
        "i.e",
        "viz",
        "vs",
        "etc",
        "est",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "inc",
        "ltd",
        "co",
        "corp",
        "dept",
        "ibid",
        "op",
        "cit",
        "sq",
        "ft",
        "mt",
        "rev",
        "jr",
        "sr",
        "u.s",
        "u.k",
        "u.n",
        "a.m",
        "p.m",
    ]
)
END = re.compile(r"[.!?…][”’\"'»)\]]*(?=\s+[^\sa-z])|[!?…][”’\"'»)\]]+(?=\s)")
VISIBLE = re.compile(r"\S|\Z")
LONGEST = 4000  # characters of a sentence
LAST_WORD = re.compile(r"[\w.]+$")
INITIAL = re.compile(r"(?:^|[\s.])[A-Z]$")


def find_sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the sentences of a paragraph, in order; together they hold every visible character."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in END.finditer(text):
        if match[0][0] == "." and not ends_sentence(text, match.start(), match.end()):
            continue
        spans.extend(cut(text, start, match.end()))
        start = VISIBLE.search(text, match.end()).start()  # type: ignore[union-attr]  # \Z is found at the latest
    if start < len(text):
        spans.extend(cut(text, start, len(text)))
    return tuple(spans)


def cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, or the stretches of what is none: lists and facts that run on for pages without a full stop."""
    while end - start > LONGEST:
        parts = (text.rfind(mark, start + LONGEST // 2, start + LONGEST) for mark in ("; ", ", ", " "))
        at = next((p for p in parts if p >= 0), start + LONGEST - 1) + 1
        yield start, at
        start = min(VISIBLE.search(text, at).start(), end)  # type: ignore[union-attr]
    if start < end:
        yield start, end


def ends_sentence(text: str, dot: int, after: int) -> bool:
    """Whether the full stop at `dot` ends a sentence: not behind an abbreviation, an initial or an enumerator."""
    word = LAST_WORD.search(text[max(0, dot - 30) : dot])
    if word is None:
        return True
    bare = word[0].lower()
    if bare in ABBREVIATIONS:
        # `in the U.S. The army` still ends one: a capitalised function word follows.
        return bare in {"u.s", "u.k", "u.n", "etc", "a.m", "p.m"} and bool(
            re.match(r"\s+(?:The|In|On|It|They|He|She|This|These|At|As|According|However)\b", text[after:])
        )
    return not INITIAL.search(text[max(0, dot - 2) : dot])


def sentence_of(spans: tuple[tuple[int, int], ...], offset: int) -> tuple[int, int]:
    """The sentence that holds an offset; the last one where the offset lies behind them all."""
    return spans[min(bisect_right(spans, offset, key=lambda s: s[1]), len(spans) - 1)]
