"""What a page repeats: running heads, page numbers, printer's codes."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from ingest.pages.line import Line

PAGE_NUMBER = re.compile(r"^[-–]?\s*(?:page\s+)?(\d{1,4})(?:\s*(?:/|of)\s*\d{1,4})?\s*[-–]?$", re.I)
PRINTER = re.compile(r"^(?:\*\d{5,}\*|\d{2}-\d{5}(?:\s+\(?[A-Z]\)?)?(?:\s+\d{1,6})?|\d{1,4}\s+\d{2}-\d{5})$")


def mark_furniture(lines: list[Line]) -> None:
    """Running heads, page numbers, printer's codes."""
    full = [line for line in lines if line.text]
    counts = Counter(key(line.text) for line in full if 3 < len(line.text) < 90)
    pages = max((line.page for line in lines), default=0) + 1
    edges = edge_lines(full) if pages > 1 else []
    at_edge = Counter(key(line.text) for line in edges)
    often = frozenset(k for k, n in counts.items() if n >= 4 and re.search(r"[^\W\d#]", k) and not k.endswith("."))
    numbers = page_numbers(full)
    for line in full:
        k = key(line.text)
        if k in often or PRINTER.match(line.text) or id(line) in numbers:
            line.role = "furniture"
    for line in edges:
        if at_edge[key(line.text)] >= max(2, 0.4 * pages) and len(line.text) < 120:
            line.role = "furniture"
    mark_heads(full)


def key(line: str) -> str:
    """A line with its numbers left out: running heads differ by page number alone."""
    return re.sub(r"\d+", "#", " ".join(line.split())).casefold()


def edge_lines(full: list[Line]) -> list[Line]:
    """The first two and the last two lines of each page."""
    found = []
    for i, line in enumerate(full):
        near = [full[j].page for j in (i - 2, i + 2) if 0 <= j < len(full)]
        if len(near) < 2 or any(p != line.page for p in near):
            found.append(line)
    return found


def page_numbers(full: list[Line]) -> set[int]:
    """Lines that hold a number alone, where such numbers rise by one from page to page; a lone figure is none."""
    alone = [(line, int(m[1])) for line in full if (m := PAGE_NUMBER.match(line.text))]
    found = set()
    for i, (line, number) in enumerate(alone):
        near = {n for _, n in alone[max(0, i - 3) : i]} | {n for _, n in alone[i + 1 : i + 4]}
        if {number - 1, number + 1} & near or {number - 2, number + 2} <= near:
            found.add(id(line))
    return found


def mark_heads(full: list[Line]) -> None:
    """The line behind a page number is a running head where two pages have the same, or five its beginning, misread."""
    tops = [b for a, b in pairwise(full) if a.role == "furniture" and b.role == "body"]
    starts = Counter(head(line.text) for line in tops)
    common = [h for h, n in starts.most_common(3) if n >= 5 and len(h) >= 6]
    whole = Counter(line.text for line in tops if len(line.text) < 90)
    for line in full:
        alike = head(line.text) in common and len(line.text) < 160
        if line.role == "body" and (alike or whole[line.text] >= 2):
            line.role = "furniture"


def head(text: str) -> str:
    return re.sub(r"[\W\d]+", "", text).casefold()[:10]


def number_pages(lines: list[Line]) -> None:
    """Without form feeds a page ends where furniture stands."""
    page, before = 0, "body"
    for line in lines:
        if line.role == "furniture":
            before = "furniture"
        elif line.role == "body" and before == "furniture":
            page, before = page + 1, "body"
        line.page = page
