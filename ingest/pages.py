"""Text out of a PDF: page furniture removed, lines joined to paragraphs, notes at the foot of a page kept apart."""

from __future__ import annotations

import re
from collections import Counter

from ingest.flow import Block

NUMBERED = re.compile(r"^\s*(\d{1,3})\.\s+(?=[A-Z“‘\"(])")
ROMAN = re.compile(r"^\s*(?:[IVX]{1,5}|[A-Z])\.\s+[A-Z][^.;:]{2,90}$")
PAGE_NUMBER = re.compile(r"^\s*[-–]?\s*(?:page\s+)?\d{1,4}(?:\s*/\s*\d{1,4})?\s*[-–]?\s*$", re.I)
FOOT_NOTE = re.compile(r"^\s*(\d{1,4})\s{1,4}(?=[A-Z“‘\"(§])")
ENDS = re.compile(r"[.!?:;][”’\")\]\d]*\s*$")
HARD = re.compile(r"\w{2,}\.?\s*$")


def is_paged(text: str) -> bool:
    """Form feeds, or hard-wrapped lines: most lines of a block end in mid sentence near the same width."""
    if text.count("\f") > 1:
        return True
    lines = [line for line in text[:200_000].splitlines() if line.strip()]
    if len(lines) < 60:
        return False
    widths = sorted(len(line.rstrip()) for line in lines)
    wide = widths[int(len(widths) * 0.9)]
    wrapped = sum(1 for line in lines if len(line.rstrip()) > 0.75 * wide and not ENDS.search(line))
    return 50 <= wide <= 130 and wrapped > 0.35 * len(lines)


def read_pages(text: str, path: str) -> list[Block]:
    """Blocks of the body in order, each foot note as a block of its own with its label in front."""
    lines = split_lines(text)
    furniture = repeated(lines)
    blocks: list[Block] = []
    held: list[tuple[int, str]] = []
    blank = False
    for offset, line in lines:
        bare = line.strip()
        if not bare or key(bare) in furniture or PAGE_NUMBER.match(bare) or is_symbol_line(bare):
            blank = True
            continue
        if held and starts_new(held, bare, blank):
            blocks.append(join(held, path))
            held = []
        held.append((offset + len(line) - len(line.lstrip()), bare))
        blank = False
    if held:
        blocks.append(join(held, path))
    return blocks


def split_lines(text: str) -> list[tuple[int, str]]:
    found, offset = [], 0
    for raw in re.split(r"(?<=\n)|(?<=\f)", text):
        found.append((offset, raw.rstrip("\r\n\f")))
        offset += len(raw)
    return found


def key(line: str) -> str:
    """A line with its numbers left out: running heads differ by page number alone."""
    return re.sub(r"\d+", "#", " ".join(line.split())).casefold()


def repeated(lines: list[tuple[int, str]]) -> frozenset[str]:
    """Short lines that come again page after page."""
    counts = Counter(key(line) for _, line in lines if 3 < len(line.strip()) < 90)
    return frozenset(k for k, n in counts.items() if n >= 4 and re.search(r"[^\W\d#]", k) and not k.endswith("."))


def is_symbol_line(bare: str) -> bool:
    """`*1243463*`, `12-43463 3`: codes of the printer."""
    return re.fullmatch(r"\*?[\dA-Z]{2,}[-\d*]*(?:\s+\(?[A-Z]\)?)?(?:\s+\d{1,6})?\*?", bare) is not None and bool(
        re.search(r"\d", bare)
    )


def starts_new(held: list[tuple[int, str]], bare: str, blank: bool) -> bool:
    """Whether a line begins a new block behind those held."""
    last = held[-1][1]
    if NUMBERED.match(bare) or ROMAN.match(bare) or ROMAN.match(last) or FOOT_NOTE.match(bare):
        return True
    return blank and (bool(ENDS.search(last)) or is_title(last)) and not bare[:1].islower()


def is_title(line: str) -> bool:
    return len(line) < 90 and not ENDS.search(line) and line[:1].isupper()


def join(held: list[tuple[int, str]], path: str) -> Block:
    """Lines to one text; a word broken by a hyphen at the line's end is made whole."""
    first = held[0][1]
    joined = " ".join(line for _, line in held)
    heading = len(held) <= 2 and len(joined) < 120 and not ENDS.search(joined) and not FOOT_NOTE.match(first)
    heading = heading and (ROMAN.match(first) is not None or first[:1].isupper() or first[:1].isdigit())
    block = Block("heading" if heading else "paragraph", level=2 if heading else 0, path=path)
    for index, (offset, line) in enumerate(held):
        if index and re.search(r"[a-z]-$", block.text) and line[:1].islower():
            block.text = block.text[:-1]
        elif index:
            block.text += "\n"
        block.runs.append((len(block.text), offset))
        block.text += line
    return block
