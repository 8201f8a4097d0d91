"""Plain text → flow of blocks: saved pages with `[84](#)` links, mail, facts under terse headings, text out of PDFs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from ingest.flow import Block
from ingest.footnotes.definitions import GUESSED
from ingest.inline import build_block
from ingest.markdown import ITEM
from ingest.pages import is_paged, read_pages

NUMBERED = re.compile(r"^(\d{1,2}(?:\.\d{1,2}){1,4})\.?\s+(\S.{0,140})$")
NOTE_LINE = re.compile(r"^\s*(?:\[\d{1,4}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})\s+\S")
SENTENCE_END = re.compile(r"[.;:,!?…”’\")\]]$")
ENUMERATOR = re.compile(r"^(?:[IVXLC]+|[A-Z]|\d{1,2})\.\s+[A-Z]")
LAST_MARKER = re.compile(r"(?<=[.!?:;…”’\")])(?:\s?[⁰¹²³⁴⁵⁶⁷⁸⁹]|\s?\[\^?\d{1,4}\](?:\(#\))?)+$")
GLUED_END = re.compile(r"[.!?:;][”’\")\]]*\d{1,4}(?:,\s?\d{1,4})*$")  # a sentence with its label: `in the war”.4`
FACTS = 8  # headings over one paragraph each, from which on a text is a list of facts
LABEL_ONLY = re.compile(r"^\s*[-*•]?\s*\[?\^?\d{1,4}\]?(?:\(#?[^)]*\))?\.?\s*$")


def read_plaintext(text: str, path: str) -> tuple[list[Block], dict[str, str]]:
    """Blocks in order; what looks like a heading by its place and form is one."""
    if is_paged(text):
        return read_pages(text, path), {}
    blocks = []
    for lines in paragraphs(text):
        joined = " ".join(line.strip() for _, line in lines)
        level = heading_level(joined, len(lines))
        item = None if level else ITEM.match(lines[0][1])
        if item is not None:
            offset, line = lines[0]
            lines[0] = (offset + item.end(), line[item.end() :])
        block = build_block("heading" if level else "list_item" if item else "paragraph", lines)
        block.level, block.path = level, path
        block.item = item[0].split()[0].rstrip(".)") if item else None
        blocks.append(block)
    lower_values(blocks)
    return blocks, {}


def lower_values(blocks: list[Block]) -> None:
    """In facts under terse headings (`Location`, `Southern Asia, north of India`) a short value is no heading.

    Such a text goes to and fro between a heading and one paragraph. So between two paragraphs stands a heading, or a
    heading, a value, and a heading: every second one is a value. An even number tells of a chapter: nothing is known.
    """
    runs = [list(run) for guessed, run in groupby(blocks, key=lambda b: b.level == GUESSED) if guessed]
    single = sum(len(run) == 1 for run in runs)
    bodies = sum(b.level != GUESSED for b in blocks)
    if single < FACTS or single < 0.7 * len(runs) or bodies > 1.3 * len(runs):
        return
    for run in runs:
        if len(run) % 2 or run[-1] is blocks[-1]:
            for block in run[1::2]:
                block.kind, block.level = "paragraph", 0


def paragraphs(text: str) -> Iterator[list[tuple[int, str]]]:
    """Runs of lines between blank ones; a list item begins a run of its own."""
    held: list[tuple[int, str]] = []
    offset = 0
    for raw in text.splitlines(keepends=True):
        line = raw.rstrip("\r\n")
        lead = len(line) - len(line.lstrip())
        if not line.strip() or ITEM.match(line) or NOTE_LINE.match(line):
            if held:
                yield held
            held = []
        if line.strip():
            held.append((offset + lead, line.strip()))
        offset += len(raw)
    if held:
        yield held


def heading_level(text: str, lines: int) -> int:
    """0 for a paragraph. A numbered title has the level of its number, a short line alone the level below."""
    text = LAST_MARKER.sub("", text)
    if lines > 1 or LABEL_ONLY.match(text) or GLUED_END.search(text):
        return 0
    if (match := NUMBERED.match(text)) and not SENTENCE_END.search(text) and len(text.split()) <= 18:
        return match[1].count(".") + 1
    if re.match(r"^#{1,6}\s", text):
        return len(text) - len(text.lstrip("#"))
    words = text.split()
    if len(words) > 12 or len(text) > 90 or SENTENCE_END.search(text) or not text[0].isalpha() or "|" in text:
        return 0
    if not text[0].isupper() or "[" in text or re.search(r"\d{4}|\d{1,3},\d{3}|: ", text):
        return 0
    return GUESSED
