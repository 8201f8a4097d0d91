"""Counts and titles that every form of a difference begins with, and how a change is told in a line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from publish.diff.editions import Difference
from publish.diff.model import KINDS, SUBJECTS, Change
from publish.render.redline import Piece, excerpt, focus, redline
from publish.render.values import difference, new_value, old_value

# What is told only when asked for: words, not facts.
QUIET = frozenset({"reworded", "cosmetic", "reread"})
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def count_changes(changes: Sequence[Change]) -> dict[str, dict[str, int]]:
    """Numbers of changes by subject and kind, in their order; what has none is left out."""
    counts = Counter((c.subject, c.kind) for c in changes)
    found = {s: {k: counts[s, k] for k in KINDS if counts[s, k]} for s in SUBJECTS}
    return {subject: kinds for subject, kinds in found.items() if kinds}


def title_of(found: Difference) -> str:
    return f"{found.report}: {found.old} → {found.new}"


def is_quiet(change: Change) -> bool:
    """Paragraphs and notes are told by number only; what they say of figures stands with the figures."""
    return change.kind in QUIET and change.subject != "edition"


def plain(text: str) -> str:
    """Without control characters and marks that turn the direction of text: a report must not drive a terminal."""
    return CONTROL.sub("", text)


def what(change: Change) -> str:
    """What a change is about, in a few words."""
    if change.subject in {"figure", "cell"}:
        return change.counted or change.figure_kind or ""
    if change.subject == "edition":
        return ", ".join(change.fields)
    return shorter(change.new_text or change.old_text or "", 90)


def shorter(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + " …"


def before_after(change: Change) -> tuple[str, str]:
    """The old and the new side in few words: values, and for what changed around them that."""
    if change.subject in {"figure", "cell"}:
        if change.kind == "restated":
            return f"{old_value(change)} ({change.old_as_of or 'undated'})", new_side(change)
        if change.kind == "source_changed":
            return "; ".join(change.old_sources), "; ".join(change.new_sources)
        if change.kind == "reattributed":
            return claims(change, "old"), claims(change, "new")
        return old_value(change), new_value(change)
    return shorter(change.old_text or "", 160), shorter(change.new_text or "", 160)


def new_side(change: Change) -> str:
    return f"{new_value(change)} ({change.new_as_of or 'undated'})"


def claims(change: Change, side: str) -> str:
    told = [getattr(change, f"{side}_{name}") for name in ("actor", "attribution") if name in change.fields]
    return ", ".join(text for text in told if text) or "nobody named"


def delta(change: Change) -> str:
    return difference(change) if change.kind in {"value_changed", "reread"} else ""


def pieces_of(change: Change) -> list[Piece]:
    """The redline of a change: of its sentence where it has one, else of its text."""
    old = change.old_sentence if change.old_sentence is not None else change.old_text
    new = change.new_sentence if change.new_sentence is not None else change.new_text
    return redline(old or "", new or "")


def short_pieces(change: Change, around: int) -> list[Piece]:
    """The redline cut to what matters: around the figure, or around each change."""
    if change.old_at is not None or change.new_at is not None:
        return focus(pieces_of(change), change.old_at, change.new_at, around)
    return excerpt(pieces_of(change), around)


def section_of(change: Change) -> str:
    return change.new_section or change.old_section or ""
