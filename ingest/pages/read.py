"""Pages → blocks: the body in order, each foot note behind the paragraph that it stands under."""

from __future__ import annotations

import re
from collections import Counter

from ingest.flow import Block
from ingest.pages.feet import mark_continued, mark_notes, split_notes, with_page_starts
from ingest.pages.furniture import laid_out_heads, mark_furniture, mark_openings, mark_strays, number_pages
from ingest.pages.join import WORD, join, join_note, layout_of, starts_new
from ingest.pages.line import ENDS, Line, split_lines, width

GLUED = re.compile(r"\d")  # a note whose label has no dress: so has its marker, and what it is glued to must be told


def is_paged(text: str) -> bool:
    """Form feeds, hard-wrapped lines, or lines at page feet that glued labels prove to be notes."""
    if text.count("\f") > 1:
        return True
    lines = split_lines(text)
    if is_wrapped(lines) or lines[-1].page or laid_out_heads([line for line in lines if line.text]):
        return True
    return any(line.role == "note" and GLUED.match(line.text) for line in marked(lines))


def is_wrapped(lines: list[Line]) -> bool:
    """Whether most lines end in mid sentence near the same width."""
    full = [line.text for line in lines if line.text]
    if len(full) < 60:
        return False
    wide = width(full)
    wrapped = sum(1 for line in full if len(line) > 0.75 * wide and not ENDS.search(line))
    return 50 <= wide <= 130 and wrapped > 0.35 * len(full)


def read_pages(text: str, path: str) -> list[Block]:
    """Blocks of the body in order, each foot note as a block of its own that knows its label."""
    lines = marked(split_lines(text))
    words = Counter(w.casefold() for line in lines for w in WORD.findall(line.text))
    layout = layout_of(lines)
    blocks: list[Block] = []
    body: list[Line] = []
    foot: list[Line] = []
    waiting: list[Block] = []  # notes of a page, until the paragraph that runs over its end is whole
    blank = False
    for line in lines:
        if line.role in {"note", "foot"}:
            if line.role == "note" and foot:
                waiting.append(join_note(foot, path, words))
                foot = []
            foot.append(line)
        elif line.role == "body":
            if foot and ENDS.search(foot[-1].text):  # else it may go on at the foot of the next page
                waiting.append(join_note(foot, path, words))
                foot = []
            if body and starts_new(body, line, blank, layout):
                blocks.append(join(body, path, words))
                blocks += waiting
                body, waiting = [], []
            body.append(line)
        blank = blank if line.role == "stray" else line.role != "body"
    blocks += [join(body, path, words)] if body else []
    return blocks + waiting + ([join_note(foot, path, words)] if foot else [])


def marked(lines: list[Line]) -> list[Line]:
    """The lines with furniture and foot notes told from the body."""
    mark_furniture(lines)
    if not any(line.page for line in lines):
        number_pages(lines)
    mark_strays(lines)
    mark_openings(lines)
    mark_notes(lines)
    mark_continued(lines)
    return with_page_starts(split_notes(lines))
