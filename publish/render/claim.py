"""A figure's sentence before and after, side by side, with the number itself marked in both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from publish.diff.model import Change
from publish.render.redline import KEEP, PUT, STRUCK, Piece, redline

AROUND = 220  # characters of a sentence on either side of its number; entries of facts run on for pages


class Part(NamedTuple):
    """A stretch of a sentence: keep, del or ins; its text; whether it is the number."""

    op: str
    text: str
    figure: bool = False


def claim_parts(change: Change) -> tuple[list[Part], list[Part]]:
    """The old and the new sentence. Before and behind the number are compared apart, so that the number stays whole."""
    old, new = halves(change.old_sentence, change.old_at), halves(change.new_sentence, change.new_at)
    if old is None or new is None:
        return alone(old, STRUCK), alone(new, PUT)
    before = backwards(redline(old[0], new[0]))
    after = forwards(redline(old[2], new[2]))
    op = (KEEP, KEEP) if old[1] == new[1] else (STRUCK, PUT)
    left = [*side(before, PUT), Part(op[0], old[1], True), *side(after, PUT)]
    right = [*side(before, STRUCK), Part(op[1], new[1], True), *side(after, STRUCK)]
    return left, right


def halves(sentence: str | None, at: tuple[int, int] | None) -> tuple[str, str, str] | None:
    if sentence is None or at is None:
        return None
    return sentence[: at[0]], sentence[at[0] : at[1]], sentence[at[1] :]


def alone(parts: tuple[str, str, str] | None, op: str) -> list[Part]:
    """A sentence that only one edition has, its number struck out or put in."""
    if parts is None:
        return []
    before, after = backwards([(KEEP, parts[0])]), forwards([(KEEP, parts[2])])
    return [*(Part(*p) for p in before), Part(op, parts[1], True), *(Part(*p) for p in after)]


def side(pieces: Iterable[Piece], without: str) -> list[Part]:
    return [Part(op, text) for op, text in pieces if op != without]


def forwards(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces up to AROUND characters, cut at a word; `…` stands for the rest."""
    found, left = list[Piece](), AROUND
    for op, text in pieces:
        if len(text) > left + 20:
            return [*found, (op, text[:left].rsplit(" ", 1)[0] + " …")]
        found.append((op, text))
        left = max(0, left - len(text))
    return found


def backwards(pieces: Sequence[Piece]) -> list[Piece]:
    found, left = list[Piece](), AROUND
    for op, text in reversed(pieces):
        if len(text) > left + 20:
            rest = text[len(text) - left :] if left else ""
            return [(op, "… " + rest.split(" ", 1)[-1]), *found]
        found.insert(0, (op, text))
        left = max(0, left - len(text))
    return found
