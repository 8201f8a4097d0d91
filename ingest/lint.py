"""What is wrong in the report itself: markers without notes, notes without markers, gaps, duplicates, dead links."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.flow import Flow
from ingest.footnotes.model import Footnotes
from ingest.model import Issue, Section


def lint(found: Footnotes, sections: Sequence[Section], flows: Sequence[Flow]) -> tuple[Issue, ...]:
    """The integrity issues of an edition, in its order."""
    return (
        *dangling(sections),
        *not_bound(found),
        *orphans(sections),
        *label_order(sections),
        *dead_links(sections),
    )


def dangling(sections: Sequence[Section]) -> Iterator[Issue]:
    for section in sections:
        for paragraph in section.paragraphs:
            for marker in paragraph.markers:
                if marker.note_id is None:
                    message = f"note {marker.label} is cited but not defined"
                    yield Issue("error", "dangling_ref", message, section.section_id, paragraph.paragraph_id)


def not_bound(found: Footnotes) -> Iterator[Issue]:
    """Looks like a marker, but what stands behind it says that it is none: `[^28] C.F.R.`."""
    for ref in found.unbound:
        behind = " ".join(found.blocks[ref.block].text[ref.start : ref.end + 20].split())
        yield Issue("warning", "label_collides", f"{behind!r} looks like note {ref.label} but is part of the text")


def orphans(sections: Sequence[Section]) -> Iterator[Issue]:
    cited = {m.note_id for s in sections for p in s.paragraphs for m in p.markers}
    for section in sections:
        cited |= {m.note_id for c in section.cells for m in c.markers}
    for section in sections:
        for note in section.notes:
            if note.note_id not in cited:
                yield Issue("warning", "orphan_note", f"note {note.label} is never cited", section.section_id)
            if not note.text:
                yield Issue("warning", "empty_note", f"note {note.label} has no text", section.section_id)


def label_order(sections: Sequence[Section]) -> Iterator[Issue]:
    """Duplicates and gaps within each run of notes; numbering that starts again at 1 begins a new run."""
    run: list[tuple[int, str]] = []
    for section in sections:
        for note in section.notes:
            if not note.label.isdigit():
                continue
            number = int(note.label)
            if run and number == 1:
                yield from check_run(run)
                run = []
            run.append((number, section.section_id))
    yield from check_run(run)


def check_run(run: list[tuple[int, str]]) -> Iterator[Issue]:
    counts = Counter(number for number, _ in run)
    for number, section_id in dict(run).items():
        if counts[number] > 1:
            yield Issue("warning", "duplicate_label", f"note {number} is defined {counts[number]} times", section_id)
    for (before, _), (number, section_id) in pairwise(run):
        if number > before + 1:
            missing = f"{before + 1}" if number == before + 2 else f"{before + 1} to {number - 1}"
            yield Issue("warning", "label_gap", f"note {missing} is missing before note {number}", section_id)
        elif number < before:
            yield Issue("warning", "order_break", f"note {number} stands after note {before}", section_id)


def dead_links(sections: Sequence[Section]) -> Iterator[Issue]:
    for section in sections:
        for note in section.notes:
            dead = sum(link.href is None for link in note.links)
            if dead:
                words = "a link" if dead == 1 else f"{dead} links"
                yield Issue("info", "dead_link", f"note {note.label} has {words} without target", section.section_id)
