"""Notes that stand in the text of Markdown, as Pandoc allows: `in the north.^[OCHA, 2 May 2024]`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping

from ingest.flow import Block
from ingest.inline import Lines, Marked, append, build_block, read_source, read_span
from ingest.links import code_spans

BRACKETED = re.compile(r"\\.|\^?\[|\]\^?", re.S)


def build_blocks(kind: str, lines: Lines, labels: Iterator[str], references: Mapping[str, str]) -> list[Block]:
    """The block, and behind it the notes that stand in its text: each takes the next of the labels, and its marker
    stays in the block as `[^1]`."""
    if not any("^[" in line for _, line in lines):
        return [build_block(kind, lines, references)]
    source = read_source(lines, references)
    text, notes = Marked(source=source), []
    at = 0
    for start, end in note_spans(source.text):
        append(text, at, start)
        note = read_span(source, start + 2, end - 1, Block("paragraph", note=next(labels)))
        text.put(f"[^{note.note}]", source.place(start))
        notes.append(note)
        at = end
    append(text, at, len(source.text))
    return [text.fill(Block(kind)), *notes]


def note_spans(text: str) -> list[tuple[int, int]]:
    """Where `^[…]` stands around words, outermost only; `x^[2]^` is raised text, `^[2]` a marker."""
    found: list[tuple[int, int]] = []
    codes = [(start, end) for start, end, _ in code_spans(text)]
    opened: list[tuple[int, bool]] = []
    for match in BRACKETED.finditer(text):
        code = bisect_right(codes, (match.start(), len(text))) - 1
        if match[0][0] == "\\" or (code >= 0 and match.start() < codes[code][1]):
            continue
        if match[0][-1] == "[":
            opened.append((match.start(), match[0][0] == "^"))
        elif opened:
            start, is_note = opened.pop()
            if is_note and match[0] == "]" and any(c.isalpha() for c in text[start : match.start()]):
                while found and found[-1][0] > start:
                    found.pop()
                found.append((start, match.end()))
    return found
