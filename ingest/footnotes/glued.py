"""Labels glued to the word before them, as text copied out of a PDF has them: `kilometres.98`, `2023,35`, `war.2In`."""

from __future__ import annotations

import re
from collections.abc import Iterator

GLUED = re.compile(
    r"(?<=[a-z)\]”’\"'%.,;:?!])(?<!\d[.,:])(?P<word>\d{1,4})(?=\s|$|[A-Z“‘]|,\s?\d{1,4}(?:\s|$))"
    r"|(?<=[^\d](?:19|20)\d\d[,.;:])(?P<year>\d{1,4})(?=\s|$)"
    r"|(?<=\d[”’)%][.,;])(?P<closed>\d{1,4})(?=\s|$)"
    r"|(?<=\d\.)(?P<decimal>\d{1,4})(?=\s*$|\s+[^\sa-z%])"  # `6.3 minutes` goes on: its point ends no sentence
)
# What a number belongs to that stands right behind these: `No.5`, `p.41`, `m2`, `v.2`.
OWNER = re.compile(
    r"(?:\b(?:[Nn]os?|pp?|paras?|[Aa]rts?|[Ff]igs?|[Vv]ols?|[Cc]h|[Ss]ecs?|[Rr]es|[Aa]pp|[Vv]er|[Vv]|cf|ed|al|et)\.|"
    r"\b(?:k|c|m|d|h)?m|\bmi|\bft|\bCO|https?:\S*|www\.\S*|\S+\.(?:com|org|net|int|gov)\S*|/\S*)$"
)
NEXT = re.compile(r",\s?(\d{1,4})(?=,\s?\d|\s|$)")
SYMBOL = re.compile(r"(?<=[\w)\]%.,:;’”])(?:\*{1,3}|[†‡¶‖]{1,2})(?![\w*])")
BARE = re.compile(r"[a-z]$")  # glued to the word itself, without punctuation between: weaker proof


def glued_spans(text: str) -> Iterator[tuple[int, int, int]]:
    """(start, end, quality) of numbers that may be glued markers: quality 2 behind punctuation, 1 behind a letter,

    0 where they may be decimals: `from 31.5 to 35.101`.
    """
    for match in GLUED.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        if OWNER.search(before) or text[match.start()] == "0":
            continue
        quality = 0 if match["decimal"] else 1 if BARE.search(before) else 2
        yield match.start(), match.end(), quality
        end = match.end()
        while (more := NEXT.match(text, end)) is not None:  # `fuel.106, 107`
            yield more.start(1), more.end(1), quality
            end = more.end(1)


def glued_labels(text: str) -> list[int]:
    """The labels that are glued to words of a text."""
    return [int(text[start:end]) for start, end, quality in glued_spans(text) if quality]


def symbol_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where a symbol stands behind a word: `on Question 1.*`."""
    return (match.span() for match in SYMBOL.finditer(text))
