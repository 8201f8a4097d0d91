"""The notes at the feet of pages: where one opens, goes on over the page's end, or begins in mid line."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import replace

from ingest.footnotes.glued import symbol_spans
from ingest.pages.chains import prove
from ingest.pages.labels import labels_by_page
from ingest.pages.line import ENDS, STARRED, Line

BEGUN = r"(?<=[.;)\]”\"’] )({})\s(?=[A-Z“\"(§«]|\d{{1,2}}/\d)"
LONGEST_REST = 6  # lines of a note that go over to the next page
LONGEST_PAGE = 200  # lines


def mark_notes(lines: list[Line]) -> None:
    """Lines that open with a label which a glued marker above them on the page proves, or which rises with such."""
    seen = labels_by_page(lines)
    proved = {i: str(label) for i, label in prove(lines, seen).items()}
    proved |= starred(lines, {lines[i].page for i in proved})
    current: Line | None = None
    ended, blank, page = False, False, -1
    for i, line in enumerate(lines):
        if line.page != page:
            page, current = line.page, None
        if i in proved:
            line.role, line.label, current = "note", proved[i], line
        elif current is not None and line.role == "body":
            if blank and ended and not line.text[:1].islower():
                current = None
            else:
                line.role = "foot"
        ended = ENDS.search(line.text) is not None if line.text else ended
        blank = line.role == "blank" or (blank and line.role == "furniture")


def starred(lines: list[Line], numbered: Set[int]) -> dict[int, str]:
    """Lines that alone on their page open with a symbol, which stands behind one word above them: `*Briefs were filed`.

    On a page with numbered notes a star is a number misread.
    """
    opened: dict[tuple[int, str], list[int]] = {}
    seen: dict[tuple[int, str], list[int]] = {}
    for i, line in enumerate(lines):
        if line.role != "body" or line.page in numbered:
            continue
        if match := STARRED.match(line.text):
            opened.setdefault((line.page, match[1]), []).append(i)
        for start, end in symbol_spans(line.text):
            seen.setdefault((line.page, line.text[start:end]), []).append(i)
    found = {}
    for key, at in opened.items():
        cited = seen.get(key, [])
        if len(at) == 1 and len(cited) == 1 and cited[0] < at[0]:
            found[at[0]] = key[1]
    return found


def mark_continued(lines: list[Line]) -> None:
    """A note that a page's end broke off goes on above the first note of the next page, apart from the body."""
    opened: Line | None = None  # the last line of the last note, where it ended in mid sentence
    first: set[int] = set()  # pages whose first note has been seen
    for i, line in enumerate(lines):
        if line.role not in {"note", "foot"}:
            continue
        if line.role == "note" and line.page not in first:
            first.add(line.page)
            above = i
            while above and lines[above - 1].role == "body":
                above -= 1
            short = 0 < i - above <= LONGEST_REST and above and lines[above - 1].role == "blank"
            if short and opened is not None and opened.page == line.page - 1 and not starts_body(lines, above):
                for rest in lines[above:i]:
                    rest.role = "foot"
        opened = None if ENDS.search(line.text) else line


def starts_body(lines: list[Line], above: int) -> bool:
    """Whether nothing of the page stands above: then the lines are its body."""
    page = lines[above].page
    return not any(line.role == "body" and line.page == page for line in lines[max(0, above - LONGEST_PAGE) : above])


def split_notes(lines: list[Line]) -> list[Line]:
    """A note that begins inside the line of the one before, `… at 2. 196 Gates …`, where it has the next label."""
    found: list[Line] = []
    label = 0
    for line in lines:
        found.append(line)
        if line.role not in {"note", "foot"}:
            continue
        label = int(line.label) if line.label.isdecimal() else label
        while label and (match := re.search(BEGUN.format(next_labels(label)), found[-1].text)):
            whole, at, label = found[-1], match.start(), int(match[1])
            found[-1] = replace(whole, text=whole.text[:at].rstrip())
            found.append(Line(whole.offset + at, whole.text[at:], whole.page, "note", str(label)))
    return found


def next_labels(label: int) -> str:
    """The label behind, and where labels are long two more: what lies between may be misread."""
    return "|".join(str(n) for n in range(label + 1, label + (4 if label > 100 else 2)))


def with_page_starts(lines: list[Line]) -> list[Line]:
    starts: dict[int, int] = {}
    for line in lines:
        start = starts.setdefault(line.page, line.offset)
        if line.role == "note":
            line.page_start = start
    return lines
