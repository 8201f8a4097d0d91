"""Two texts → what was struck out and what was put in, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|\s+|_+|.", re.DOTALL)
KEEP, STRUCK, PUT = "keep", "del", "ins"
Piece = tuple[str, str]  # keep, del or ins; the text
Span = tuple[int, int]
LIMIT = 20_000  # tokens; longer texts are shown as struck out and put in as a whole


def redline(old: str, new: str) -> list[Piece]:
    """Pieces in order. Those kept or struck make the old text, those kept or put in the new."""
    from rapidfuzz.distance import Indel

    one, other = TOKEN.findall(old), TOKEN.findall(new)
    if len(one) + len(other) > LIMIT and old != new:
        return [(STRUCK, old), (PUT, new)]
    pieces: list[Piece] = []
    for op in Indel.opcodes(one, other):
        if op.tag == "equal":
            pieces.append((KEEP, "".join(one[op.src_start : op.src_end])))
        elif op.tag == "delete":
            pieces.append((STRUCK, "".join(one[op.src_start : op.src_end])))
        else:
            pieces.append((PUT, "".join(other[op.dest_start : op.dest_end])))
    return list(tidy(pieces))


def tidy(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Between two changes a lone space is no anchor: `~~two camps~~ three towns`, not a word at a time."""
    run: list[Piece] = []
    for is_kept, group in groupby(pieces, key=lambda piece: piece[0] == KEEP and bool(piece[1].strip())):
        run = list(group)
        if is_kept:
            yield KEEP, "".join(text for _, text in run)
        elif all(op == KEEP for op, _ in run):
            yield from run
        else:
            yield from changed(run)


def changed(run: Sequence[Piece]) -> Iterator[Piece]:
    """A stretch of changes with spaces between: first all that was struck, then all that was put in."""
    struck = "".join(text for op, text in run if op != PUT)
    put = "".join(text for op, text in run if op != STRUCK)
    if struck == put:
        yield KEEP, struck
        return
    if struck:
        yield STRUCK, struck
    if put:
        yield PUT, put


def excerpt(pieces: Sequence[Piece], around: int) -> list[Piece]:
    """Long stretches that were kept are cut to `around` characters next to a change."""
    found: list[Piece] = []
    for at, (op, text) in enumerate(pieces):
        if op == KEEP:
            text = shorten(text, 0 if at == 0 else around, 0 if at == len(pieces) - 1 else around)
        found.append((op, text))
    return found


def shorten(text: str, head: int, tail: int) -> str:
    """The first `head` and the last `tail` characters, to whole words."""
    if len(text) <= head + tail + 20:
        return text
    first = text[:head].rsplit(" ", 1)[0] + " " if head else ""
    last = " " + text[len(text) - tail :].split(" ", 1)[-1] if tail else ""
    return f"{first}…{last}"


def focus(pieces: Sequence[Piece], old_at: Span | None, new_at: Span | None, around: int) -> list[Piece]:
    """Only the pieces within `around` characters of a place in the old or in the new text; `…` stands for the rest."""
    found: list[Piece] = []
    old = new = 0
    for op, text in pieces:
        spans = []
        if old_at is not None and op != PUT:
            spans.append((old_at[0] - around - old, old_at[1] + around - old))
        if new_at is not None and op != STRUCK:
            spans.append((new_at[0] - around - new, new_at[1] + around - new))
        first = max(0, min(a for a, _ in spans)) if spans else 0
        last = min(len(text), max(b for _, b in spans)) if spans else 0
        if first < last:
            lead, end = "…" * (first > 3), "…" * (last < len(text) - 3)
            found.append((op, lead + text[first if lead else 0 : last if end else len(text)] + end))
        old, new = old + len(text) * (op != PUT), new + len(text) * (op != STRUCK)
    return found
