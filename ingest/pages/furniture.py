"""What a page repeats: running heads, page numbers, printer's codes."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from ingest.pages.chains import Options, next_ones
from ingest.pages.labels import labels_by_page
from ingest.pages.line import ENDS, LONE, Line

PAGE_NUMBER = re.compile(r"^[-–]?\s*(?:page\s+)?(\d{1,4})(?:\s*(?:/|of)\s*\d{1,4})?\s*[-–]?$", re.I)
PRINTER = re.compile(r"^(?:\*\d{5,}\*|\d{2}-\d{5}(?:\s+\(?[A-Z]\)?)?(?:\s+\d{1,6})?|\d{1,4}\s+\d{2}-\d{5})$")

HEAD = re.compile(r"(\d{1,4})\s{4,}\S.*|.*\S\s{4,}(\d{1,4})")  # a page's number apart from its running head
LEADS = (".....", ". . . .", "……")  # to the page, in contents
PAGE_AT_END = re.compile(r"(?:\d{1,4}|[ivxl]{1,6})$")
APART = range(15, 150)  # lines between two running heads


def mark_furniture(lines: list[Line]) -> None:
    """Running heads, page numbers, printer's codes."""
    full = [line for line in lines if line.text]
    counts = Counter(key(line.text) for line in full if 3 < len(line.text) < 90)
    pages = max((line.page for line in lines), default=0) + 1
    edges = edge_lines(full) if pages > 1 else []
    at_edge = Counter(key(line.text) for line in edges)
    often = frozenset(k for k, n in counts.items() if n >= 4 and re.search(r"[^\W\d#]", k) and not k.endswith("."))
    alone = lone_labels(full) if pages > 1 else frozenset()
    numbers = page_numbers(full) - alone
    for line in full:
        k = key(line.text)
        if k in often or PRINTER.match(line.text) or id(line) in numbers:
            line.role = "furniture"
    for line in [*numbered_heads(full), *laid_out_heads(full)]:
        line.role = "furniture"
    mark_contents(full)
    for line in edges:
        if at_edge[key(line.text)] >= max(2, 0.4 * pages) and len(line.text) < 120 and id(line) not in alone:
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


def mark_contents(full: list[Line]) -> None:
    """Three or more lines that lead with dots to a page, with what stands between them, the first lines of titles."""
    rows = [i for i, line in enumerate(full) if leads_on(line.text)]
    runs: list[list[int]] = []
    for i in rows:
        if not runs or i - runs[-1][-1] > 3 or full[i].page - full[runs[-1][-1]].page > 1:
            runs.append([])
        runs[-1].append(i)
    for run in runs:
        for line in full[run[0] : run[-1] + 1] if len(run) > 2 else ():
            line.role = "contents"


def leads_on(text: str) -> bool:
    """`The years of the tariff ......... 219`."""
    page = PAGE_AT_END.search(text[-7:])
    return page is not None and text[: -len(page[0])].rstrip().endswith(LEADS)


def numbered_heads(full: list[Line]) -> list[Line]:
    """First and last lines of pages that begin or end with the number of the page: `2025] THE LAW 551`."""
    pages: dict[int, list[Line]] = {}
    for line in full:
        pages.setdefault(line.page, []).append(line)
    found: list[Line] = []
    for at in (0, -1):
        edges = [own[at] for own in pages.values() if len(own[at].text) < 120 and not ENDS.search(own[at].text)]
        numbers = {id(line): edge_numbers(line) for line in edges}
        shift, count = max(Counter(n for own in numbers.values() for n in own).items(), key=by_count, default=(0, 0))
        if count >= max(2, len(pages) / 2):
            found += [line for line in edges if shift in numbers[id(line)]]
    return found


def by_count(item: tuple[int, int]) -> int:
    return item[1]


def edge_numbers(line: Line) -> set[int]:
    """How far the numbers at a line's ends are from its page: the same for all running heads."""
    text = line.text
    ends = (re.match(r"\d{1,4}(?=\s)", text), re.search(r"(?<=\s)\d{1,4}$", text[-6:]))
    return {int(m[0]) - line.page for m in ends if m}


def laid_out_heads(full: list[Line]) -> list[Line]:
    """Running heads with the number of the page apart from their words, where these numbers rise by one from page to

    page; the rows of a table stand closer.
    """
    rows = [
        (i, int(m[1] or m[2]))
        for i, line in enumerate(full)
        if len(line.text) < 120 and (m := HEAD.fullmatch(line.text))
    ]
    found: list[Line] = []
    for (i, number), (j, following) in pairwise(rows):
        if following == number + 1 and j - i in APART:
            found += [full[i], full[j]]
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


def lone_labels(full: list[Line]) -> frozenset[int]:
    """Numbers alone on their lines that are no pages: markers above on the page cite them, and their notes follow."""
    lone = Options(full, labels_by_page(full), LONE)
    return frozenset(id(full[i]) for i in [*lone.sure, *next_ones(full, lone.all, lone.sure)])


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


def mark_strays(lines: list[Line]) -> None:
    """A line of words that stands once on each page, and at the edge of one: `Page Proof Pending Publication`."""
    full = [line for line in lines if line.role == "body"]
    pages = {line.page for line in full}
    if len(pages) < 2:
        return
    held: dict[str, list[Line]] = {}
    for line in full:
        if 8 < len(line.text) < 90 and not ENDS.search(line.text):
            held.setdefault(line.text, []).append(line)
    edges = {id(line) for line in edge_lines(full)}
    for text, same in held.items():
        once = len(same) == len(pages) == len({line.page for line in same})
        if once and len(text.split()) > 2 and any(id(line) in edges for line in same):
            for line in same:
                line.role = "stray"


def mark_openings(lines: list[Line]) -> None:
    """Lines whose indentation opens a paragraph: more of it than the line before, or the same where that one opened a

    paragraph too and the next line has less.
    """
    full = [line for line in lines if line.role == "body"]
    for last, line, following in zip(full, full[1:], [*full[2:], None], strict=False):
        more = line.indent > last.indent
        again = last.opens and line.indent == last.indent and following is not None and following.indent < line.indent
        line.opens = more or again
