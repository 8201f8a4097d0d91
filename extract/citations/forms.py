"""The forms that citations are made of, compiled from rules/citations.toml."""

from __future__ import annotations

import re
from functools import cache

from extract.rules import load_rules


@cache
def form(name: str) -> re.Pattern[str]:
    """The pattern of one form: `url`, `pages`, `back`, …"""
    rule = next(r for r in load_rules("citations") if r.id == f"citation.{name}")
    return re.compile(rule.pattern or "(?!)")


OPEN_QUOTES = {"“": "”", "‘": "’", '"': '"', "”": "”", "«": "»"}
# `'Title',` in typewriter's quotes: they hold a whole field; inside one they are a part of the title.
STRAIGHT = re.compile(r"(?:^|,\s)(?P<mark>')(?=\w)(?P<title>.+?)'(?=\s*(?:,\s[^a-z]|\(|$))")


def quoted_title(text: str) -> tuple[int, int, int, int] | None:
    """(start, title start, title end, end) of the quoted title; an unclosed one ends at its pages or its date."""
    match = re.search(r"(?:^|[\s,(])([“‘\"”«])\s?(?=[\w…\[¿“‘])", text)
    if match is None:
        straight = STRAIGHT.search(text)
        return (
            (straight.start("mark"), straight.start("title"), straight.end("title"), straight.end())
            if straight
            else None
        )
    start = match.start(1)
    close = OPEN_QUOTES[match[1]]
    ends = [
        m
        for m in re.finditer(re.escape(close), text)
        if m.start() > start + 1
        and re.match(r"[\s,.;:()\[\]\\]|\d|$", text[m.end() :])
        and closes(text, m.start(), close)
    ]
    if match[1] in '“"”«' and ends:
        return start, match.end(), ends[0].start(), ends[0].end()
    later = [m for m in ends if re.match(r"\s*(?:[,.;(]|$)", text[m.end() :])]
    if later:
        end = later[0]
        return start, match.end(), end.start(), end.end()
    if len(ends) == 1 and re.match(r"\s(?:https?:|\[?url\b|in [A-Z])", text[ends[0].end() :]):
        return start, match.end(), ends[0].start(), ends[0].end()
    stop = re.search(r"\s*\((?:pages?|pp?\.|paras?)\b|,\s*(?=[^,]*$)", text[match.end() :])
    end_at = match.end() + stop.start() if stop else len(text)
    return start, match.end(), end_at, end_at


def closes(text: str, at: int, mark: str) -> bool:
    """Not an apostrophe inside a word, nor a plural's: `militants’ camps` goes on in lower case."""
    if mark != "’":
        return True
    return not re.match(r"’(?:\w|\s[a-z])", text[at:])
