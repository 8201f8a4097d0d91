"""A difference as Markdown, for a pull request or a mail."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from publish.diff.editions import Difference
from publish.diff.model import KINDS, SUBJECTS, Change
from publish.render.redline import KEEP, PUT, Piece
from publish.render.summary import (
    before_after,
    count_changes,
    delta,
    is_quiet,
    plain,
    section_of,
    short_pieces,
    title_of,
    what,
)

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
AROUND = 60


def escape(text: str) -> str:
    """Text that no Markdown reader takes for a mark, on one line."""
    return " ".join(SPECIAL.sub(r"\\\1", plain(text)).split())


def as_markdown(found: Difference, every: bool = False) -> Iterator[str]:
    """Lines: a title, the counts, then a table for each subject."""
    yield f"# {escape(title_of(found))}"
    yield ""
    counts = count_changes(found.changes)
    for subject, kinds in counts.items():
        told = ", ".join(f"{count} {escape(kind)}" for kind, count in kinds.items())
        yield f"- {subject}s: {told}"
    if not counts:
        yield "Nothing changed."
    by_subject: defaultdict[str, list[Change]] = defaultdict(list)
    for change in found.changes:
        if every or not is_quiet(change):
            by_subject[change.subject].append(change)
    for subject in SUBJECTS:
        if by_subject[subject]:
            yield from table(subject, by_subject[subject])


def table(subject: str, changes: Sequence[Change]) -> Iterator[str]:
    yield ""
    yield f"## {subject.capitalize()}s"
    yield ""
    yield "| Kind | What | Before | After | Difference | Where |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for change in changes:
        before, after = before_after(change)
        cells = (change.kind, what(change), before, after, delta(change), section_of(change))
        yield "| " + " | ".join(escape(cell) for cell in cells) + " |"
    yield from sentences(changes)


def sentences(changes: Sequence[Change]) -> Iterator[str]:
    """The redline of each figure that changed its value, under the table."""
    told = [c for c in changes if c.subject == "figure" and c.kind == next(iter(KINDS))]
    for change in told:
        yield ""
        yield f"- {escape(what(change))}: {marked(short_pieces(change, AROUND))}"


def marked(pieces: Sequence[Piece]) -> str:
    """`~~struck~~ **put in**`; marks must touch the words, spaces stand outside."""
    found = []
    for op, text in pieces:
        if op == KEEP or not text.strip():
            found.append(spaced(text, ""))
        else:
            found.append(spaced(text, "**" if op == PUT else "~~"))
    return "".join(found).strip()


def spaced(text: str, mark: str) -> str:
    inner = escape(text)
    lead, end = " " * (text[:1].isspace()), " " * (text[-1:].isspace())
    return f"{lead}{mark}{inner}{mark}{end}" if inner else lead or end
