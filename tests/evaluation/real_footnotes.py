"""Footnotes of real documents: how many markers and notes are read, and bound, against what is known of each document.

    python tests/evaluation/real_footnotes.py      print the table; exit 1 where a row does not hold

The documents lie outside the project, in ../shared/raw. Where they are absent this says so loudly and passes.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from ingest import find_editions, read_edition
from ingest.model import Document

RAW = Path(__file__).parents[3] / "shared" / "raw"


@dataclass(frozen=True, slots=True)
class Row:
    """What an edition must hold. `refs` counts markers in text and tables, `notes` those that one of them leads to."""

    report: str
    edition: str
    refs: int
    notes: int
    why: str
    unbound: int = 0
    orphans: int = 0
    collisions: int = 0  # at least so many texts that look like markers are reported and not bound


ROWS = (
    Row("us-doj-mueller-vol1", "2019-06-02", 1283, 1283, "tex4ht, notes in several containers"),
    Row("us-doj-mueller-vol1", "2019-06-23", 1283, 1283, "the same, corrected"),
    Row("uk-impact-assessment", "20250009", 29, 29, "docx converter"),
    Row("uk-impact-assessment", "20250015", 29, 29, "docx converter"),
    Row("uk-impact-assessment-2022", "20220111", 59, 59, "docx converter, a marker in a table"),
    Row("uk-spring-budget", "2017", 55, 55, "kramdown"),
    Row("uk-cpin-iraq-security", "2022-11", 40, 40, "govspeak"),
    Row("euaa-iraq-country-focus", "2025-11", 19, 19, "dead links and superscripts in one section"),
    Row("csis-on-the-radar", "2019-07-23", 8, 8, "Markdown"),
    Row("csis-on-the-radar", "2023-05-22", 43, 43, "Markdown, two files of 29 and 14 notes"),
    Row("wikipedia-mozilla", "2015", 76, 72, "MediaWiki, reused notes"),
    Row("wikipedia-new-zealand", "2016", 437, 371, "Parsoid, three series of labels, reused notes"),
    Row("us-doj-smith-vol1", "2026-08-01", 297, 193, "`[^28] C.F.R.` is no marker", orphans=13, collisions=100),
    Row("us-doj-smith-vol1", "2026-08-08", 351, 253, "`[^28] C.F.R.` is no marker", orphans=21, collisions=50),
)


def measure(document: Document) -> tuple[int, int, int, int, int]:
    """Markers, notes that are cited, markers without a note, notes without a marker, reported collisions."""
    markers = [m for p in document.paragraphs for m in p.markers]
    markers += [m for s in document.sections for c in s.cells for m in c.markers]
    codes = Counter(issue.code for issue in document.issues)
    cited = {m.note_id for m in markers if m.note_id}
    unbound = sum(m.note_id is None for m in markers)
    return len(markers), len(cited), unbound, codes["orphan_note"], codes["label_collides"]


def check(row: Row) -> tuple[bool, tuple[int, int, int, int, int]]:
    (folder,) = (f for f in find_editions(RAW) if (f.report, f.edition) == (row.report, row.edition))
    found = measure(read_edition(folder))
    holds = found[:3] == (row.refs, row.notes, row.unbound) and found[3] <= max(row.orphans, 1)
    return holds and found[4] >= row.collisions, found


def main() -> int:
    if not RAW.is_dir():
        print("=" * 80)
        print(f"REAL DOCUMENTS NOT READ: {RAW} is absent, so nothing was counted.")
        print("=" * 80)
        return 0
    print(f"{'':36} {'refs':>6} {'notes':>6} {'unbound':>8} {'orphans':>8} {'collisions':>10}")
    failed = 0
    for row in ROWS:
        holds, (refs, notes, unbound, orphans, collisions) = check(row)
        failed += not holds
        name = f"{row.report} {row.edition}"
        told = "" if holds else f"   EXPECTED {row.refs} refs, {row.notes} notes"
        print(f"{name:36} {refs:6} {notes:6} {unbound:8} {orphans:8} {collisions:10}{told}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
