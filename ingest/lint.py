"""What is wrong in the report itself: markers without notes, notes without markers, gaps, duplicates, dead links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.model import Cell, Issue, Note, Paragraph, Section

RARE = 0.1  # a way of marking notes that fewer markers than this share have is a slip, not a second series
RAISED = frozenset({"sup", "superscript"})  # one way of marking, typed in two ways


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the sections do not show."""

    cited: frozenset[str]  # notes that something leads to, another note included
    aside: frozenset[str]  # notes that stand beside their markers, outside any list
    unbound: tuple[tuple[str, str], ...]  # (label, words) of what looks like a marker and is none
    styles: Mapping[str, int]  # convention → how many markers have it


def lint(sections: Sequence[Section], evidence: Evidence) -> tuple[Issue, ...]:
    """The integrity issues of an edition, in its order."""
    return (
        *dangling(sections),
        *collisions(evidence),
        *orphans(sections, evidence),
        *label_order(sections, evidence),
        *late_markers(sections),
        *mixed_styles(evidence),
        *dead_links(sections),
    )


def dangling(sections: Sequence[Section]) -> Iterator[Issue]:
    for section in sections:
        items: tuple[Paragraph | Cell, ...] = (*section.paragraphs, *section.cells)
        for item in items:
            for marker in item.markers:
                if marker.note_id is None:
                    message = f"note {marker.label} is cited but not defined{where(item)}"
                    paragraph = item.paragraph_id if isinstance(item, Paragraph) else None
                    yield Issue("error", "dangling_ref", message, section.section_id, paragraph)


def where(item: Paragraph | Cell) -> str:
    return f" (table {item.table_ordinal}, row {item.row}, column {item.column})" if isinstance(item, Cell) else ""


def collisions(evidence: Evidence) -> Iterator[Issue]:
    """Looks like a marker, but what stands around it says that it is none: `[^28] C.F.R.`."""
    for label, words in evidence.unbound:
        yield Issue("warning", "label_collides", f"{words!r} looks like note {label} but is part of the text")


def orphans(sections: Sequence[Section], evidence: Evidence) -> Iterator[Issue]:
    for section in sections:
        for note in section.notes:
            if note.note_id not in evidence.cited:
                yield Issue("warning", "orphan_note", f"note {note.label} is never cited", section.section_id)
            if not note.text:
                yield Issue("warning", "empty_note", f"note {note.label} has no text", section.section_id)


def label_order(sections: Sequence[Section], evidence: Evidence) -> Iterator[Issue]:
    """Duplicates, gaps and breaks within each run of notes; a second 1 begins a new run."""
    aside = {int(n.label) for s in sections for n in s.notes if n.note_id in evidence.aside and n.label.isdecimal()}
    run: list[tuple[int, str]] = []
    has_one = False
    for section in sections:
        for number in numbers(section.notes, evidence):
            if number == 1 and has_one:
                yield from check_run(run, aside)
                run, has_one = [], False
            run.append((number, section.section_id))
            has_one = has_one or number == 1
    yield from check_run(run, aside)


def numbers(notes: Sequence[Note], evidence: Evidence) -> Iterator[int]:
    """The labels of the notes in lists, in their order."""
    for note in notes:
        if note.label.isdecimal() and note.note_id not in evidence.aside:
            yield int(note.label)


def check_run(run: list[tuple[int, str]], aside: set[int]) -> Iterator[Issue]:
    counts = Counter(number for number, _ in run)
    for number, section_id in dict(run).items():
        if counts[number] > 1:
            yield Issue("warning", "duplicate_label", f"note {number} is defined {counts[number]} times", section_id)
    for (before, _), (number, section_id) in pairwise(run):
        if number > before + 1:
            yield from gap(before + 1, number, counts.keys() | aside, section_id)
        elif number < before:
            yield Issue("warning", "order_break", f"note {number} stands after note {before}", section_id)


def gap(first: int, before: int, known: set[int], section_id: str) -> Iterator[Issue]:
    """The numbers from `first` on that no note has, as one issue."""
    few = before - first < 1000  # else a label that is no number of a note
    left = [n for n in range(first, before) if n not in known] if few else [first, before - 1]
    if left:
        told = str(left[0]) if len(left) == 1 else f"{left[0]} to {left[-1]}"
        words = f"note {told} is missing" if len(left) == 1 else f"notes {told} are missing"
        yield Issue("warning", "label_gap", f"{words} before note {before}", section_id)


def late_markers(sections: Sequence[Section]) -> Iterator[Issue]:
    """The first marker of a note stands behind the first marker of the next one."""
    seen: dict[str, int] = {}
    highest = (0, "")
    labels: set[int] = set()  # of this numbering
    for section in sections:
        for paragraph in section.paragraphs:
            for marker in paragraph.markers:
                if not marker.label.isdecimal() or marker.note_id is None or marker.note_id in seen:
                    continue
                number = seen[marker.note_id] = int(marker.label)
                if number in labels and number == 1:  # numbering starts again
                    highest, labels = (0, ""), set()
                labels.add(number)
                if number < highest[0]:
                    message = f"note {number} is first cited after note {highest[0]}"
                    yield Issue("info", "order_break", message, section.section_id, paragraph.paragraph_id)
                highest = max(highest, (number, marker.note_id))


def mixed_styles(evidence: Evidence) -> Iterator[Issue]:
    """A few markers of another form than the rest."""
    ways: Counter[str] = Counter()
    for style, count in evidence.styles.items():
        ways["raised" if style in RAISED else style] += count
    ways.pop("symbol", None)
    if len(ways) < 2:
        return
    (most, count), *others = ways.most_common()
    for style, few in others:
        severity = "warning" if few < RARE * count else "info"
        message = f"{few} marker(s) of the form {style} among {count} of the form {most}"
        yield Issue(severity, "mixed_styles", message)


def dead_links(sections: Sequence[Section]) -> Iterator[Issue]:
    for section in sections:
        for note in section.notes:
            dead = sum(link.href is None for link in note.links)
            if dead:
                words = "a link" if dead == 1 else f"{dead} links"
                yield Issue("info", "dead_link", f"note {note.label} has {words} without target", section.section_id)
