"""Tables of contents: lines that end in page numbers, which count nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence

PAGE = re.compile(r"(?:\s[—–-]+|[.…\s]{2,})\s?(\d{1,4})\s*$")
RUN = 4  # fewer lines in a row prove nothing: `Killed – 45`, `Wounded – 120`


def contents_pages(texts: Sequence[str]) -> dict[int, tuple[int, int]]:
    """Index of the text → span of its page number, for runs of texts whose last numbers never fall."""
    found: dict[int, tuple[int, int]] = {}
    run: list[tuple[int, re.Match[str]]] = []
    for index, text in enumerate(texts):
        match = PAGE.search(text)
        if match is None or (run and int(match[1]) < int(run[-1][1][1])):
            found |= closed(run)
            run = []
        if match is not None:
            run.append((index, match))
    return found | closed(run)


def closed(run: Sequence[tuple[int, re.Match[str]]]) -> dict[int, tuple[int, int]]:
    return {index: match.span(1) for index, match in run} if len(run) >= RUN else {}
