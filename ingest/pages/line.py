"""A line of a page, and how lines end and begin."""

from __future__ import annotations

import re
from dataclasses import dataclass

OPENING = r"(?=[A-Z“‘\"(§]|\d{1,2}/\d|(?:19|20)\d\d\s[a-z])"
FOOT_NOTE = re.compile(rf"^(\d{{1,4}})\s{{1,6}}{OPENING}")
DOTTED = re.compile(rf"^(\d{{1,4}})\.\s{{1,6}}{OPENING}")  # as lawyers print them: `12. See generally …`
BRACKETED = re.compile(r"^\[(\d{1,4})\][.:]?\s{1,6}(?=\S)")
RAISED = re.compile(r"^([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})\s{0,6}(?=[^\s\d⁰¹²³⁴⁵⁶⁷⁸⁹])")
LONE = re.compile(r"^(\d{1,4})$")  # the note stands on the next line
STARRED = re.compile(r"^(\*{1,3}|[†‡§¶]{1,2})\s{0,3}(?=[A-Z“‘\"(])")
# What a converter writes where a page ends: `<<PAGE_BREAK>>`, `--- Page 3 of 10 ---`, `[Page 12]`.
BREAK = re.compile(
    r"[^\w\s(]{1,30}\s{0,3}(?:parsed text for )?(?:page|pg)[\s_:.-]{0,3}"
    r"(?:(?P<named>break|end)|\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?)\s{0,3}[^\w\s)]{1,30}",
    re.I,
)
OPENS = re.compile(OPENING)
ENDS = re.compile(r"[.!?:;][”’\")\]\d⁰¹²³⁴⁵⁶⁷⁸⁹]*(?:\[\d{1,4}\])*[*†‡]?(?:,\s?\d{1,4})*$")


@dataclass(slots=True)
class Line:
    """A line as it is read: where it starts, its page, what it is."""

    offset: int
    text: str
    page: int = 0
    # body, blank, furniture, contents, stray (left out in mid paragraph), note (opens one), foot (goes on with one)
    role: str = "body"
    label: str = ""
    page_start: int = 0  # of a line that opens a note
    indent: int = 0
    opens: bool = False  # its indentation opens a paragraph


def split_lines(text: str) -> list[Line]:
    found, offset, page = [], 0, 0
    for raw in re.split(r"(?<=\n)|(?<=\f)", text):
        bare = raw.strip()
        lead = len(raw) - len(raw.lstrip()) if bare else 0
        found.append(Line(offset + lead, bare, page, "body" if bare else "blank", indent=lead))
        page += raw.endswith("\f")
        offset += len(raw)
    if not page:
        break_pages(found)
    return found


def break_pages(lines: list[Line]) -> None:
    """Pages between lines that a converter wrote: one that names a break, or several with a number."""
    breaks = {i: match for i, line in enumerate(lines) if (match := BREAK.fullmatch(line.text))}
    if len(breaks) < 2 and not any(match["named"] for match in breaks.values()):
        return
    page = 0
    for i, line in enumerate(lines):
        line.page = page
        if i in breaks:
            line.role, page = "furniture", page + 1


def width(lines: list[str]) -> int:
    return sorted(len(line) for line in lines)[int(len(lines) * 0.9)]
