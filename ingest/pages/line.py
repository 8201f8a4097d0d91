"""A line of a page, and how lines end and begin."""

from __future__ import annotations

import re
from dataclasses import dataclass

FOOT_NOTE = re.compile(r"^(\d{1,4})\s{1,6}(?=[A-Z“‘\"(§]|\d{1,2}/\d|(?:19|20)\d\d\s[a-z])")
ENDS = re.compile(r"[.!?:;][”’\")\]\d]*(?:,\s?\d{1,4})*$")


@dataclass(slots=True)
class Line:
    """A line as it is read: where it starts, its page, what it is."""

    offset: int
    text: str
    page: int = 0
    role: str = "body"  # body, blank, furniture, note (opens one), foot (goes on with one)
    label: str = ""
    page_start: int = 0  # of a line that opens a note


def split_lines(text: str) -> list[Line]:
    found, offset, page = [], 0, 0
    for raw in re.split(r"(?<=\n)|(?<=\f)", text):
        bare = raw.strip()
        lead = len(raw) - len(raw.lstrip()) if bare else 0
        found.append(Line(offset + lead, bare, page, "body" if bare else "blank"))
        page += raw.endswith("\f")
        offset += len(raw)
    return found


def width(lines: list[str]) -> int:
    return sorted(len(line) for line in lines)[int(len(lines) * 0.9)]
